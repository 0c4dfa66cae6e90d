"""Uniting two copies of one study.

All but `reading`, `texts`, `applying` and `door` know no database.
"""

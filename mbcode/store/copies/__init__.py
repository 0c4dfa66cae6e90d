"""Uniting two copies of one study.

All but `reading`, `reading_texts`, `applying` and `door` know no database.
"""

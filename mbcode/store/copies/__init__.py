"""Uniting two copies of one study. All but `reading`, `applying` and `door` know no database."""

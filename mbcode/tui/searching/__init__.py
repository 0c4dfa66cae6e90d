"""Searching, as far as it can be told without Textual."""

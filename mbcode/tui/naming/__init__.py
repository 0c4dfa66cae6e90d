"""Deciding on names, without Textual."""

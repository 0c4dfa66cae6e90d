"""Memos as they are shown, searched and linked: what needs no screen to be worked out."""

"""Widgets, one a module. Facts are handed to them, wishes leave them as messages."""

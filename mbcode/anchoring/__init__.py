"""What becomes of passages when a text is corrected: the one room that may move a span."""

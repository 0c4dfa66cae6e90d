"""What the reader shows, worked out without a screen: rows, stripes, the caret."""

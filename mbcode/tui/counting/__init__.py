"""What the matrix shows, worked out without a terminal: numbers and words only."""

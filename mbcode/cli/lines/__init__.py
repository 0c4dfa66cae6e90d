"""Reading and coding line by line, without drawing: for screen readers and slow lines."""

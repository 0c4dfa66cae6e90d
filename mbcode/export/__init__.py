"""A table and its meaning to a file, whole or not at all."""

"""Suggesting codes for sentences: what is learnt from, what is said, how well it does."""

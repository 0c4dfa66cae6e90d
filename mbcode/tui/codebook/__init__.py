"""The codebook under work: what can be thought through without a screen, and the doors to it."""

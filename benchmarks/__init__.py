"""Benchmarks that anyone can run; each compares in one run and can fail on a ratio, never on
seconds.
"""

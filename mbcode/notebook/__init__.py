"""The third door, for notebooks and scripts: what the command line counts, with the same options.

Nothing in it can change a study.
"""

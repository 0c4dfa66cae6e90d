"""Where a study's transcripts hold some words: as they are written, in all their forms, or a
pattern.
"""

"""Which words stand for a person, a place or a number, and what stands in their place.

Pure rules on names and texts. The word is *pseudonymised*: whoever has the key knows who is who.
"""

"""Names in a study: putting them before a person, carrying out what was decided, guarding what
leaves.
"""

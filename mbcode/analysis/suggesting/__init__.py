"""Learning which codes go with which words, and saying which words spoke for a code."""

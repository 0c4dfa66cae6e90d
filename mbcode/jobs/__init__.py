"""What the doors ask for: each job composes the store, the formats, the language, the analysis."""

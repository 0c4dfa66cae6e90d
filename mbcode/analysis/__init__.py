"""What a study's codings count up to. Pure: columns in, pandas frames and frozen results out."""

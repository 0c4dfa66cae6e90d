"""What a study's codings count up to. Pure: columns in, frames and frozen results out."""

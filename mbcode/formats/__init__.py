"""Readers: one module a kind of file, bytes in and drafts out; no database, no spaCy."""

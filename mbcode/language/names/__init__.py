"""Finds what may name a person in Danish texts: proposed to a person, who decides."""

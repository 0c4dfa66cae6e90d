"""The tables of a study, a function each: `export.table.Table` out, for a door to write or show."""

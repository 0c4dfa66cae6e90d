"""The study on disk: tables, the one door for change, history. See `study.Study`."""

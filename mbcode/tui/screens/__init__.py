"""Screens, one a module. A screen asks the study; its widgets only show and wish."""

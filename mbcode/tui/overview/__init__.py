"""What the overview shows, worked out without a screen: a map of themes, and bars."""

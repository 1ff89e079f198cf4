"""Looking for what was said, by words."""

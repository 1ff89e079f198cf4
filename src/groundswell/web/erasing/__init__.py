"""Erasing a person, an account or a source for good."""

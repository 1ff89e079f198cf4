"""The copies of the store."""

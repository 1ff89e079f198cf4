"""A launch as a record: its day, tier, people, concerns, changes, and what happened to it in which order."""

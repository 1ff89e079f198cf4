"""From what was heard and how it is grouped to the field of concerns."""

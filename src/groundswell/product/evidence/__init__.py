"""The evidence for concerns, for who decides what to build: as a value, and as the text of a ticket."""

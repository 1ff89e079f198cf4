"""The evidence for one concern or several, on one page."""

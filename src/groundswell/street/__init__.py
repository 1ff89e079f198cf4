"""Steps 5 and 6: the presentation, the decision, and the gates on the way to sales."""

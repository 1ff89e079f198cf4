"""What waits for an answer, and what is said to it."""

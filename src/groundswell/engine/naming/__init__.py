"""What a concern is called, in the words of those who raise it."""

"""Step 7: whether it worked, and how near a launch came to the perfect marriage of message and action."""

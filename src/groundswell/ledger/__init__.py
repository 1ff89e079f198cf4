"""What was done, by whom, and what must go out because of it."""

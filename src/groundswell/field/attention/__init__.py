"""What must be answered: who brought a concern before whom, what was said to it, and who is told."""

"""What one seller heard, and what it led to: their own page, and that of who leads a team with them in it."""

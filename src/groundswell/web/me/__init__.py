"""What I heard, what it led to; and where I am signed in."""

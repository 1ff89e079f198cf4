"""What an administrator sets: the page of places, and people."""

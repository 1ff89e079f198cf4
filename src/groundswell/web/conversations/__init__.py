"""What was said, at its place."""

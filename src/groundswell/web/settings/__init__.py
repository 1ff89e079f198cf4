"""What an administrator sets: people, for now."""

"""What guests of a launch read: words without names, let go by a person, and withdrawn at once."""

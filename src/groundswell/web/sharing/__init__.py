"""Pages on which members invite guests to a launch, and let go what those read."""

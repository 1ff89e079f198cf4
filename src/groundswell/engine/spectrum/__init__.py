"""Where a launch stands between completely disconnected and the perfect marriage of message and action."""

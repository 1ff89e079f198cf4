"""What stands around every page: the frame, the bar, how things are worded."""

"""The kit of a launch for who does not come in here: printed, and by link."""

"""Trackers: which there are, and what they send by themselves."""

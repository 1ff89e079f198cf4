"""Launches that were never run here, told by a timeline that somebody wrote down."""

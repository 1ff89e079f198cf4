"""Launches of before, or of elsewhere, brought in as timelines."""

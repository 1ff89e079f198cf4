"""Targets: the periods they are for, what of them is attained, at what pace, and how a period may end."""

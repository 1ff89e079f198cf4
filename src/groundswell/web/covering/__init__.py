"""A text of ours against what customers say: what it answers, what it misses, what nobody asked for."""

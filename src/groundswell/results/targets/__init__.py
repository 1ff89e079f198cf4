"""Targets: read from tables or typed, judged row by row, set, replaced and taken away."""

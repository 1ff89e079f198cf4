"""Tokens: by which programs call, in somebody's name."""

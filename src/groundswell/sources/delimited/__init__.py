"""Rows of text parted by commas, tabs and the like: whether they are, in which dialect, and their cells."""

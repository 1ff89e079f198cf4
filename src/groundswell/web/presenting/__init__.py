"""A launch as executives are shown it: slide by slide, as a page and as a file."""

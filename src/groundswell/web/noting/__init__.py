"""I just heard something: the page for a thumb, with and without a signal."""

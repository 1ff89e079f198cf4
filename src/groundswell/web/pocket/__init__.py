"""The kit on a phone, with and without a signal."""

"""What stands in the place of a name that is to be taken from the words."""

# In a concern until it is named; in a patch, whatever name that came to be.
FROM_WORDS = ""

"""Go or not: what is asked, what was decided, and on what."""

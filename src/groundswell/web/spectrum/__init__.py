"""Where one launch stands on the spectrum, and by which of the two ways it went."""

"""Where each launch stands on the spectrum, kept for lists, and what executives say of its signs."""

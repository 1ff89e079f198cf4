"""One customer: what they said, and their deals."""

"""Which card says something to what a customer just said."""

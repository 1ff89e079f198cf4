"""Who is invited from outside to one launch, and what of it they see."""

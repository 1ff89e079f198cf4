"""`/results`: did it work? Numbers first, then what is told of concerns, deals and words."""

"""What programs read, by a token: the board first."""

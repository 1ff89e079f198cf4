"""The kit: what sales says to what customers say, a card a concern."""

"""What sales does with the kit: rating a card, who is ready, the check, and what a launch's day needs."""

"""What sales does with the kit: cards found, read, checked, used; and whether it is ready."""

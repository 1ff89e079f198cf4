"""What product does about concerns: the list of changes, one, and making one."""

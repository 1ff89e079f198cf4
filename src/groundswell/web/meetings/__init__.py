"""The teams at one table: what is talked over, and what was decided."""

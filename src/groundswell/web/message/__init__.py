"""The message of a launch: its claims, its house, its signatures."""

"""The deals a concern is raised in, their money, and how often they are lost."""

"""Talk written down as text, however its lines are laid out: who spoke, when, and what stands around it."""

"""The pages of guests: what was released to them, and nothing else."""

"""Sales pulls the teams together on what nobody has answered."""

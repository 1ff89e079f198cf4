"""These two may be one, this one may be two: yes or no."""

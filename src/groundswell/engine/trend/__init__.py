"""Whether a concern is raised more or less often than before."""

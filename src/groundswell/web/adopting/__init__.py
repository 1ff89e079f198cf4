"""Whether sellers say what a launch says, on pages."""

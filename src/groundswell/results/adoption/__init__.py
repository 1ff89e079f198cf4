"""Whether sellers say the claims of a launch, as they speak with customers after its day."""

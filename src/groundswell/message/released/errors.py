"""What goes wrong with releasing."""

from groundswell.field.errors import ImpossibleCorrection


class CannotRelease(ImpossibleCorrection):
    """The text says why."""

"""What goes wrong with releasing."""

from groundswell.speech import GroundswellError


class CannotRelease(GroundswellError):
    """The text says why."""

    code = "cannot_release"

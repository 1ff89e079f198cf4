from groundswell.speech import GroundswellError


class CannotCover(GroundswellError):
    """What was to be held against concerns, or decided about it, makes no sense; the text says why."""

    code = "cannot_cover"

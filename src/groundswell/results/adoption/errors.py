from groundswell.speech import GroundswellError


class CannotDecide(GroundswellError):
    """What was to be decided about a turn makes no sense; the text says why."""

    code = "cannot_decide_adoption"

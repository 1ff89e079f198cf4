from groundswell.speech import GroundswellError


class DecidedAlready(GroundswellError):
    """Somebody said the same of this turn and claim."""

    code = "turn_decided_already"

    def __init__(self) -> None:
        super().__init__("That was decided already.")

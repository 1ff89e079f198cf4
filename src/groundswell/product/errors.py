"""What may be the matter with changes."""

from groundswell.speech import GroundswellError


class NoSuchChange(GroundswellError):
    """A change of this number was never made, or was taken back."""

    code = "no_such_change"

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no change {number}.", id=number)

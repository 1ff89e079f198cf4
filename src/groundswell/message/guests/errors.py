"""What goes wrong with guests."""

from groundswell.field.errors import ImpossibleCorrection
from groundswell.speech import GroundswellError


class CannotInvite(ImpossibleCorrection):
    """The text says why."""


class WrongGuestCode(GroundswellError):
    code = "wrong_guest_code"

    def __init__(self) -> None:
        super().__init__("That is not the code, or it is over. Ask for another one.")

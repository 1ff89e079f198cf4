"""What goes wrong with guests."""

from groundswell.speech import GroundswellError


class CannotInvite(GroundswellError):
    """The text says why."""

    code = "cannot_invite"


class WrongGuestCode(GroundswellError):
    code = "wrong_guest_code"

    def __init__(self) -> None:
        super().__init__("That is not the code, or it is over. Ask for another one.")

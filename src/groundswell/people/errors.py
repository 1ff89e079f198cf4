"""What goes wrong with people and their ways in."""

from groundswell.speech import GroundswellError


class EntranceClosed(GroundswellError):
    """The link was used, is over, or never was: it does not say which."""

    code = "entrance_closed"

    def __init__(self) -> None:
        super().__init__("This link does not let anybody in any more.")


class FoundedAlready(GroundswellError):
    code = "founded_already"

    def __init__(self) -> None:
        super().__init__("The company has its first administrator already.")


class AddressTaken(GroundswellError):
    code = "address_taken"

    def __init__(self, email: str) -> None:
        super().__init__("Somebody comes in by this address already.", email=email)


class LastAdministrator(GroundswellError):
    code = "last_administrator"

    def __init__(self) -> None:
        super().__init__("There would be no administrator left.")


class StillComesIn(GroundswellError):
    """Somebody is to be erased whose rights have not ended."""

    code = "still_comes_in"

    def __init__(self) -> None:
        super().__init__("They may still come in: end their rights first, then erase them.")

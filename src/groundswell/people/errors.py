"""What goes wrong with people and their ways in."""

from datetime import timedelta

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


class TooManyTries(GroundswellError):
    """Nothing was looked at: not whether this try was a good one, either."""

    code = "too_many_tries"

    def __init__(self, wait: timedelta) -> None:
        super().__init__("Too many tries. Wait a few minutes, or ask your administrator for a link.")
        self.wait = wait


class NameTaken(GroundswellError):
    code = "name_taken"

    def __init__(self, name: str) -> None:
        super().__init__("There is a team of this name already.", name=name)


class NoCodeYourself(GroundswellError):
    """Who asks all administrators for a code would shut themselves out."""

    code = "no_code_yourself"

    def __init__(self) -> None:
        super().__init__("Set up a code of your own first: without one you would be shut out.")


class NotInvited(GroundswellError):
    """The provider knows them, and nobody here let them in."""

    code = "not_invited"

    def __init__(self) -> None:
        super().__init__("You have not been invited. Ask your administrator.")


class WrongCode(GroundswellError):
    code = "wrong_code"

    def __init__(self) -> None:
        super().__init__("That is not the code of now. Is the telephone's clock right?")

"""What can be wrong with what a person asks of a delivery."""

from groundswell.speech import GroundswellError


class NoSuchDelivery(GroundswellError):
    code = "no_such_delivery"

    def __init__(self, number: int) -> None:
        super().__init__("There is no such import.", id=number)


class NotWaiting(GroundswellError):
    """It is further on than whoever asks has seen: being taken, say, or taken."""

    code = "not_waiting"

    def __init__(self, number: int) -> None:
        super().__init__("This import went on meanwhile: look at it again.", id=number)


class CannotWatch(GroundswellError):
    """The folder cannot be watched; the text says why."""

    code = "cannot_watch"

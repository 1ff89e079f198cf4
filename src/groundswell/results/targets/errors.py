"""What can go wrong as targets are set."""

from groundswell.results.targets.values import Refusal
from groundswell.speech import GroundswellError


class RowRefused(GroundswellError):
    """What was typed is refused, and why."""

    code = "target_refused"

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(f"The target is refused: {refusal.flaw.value}.")


class NothingToTake(GroundswellError):
    """No row of the table is new, or it was taken before."""

    code = "nothing_to_take"

"""What can be wrong with what somebody asks of a message."""

from groundswell.field.errors import ImpossibleCorrection
from groundswell.speech import GroundswellError


class MessageChangedMeanwhile(GroundswellError):
    """Since somebody looked at this part of the message, it was changed; nothing was done."""

    code = "message_changed_meanwhile"

    def __init__(self) -> None:
        super().__init__("Somebody changed this while you looked at it. Nothing of yours was done.")


class EvidenceNotShown(ImpossibleCorrection):
    """Nobody signs what they have not had before them."""

    code = "evidence_not_shown"

    def __init__(self) -> None:
        super().__init__("Look at the evidence first: you sign the version that you have seen.")

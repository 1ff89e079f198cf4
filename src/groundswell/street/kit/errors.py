"""What can be wrong with what is asked of a card, beside what makes no sense."""

from groundswell.field.errors import ImpossibleCorrection


class CardChangedMeanwhile(ImpossibleCorrection):
    """Another version stands than the one that was looked at."""

    code = "card_changed_meanwhile"

    def __init__(self) -> None:
        super().__init__(
            "Somebody changed the card while you looked at it. Nothing was done: see how it stands now."
        )

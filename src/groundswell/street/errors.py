"""What can be wrong with what is asked of a presentation or a decision, beside what makes no sense."""

from groundswell.field.errors import ImpossibleCorrection


class PresentationChangedMeanwhile(ImpossibleCorrection):
    """What stands now is not what whoever acts had before them."""

    code = "presentation_changed_meanwhile"

    def __init__(self) -> None:
        super().__init__(
            "What it stands on was changed while you looked at it. Nothing was done: see how it stands now."
        )

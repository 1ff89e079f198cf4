"""What can be wrong with what is asked of a launch, beside what makes no sense (ImpossibleCorrection)."""

from groundswell.field.errors import ImpossibleCorrection


class LaunchChangedMeanwhile(ImpossibleCorrection):
    """Since the caller looked at it, somebody gave it another name, day, tier or lead."""

    code = "launch_changed_meanwhile"

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Somebody changed L-{number} while you looked at it. Nothing was done: see how it stands now,"
            " and send yours again if it is still right.",
            id=f"L-{number}",
        )


class WentAlready(ImpossibleCorrection):
    code = "went_already"

    def __init__(self, number: int) -> None:
        super().__init__(f"L-{number} went to market already.", id=f"L-{number}")


class ReachIsSettled(ImpossibleCorrection):
    """Its concerns were looked at, or are today: who says now whom it reached knows what was found."""

    code = "reach_is_settled"

    def __init__(self, number: int) -> None:
        super().__init__(
            f"L-{number} went to market 30 days ago or more, and whom it reached stays as it was said.",
            id=f"L-{number}",
        )

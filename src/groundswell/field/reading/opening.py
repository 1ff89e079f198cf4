"""Making sure that the read model holds before it is read."""

from datetime import datetime

from groundswell.field.reading import state


def ready(today: datetime) -> bool:
    """Whether the read model holds on this day, counted now where that is due; False where it cannot be kept,
    or somebody is writing."""
    if state.holds(today):
        return True
    if not state.can_be_written():
        return False
    # All that counting needs is loaded only where it is due.
    from groundswell.field.reading.upkeep import refresh

    refresh(today)
    return state.holds(today)

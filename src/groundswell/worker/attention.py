"""Attention as the worker looks after it: rules that bring concerns, and what is late."""

from datetime import datetime

from groundswell.field.attention.due import Stamp, bring_what_rules_say, escalate_what_is_late, stamp
from groundswell.field.reading.state import holds


class Attending:
    """Judges again only where something changed since it judged last; a new process does so once in vain."""

    def __init__(self) -> None:
        self._judged: Stamp | None = None

    def __call__(self, at: datetime) -> None:
        if not holds(at) or (current := stamp(at)) == self._judged:
            return
        escalate_what_is_late(at)
        bring_what_rules_say(at)
        # What it brought itself is looked at once more: a limit may have been reached.
        self._judged = current

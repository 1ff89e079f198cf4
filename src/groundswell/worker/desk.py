"""Where the worker is asked. Also what it holds to answer: the encoder, and the ground that notes are placed
on; both from the first time they are needed."""

from datetime import datetime
from functools import cache

from groundswell.field.languages import open_for_field
from groundswell.field.placing import Placing, unplaced_notes
from groundswell.worker.answering import Answering, Answers, can_answer


@cache
def placing() -> Placing:
    """The one of this process."""
    return Placing(open_for_field)


def place_notes(at: datetime) -> None:  # noqa: ARG001 - whenever it was kept
    """Those that were kept while nobody answered, or when it could not be done in time."""
    placing().freshen()
    for conversation in unplaced_notes():
        placing().place(conversation)


class Desk:
    """Open or closed, from the beginning of a `with` to its end."""

    def __init__(self) -> None:
        self._answering: Answering | None = None

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        if self._answering is None and can_answer():
            self._answering = Answering(Answers(placing(), open_for_field))
            self._answering.begin()

    def close(self) -> None:
        if self._answering is not None:
            self._answering.end()
            self._answering = None

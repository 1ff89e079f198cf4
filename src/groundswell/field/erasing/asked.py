"""Erasing that was asked for on a page: written down, done by the worker, and said to be done only once no
trace is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from groundswell.field.erasing.finishing import erasing_is_due, finish_erasing
from groundswell.field.erasing.forget import forget_rows
from groundswell.field.erasing.preview import preview
from groundswell.field.errors import NobodyOfTheirs, NothingToForget, WhoIsMeant
from groundswell.field.history.entries import Author
from groundswell.ledger import errands
from groundswell.ledger.acting import acting
from groundswell.ledger.models import Errand
from groundswell.people.errors import StillComesIn
from groundswell.people.viewer import Viewer
from groundswell.speech import GroundswellError

_KIND = "erase"
_SHOWN = 20


class TracesAreRead(GroundswellError):
    """The words are gone from all rows, and another process still reads an older state of the store."""

    code = "an_older_state_is_still_read"

    def __init__(self) -> None:
        super().__init__("Another process still reads an older state of the store.")


def ask(
    viewer: Viewer,
    what: str,
    name: str,
    at: datetime,
    *,
    only: Sequence[str] = (),
    same: bool = False,
    address: str | None = None,
) -> Errand:
    """Have a person, an account or a source erased soon; the audit tells that, and not whom. Raises what
    `preview` raises."""
    preview(viewer, what, name, at, only=tuple(only), same=same)
    about = {"what": what, "name": name, "only": list(only), "same": same, "by": viewer.name}
    with acting(viewer, f"erase: {what}", at=at, address=address):
        return errands.ask(viewer, _KIND, at, about)


def is_due() -> bool:
    return errands.waits(_KIND) or erasing_is_due()


def do_what_was_asked(at: datetime) -> None:
    """Raises TracesAreRead where not all could be overwritten: it is then still due."""
    for errand in errands.waiting(_KIND):
        with transaction.atomic():
            _erase(errand, at)
    if not finish_erasing():
        raise TracesAreRead


def _erase(errand: Errand, at: datetime) -> None:
    """In one transaction with the end of the errand, which forgets whom it was about: nothing is erased
    twice, and no name outlives the words."""
    about = errand.about
    author = Author(by=about["by"], at=errand.at)
    try:
        with transaction.atomic():
            gone = forget_rows(about["name"], author, about["only"], same=about["same"], what=about["what"])
    except (NothingToForget, NobodyOfTheirs, WhoIsMeant, StillComesIn) as why:
        # The store changed since it was asked: whoever asked looks again.
        errands.over(errand, at, {"what": about["what"]}, refused=why.code)
        return
    counts = {"what": gone.what, "conversations": gone.conversations, "verbatims": gone.verbatims}
    errands.over(errand, at, counts | {"mentions": gone.mentions, "unclear": gone.unclear})


@dataclass(frozen=True, kw_only=True, slots=True)
class Erasure:
    """How far one is; of whom it was, nothing."""

    at: datetime
    what: str
    state: str  # waits, traces, erased, refused
    conversations: int = 0
    verbatims: int = 0
    mentions: int = 0
    unclear: int = 0
    refused: str = ""


def erasures(viewer: Viewer) -> list[Erasure]:
    """The newest first. Raises NotForYou."""
    traces = erasing_is_due()
    return [_as_told(errand, traces=traces) for errand in errands.latest(viewer, _KIND, _SHOWN)]


def _as_told(errand: Errand, *, traces: bool) -> Erasure:
    if errand.done is None:
        return Erasure(at=errand.at, what=errand.about["what"], state="waits")
    counts = {key: value for key, value in errand.told.items() if key in Erasure.__slots__}
    state = "refused" if errand.refused else "traces" if traces else "erased"
    return Erasure(at=errand.at, state=state, refused=errand.refused, **counts)

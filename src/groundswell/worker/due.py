"""What the worker looks after: each piece is read from the data, and safe to kill at any moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from groundswell.crm.people import match_by_mail
from groundswell.field.bringing.arriving import clear_away
from groundswell.field.bringing.folders import look_into_folders
from groundswell.field.erasing import asked
from groundswell.field.keeping import backing_up
from groundswell.field.reading import state
from groundswell.field.reading.opening import ready
from groundswell.field.retention import keeping
from groundswell.people import upkeep
from groundswell.product.trackers import due as trackers
from groundswell.results.standing.looking import look_anew, look_at_launches
from groundswell.results.worked import looking
from groundswell.street.due import bring_to_market
from groundswell.worker.adopting import adoption_is_due, judge_what_was_said
from groundswell.worker.attention import Attending
from groundswell.worker.bringing import bring_in, bring_in_with_room, bringing_is_due
from groundswell.worker.cards import read_cards
from groundswell.worker.covering import cover_the_next
from groundswell.worker.desk import place_notes
from groundswell.worker.digests import Digests
from groundswell.worker.mending import hear_anew, hearing_is_due
from groundswell.worker.nights import is_night
from groundswell.worker.outgoing import send_what_is_due
from groundswell.worker.regrouping import regroup, regrouping_is_due


@dataclass(frozen=True, slots=True)
class Due:
    """One piece: what is due of it at a moment is done by `do`, and no more."""

    name: str  # in words, as it is shown where it fails
    do: Callable[[datetime], object]
    # Of what takes long: whether there is anything to do. It is then done by a process apart, with less right
    # to the processor; the worker goes on looking after the rest.
    waits: Callable[[datetime], bool] | None = None
    # It takes minutes, and somebody may sit and wait for it: in a process beside that one, and begun at once.
    beside: bool = False
    # What one process apart does of it, where that is not all: another one goes on.
    apart: Callable[[datetime], object] | None = None


def _has_to_be_counted(at: datetime) -> bool:
    return not state.holds(at)


def _look_whether_it_worked(at: datetime) -> None:
    if looking.look_at_what_is_due(at):
        look_anew()


def _back_up(at: datetime) -> None:
    backing_up.do_what_is_due(at, night=is_night(at))


def _look_for_proposals(_: datetime) -> None:
    # All that grouping needs is loaded only where it is due.
    from groundswell.field.proposing import look_for

    look_for()


def _proposals_are_due(_: datetime) -> bool:
    from groundswell.field.proposing import to_be_looked_for

    return to_be_looked_for()


# Short pieces first: a long one is begun once they are done.
PIECES: tuple[Due, ...] = (
    Due("keeping", keeping.forget_what_is_over, lambda at: keeping.is_due(at, night=is_night(at))),
    Due("erasing", asked.do_what_was_asked, lambda _: asked.is_due()),
    # What is counted is brought up to date, so that no page has to wait for it.
    Due("counting", ready, _has_to_be_counted),
    Due("placing of notes", place_notes),
    Due("attention", Attending()),
    Due("bringing launches to market", bring_to_market),
    Due("finding what texts answer", cover_the_next),
    Due("reading cards", read_cards),
    Due("looking where launches stand", look_at_launches),
    Due("digests", Digests()),
    Due("sending", send_what_is_due),
    Due("trackers", trackers.do_what_is_due, trackers.is_due),
    Due("looking whether it worked", _look_whether_it_worked, looking.is_due),
    Due("clearing of files that nobody takes", clear_away),
    Due("looking into watched folders", look_into_folders),
    Due("bringing in", bring_in, bringing_is_due, beside=True, apart=bring_in_with_room),
    Due("hearing anew of what was put right", hear_anew, hearing_is_due),
    Due("matching of people to the CRM", match_by_mail),
    Due("clearing of sign-ins and tries that are over", upkeep.clear),
    Due("judging what sellers say", judge_what_was_said, adoption_is_due),
    # Last: whoever waits for any of the others waits for it, too.
    Due("regrouping", regroup, regrouping_is_due),
    Due("looking for proposals", _look_for_proposals, _proposals_are_due),
    Due("backup", _back_up, lambda at: backing_up.is_due(at, night=is_night(at))),
)


def named(name: str) -> Due:
    """Raises KeyError."""
    return {piece.name: piece for piece in PIECES}[name]

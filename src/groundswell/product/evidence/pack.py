"""The evidence for some concerns: what is said, by whom, what hangs on it, and how sure that is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from groundswell.engine.survey.values import Concern, Evidence
from groundswell.engine.trend.values import Direction
from groundswell.field.errors import NoSuchConcern
from groundswell.field.read_model import ConcernSummary, FieldSummary
from groundswell.field.reading.making import concern_from
from groundswell.field.reading.said import evidence
from groundswell.field.telling import live_verbatims, redirects
from groundswell.people.viewer import Viewer, require_member
from groundswell.product.queries import Waiting, waiting
from groundswell.report import wording

MOST = 20  # concerns in a pack
SHOWN = 12  # verbatims of each that say different things
_LOOKED_AT = 60  # of each, of which some say the very same
_FEW = 3  # accounts: fewer are an anecdote


@dataclass(frozen=True, slots=True)
class Said:
    """What one account said of a concern; the account is empty where none is known."""

    account: str
    verbatims: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OfConcern:
    concern: Concern  # as it is counted, without verbatims
    said: tuple[Said, ...]  # the most telling, by account
    left: int  # further verbatims
    unsure: tuple[str, ...]  # what weakens it, in sentences


@dataclass(frozen=True, kw_only=True, slots=True)
class Pack:
    as_of: datetime | None
    concerns: tuple[OfConcern, ...]
    waiting: tuple[Waiting, ...]  # the accounts behind all of it


def pack(viewer: Viewer, numbers: Sequence[int]) -> Pack:
    """Of these concerns as they are called today, at most MOST, each once; those of which nothing counts are
    left out. Eight queries, however many. The read model must hold. Raises NotForYou, and NoSuchConcern where
    none is left."""
    require_member(viewer)
    to = redirects().to
    current = list(dict.fromkeys(to.get(number) or number for number in numbers))[:MOST]
    records = dict(ConcernSummary.objects.filter(concern__in=current).values_list("concern", "record"))
    there = [number for number in current if number in records]
    if not there:
        raise NoSuchConcern(numbers[0] if numbers else 0)
    said = _said_in(there)
    return Pack(
        as_of=FieldSummary.objects.values_list("as_of", flat=True).first(),
        concerns=tuple(_of_concern(concern_from(records[n], ()), said.get(n, [])) for n in there),
        waiting=tuple(waiting(viewer, there)),
    )


def _said_in(concerns: Sequence[int]) -> dict[int, list[Evidence]]:
    """By concern the most telling, those that say the very same told once."""
    place = Window(RowNumber(), partition_by=F("concern"), order_by=[F("score").desc(), F("id").asc()])
    rows = live_verbatims().filter(concern__in=concerns).annotate(place=place).filter(place__lte=_LOOKED_AT)
    chosen: dict[int, dict[int, int]] = defaultdict(dict)
    for concern, verbatim, again in rows.order_by("place").values_list("concern", "id", "again"):
        if len(chosen[concern]) < SHOWN:
            chosen[concern].setdefault(again or -verbatim, verbatim)
    concern_of = {verbatim: number for number, theirs in chosen.items() for verbatim in theirs.values()}
    said: dict[int, list[Evidence]] = defaultdict(list)
    for verbatim in evidence(list(concern_of)):
        said[concern_of[verbatim.id]].append(verbatim)
    return said


def _of_concern(concern: Concern, said: Sequence[Evidence]) -> OfConcern:
    by_account: dict[str, list[Evidence]] = defaultdict(list)
    for verbatim in said:
        by_account[verbatim.account].append(verbatim)
    accounts = sorted(by_account, key=lambda account: not account)  # whose is not known stands last
    return OfConcern(
        concern=concern,
        said=tuple(Said(account, tuple(by_account[account])) for account in accounts),
        left=concern.spoken + concern.reported + concern.unknown - len(said),
        unsure=tuple(unsure_of(concern)),
    )


def unsure_of(concern: Concern) -> Iterable[str]:
    """What somebody who builds on it has to know, in sentences."""
    if concern.concentration:
        yield concern.concentration
    if not concern.spoken:
        yield "No customer's own words yet: known from what sellers report, or from speakers nobody knows."
    elif concern.accounts < _FEW:
        yield f"Said by {wording.count(concern.accounts, 'account')} only."
    if concern.trend.direction is Direction.NOT_ENOUGH:
        yield "Not enough data to say whether it is raised more or less often."
    elif not wording.holds(concern.trend) and concern.trend.direction is not Direction.NO_CLEAR:
        yield f"That it is {concern.trend.direction.value} may be chance: it depends on when one looks."
    if concern.deals.speakers_unknown:
        yield f"{wording.count(concern.deals.speakers_unknown, 'more deal')} not counted: speakers unknown."

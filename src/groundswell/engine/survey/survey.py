"""From what was heard and how it is grouped to the field of concerns that people read."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from math import fsum

from groundswell.engine.days import day_of, in_zone, is_before, is_by
from groundswell.engine.deals.raised import Book, Talk
from groundswell.engine.deals.values import DealsRaised
from groundswell.engine.encoder import Encoder
from groundswell.engine.ranking.scores import Standing, Whole, factors, score
from groundswell.engine.survey.concentration import concentration
from groundswell.engine.survey.past import known_by, past_of, recurring
from groundswell.engine.survey.phrases import NO_PHRASES, phrases_of, without_phrases
from groundswell.engine.survey.titles import themed, titled
from groundswell.engine.survey.values import (
    Concern,
    Evidence,
    Field,
    FileCount,
    NamedBy,
    Refusal,
    SetAside,
    SetText,
    Status,
)
from groundswell.engine.trend.values import Trend
from groundswell.engine.trend.verdicts import Calendar, calendar, trend
from groundswell.speech import Account, Deal, Kind, Voice


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A conversation that was held, whether or not anything was heard in it: the denominator."""

    id: int
    at: datetime | None
    account: str  # display name; the same account has the same name everywhere here
    seller: str
    deal: str
    source: str
    channel: str
    deal_key: str = ""  # the CRM's id, where the source names it by that
    # As the source writes them, where it does.
    segment: str = ""
    product: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """What is known of a concern beside its verbatims."""

    id: int
    name: str = ""  # empty: to be named from its words
    standing: str = ""  # the name from its words that it bore before, kept while it is good
    named_by: NamedBy = NamedBy.WORDS
    status: Status = Status.OPEN
    theme: int | None = None
    merged_ids: tuple[int, ...] = ()
    split_from: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Context:
    """What is the same for every concern."""

    as_of: datetime | None
    calendar: Calendar | None
    whole: Whole
    by_seller: Counter[str]  # conversations held
    by_account: Counter[str]


def survey(
    *,
    heard: Sequence[Evidence],
    concern_of: Mapping[int, int],
    labels: Mapping[int, Label],
    held: Sequence[Held],
    accounts: Sequence[Account],
    deals: Sequence[Deal],
    files: Sequence[FileCount],
    refused: Sequence[Refusal],
    set_aside: Sequence[SetAside] = (),
    set_text: Sequence[SetText] = (),
    set_phrases: Mapping[int, int] = NO_PHRASES,
    heard_phrases: Collection[int] = (),
    as_of: datetime | None = None,
    since: datetime | None = None,
    today: datetime | None = None,
    zone: tzinfo = UTC,
    encoder: Encoder | None = None,
) -> Field:
    """Count, name, rank and date every concern.

    `concern_of` maps a verbatim's id to its concern's number (absent or 0: heard once), `set_phrases` to that
    of the set phrase it is; those are in no concern unless they are among `heard_phrases`. With `as_of` the
    field is what was known then (see past.py), in the grouping and under the names given here; without, all
    is counted, and trends are as of the last conversation, of `today` at the latest. `since` narrows which
    verbatims are shown and counted; trends and shares are still told against all. Days are those of `zone`.
    Same input, same field, in any order. A concern without verbatims is not shown. `encoder`: see `names`.
    """
    phrases = phrases_of(heard, set_phrases, heard_phrases, as_of=as_of, since=since, zone=zone)
    heard = without_phrases(heard, set_phrases, heard_phrases)
    named, _ = _grouped(heard, concern_of)
    past = closed_by = None
    if as_of is not None:
        known = known_by(held, as_of, zone)
        past = past_of(held, len(known))
        held, heard = known, known_by(heard, as_of, zone)
        concern_of = recurring(heard, concern_of)
        # Only where a day is asked for: what closed since the last conversation has closed.
        closed_by = day_of(as_of, zone)
    dated = _dated(held, as_of or today, zone)
    as_of = as_of or max(dated, default=None)
    heard = [replace(one, at=in_zone(one.at, zone)) if one.at else one for one in heard]
    raised_in = _conversations(heard, concern_of)
    if since is not None:
        heard = [one for one in heard if one.at and not is_before(one.at, since, zone)]
    groups, once = _grouped(heard, concern_of)
    raised = _deals(groups, Book(accounts, deals, [_talk(one, zone) for one in held], closed_by))
    context = _context(held, as_of, raised, zone)
    titles = titled(
        named,
        {number: label.name for number, label in labels.items()},
        {number: label.standing for number, label in labels.items()},
        encoder,
    )
    concerns = [
        _concern(
            labels.get(number, Label(id=number)),
            of,
            titles[number],
            raised[number],
            trend(raised_in[number], context.calendar),
            context,
        )
        for number, of in groups.items()
    ]
    concerns.sort(key=_place)
    return Field(
        as_of=as_of,
        concerns=tuple(concerns),
        themes=themed(concerns, named),
        heard_once=tuple(sorted(once, key=lambda one: one.id)),
        files=tuple(sorted(files, key=lambda one: (one.source, one.kind))),
        refused=tuple(sorted(refused, key=lambda one: (one.source, one.row, one.reason))),
        set_aside=tuple(sorted(set_aside, key=lambda one: (one.source, one.row, one.why, one.words))),
        set_text=tuple(set_text),
        set_phrases=phrases,
        conversations=len(held),
        accounts=context.whole.accounts,
        sellers=context.whole.sellers,
        time_zone=str(zone),
        past=past,
        since=since,
        first_at=min(dated, default=None),
        last_at=max(dated, default=None),
        redirects={old: one.id for one in sorted(concerns, key=lambda c: c.id) for old in one.merged_ids},
    )


def _dated(held: Sequence[Held], until: datetime | None, zone: tzinfo) -> list[datetime]:
    """When conversations were held. A mistyped year would put the field years ahead of everything that was
    heard, so what is later is left out, unless all is."""
    dated = [in_zone(one.at, zone) for one in held if one.at is not None]
    return [at for at in dated if until is None or is_by(at, until, zone)] or dated


def _conversations(heard: Sequence[Evidence], concern_of: Mapping[int, int]) -> dict[int, set[int]]:
    """In which conversations each concern was raised."""
    found: dict[int, set[int]] = defaultdict(set)
    for one in heard:
        found[concern_of.get(one.id, 0)].add(one.conversation)
    return found


def _grouped(
    heard: Sequence[Evidence], concern_of: Mapping[int, int]
) -> tuple[dict[int, list[Evidence]], list[Evidence]]:
    """The verbatims of each concern, most central first, and those heard once."""
    groups: dict[int, list[Evidence]] = defaultdict(list)
    once: list[Evidence] = []
    for one in heard:
        concern = concern_of.get(one.id, 0)
        (groups[concern] if concern else once).append(one)
    for of in groups.values():
        of.sort(key=lambda one: (-one.central, one.id))
    return dict(sorted(groups.items())), once


def _talk(one: Held, zone: tzinfo) -> Talk:
    day = day_of(one.at, zone) if one.at else None
    return Talk(id=one.id, account=one.account, deal=one.deal, deal_key=one.deal_key, day=day)


def _deals(groups: Mapping[int, Sequence[Evidence]], book: Book) -> dict[int, DealsRaised]:
    found = dict[int, DealsRaised]()
    for number, of in groups.items():
        raised = {one.conversation for one in of if one.voice is not Voice.UNKNOWN}
        found[number] = book.raised(raised, {one.conversation for one in of} - raised)
    return found


def _context(
    held: Sequence[Held], as_of: datetime | None, raised: Mapping[int, DealsRaised], zone: tzinfo
) -> _Context:
    by_seller = Counter(one.seller for one in held)
    by_account = Counter(one.account for one in held)
    whole = Whole(
        accounts=sum(1 for name in by_account if name),
        sellers=sum(1 for name in by_seller if name),
        conversations=len(held),
        most_deals=max((one.count for one in raised.values()), default=0),
    )
    return _Context(
        as_of=as_of,
        calendar=calendar(held, as_of, zone),
        whole=whole,
        by_seller=by_seller,
        by_account=by_account,
    )


def _concern(
    label: Label, of: Sequence[Evidence], name: str, deals: DealsRaised, trend: Trend, context: _Context
) -> Concern:
    voices = Counter(one.voice for one in of)
    kinds = Counter(one.kind for one in of)
    spoken_by = {one.account for one in of if one.account and one.voice is Voice.SPOKEN}
    times = [one.at for one in of if one.at is not None]
    in_conversations = {one.conversation for one in of}
    told, pet = concentration(of, context.by_seller, context.by_account)
    standing = Standing(
        accounts=len(spoken_by),
        accounts_second_hand=len({one.account for one in of if one.account} - spoken_by),
        sellers=len({one.seller for one in of if one.seller}),
        conversations=len(in_conversations),
        with_seller=len({one.conversation for one in of if one.seller}),
        spoken=voices[Voice.SPOKEN],
        verbatims=len(of),
        deals=deals.count,
        age=_age(times, context.as_of),
        pet=pet,
    )
    parts = factors(standing, context.whole)
    return Concern(
        id=label.id,
        merged_ids=tuple(sorted(label.merged_ids)),
        split_from=label.split_from,
        name=name,
        named_by=label.named_by if label.name else NamedBy.WORDS,
        kind=_kind(of),
        kinds={kind: kinds[kind] for kind in Kind if kinds[kind]},
        theme=label.theme,
        status=label.status,
        accounts=standing.accounts,
        accounts_reported=standing.accounts_second_hand,
        sellers=standing.sellers,
        conversations=standing.conversations,
        spoken=voices[Voice.SPOKEN],
        reported=voices[Voice.REPORTED],
        unknown=voices[Voice.UNKNOWN],
        score=score(parts),
        concentration=told,
        trend=trend,
        first_at=min(times, default=None),
        last_at=max(times, default=None),
        verbatims=tuple(of),
        deals=deals,
        factors=parts,
    )


def _place(one: Concern) -> tuple[bool, bool, float, int]:
    """What is praised stands behind what hurts, and what was dismissed behind both."""
    return one.status is Status.DISMISSED, one.kind is Kind.PRAISE, -one.score, one.id


def _kind(of: Sequence[Evidence]) -> Kind:
    """The kind that most speaks for, each verbatim weighing as much as it is sure of its own."""
    weights = {kind: fsum(one.confidence for one in of if one.kind is kind) for kind in Kind}
    counts = Counter(one.kind for one in of)
    return max(Kind, key=lambda kind: (weights[kind], counts[kind]))


def _age(times: Sequence[datetime], as_of: datetime | None) -> timedelta | None:
    """Since it was last raised; what is dated ahead by mistake does not make it fresh."""
    by_then = [at for at in times if as_of is not None and at <= as_of]
    return as_of - max(by_then) if as_of is not None and by_then else None

"""From what was heard and how it is grouped to the field of concerns that people read."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo

from groundswell.engine.days import day_of, in_zone, is_before, is_by
from groundswell.engine.encoder import Encoder
from groundswell.engine.survey.background import Held, background_of
from groundswell.engine.survey.counting import Label, counted, deals_of
from groundswell.engine.survey.past import known_by, past_of, recurring
from groundswell.engine.survey.phrases import NO_PHRASES, phrases_of, without_phrases
from groundswell.engine.survey.summaries import place
from groundswell.engine.survey.titles import themed, titled
from groundswell.engine.survey.values import (
    Evidence,
    Field,
    FileCount,
    Refusal,
    SetAside,
    SetText,
)
from groundswell.speech import Account, Deal


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
    heard = [
        replace(verbatim, at=in_zone(verbatim.at, zone)) if verbatim.at else verbatim for verbatim in heard
    ]
    raised_in = _conversations(heard, concern_of)
    if since is not None:
        heard = [verbatim for verbatim in heard if verbatim.at and not is_before(verbatim.at, since, zone)]
    groups, once = _grouped(heard, concern_of)
    background = background_of(held, accounts, deals, as_of=as_of, closed_by=closed_by, zone=zone)
    raised = {number: deals_of(evidence, background) for number, evidence in groups.items()}
    whole = background.whole(deals_raised.count for deals_raised in raised.values())
    titles = titled(
        named,
        {number: label.name for number, label in labels.items()},
        encoder,
    )
    concerns = [
        counted(
            labels.get(number, Label(id=number)),
            evidence,
            titles[number],
            raised_in=raised_in[number],
            deals=raised[number],
            background=background,
            whole=whole,
        )
        for number, evidence in groups.items()
    ]
    concerns.sort(key=place)
    return Field(
        as_of=as_of,
        concerns=tuple(concerns),
        themes=themed(concerns, named),
        heard_once=tuple(sorted(once, key=lambda verbatim: verbatim.id)),
        files=tuple(sorted(files, key=lambda file: (file.source, file.kind))),
        refused=tuple(sorted(refused, key=lambda refusal: (refusal.source, refusal.row, refusal.reason))),
        set_aside=tuple(
            sorted(set_aside, key=lambda aside: (aside.source, aside.row, aside.why, aside.words))
        ),
        set_text=tuple(set_text),
        set_phrases=phrases,
        conversations=len(held),
        accounts=whole.accounts,
        sellers=whole.sellers,
        time_zone=str(zone),
        past=past,
        since=since,
        first_at=min(dated, default=None),
        last_at=max(dated, default=None),
        redirects={
            old: concern.id for concern in sorted(concerns, key=lambda c: c.id) for old in concern.merged_ids
        },
    )


def _dated(held: Sequence[Held], until: datetime | None, zone: tzinfo) -> list[datetime]:
    """When conversations were held. A mistyped year would put the field years ahead of everything that was
    heard, so what is later is left out, unless all is."""
    dated = [in_zone(conversation.at, zone) for conversation in held if conversation.at is not None]
    return [at for at in dated if until is None or is_by(at, until, zone)] or dated


def _conversations(heard: Sequence[Evidence], concern_of: Mapping[int, int]) -> dict[int, set[int]]:
    """In which conversations each concern was raised."""
    conversations_of: dict[int, set[int]] = defaultdict(set)
    for verbatim in heard:
        conversations_of[concern_of.get(verbatim.id, 0)].add(verbatim.conversation)
    return conversations_of


def _grouped(
    heard: Sequence[Evidence], concern_of: Mapping[int, int]
) -> tuple[dict[int, list[Evidence]], list[Evidence]]:
    """The verbatims of each concern, most central first, and those heard once."""
    groups: dict[int, list[Evidence]] = defaultdict(list)
    once: list[Evidence] = []
    for verbatim in heard:
        concern = concern_of.get(verbatim.id, 0)
        (groups[concern] if concern else once).append(verbatim)
    for members in groups.values():
        members.sort(key=lambda verbatim: (-verbatim.central, verbatim.id))
    return dict(sorted(groups.items())), once

"""Reading cards, for members and for their phones; to guests there are none.

Which of several cards is the one of a concern, and whether it is to be said, is worked out of what stands
whenever somebody looks: so no merge, split, undo or signature leaves two side by side.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from groundswell.field import telling
from groundswell.launch.queries import concerns_of
from groundswell.message.queries import messages_for, standings_of
from groundswell.people.queries import names_by_number
from groundswell.people.viewer import NotForYou, Viewer, require_member, require_noter
from groundswell.street.kit.holding import held, lines_of, standing_answers
from groundswell.street.kit.signed import agreed_claims, answered
from groundswell.street.kit.tables import Card, CardVersion
from groundswell.street.kit.values import CardHeld, Line, Lines, Standing

# Not withdrawn, no draft, and the one of its concern.
IN_THE_KIT = (Standing.FIT, Standing.REOPENED, Standing.BEHIND, Standing.EXPIRED)


def kit(viewer: Viewer, at: datetime) -> list[CardHeld]:
    """The one card of each concern that sales holds, whether it is to be said now or not; by concern. A fixed
    number of queries. For phones, too. Raises NotForYou."""
    require_noter(viewer)
    return [card for card in held(None, at) if card.standing in IN_THE_KIT]


def card_of(viewer: Viewer, concern: int, at: datetime) -> CardHeld | None:
    """The one that sales holds for a current concern. Raises NotForYou."""
    require_noter(viewer)
    return next((card for card in held([concern], at) if card.standing in IN_THE_KIT), None)


def cards_about(viewer: Viewer, concerns: Collection[int], at: datetime) -> list[CardHeld]:
    """All that ever stood for these current concerns, drafts, superseded and withdrawn ones among them.
    Raises NotForYou."""
    require_member(viewer)
    return held(concerns, at) if concerns else []


def cards_of_launch(viewer: Viewer, launch: int, at: datetime) -> list[CardHeld]:
    """Those of its claims that were not withdrawn, drafts among them; by concern. Raises NotForYou."""
    require_member(viewer)
    to = telling.redirects().to
    of = Card.objects.filter(launch=launch, removed=False).values_list("concern", flat=True)
    concerns = {to.get(number) or number for number in of}
    return [
        card
        for card in cards_about(viewer, concerns, at)
        if card.launch == launch and card.standing is not Standing.WITHDRAWN
    ]


def to_be_read(viewer: Viewer, at: datetime) -> list[CardHeld]:
    """Those on which somebody else wrote words for outside that nobody has read yet; by concern. One query
    where there are none. Raises NotForYou."""
    require_member(viewer)
    waiting = set(Card.objects.filter(removed=False).exclude(waiting=0).values_list("concern", flat=True))
    to = telling.redirects().to if waiting else {}
    return [
        card
        for card in cards_about(viewer, {to.get(number) or number for number in waiting}, at)
        if card.waiting and card.waiting.user != viewer.user and card.standing is not Standing.WITHDRAWN
    ]


def card(viewer: Viewer, called: str, at: datetime) -> CardHeld:
    """By what it is called: "K-4", or "A-7" of an answer. Raises NotForYou where there is none."""
    require_member(viewer)
    letter, _, number = called.partition("-")
    if not number.isdecimal() or len(number) > 15:
        raise NotForYou
    concern = _concern_of(letter, int(number))
    found = [one for one in held([concern], at) if one.called == called]
    if not found:
        raise NotForYou
    return found[0]


def _concern_of(letter: str, number: int) -> int:
    if letter == "K":
        of = Card.objects.exclude(stands=0).filter(pk=number).values_list("concern", flat=True)
    elif letter == "A":
        of = standing_answers().filter(pk=number).values_list("concern", flat=True)
    else:
        raise NotForYou
    concern = of.first()
    if concern is None:
        raise NotForYou
    return telling.redirects().to.get(concern) or concern


@dataclass(frozen=True, kw_only=True, slots=True)
class Version:
    """What a card said."""

    number: int
    lines: Lines
    by: str
    at: datetime
    is_drafted: bool
    is_undone: bool
    differs: tuple[Line, ...]  # from the one before it


def versions_of(viewer: Viewer, number: int) -> list[Version]:
    """The newest first; two queries. Raises NotForYou."""
    require_member(viewer)
    rows = list(CardVersion.objects.filter(card=number).order_by("number"))
    names = names_by_number({row.user for row in rows if row.user})
    told: list[Version] = []
    before: Lines | None = None
    for row in rows:
        lines = lines_of(row)
        told.append(
            Version(
                number=row.number,
                lines=lines,
                by=names.get(row.user) or row.by,
                at=row.at,
                is_drafted=row.drafted,
                is_undone=row.removed,
                differs=differing(before, lines) if before else (),
            )
        )
        before = before if row.removed else lines
    return told[::-1]


def differing(before: Lines, after: Lines) -> tuple[Line, ...]:
    return tuple(
        line
        for line in Line
        if before.text(line) != after.text(line) or before.is_sayable(line) != after.is_sayable(line)
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """What a launch has of cards."""

    out: int  # in the hands of sales
    drafts: int
    to_draft: int  # concerns that a signed claim answers, and that have none


def counted_of_launches(viewer: Viewer, launches: Collection[int]) -> dict[int, Counted]:
    """A fixed number of queries. Raises NotForYou."""
    require_member(viewer)
    to = telling.redirects().to
    rows = list(Card.objects.filter(launch__in=launches, removed=False).exclude(stands=0))
    messages = messages_for(viewer, launches)
    signings = standings_of(viewer, messages.values())
    concerns = concerns_of(viewer, launches)
    told: dict[int, Counted] = {}
    for launch in launches:
        of = [row for row in rows if row.launch_id == launch]
        having = {to.get(row.concern_id) or row.concern_id for row in of}
        signed = answered(agreed_claims(messages[launch], signings[launch]))
        told[launch] = Counted(
            out=sum(row.out for row in of),
            drafts=sum(not row.out for row in of),
            to_draft=sum(number in signed and number not in having for number in concerns[launch]),
        )
    return told

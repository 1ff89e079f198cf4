"""`/results/C-12?since=L-2`: one concern after one launch or change, with all that the verdict rests on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.engine.worked.deals import Ended
from groundswell.field.reading.board import known
from groundswell.people.language import day, number, separated
from groundswell.people.queries import zone_and_currency
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.results.worked.queries import HeardIn, Looked, Standing, heard_in, standing, standings_for
from groundswell.web.results import saying
from groundswell.web.results.beside import beside
from groundswell.web.results.content import content
from groundswell.web.results.picture import Picture, picture


@dataclass(frozen=True, slots=True)
class LookTold:
    days: str
    day: str
    verdict: str
    figures: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FourTold:
    """One figure of deals, in all four places."""

    name: str
    raised_before: str
    raised_after: str
    others_before: str
    others_after: str
    ratio: str
    verdict: str


@dataclass(frozen=True, slots=True)
class RoseTold:
    word: str
    told: str
    conversations: tuple[tuple[str, str], ...]  # where it is said: number and address
    href: str  # of a concern; empty of a word


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkedPage:
    concern: int
    name: str
    since: str  # "L-2"
    since_name: str
    since_href: str
    launch: int | None  # None since a change
    day: str
    verdict: str
    style: str
    figures: str
    times: str
    beside: tuple[str, ...]  # what else it was held against, in sentences
    next: str
    picture: Picture | None
    looks: tuple[LookTold, ...]
    deals: tuple[FourTold, ...]
    words: tuple[RoseTold, ...]
    concerns: tuple[RoseTold, ...]
    content: tuple[str, ...]  # what these accounts rate, and praise
    behind: tuple[tuple[str, str], ...]


def worked_page(viewer: Viewer, concern: int, since: str) -> WorkedPage:
    """A fixed number of queries. Raises NotForYou where nothing of that name went out for it."""
    one = standing(viewer, concern, since) if since else _latest(viewer, concern)
    decided = one.decided
    # The verdict is that of the look which said so; the rest, what the last one found.
    last = one.looks[-1] if one.looks else None
    found = last.found if last else None
    others = [int(row["word"].removeprefix("C-")) for row in found["concerns"]] if found else []
    names = {n: summary.name for n, summary in known(viewer, [concern, *others]).items()}
    route = "launch" if one.subject.is_launch else "change"
    return WorkedPage(
        concern=one.concern,
        name=names.get(one.concern) or f"C-{one.concern}",
        since=one.subject.of,
        since_name=one.subject.name,
        since_href=reverse(route, args=[one.subject.number]),
        launch=one.subject.number if one.subject.is_launch else None,
        day=day(one.subject.day),
        verdict=saying.verdict_of(one),
        style=saying.style_of(one),
        figures=saying.told_of(decided) if decided else "",
        times=saying.times_told(decided.found["look"]["times"]) if decided else "",
        beside=tuple(beside(one, decided)) if decided else (),
        next=saying.next_told(one),
        picture=picture(found, one.subject.day) if found else None,
        looks=tuple(_look(look) for look in one.looks),
        deals=tuple(_deals(found["deals"])) if found else (),
        words=_words(found["words"], last.words) if found and last else (),
        concerns=_concerns(found["concerns"], names) if found else (),
        content=tuple(content(found)) if found else (),
        behind=_heard_in(found["behind"]) if found else (),
    )


def _latest(viewer: Viewer, concern: int) -> Standing:
    found = standings_for(viewer, concern)
    if not found:
        raise NotForYou
    return found[0]


def _look(look: Looked) -> LookTold:
    return LookTold(
        days=_("after %(days)s days") % {"days": number(look.days)},
        day=day(look.due),
        verdict=str(saying.VERDICTS[look.verdict]),
        figures=saying.told_of(look),
    )


def _deals(deals: Mapping[str, Any]) -> Iterator[FourTold]:
    currency = zone_and_currency()[1]
    for key, name in (
        ("won", _("Won, of those decided")),
        ("days", _("Days until decided, median")),
        ("amount", _("Amount won in %(currency)s, median") % {"currency": currency}),
    ):
        change = deals[key]
        four, of = change["four"], change["four"]["of"]
        cells = [
            _cell(key, four[place], count)
            for place, count in zip(
                ("raised_before", "raised_after", "others_before", "others_after"), of, strict=True
            )
        ]
        yield FourTold(
            name=name,
            raised_before=cells[0],
            raised_after=cells[1],
            others_before=cells[2],
            others_after=cells[3],
            ratio=saying.ratio_told(change),
            verdict=str(saying.ENDED[Ended(change["verdict"])]),
        )


def _cell(key: str, value: float | None, count: int) -> str:
    if value is None:
        return _("none")
    figure = saying.percent(value) if key == "won" else separated(f"{value:,.0f}")
    return _("%(figure)s (of %(count)s)") % {"figure": figure, "count": number(count)}


def _words(rows: Sequence[Mapping[str, Any]], words: Sequence[str]) -> tuple[RoseTold, ...]:
    return tuple(
        RoseTold(f"“{word}”", _rose(row), _conversations(row["conversations"]), "")
        for row, word in zip(rows, words, strict=False)
    )


def _concerns(rows: Sequence[Mapping[str, Any]], names: Mapping[int, str]) -> tuple[RoseTold, ...]:
    return tuple(
        RoseTold(
            names.get(concern) or row["word"],
            _rose(row),
            _conversations(row["conversations"]),
            reverse("concern", args=[concern]),
        )
        for row in rows
        for concern in [int(row["word"].removeprefix("C-"))]
    )


def _rose(row: Mapping[str, Any]) -> str:
    return _("in %(after)s conversations of %(accounts)s accounts since, in %(before)s before") % {
        "after": number(row["after"]),
        "accounts": number(row["accounts"]),
        "before": number(row["before"]),
    }


def _conversations(numbers: Sequence[int]) -> tuple[tuple[str, str], ...]:
    return tuple((f"{one}", reverse("conversation", args=[one])) for one in numbers)


def _heard_in(numbers: Sequence[int]) -> tuple[tuple[str, str], ...]:
    """When and by whom, as far as that stands: the latest first, as they were found."""
    stand = heard_in(numbers)
    return tuple((_heard(one, stand.get(one)), reverse("conversation", args=[one])) for one in numbers)


def _heard(conversation: int, told: HeardIn | None) -> str:
    parts = [day(told.day) if told.day else "", told.account] if told else []
    called = _("conversation %(number)s") % {"number": f"{conversation}"}
    return " · ".join(filter(None, parts)) or called

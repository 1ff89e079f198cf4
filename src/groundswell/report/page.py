"""What the report shows, decided: the template only lays it out.

A page has room for so many verbatims. What does not fit is counted, and named where it can be read
instead; nothing is left out silently.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from groundswell.engine.survey.values import Field, Status
from groundswell.engine.trend.values import Direction
from groundswell.report import wording
from groundswell.report.apart import Apart, apart
from groundswell.report.columns import Columns, columns
from groundswell.report.layout import Layout
from groundswell.report.news import News, news
from groundswell.report.picture import Picture, mapped, picture
from groundswell.report.sections import Section, sections
from groundswell.speech import Kind

# The first sheet of paper holds the news, so many lines of the list below them and so much praise; both lists
# go on in the appendix.
LINES_ON_PAPER, MOST_ON_PAPER, PRAISED_ON_PAPER = 22, 20, 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    title: str
    notice: str
    words: str  # the address of the page of all words; empty where they stand in the report
    news: tuple[News, ...]
    counts: tuple[tuple[str, str], ...]  # "54 concerns", where they are to be read
    span: str
    as_of: str
    past: str  # where it is as of an earlier day: what that means
    columns: Columns
    directions: tuple[tuple[str, str, str], ...]  # of what is on the map: style, sign, name
    wide: Picture | None
    tall: Picture | None
    kinds: tuple[tuple[str, str, int], ...]  # key, name, how many
    sections: tuple[Section, ...]
    listed: tuple[Section, ...]  # what hurts; those past `sections` have no section
    praised: tuple[Section, ...]  # the same of what is praised
    unsectioned: int
    apart: Apart
    on_paper: int  # lines of the list that stand on the first sheet of paper
    praised_on_paper: int
    grouping: str
    encoder: str


def page(field: Field, *, title: str, notice: str, layout: Layout) -> Page:
    """Everything the report needs to be laid out."""
    listed, room = sections(field, layout)
    href = {section.id: section.href for section in listed}
    detailed = tuple(section for section in listed if section.opens)
    shown = columns(field)
    on_map = mapped(field)
    wide = picture(field, 1120, 520)
    # On a phone a tile needs about so much height to hold its name.
    tall = picture(field, 340, min(max(420, 34 * len(on_map)), 1400))
    return Page(
        title=title,
        notice=notice,
        words=layout.words,
        news=news(field, href.__getitem__),
        counts=_counts(field, layout),
        span=wording.span(field.first_at, field.last_at),
        as_of=wording.day(field.as_of),
        past=wording.past(field),
        columns=shown,
        directions=_directions({tile.style for tile in (*wide.tiles, *tall.tiles)}),
        wide=wide if wide.tiles else None,
        tall=tall if tall.tiles else None,
        kinds=_kinds(detailed),
        sections=detailed,
        listed=tuple(section for section in listed if section.kind != Kind.PRAISE),
        praised=tuple(section for section in listed if section.kind == Kind.PRAISE),
        unsectioned=len(listed) - len(detailed),
        apart=apart(field, room),
        on_paper=_on_paper(listed, shown),
        praised_on_paper=PRAISED_ON_PAPER,
        grouping=field.grouping,
        encoder=field.encoder,
    )


def _on_paper(listed: Sequence[Section], shown: Columns) -> int:
    """How many concerns fit: one takes a line, or two where something stands below its figures, or more where
    sums of several currencies do."""
    sums = max((len(deals.sums) for section in listed[:MOST_ON_PAPER] for deals in section.deals), default=0)
    lines = max(2 if shown.accounts or shown.deals else 1, 1 + sums)
    return min(MOST_ON_PAPER, LINES_ON_PAPER // lines)


def _counts(field: Field, layout: Layout) -> tuple[tuple[str, str], ...]:
    """What it all rests on, each leading to the words or rows it counts. No noughts."""
    concerns = sum(concern.status is not Status.DISMISSED for concern in field.concerns)
    shown = (
        (concerns, "concern", "#ranked"),
        (len(field.heard_once), "verbatim", f"{layout.words}#once"),
        (field.conversations, "conversation", "#sources"),
        (field.accounts, "account", "#ranked"),
        (field.sellers, "seller", "#ranked"),
    )
    suffixes = {"verbatim": " heard once"}
    return tuple(
        (f"{wording.count(n, noun)}{suffixes.get(noun, '')}", where) for n, noun, where in shown if n
    )


def _directions(styles: Collection[str]) -> tuple[tuple[str, str, str], ...]:
    order = (Direction.NEW, Direction.RISING, Direction.STEADY, Direction.FADING)
    order += (Direction.NO_CLEAR, Direction.NOT_ENOUGH)
    return tuple((wording.slug(d), wording.SIGNS[d], d.value) for d in order if wording.slug(d) in styles)


def _kinds(detailed: Sequence[Section]) -> tuple[tuple[str, str, int], ...]:
    counts = Counter(section.kind for section in detailed)
    return tuple(
        (kind.value, name, counts[kind.value]) for kind, name in wording.KINDS.items() if counts[kind.value]
    )

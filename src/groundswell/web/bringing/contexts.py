"""What the pages of imports get, decided."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from groundswell.field.bringing import queries
from groundswell.field.bringing.previews import FilePreview
from groundswell.field.bringing.queries import Counts, Listed, Progress, Result, Waiting
from groundswell.field.deliveries import Delivery, DeliveryState
from groundswell.field.history.effects import told_of
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.report import wording
from groundswell.web.bringing.tables import Table, tables_of

_SHOWN = 12  # files looked at
_ALIKE = 3  # of one kind in one folder
_NAMES = 24  # speakers of a side
_STATES = {
    DeliveryState.ARRIVING: "still arriving",
    DeliveryState.LOOKING: "being looked at",
    DeliveryState.LOOKED: "waits for your word",
    DeliveryState.TAKING: "being taken in",
    DeliveryState.STUCK: "stopped",
}
_CHANNELS = {"mail": "mail thread", "ticket": "ticket or answer"}
_PLURALS = {"ticket": "tickets or answers"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """An import in the list."""

    title: str
    href: str  # empty where it has no page: a command brought it
    entry: int  # 0: none yet
    when: str
    by: str
    state: str  # empty once it is taken
    undone: bool
    counts: Counts


def rows(viewer: Viewer) -> list[Row]:
    return [_row(one) for one in queries.imports(viewer)]


def _row(one: Listed) -> Row:
    return Row(
        title=title_of(one.counts.files, one.counts.first),
        href=reverse("import", args=[one.delivery.pk]) if one.delivery else "",
        entry=one.entry.pk if one.entry else 0,
        when=wording.day(one.at),
        by=one.by,
        state=_STATES.get(DeliveryState(one.delivery.state), "") if one.delivery else "",
        undone=bool(one.entry and one.entry.is_undone),
        counts=one.counts,
    )


def title_of(files: int, first: str) -> str:
    """`a.csv`, `calls and 123 more files`."""
    if files == 0:
        return "nothing"
    return first if files == 1 else f"{first} and {wording.count(files - 1, 'more file')}"


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    preview: FilePreview
    sum: str  # "csv · 12 rows · 12 tickets or answers · 1 to 28 Mar 2026"
    tables: tuple[Table, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Speaker:
    name: str
    turns: int
    ours: bool  # ticked


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What was understood, before anything is taken."""

    rows: int
    readable: int
    files: tuple[File, ...]
    more: int  # files that are not shown
    unreadable: tuple[FilePreview, ...]
    customers: tuple[Speaker, ...]
    sellers: tuple[Speaker, ...]
    unknown: tuple[Speaker, ...]
    others: str  # sellers that were typed


def look_of(viewer: Viewer, delivery: Delivery) -> Look:
    found = queries.previews(viewer, delivery.pk)
    readable = [one for one in found if not one.error]
    # What can be mended comes first, though nothing of it could be read; then tables.
    mendable = [one for one in found if one.error and one.tables]
    shown = [*mendable, *_telling(readable)][:_SHOWN]
    sides = {side: _speakers(readable, side, delivery) for side in ("customer", "seller", "unknown")}
    named = {one.name for side in sides.values() for one in side}
    return Look(
        rows=sum(one.rows for one in readable),
        readable=len(readable),
        files=tuple(_file(one, tables) for one, tables in zip(shown, tables_of(shown), strict=True)),
        more=len(readable) + len(mendable) - len(shown),
        unreadable=tuple(one for one in found if one.error and not one.tables),
        customers=sides["customer"],
        sellers=sides["seller"],
        unknown=sides["unknown"],
        others=", ".join(name for name in delivery.sellers if name not in named),
    )


def _telling(files: Sequence[FilePreview]) -> list[FilePreview]:
    """Those with columns to be put right, then a few of each kind and folder: a hundred calls look alike."""
    seen = Counter[tuple[str, str]]()
    shown: list[FilePreview] = []
    for file in sorted(files, key=lambda one: not any(table.header for table in one.tables)):
        alike = (file.kind, file.name.rpartition("/")[0])
        seen[alike] += 1
        if seen[alike] <= _ALIKE:
            shown.append(file)
    return shown


def _speakers(files: Sequence[FilePreview], side: str, delivery: Delivery) -> tuple[Speaker, ...]:
    turns = Counter[str]()
    for file in files:
        turns.update({name: count for name, of, count in file.speakers if of == side and name})
    return tuple(
        Speaker(name=name, turns=count, ours=name in delivery.sellers)
        for name, count in turns.most_common(_NAMES)
    )


def _file(one: FilePreview, tables: Sequence[Table]) -> File:
    parts = [one.kind, wording.count(one.rows, "row")]
    parts += [wording.count(n, _CHANNELS.get(kind, kind), _PLURALS.get(kind, "")) for kind, n in one.channels]
    parts += [wording.count(n, fact) for fact, n in one.facts]
    if one.channels:
        parts.append(wording.span(one.first_at, one.last_at) or "no date was found")
    told = "" if one.error else " · ".join(filter(None, parts))
    return File(preview=one, sum=told, tables=tuple(tables))


@dataclass(frozen=True, kw_only=True, slots=True)
class Taking:
    """How far it is, in words and as a bar."""

    stage: str
    detail: str
    done: int
    total: int  # 0: not known


def taking_of(viewer: Viewer, delivery: Delivery) -> Taking:
    told = queries.progress(viewer, delivery)
    expected = queries.expected_rows(viewer, delivery.pk)
    if told.stage in ("", "Reading"):
        stage = told.stage or ("Going on" if told.rows else "Beginning")
        read = wording.count(told.rows, "row")
        detail = f"{wording.number(told.rows)} of {wording.count(expected, 'row')}" if expected else read
        return Taking(
            stage=stage, detail=detail, done=told.rows, total=max(expected, told.rows) if expected else 0
        )
    return Taking(stage=told.stage, detail=_far(told), done=told.done, total=told.total or 0)


def _far(told: Progress) -> str:
    return f"{wording.number(told.done)} of {wording.number(told.total)}" if told.total else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One import, in whichever state it is."""

    delivery: Delivery
    state: str
    title: str
    size: str
    not_arrived: tuple[tuple[str, str], ...]
    looked: int
    files: int
    look: Look | None = None
    taking: Taking | None = None
    result: Result | None = None
    became: str = ""  # "48 new verbatims; 6 concerns began"
    unlisted: int = 0  # files of the result that are not listed
    may_undo: bool = False


def page_of(viewer: Viewer, delivery: Delivery) -> Page:
    state = DeliveryState(delivery.state)
    told = queries.waiting(viewer, delivery.pk)
    result = queries.result(viewer, delivery.entry_id) if _is_told(delivery) and delivery.entry_id else None
    title = title_of(result.counts.files, result.counts.first) if result else title_of(told.files, told.first)
    return Page(
        delivery=delivery,
        state=state.value,
        title=title,
        size=size_of(told),
        not_arrived=told.not_arrived,
        looked=told.looked,
        files=told.files,
        look=look_of(viewer, delivery) if state is DeliveryState.LOOKED else None,
        taking=taking_of(viewer, delivery) if state is DeliveryState.TAKING else None,
        result=result,
        became=_became(delivery) if result else "",
        unlisted=result.counts.files - len(result.files) if result else 0,
        may_undo=viewer.role is Role.ADMINISTRATOR,
    )


def _is_told(delivery: Delivery) -> bool:
    return delivery.state == DeliveryState.TAKEN


def _became(delivery: Delivery) -> str:
    return told_of([delivery.entry])[0].effect if delivery.entry else ""


def size_of(told: Waiting) -> str:
    """`2.4 MB`"""
    for unit, bytes_ in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if told.size >= bytes_:
            return f"{told.size / bytes_:.1f} {unit}"
    return wording.count(told.size, "byte")

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
    DeliveryState.PLACING: "being taken in",
    DeliveryState.STOPPING: "being taken back",
    DeliveryState.STUCK: "stopped",
}
_TAKEN_NOW = (DeliveryState.TAKING, DeliveryState.PLACING)
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
    return [_row(listed) for listed in queries.imports(viewer)]


def _row(listed: Listed) -> Row:
    return Row(
        title=title_of(listed.counts.files, listed.counts.first),
        href=reverse("import", args=[listed.delivery.pk]) if listed.delivery else "",
        entry=listed.entry.pk if listed.entry else 0,
        when=wording.day(listed.at),
        by=listed.by,
        state=_STATES.get(DeliveryState(listed.delivery.state), "") if listed.delivery else "",
        undone=bool(listed.entry and listed.entry.is_undone),
        counts=listed.counts,
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
    previews = queries.previews(viewer, delivery.pk)
    readable = [preview for preview in previews if not preview.error]
    # What can be mended comes first, though nothing of it could be read; then tables.
    mendable = [preview for preview in previews if preview.error and preview.tables]
    first = [*mendable, *_telling(readable)][:_SHOWN]
    sides = {side: _speakers(readable, side, delivery) for side in ("customer", "seller", "unknown")}
    named = {speaker.name for side in sides.values() for speaker in side}
    return Look(
        rows=sum(preview.rows for preview in readable),
        readable=len(readable),
        files=tuple(_file(preview, tables) for preview, tables in zip(first, tables_of(first), strict=True)),
        more=len(readable) + len(mendable) - len(first),
        unreadable=tuple(preview for preview in previews if preview.error and not preview.tables),
        customers=sides["customer"],
        sellers=sides["seller"],
        unknown=sides["unknown"],
        others=", ".join(name for name in delivery.sellers if name not in named),
    )


def _telling(files: Sequence[FilePreview]) -> list[FilePreview]:
    """Those with columns to be put right, then a few of each kind and folder: a hundred calls look alike."""
    seen = Counter[tuple[str, str]]()
    telling: list[FilePreview] = []
    for file in sorted(files, key=lambda preview: not any(table.header for table in preview.tables)):
        alike = (file.kind, file.name.rpartition("/")[0])
        seen[alike] += 1
        if seen[alike] <= _ALIKE:
            telling.append(file)
    return telling


def _speakers(files: Sequence[FilePreview], side: str, delivery: Delivery) -> tuple[Speaker, ...]:
    turns = Counter[str]()
    for file in files:
        turns.update({name: count for name, speaks_as, count in file.speakers if speaks_as == side and name})
    return tuple(
        Speaker(name=name, turns=count, ours=name in delivery.sellers)
        for name, count in turns.most_common(_NAMES)
    )


def _file(preview: FilePreview, tables: Sequence[Table]) -> File:
    parts = [preview.kind, wording.count(preview.rows, "row")]
    parts += [
        wording.count(n, _CHANNELS.get(kind, kind), _PLURALS.get(kind, "")) for kind, n in preview.channels
    ]
    parts += [wording.count(n, fact) for fact, n in preview.facts]
    if preview.channels:
        parts.append(wording.span(preview.first_at, preview.last_at) or "no date was found")
    sum_in_words = "" if preview.error else " · ".join(filter(None, parts))
    return File(preview=preview, sum=sum_in_words, tables=tuple(tables))


@dataclass(frozen=True, kw_only=True, slots=True)
class Taking:
    """How far it is, in words and as a bar."""

    stage: str
    detail: str
    done: int
    total: int  # 0: not known


def taking_of(viewer: Viewer, delivery: Delivery) -> Taking:
    progress = queries.progress(viewer, delivery)
    expected = queries.expected_rows(viewer, delivery.pk)
    if progress.stage in ("", "Reading"):
        stage = progress.stage or ("Going on" if progress.rows else "Beginning")
        read = wording.count(progress.rows, "row")
        detail = f"{wording.number(progress.rows)} of {wording.count(expected, 'row')}" if expected else read
        return Taking(
            stage=stage,
            detail=detail,
            done=progress.rows,
            total=max(expected, progress.rows) if expected else 0,
        )
    return Taking(stage=progress.stage, detail=_far(progress), done=progress.done, total=progress.total or 0)


def _far(progress: Progress) -> str:
    return f"{wording.number(progress.done)} of {wording.number(progress.total)}" if progress.total else ""


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
    may_stop: bool = False  # and take back, while it is taken


def page_of(viewer: Viewer, delivery: Delivery) -> Page:
    state = DeliveryState(delivery.state)
    waiting = queries.waiting(viewer, delivery.pk)
    result = queries.result(viewer, delivery.entry_id) if _is_told(delivery) and delivery.entry_id else None
    title = (
        title_of(result.counts.files, result.counts.first)
        if result
        else title_of(waiting.files, waiting.first)
    )
    return Page(
        delivery=delivery,
        state=state.value,
        title=title,
        size=size_of(waiting),
        not_arrived=waiting.not_arrived,
        looked=waiting.looked,
        files=waiting.files,
        look=look_of(viewer, delivery) if state is DeliveryState.LOOKED else None,
        taking=taking_of(viewer, delivery) if state in _TAKEN_NOW else None,
        result=result,
        became=_became(delivery) if result else "",
        unlisted=result.counts.files - len(result.files) if result else 0,
        may_undo=viewer.role is Role.ADMINISTRATOR,
        may_stop=queries.may_stop(viewer, delivery),
    )


def _is_told(delivery: Delivery) -> bool:
    return delivery.state == DeliveryState.TAKEN


def _became(delivery: Delivery) -> str:
    return told_of([delivery.entry])[0].effect if delivery.entry else ""


def size_of(waiting: Waiting) -> str:
    """`2.4 MB`"""
    for unit, bytes_ in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if waiting.size >= bytes_:
            return f"{waiting.size / bytes_:.1f} {unit}"
    return wording.count(waiting.size, "byte")

"""What the pages of imports get, decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from groundswell.field.bringing import queries
from groundswell.field.bringing.previews import FilePreview
from groundswell.field.bringing.queries import Counts, Listed, Progress, Result, Waiting
from groundswell.field.deliveries import Delivery, DeliveryState
from groundswell.field.history.effects import told_of
from groundswell.field.services.progress import Stage
from groundswell.field.worded.forms import said
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.speech import Channel
from groundswell.web.bringing.tables import Table, tables_of
from groundswell.web.shell import wording
from groundswell.web.shell.filters import counted

_NAMES = 24  # speakers of a side
_STATES = {
    DeliveryState.ARRIVING: _("still arriving"),
    DeliveryState.LOOKING: _("being looked at"),
    DeliveryState.LOOKED: _("waits for your word"),
    DeliveryState.TAKING: _("being taken in"),
    DeliveryState.PLACING: _("being taken in"),
    DeliveryState.STOPPING: _("being taken back"),
    DeliveryState.STUCK: _("stopped"),
}
_TAKEN_NOW = (DeliveryState.TAKING, DeliveryState.PLACING)
_STAGES = {
    Stage.READ.value: _("Reading"),
    Stage.HEAR.value: _("Listening for what is said"),
    Stage.EMBED.value: _("Understanding"),
    Stage.EMBED_ALL.value: _("Understanding in all its languages"),
    Stage.EMBED_ANEW.value: _("Understanding everything anew"),
    Stage.GROUP.value: _("Finding what recurs"),
}


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
        state=str(_STATES.get(DeliveryState(listed.delivery.state), "")) if listed.delivery else "",
        undone=bool(listed.entry and listed.entry.is_undone),
        counts=listed.counts,
    )


def title_of(files: int, first: str) -> str:
    """`a.csv`, `calls and 123 more files`."""
    if files == 0:
        return gettext("nothing")
    if files == 1:
        return first
    more = ngettext("%(first)s and %(count)s more file", "%(first)s and %(count)s more files", files - 1)
    return more % {"first": first, "count": wording.number(files - 1)}


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
    page: int
    pages: int
    unreadable: tuple[FilePreview, ...]
    unlisted: int  # more that cannot be read
    customers: tuple[Speaker, ...]
    sellers: tuple[Speaker, ...]
    unknown: tuple[Speaker, ...]
    others: str  # sellers that were typed


def look_of(viewer: Viewer, delivery: Delivery, page: int) -> Look:
    looked = queries.looked(viewer, delivery.pk)
    page = min(max(page, 1), looked.pages)
    previews = queries.previews(viewer, delivery.pk, page)
    sides = {side: _speakers(delivery, side) for side in ("customer", "seller", "unknown")}
    named = {speaker.name for side in sides.values() for speaker in side}
    unreadable = queries.unreadable(viewer, delivery.pk)
    return Look(
        rows=looked.rows,
        readable=looked.readable,
        files=tuple(
            _file(preview, tables) for preview, tables in zip(previews, tables_of(previews), strict=True)
        ),
        page=page,
        pages=looked.pages,
        unreadable=tuple(unreadable),
        unlisted=looked.unreadable - len(unreadable),
        customers=sides["customer"],
        sellers=sides["seller"],
        unknown=sides["unknown"],
        others=", ".join(name for name in delivery.sellers if name not in named),
    )


def _speakers(delivery: Delivery, side: str) -> tuple[Speaker, ...]:
    speaking = [(name, turns) for name, speaks_as, turns in delivery.speakers if speaks_as == side]
    return tuple(
        Speaker(name=name, turns=turns, ours=name in delivery.sellers) for name, turns in speaking[:_NAMES]
    )


def _file(preview: FilePreview, tables: Sequence[Table]) -> File:
    parts = [preview.kind, counted(preview.rows, "row")]
    parts += [_conversations(channel, n) for channel, n in preview.channels]
    parts += [counted(n, fact) for fact, n in preview.facts]
    if preview.channels:
        parts.append(wording.span(preview.first_at, preview.last_at) or gettext("no date was found"))
    sum_in_words = "" if preview.error else " · ".join(filter(None, parts))
    return File(preview=preview, sum=sum_in_words, tables=tuple(tables))


def _conversations(channel: str, n: int) -> str:
    """`2 mail threads`: conversations of a channel as they are called there."""
    if channel == Channel.MAIL:
        words = ngettext("%(count)s mail thread", "%(count)s mail threads", n)
    elif channel == Channel.TICKET:
        words = ngettext("%(count)s ticket or answer", "%(count)s tickets or answers", n)
    else:
        return counted(n, channel)
    return words % {"count": wording.number(n)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Taking:
    """How far it is, in words and as a bar."""

    stage: str
    detail: str
    done: int
    total: int  # 0: not known


def looks_alike(state: str, watched: str) -> bool:
    """Whether the page stays the same: nobody's focus is to be taken away where nothing is otherwise."""
    return state == watched or {state, watched} <= set(_TAKEN_NOW)


def taking_of(viewer: Viewer, delivery: Delivery) -> Taking:
    progress = queries.progress(viewer, delivery)
    expected = queries.expected_rows(viewer, delivery.pk)
    if progress.stage in ("", Stage.READ):
        begun = gettext("Going on") if progress.rows else gettext("Beginning")
        return Taking(
            stage=str(_STAGES[Stage.READ.value]) if progress.stage else begun,
            detail=_read(progress.rows, expected),
            done=progress.rows,
            total=max(expected, progress.rows) if expected else 0,
        )
    return Taking(
        stage=str(_STAGES.get(progress.stage, progress.stage)),
        detail=_far(progress),
        done=progress.done,
        total=progress.total or 0,
    )


def _read(rows: int, expected: int) -> str:
    if not expected:
        return counted(rows, "row")
    return gettext("%(done)s of %(all)s") % {"done": wording.number(rows), "all": counted(expected, "row")}


def _far(progress: Progress) -> str:
    if not progress.total:
        return ""
    done, all_ = wording.number(progress.done), wording.number(progress.total)
    return gettext("%(done)s of %(all)s") % {"done": done, "all": all_}


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


def page_of(viewer: Viewer, delivery: Delivery, page: int = 1) -> Page:
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
        look=look_of(viewer, delivery, page) if state is DeliveryState.LOOKED else None,
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
    return said(told_of([delivery.entry])[0].effect) if delivery.entry else ""


def size_of(waiting: Waiting) -> str:
    """`2.4 MB`"""
    for unit, bytes_ in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if waiting.size >= bytes_:
            return f"{waiting.size / bytes_:.1f} {unit}"
    return counted(waiting.size, "byte")

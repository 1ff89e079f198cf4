"""Commands that only read: `concerns`, `show`, `why`, `search`, `history`, `proposals`."""

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.options import Store, TimeZone, concern_id, day, now, verbatim_number, zone_of
from groundswell.speech import Kind

if TYPE_CHECKING:
    from groundswell.engine.survey.summaries import Board
    from groundswell.field.reading.one import OneConcern

# Entries of history that `show` prints of a concern.
_ENTRIES = 20


def add_to(app: typer.Typer) -> None:
    for command in (concerns, show, why, search, history, proposals):
        app.command()(command)


def concerns(
    kind: Annotated[
        Kind | None,
        typer.Option(
            help="Count only verbatims of this kind, of whatever kind their concern is; a concern that has "
            "none is left out."
        ),
    ] = None,
    since: Annotated[str, typer.Option(help="Only what was said on or after this day.")] = "",
    as_of: Annotated[str, typer.Option(help="What was known on this day.")] = "",
    time_zone: TimeZone = "UTC",
    top: Annotated[int, typer.Option(help="How many of each list to print.", min=1)] = 40,
    store: Store = None,
) -> None:
    """The concerns, ranked by how many accounts raise them; what customers praise in a list of its own."""
    zone = zone_of(time_zone)
    start = day(since, zone=zone) if since else None
    moment = day(as_of, end=True, zone=zone) if as_of else None
    from groundswell.cli.opening import open_store

    open_store(store)
    from groundswell.cli.printing import print_concerns, print_unfinished
    from groundswell.cli.printing_work import print_work
    from groundswell.field.keeping.health import unfinished
    from groundswell.field.work import at_work

    print_concerns(board_now(zone, kind, start, moment), top)
    if being_done := [work for work in at_work() if not work.killed]:
        print_work(being_done)
    else:
        print_unfinished(unfinished())


def board_now(
    zone: tzinfo, kind: Kind | None = None, since: datetime | None = None, as_of: datetime | None = None
) -> "Board":
    """The concerns as lists show them: those that are kept counted, where they are asked for whole."""
    from groundswell.engine.survey.summaries import board_of
    from groundswell.field.reading.opening import ready

    if not (kind or since or as_of) and _is_utc(zone) and ready(now()):
        from groundswell.field.reading.board import board
        from groundswell.people.viewer import OPERATOR

        return board(OPERATOR)
    from groundswell.field.overview import Narrowing, overview

    return board_of(overview(Narrowing(as_of=as_of, since=since, kind=kind, today=now(), zone=zone)))


def _is_utc(zone: tzinfo) -> bool:
    """What is kept is counted in days of UTC."""
    return str(zone) == "UTC"


def show(
    concern: Annotated[str, typer.Argument(help="A concern, such as C-12. Merged numbers still work.")],
    every: Annotated[bool, typer.Option("--all", help="All verbatims, not only the first ten.")] = False,
    as_of: Annotated[str, typer.Option(help="What was known on this day.")] = "",
    time_zone: TimeZone = "UTC",
    store: Store = None,
) -> None:
    """One concern: its evidence, accounts, trend and history."""
    number = concern_id(concern)
    zone = zone_of(time_zone)
    moment = day(as_of, end=True, zone=zone) if as_of else None
    from groundswell.cli.opening import open_store

    open_store(store)
    from groundswell.cli.printing_concern import print_concern
    from groundswell.field import telling
    from groundswell.field.history import entries
    from groundswell.field.history.effects import told_of

    row = telling.concern(number)
    newest = entries.newest_first_of(row.id, None if every else _ENTRIES + 1)
    print_concern(
        _concern_as_of(row.id, moment, zone, every=every),
        row,
        asked=number,
        history=told_of(newest if every else newest[:_ENTRIES], row.id),
        older=not every and len(newest) > _ENTRIES,
        every=every,
    )


def _concern_as_of(number: int, as_of: datetime | None, zone: tzinfo, *, every: bool) -> "OneConcern":
    from groundswell.field.reading import one
    from groundswell.field.reading.opening import ready
    from groundswell.people.viewer import OPERATOR

    shown = None if every else one.SHOWN
    if as_of is None and _is_utc(zone) and ready(now()):
        return one.concern(OPERATOR, number, shown=shown)
    from groundswell.field.overview import Narrowing, overview

    field = overview(Narrowing(as_of=as_of, today=now(), zone=zone))
    return one.of_field(field, number, shown=shown)


def why(
    verbatim: Annotated[str, typer.Argument(help="A verbatim, such as V-123.")],
    store: Store = None,
) -> None:
    """Why a verbatim stands in its concern: its neighbours and scores."""
    number = verbatim_number(verbatim)
    from groundswell.cli.opening import open_store

    open_store(store)
    from groundswell.cli.printing_why import print_explanation
    from groundswell.field import explaining, telling

    print_explanation(explaining.explain(telling.verbatim(number)))


def search(
    words: Annotated[list[str], typer.Argument(help="Words, or how they begin.")],
    top: Annotated[int, typer.Option(help="How many verbatims to print.", min=1)] = 20,
    store: Store = None,
) -> None:
    """Verbatims that hold all of these words, the best first. Accents and case do not matter."""
    from groundswell.cli.opening import open_store

    open_store(store)
    from groundswell.cli.printing_hits import print_hits
    from groundswell.field.reading.finding import found
    from groundswell.field.reading.opening import ready
    from groundswell.people.viewer import OPERATOR

    ready(now())
    print_hits(" ".join(words), found(OPERATOR, " ".join(words), top + 1), top)


def history(
    top: Annotated[int, typer.Option(help="How many entries to print.", min=1)] = 20,
    store: Store = None,
) -> None:
    """What was done, by whom and why, newest first."""
    from groundswell.cli.opening import open_store

    open_store(store)
    from groundswell.cli.printing_why import print_history
    from groundswell.cli.printing_work import print_work
    from groundswell.field.history import entries
    from groundswell.field.history.effects import told_of
    from groundswell.field.work import at_work

    print_work(at_work())
    print_history(told_of(entries.newest_first(top)))


def proposals(store: Store = None) -> None:
    """What you may want to decide: concerns that may be one, and concerns that may be two."""
    from groundswell.cli.opening import open_store

    open_store(store)
    from groundswell.cli.printing_proposals import print_proposals
    from groundswell.field.overview import overview
    from groundswell.field.proposing import proposed

    print_proposals(proposed(), {concern.id: concern.name for concern in overview().concerns})

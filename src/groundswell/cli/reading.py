"""Commands that only read: `concerns`, `show`, `why`, `history`, `proposals`."""

from typing import Annotated

import typer

from groundswell.cli.options import Store, TimeZone, concern_number, day, now, verbatim_number, zone_of
from groundswell.speech import Kind


def add_to(app: typer.Typer) -> None:
    for command in (concerns, show, why, history, proposals):
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
    from groundswell.field.overview import Narrowing, overview
    from groundswell.field.work import at_work

    asked = Narrowing(as_of=moment, since=start, kind=kind, today=now(), zone=zone)
    print_concerns(overview(asked), top)
    if being_done := [work for work in at_work() if not work.killed]:
        print_work(being_done)
    else:
        print_unfinished(unfinished())


def show(
    concern: Annotated[str, typer.Argument(help="A concern, such as C-12. Merged numbers still work.")],
    every: Annotated[bool, typer.Option("--all", help="All verbatims, not only the first ten.")] = False,
    as_of: Annotated[str, typer.Option(help="What was known on this day.")] = "",
    time_zone: TimeZone = "UTC",
    store: Store = None,
) -> None:
    """One concern: its evidence, accounts, trend and history."""
    number = concern_number(concern)
    zone = zone_of(time_zone)
    moment = day(as_of, end=True, zone=zone) if as_of else None
    from groundswell.cli.opening import open_store

    open_store(store)
    from groundswell.cli.printing import print_concern
    from groundswell.field import queries
    from groundswell.field.history import entries
    from groundswell.field.history.effects import told_of
    from groundswell.field.overview import Narrowing, overview

    row = queries.concern(number)
    print_concern(
        overview(Narrowing(as_of=moment, today=now(), zone=zone)),
        row,
        asked=number,
        history=told_of(entries.newest_first_of(row.number), row.number),
        every=every,
    )


def why(
    verbatim: Annotated[str, typer.Argument(help="A verbatim, such as V-123.")],
    store: Store = None,
) -> None:
    """Why a verbatim stands in its concern: its neighbours and scores."""
    number = verbatim_number(verbatim)
    from groundswell.cli.opening import open_store

    open_store(store)
    from groundswell.cli.printing_why import print_explanation
    from groundswell.field import explaining, queries

    print_explanation(explaining.explain(queries.verbatim(number)))


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

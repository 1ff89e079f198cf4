"""What `show` prints of one concern. Words that came from a file are never read as markup."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from groundswell.cli.console import out
from groundswell.cli.printing import print_past
from groundswell.cli.printing_ranking import accounts, id_of
from groundswell.cli.printing_why import print_history
from groundswell.engine.survey.values import Concern, Evidence, Status
from groundswell.report import outcomes, wording

if TYPE_CHECKING:
    from groundswell.field import models
    from groundswell.field.history.effects import WithEffect
    from groundswell.field.reading.one import OneConcern

_FIRST = 10


def print_concern(
    view: "OneConcern",
    row: "models.Concern",
    *,
    asked: int,
    history: "Sequence[WithEffect]",
    older: bool,
    every: bool,
) -> None:
    """`older`: there are entries of history before these."""
    concern = view.concern
    if asked != row.id:
        out.print(f"C-{asked} was merged into C-{row.id}.", style="dim", highlight=False)
    print_past(view)
    if concern is None and view.past:
        out.print(f"C-{row.id} did not recur yet on {wording.day(view.as_of)}.", highlight=False)
        return
    if concern is None:
        out.print(f"C-{row.id} holds no verbatims now: their sources were withdrawn, erased or undone.")
        print_history(history)
        return
    out.print(Panel(Text(concern.name, style="bold"), title=id_of(concern), title_align="left", expand=False))
    _print_facts(concern)
    _print_verbatims(view, every=every)
    if history:
        out.print("\n[bold]History[/]")
        print_history(history)
    if older:
        out.print("… and older entries; --all shows them.", style="dim")


def _print_facts(concern: Concern) -> None:
    kinds = ", ".join(f"{n} {kind.value}" for kind, n in sorted(concern.kinds.items(), key=lambda k: -k[1]))
    facts = [
        (
            "Heard",
            f"{accounts(concern)} accounts, {concern.sellers} sellers, {concern.conversations} conversations",
        ),
        (
            "Voices",
            f"{concern.spoken} spoken, {concern.reported} reported by sellers, {concern.unknown} unknown",
        ),
        ("Kinds", kinds),
        *outcomes.facts(concern.deals),
        ("Trend", f"{concern.trend.direction.value}: {concern.trend.reason}"),
    ]
    if carried := wording.carried(concern.trend):
        facts.append(("Who", carried))
    if concern.status is Status.DISMISSED:
        facts.append(("Status", "dismissed: it goes on collecting, and is not ranked"))
    if concern.concentration:
        facts.append(("Mind", concern.concentration))
    if concern.merged_ids:
        facts.append(("Merged", ", ".join(f"C-{n}" for n in concern.merged_ids)))
    if concern.split_from:
        facts.append(("Split", f"from C-{concern.split_from}"))
    table = Table(box=None, show_header=False, padding=(0, 1))
    for title, text in facts:
        table.add_row(Text(title, style="dim"), Text(text))
    out.print(table)


def _print_verbatims(view: "OneConcern", *, every: bool) -> None:
    """Those that are shown; what says the very same again is told below the first that does."""
    words = {verbatim.id: verbatim for verbatim in view.concern.verbatims} if view.concern else {}
    for first, repeats in view.shown:
        _print_verbatim(words[first])
        if repeats:
            which = ":" if every else f" ({', '.join(f'V-{id_}' for id_ in repeats[:_FIRST])})"
            out.print(Text(f"       {wording.again(len(repeats))}{which}", style="dim"))
        for id_ in repeats if every else ():
            _print_verbatim(words[id_])
    if view.left:
        out.print(f"… and {wording.count(view.left, 'more verbatim')}; --all shows them.", style="dim")


def _print_verbatim(verbatim: Evidence) -> None:
    out.print()
    out.print(Text.assemble((f"V-{verbatim.id}  ", "dim"), f"“{verbatim.text}”"))
    place = [
        verbatim.said_by,
        verbatim.account,
        f"{verbatim.at:%Y-%m-%d}" if verbatim.at else "",
        f"{verbatim.source}, row {verbatim.row}",
    ]
    place += [f"rated {verbatim.rating:g}"] if verbatim.rating is not None else []
    voice = "" if verbatim.voice == "spoken" else f"({verbatim.voice.value})"
    out.print(Text("       " + " · ".join(p for p in (*place, voice) if p), style="dim"))

"""What `why` and `history` print. Words that came from a file are never read as markup."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table
from rich.text import Text

from groundswell.cli.console import out
from groundswell.cli.opening import command
from groundswell.report import wording

if TYPE_CHECKING:
    from groundswell.field import models
    from groundswell.field.explaining import Why
    from groundswell.field.history.effects import WithEffect
    from groundswell.field.services.listen import Outcome

# Columns of a terminal; a split window or a telephone has fewer.
_NARROW = 60


def print_history(rows: "Sequence[WithEffect]") -> None:
    if not rows:
        out.print("Nothing was changed yet.")
    for row in rows:
        entry = row.entry
        undone = "  (undone)" if entry.is_undone else ""
        because = f" — {entry.because}" if entry.because else ""
        by = f" by {entry.by}" if entry.by else ""
        line = f"#{entry.pk}  {entry.at:%Y-%m-%d %H:%M}{by}  {entry.summary}{because}{undone}"
        out.print(escape(line), style="dim" if undone else "", highlight=False, soft_wrap=True)
        if row.effect:
            out.print(f"    {row.effect}", style="dim", markup=False, highlight=False, soft_wrap=True)


def print_placed() -> None:
    sentence = "Few are new: they found a place, and nobody moved. To regroup everything now: "
    out.print(f"{sentence}{command('regroup')}", style="dim", markup=False, highlight=False, soft_wrap=True)


def print_moved(entry: "models.Entry") -> None:
    sentence = f"#{entry.pk} {entry.summary[:1].upper()}{entry.summary[1:]}; concerns keep their numbers."
    out.print(sentence, markup=False, highlight=False, soft_wrap=True)


def print_regrouped(outcome: "Outcome") -> None:
    if outcome.moved:
        print_moved(outcome.moved)
    sentence = f"#{outcome.entry.pk} Regrouped everything: {wording.count(outcome.born, 'concern')} began, "
    out.print(f"{sentence}{outcome.merged:,} became part of another.", markup=False, highlight=False)
    back = command("undo", outcome.entry.pk)
    out.print(f"Take it back with: {back}", style="dim", highlight=False, markup=False, soft_wrap=True)


def print_explanation(why: "Why") -> None:
    where = f"C-{why.concern} ({why.name})" if why.concern else "no concern: it was heard once so far"
    out.print(Text.assemble((f"V-{why.verbatim}  ", "dim"), f"“{why.text}”"))
    out.print(f"Stands in {where}.", markup=False, highlight=False)
    if why.pinned:
        out.print("A person placed it there; the engine does not move it.")
    out.print(why.reason, markup=False, highlight=False)
    table = Table(box=None, padding=(0, 1), header_style="bold")
    table.add_column("Nearest", no_wrap=True)
    narrow = out.width < _NARROW
    if not narrow:
        table.add_column("Likeness", justify="right")
    table.add_column("Stands in", no_wrap=True)
    table.add_column("Words", overflow="fold")
    for near in why.neighbours:
        stands = f"C-{near.concern}" if near.concern else "heard once"
        likeness = () if narrow else (f"{near.likeness:.2f}",)
        table.add_row(f"V-{near.verbatim}", *likeness, stands, Text(near.text))
    out.print(table)
    out.print(f"Grouping {why.grouping}, vectors of {why.model}.", style="dim", highlight=False)

"""What stands apart from the concerns, on a terminal: set text and set phrases."""

from collections.abc import Sequence

from rich.markup import escape
from rich.text import Text

from groundswell.cli.console import out
from groundswell.cli.opening import command
from groundswell.engine.survey.values import SetPhrase, SetText
from groundswell.report import wording


def print_set_text(rows: Sequence[SetText]) -> None:
    if not rows:
        out.print("No set text: no sentence stands in most of at least ten rows of one source.")
        return
    source = ""
    for row in rows:
        if row.source != source:
            source = row.source
            out.print(f"\n{escape(source)}", style="bold", highlight=False)
        heard = "  heard all the same" if row.heard else ""
        place = f"S-{row.id}".ljust(6)
        out.print(
            Text.assemble((f"{place}{row.rows:,} of {row.of:,}  ", "dim"), f"“{row.words}”", (heard, "green"))
        )
    out.print(
        f"\nTo hear one of them all the same: {command('set-text', '--hear', f'S-{rows[0].id}')}",
        style="dim",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )


def print_set_phrases(rows: Sequence[SetPhrase]) -> None:
    if not rows:
        out.print("No set phrases: nothing comes back letter for letter that is not about the business.")
        return
    for row in rows:
        held = wording.count(len({verbatim.conversation for verbatim in row.verbatims}), "conversation")
        heard = "  heard all the same" if row.heard else ""
        place = f"P-{row.id}".ljust(6)
        out.print(Text.assemble((f"{place}{held}  ", "dim"), f"“{row.words}”", (heard, "green")))
    out.print(
        f"\nTo hear one of them all the same: {command('set-phrase', '--hear', f'P-{rows[0].id}')}",
        style="dim",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )

"""What the commands print. Words that came from a file are never read as markup."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from groundswell.cli.console import out
from groundswell.cli.opening import command
from groundswell.cli.printing_ranking import id_of, ranking
from groundswell.cli.printing_why import print_moved, print_placed
from groundswell.engine.survey.summaries import Board, Summary
from groundswell.engine.survey.values import Status
from groundswell.engine.trend.values import Direction
from groundswell.report import wording
from groundswell.report.lists import hurting_and_praised

if TYPE_CHECKING:
    from groundswell.field.keeping.health import Unfinished
    from groundswell.field.reading.one import OneConcern
    from groundswell.field.services.listen import Outcome

_FIRST = 10
_REASONS = 3


def print_outcome(outcome: "Outcome") -> None:
    """What became of every row, and each reason for which something was left out."""
    files = outcome.files
    rows, taken = sum(f.rows for f in files), sum(f.taken for f in files)
    duplicates, refused = sum(f.duplicates for f in files), sum(f.refused for f in files)
    plural = "file" if len(files) == 1 else "files"
    out.print(
        f"{len(files)} {plural}: {wording.count(rows, 'row')} = {taken:,} taken + {duplicates:,} heard before"
        f" + {refused:,} refused.",
        highlight=False,
    )
    for file in [f for f in files if f.error][:_FIRST]:
        out.print(
            f"  {file.name} {file.error}", style="yellow", markup=False, highlight=False, soft_wrap=True
        )
    unread = sum(1 for f in files if f.error)
    if unread > _FIRST:
        out.print(
            f"  … and {unread - _FIRST} more files; the report and the JSON list them all.", style="yellow"
        )
    _print_reasons("refused", outcome.refused)
    if outcome.other_system:
        out.print(
            f"  Where {', '.join(outcome.other_system[:_REASONS])} comes from another system, say which with"
            " --system NAME.",
            style="dim",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )
    _print_reasons("noted", outcome.noted)
    if outcome.set_aside:
        reasons = ", ".join(f"{count:,} × {why}" for why, count in outcome.set_aside)
        out.print(f"  set aside {reasons}", style="dim", markup=False, highlight=False, soft_wrap=True)
    for source, sentences in _by_source(outcome.set_text):
        line = f"  set text {wording.count(sentences, 'sentence')} in most rows of {source}, left out;"
        line += f" see: {command('set-text')}"
        out.print(line, style="dim", markup=False, highlight=False, soft_wrap=True)
    if outcome.set_phrases:
        line = f"  {wording.count(outcome.set_phrases, 'set phrase')}: said letter for letter in several"
        line += f" conversations and not about the business; see: {command('set-phrase')}"
        out.print(line, style="dim", markup=False, highlight=False, soft_wrap=True)
    out.print(
        f"{wording.count(outcome.verbatims, 'new verbatim')}, "
        f"{wording.count(outcome.born, 'concern')} that did not recur before.",
        highlight=False,
    )
    if outcome.moved:
        print_moved(outcome.moved)
    if outcome.placed:
        print_placed()


def _print_reasons(what: str, reasons: Sequence[tuple[str, int]]) -> None:
    for reason, count in reasons[:_REASONS]:
        line = f"  {what} {count:,} × {reason}"
        out.print(line, style="dim", markup=False, highlight=False, soft_wrap=True)
    if len(reasons) > _REASONS:
        out.print(f"  … the report and the JSON give all that was {what}.", style="dim")


def _by_source(set_text: Sequence[tuple[str, str]]) -> list[tuple[str, int]]:
    return sorted(Counter(source for source, _ in set_text).items())


def _apart(field: Board) -> str:
    verbatims = wording.count(field.apart, "verbatim")
    return f"; in {wording.count(field.set_phrases, 'set phrase')}: {verbatims}" if field.set_phrases else ""


def print_concerns(field: Board, top: int) -> None:
    print_past(field)
    shown = [c for c in field.concerns if c.status is not Status.DISMISSED]
    if not shown:
        out.print("No concern recurs yet: one recurs when it stands in at least two conversations.")
        if field.heard_once:
            once = wording.count(field.heard_once, "verbatim")
            out.print(f"{once} heard once so far.", highlight=False)
        return
    ranked, praised = hurting_and_praised(shown)
    _print_list(ranked, top)
    if praised:
        out.print("\nWhat customers praise" if ranked else "What customers praise", style="bold")
        _print_list(praised, top)
    printed = [*ranked[:top], *praised[:top]]
    held = wording.count(field.conversations, "conversation") + (" in all" if field.since else "")
    silent = f"; nothing heard in {wording.number(field.nothing_heard)}" if field.nothing_heard else ""
    out.print(
        f"{wording.count(len(shown), 'concern')} from {held};"
        f" heard once: {wording.count(field.heard_once, 'verbatim')}{_apart(field)}{silent}.\n"
        "Acc., Sell., Conv.: accounts, sellers and conversations that raise it."
        f" To open one: {command('show', id_of(shown[0]))}",
        style="dim",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )
    if any(c.accounts_reported for c in printed):
        out.print(
            "(+3): reported of 3 more, by sellers or speakers whose side is not known.",
            style="dim",
            highlight=False,
        )
    if any(wording.verdict(c.trend).endswith("?") for c in printed):
        out.print(
            "?  by this one look; who looks every month would sometimes see as much by chance.",
            style="dim",
            highlight=False,
        )
    if any(c.trend.direction is Direction.NOT_ENOUGH for c in printed):
        out.print("· not enough data to tell a trend.", style="dim", highlight=False)
    if any(c.concentration for c in printed):
        out.print("◔ rests mostly on one seller or one account.", style="dim", highlight=False)


def _print_list(concerns: Sequence[Summary], top: int) -> None:
    if concerns:
        out.print(ranking(concerns[:top], out.width))
    if len(concerns) > top:
        out.print(f"… and {len(concerns) - top} more concerns; --top shows them.", style="dim")


def print_past(field: "Board | OneConcern") -> None:
    """What is not all of today's field: as of an earlier day, or only what was said since one."""
    if past := wording.past(field):
        out.print(past, style="yellow", highlight=False, markup=False, soft_wrap=True)
    if field.since:
        out.print(
            f"Only what was said since {wording.day(field.since)} is counted; trends look at all.",
            style="dim",
            highlight=False,
            markup=False,
            soft_wrap=True,
        )


def print_unfinished(left: "Unfinished") -> None:
    """Say so where an import was interrupted: what is shown is not all yet."""
    if not left:
        return
    waiting = [
        wording.count(left.to_hear, "conversation is", "conversations are") + " still to be heard",
        wording.count(left.to_embed + left.to_place, "verbatim is", "verbatims are") + " still to be placed",
    ]
    remaining = " and ".join(part for part in waiting if not part.startswith("0 "))
    out.print(
        f"An import is unfinished: {remaining}. {command('listen')} FILES goes on with it, whatever the"
        " files.",
        style="yellow",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )

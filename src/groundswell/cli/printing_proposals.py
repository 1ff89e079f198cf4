"""What `proposals` prints. Words that came from a file are never read as markup."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from groundswell.cli.console import out
from groundswell.cli.opening import command
from groundswell.report import wording

if TYPE_CHECKING:
    from groundswell.field.proposing import Proposal, Side


def print_proposals(proposals: "Sequence[Proposal]", names: Mapping[int, str]) -> None:
    if not proposals:
        out.print("Nothing to decide: no two concerns are nearly one, and none is plainly two.")
    for proposal in proposals:
        first, second = proposal.sides
        out.print()
        if proposal.may_be_one:
            out.print(Text.assemble("These two may be one:", (f"  likeness {proposal.likeness:.2f}", "dim")))
            _print_side(first, f"C-{first.concern} {names.get(first.concern, '')}")
            _print_side(second, f"C-{second.concern} {names.get(second.concern, '')}")
            take = command("merge", f"C-{first.concern}", f"C-{second.concern}")
        else:
            title = f"C-{first.concern} {names.get(first.concern, '')} may be two:"
            out.print(Text.assemble(title, (f"  likeness of its halves {proposal.likeness:.2f}", "dim")))
            _print_side(first, "One says")
            _print_side(second, "the other")
            take = command("split", f"C-{first.concern}", "--as-proposed")
        out.print(f"  Take it with: {take}", style="dim", markup=False, highlight=False, soft_wrap=True)


def _print_side(side: "Side", title: str) -> None:
    out.print(f"  {title} ({wording.count(side.count, 'verbatim')})", markup=False, highlight=False)
    for words in side.words:
        out.print(f"    “{words}”", markup=False, highlight=False)

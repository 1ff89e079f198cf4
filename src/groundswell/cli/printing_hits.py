"""What `search` prints. Words that came from a file are never read as markup."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from groundswell.cli.console import out

if TYPE_CHECKING:
    from groundswell.field.reading.finding import Found


def print_hits(words: str, hits: "Sequence[Found]", top: int) -> None:
    if not hits:
        out.print(Text(f"Nobody is told to have said “{words}”."))
        return
    for hit in hits[:top]:
        verbatim = hit.evidence
        out.print(Text.assemble((f"V-{verbatim.id}  ", "dim"), f"“{verbatim.text}”"))
        stands = f"C-{hit.concern} ({hit.name})" if hit.concern else "heard once"
        day = f"{verbatim.at:%Y-%m-%d}" if verbatim.at else ""
        out.print(Text("       " + " · ".join(filter(None, (stands, verbatim.account, day))), style="dim"))
    if len(hits) > top:
        out.print("… and more; --top shows them.", style="dim")

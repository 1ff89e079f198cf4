"""What `search` prints. Words that came from a file are never read as markup."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from groundswell.cli.console import out

if TYPE_CHECKING:
    from groundswell.field.reading.finding import Found


def print_found(words: str, found: "Sequence[Found]", top: int) -> None:
    if not found:
        out.print(Text(f"Nobody is told to have said “{words}”."))
        return
    for one in found[:top]:
        said = one.evidence
        out.print(Text.assemble((f"V-{said.id}  ", "dim"), f"“{said.text}”"))
        stands = f"C-{one.concern} ({one.name})" if one.concern else "heard once"
        day = f"{said.at:%Y-%m-%d}" if said.at else ""
        out.print(Text("       " + " · ".join(filter(None, (stands, said.account, day))), style="dim"))
    if len(found) > top:
        out.print("… and more; --top shows them.", style="dim")

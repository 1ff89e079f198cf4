"""`groundswell forget`: asking who is meant, and telling what was erased and what still holds the words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from groundswell.cli.console import out
from groundswell.cli.options import WrongUse
from groundswell.field.bringing.arriving import clear_away
from groundswell.field.erasing.forget import Forgotten, forget
from groundswell.field.errors import WhoIsMeant
from groundswell.report.letters import harmless

if TYPE_CHECKING:
    from groundswell.field.history.entries import Author

_SHOWN = 20


def forget_and_tell(name: str, author: "Author", only: Sequence[str], *, same: bool, ask: bool) -> bool:
    """Erase and print what became of it; returns whether no trace is left. With `ask`, a person is asked
    where the name may be several people's; else WrongUse is raised."""
    try:
        gone = forget(name, author, only=only, same=same)
    except WhoIsMeant as several:
        if not ask:
            raise WrongUse(f"{several} Say `--same` if it is one, or who is meant with `--only`.") from None
        _show(several)
        only = _asked()
        gone = forget(name, author, only=only, same=not only)
    clear_away(author.at)
    _tell(gone)
    return gone.finished


def _show(several: WhoIsMeant) -> None:
    out.print(f"“{several.values['name']}” may be more than one person:", markup=False, highlight=False)
    appearances = several.values["appearances"]
    assert isinstance(appearances, tuple)
    for name, email, turns in appearances[:_SHOWN]:
        person = f"  {name} <{email}>" if name and email else f"  {name or email}"
        out.print(harmless(f"{person}, {turns} turns"), markup=False, highlight=False)
    if len(appearances) > _SHOWN:
        out.print(f"  and {len(appearances) - _SHOWN} more")


def _asked() -> list[str]:
    """Names and addresses that are meant; none where all are one person's."""
    answer = typer.prompt("Which are meant? Names or addresses with commas between, or “all”")
    return [] if answer.strip().casefold() == "all" else [name.strip() for name in answer.split(",")]


def _tell(gone: Forgotten) -> None:
    out.print(
        f"Erased the {gone.what}: {gone.verbatims} verbatims in {gone.conversations} conversations.",
        highlight=False,
    )
    if gone.mentions:
        out.print(f"Others mention the name in {gone.mentions} turns; their words are theirs and stay.")
    if gone.unclear:
        out.print(
            f"{gone.unclear} turns bear the name and no address; whose they are is not told, so they stay."
        )
    out.print("Reports, JSON files and backups that were made before still hold the words: delete them.")
    if not gone.finished:
        out.print(
            "It is not finished: another process still reads an older state, so traces are left in the"
            "\nstore's files. The next command on this store ends it; `groundswell doctor` tells.",
            style="yellow",
        )

"""Commands by which people decide, from `merge` to `undo`."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from groundswell.cli.console import out
from groundswell.cli.options import (
    Because,
    Store,
    WrongUse,
    concern_id,
    now,
    set_phrase_number,
    set_text_number,
    verbatim_number,
    who,
)

if TYPE_CHECKING:
    from groundswell.field import models

Concern = Annotated[str, typer.Argument(help="A concern, such as C-12.")]


def add_to(app: typer.Typer) -> None:
    for command in (merge, split, move, rename, dismiss, reopen, undo):
        app.command()(command)
    app.command("set-text")(set_text)
    app.command("set-phrase")(set_phrase)


def merge(
    concerns: Annotated[list[str], typer.Argument(help="Two or more concerns; the first one stays.")],
    because: Because = "",
    store: Store = None,
) -> None:
    """Make several concerns one. The numbers of the others go on working."""
    numbers = [concern_id(c) for c in concerns]
    if len(numbers) < 2:
        raise WrongUse("Name at least two concerns to merge, such as: `groundswell merge C-12 C-31`")
    _decide(store, because, numbers, lambda c, author, seen: c.merge(numbers, author, seen=seen))


def split(
    concern: Concern,
    verbatims: Annotated[
        list[str] | None, typer.Argument(help="The verbatims that become a concern of their own.")
    ] = None,
    name: Annotated[str, typer.Option(help="A name for the new concern.")] = "",
    as_proposed: Annotated[
        bool, typer.Option("--as-proposed", help="Those that `groundswell proposals` would part.")
    ] = False,
    because: Because = "",
    store: Store = None,
) -> None:
    """Give some verbatims of a concern a concern of their own."""
    number, chosen = concern_id(concern), [verbatim_number(v) for v in verbatims or ()]
    if bool(chosen) == as_proposed:
        raise WrongUse(
            "Name the verbatims, such as: `groundswell split C-12 V-3 V-9`, or take what is proposed: "
            "`groundswell split C-12 --as-proposed`"
        )
    _decide(
        store,
        because,
        [number],
        lambda c, author, seen: c.split(number, chosen or _proposed(number), author, name, seen=seen),
    )


def _proposed(number: int) -> list[int]:
    from groundswell.field import queries
    from groundswell.field.proposing import smaller_half

    return smaller_half(queries.concern(number).id)


def move(
    places: Annotated[list[str], typer.Argument(help="Verbatims, then the concern: V-3 V-9 C-12.")],
    because: Because = "",
    store: Store = None,
) -> None:
    """Move verbatims to another concern."""
    if len(places) < 2:
        raise WrongUse("Name verbatims and then the concern, such as: `groundswell move V-3 C-12`")
    chosen, number = [verbatim_number(v) for v in places[:-1]], concern_id(places[-1])
    _decide(store, because, [number], lambda c, author, seen: c.move(chosen, number, author, seen=seen))


def rename(
    concern: Concern,
    name: Annotated[str, typer.Argument(help="The new name.")],
    because: Because = "",
    store: Store = None,
) -> None:
    """Give a concern a name of your own. No later run changes it."""
    number = concern_id(concern)
    _decide(store, because, [number], lambda c, author, seen: c.rename(number, name, author, seen=seen))


def dismiss(concern: Concern, because: Because = "", store: Store = None) -> None:
    """Take a concern off the ranking. It goes on collecting what belongs there, and is not ranked."""
    number = concern_id(concern)
    _decide(store, because, [number], lambda c, author, seen: c.dismiss(number, author, seen=seen))


def reopen(concern: Concern, because: Because = "", store: Store = None) -> None:
    """Bring a dismissed concern back into the ranking."""
    number = concern_id(concern)
    _decide(store, because, [number], lambda c, author, seen: c.reopen(number, author, seen=seen))


def undo(
    entry: Annotated[int | None, typer.Argument(help="The entry to take back [default: the last].")] = None,
    because: Because = "",
    store: Store = None,
) -> None:
    """Take back what was done: a correction, an import, or an undo."""
    from groundswell.cli.opening import WHOLE, Use, open_store

    open_store(store, Use.CHANGE, settings=WHOLE)
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import last_to_undo
    from groundswell.field.history.undo import undo as take_back

    number = last_to_undo() if entry is None else entry
    tell(take_back(number, Author(by=who(), at=now(), because=because)))


def set_text(
    hear: Annotated[
        list[str] | None, typer.Option("--hear", help="Hear this all the same, such as S-4.")
    ] = None,
    leave_out: Annotated[
        list[str] | None, typer.Option("--leave-out", help="Leave this out again, such as S-4.")
    ] = None,
    because: Because = "",
    store: Store = None,
) -> None:
    """Sentences in most rows of a source, such as a form's: left out, unless you say otherwise."""
    chosen = [set_text_number(written) for written in _chosen(hear, leave_out)]
    if _open_to_hear(chosen, store):
        _hear("hear_set_text", chosen, because, heard=bool(hear))
        return
    from groundswell.cli.printing_apart import print_set_text
    from groundswell.field.overview import set_text as listed

    print_set_text(listed())


def set_phrase(
    hear: Annotated[
        list[str] | None, typer.Option("--hear", help="Hear this all the same, such as P-4.")
    ] = None,
    leave_out: Annotated[
        list[str] | None, typer.Option("--leave-out", help="Leave this out again, such as P-4.")
    ] = None,
    because: Because = "",
    store: Store = None,
) -> None:
    """What comes back letter for letter and is not about the business: apart, unless you say otherwise."""
    chosen = [set_phrase_number(written) for written in _chosen(hear, leave_out)]
    if _open_to_hear(chosen, store):
        _hear("hear_set_phrases", chosen, because, heard=bool(hear))
        return
    from groundswell.cli.printing_apart import print_set_phrases
    from groundswell.field.overview import overview

    print_set_phrases(overview().set_phrases)


def _chosen(hear: list[str] | None, leave_out: list[str] | None) -> list[str]:
    if hear and leave_out:
        raise WrongUse("Say either --hear or --leave-out.")
    return [*(hear or ()), *(leave_out or ())]


def _open_to_hear(chosen: list[int], store: str | None) -> bool:
    """Open the store, to change it where something is chosen, and say whether it is."""
    from groundswell.cli.opening import Use, open_store

    open_store(store, Use.CHANGE if chosen else Use.READ)
    return bool(chosen)


def _hear(service: str, chosen: list[int], because: str, *, heard: bool) -> None:
    from groundswell.cli.listening import progress
    from groundswell.field.history.entries import Author
    from groundswell.field.languages import open_for_field
    from groundswell.field.services import hearing

    author = Author(by=who(), at=now(), because=because)
    with progress() as watch:
        done = getattr(hearing, service)(chosen, author, heard=heard, encoder=open_for_field, watch=watch)
    tell(done.entry)


def _decide(
    store: str | None, because: str, concerns: Sequence[int], decide: Callable[[Any, Any, Any], Any]
) -> None:
    """Correct `concerns` as they stand when the command begins.

    Where somebody else changes them before it is done, that is told, and nothing is done.
    """
    from groundswell.cli.opening import Use, open_store

    open_store(store, Use.CHANGE)
    from groundswell.field.history.entries import Author
    from groundswell.field.history.versions import versions_of
    from groundswell.field.services import corrections

    seen = versions_of(concerns)
    tell(decide(corrections, Author(by=who(), at=now(), because=because), seen))


def tell(entry: "models.Entry") -> None:
    """Print what was decided, and how to take it back."""
    from groundswell.cli.opening import command

    summary = entry.summary[:1].upper() + entry.summary[1:]
    out.print(f"#{entry.pk} {summary}.", highlight=False, markup=False, soft_wrap=True)
    back = command("undo", entry.pk)
    out.print(f"Take it back with: {back}", style="dim", highlight=False, markup=False, soft_wrap=True)

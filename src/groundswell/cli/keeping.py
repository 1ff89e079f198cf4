"""Commands that look after what is kept: `forget`, `backup`, `restore`, `doctor`, `model fetch`."""

from pathlib import Path
from typing import Annotated

import typer

from groundswell.cli.console import errors, out
from groundswell.cli.options import Because, Store, WrongUse, now, who
from groundswell.report.letters import harmless

model = typer.Typer(help="The language model that runs on this machine.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    for command in (forget, backup, restore, doctor):
        app.command()(command)
    model.command()(fetch)
    app.add_typer(model, name="model")


def forget(
    name: Annotated[str, typer.Argument(help="A source (its file name) or a person (a name or address).")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    because: Because = "",
    store: Store = None,
) -> None:
    """Erase a source or a person for good: words, vectors and names go, numbers stay."""
    from groundswell.cli.opening import Use, open_store

    open_store(store, Use.CHANGE)
    if not yes:
        typer.confirm(harmless(f"Erase “{name}” for good? This cannot be undone."), abort=True)
    from groundswell.field.erasing.forget import forget as erase
    from groundswell.field.history.entries import Author

    gone = erase(name, Author(by=who(), at=now(), because=because))
    out.print(
        f"Erased the {gone.what}: {gone.verbatims} verbatims in {gone.conversations} conversations.",
        highlight=False,
    )
    if gone.mentions:
        out.print(f"Others mention the name in {gone.mentions} turns; their words are theirs and stay.")


def backup(
    file: Annotated[Path, typer.Argument(help="Where to write the copy.")],
    force: Annotated[bool, typer.Option("--force", help="Overwrite a file that is there.")] = False,
    store: Store = None,
) -> None:
    """Write a checked copy of the store, also while it is in use."""
    if file.exists() and not force:
        raise WrongUse(f"{file} is there already; --force overwrites it.")
    from groundswell.cli.opening import open_store

    open_store(store)
    from groundswell.cli.interrupts import tidy_up_when_stopped
    from groundswell.field.keeping import copies

    tidy_up_when_stopped()
    size = copies.backup(file)
    out.print(f"Wrote {file} ({size:,} bytes).", highlight=False, markup=False, soft_wrap=True)


def restore(
    file: Annotated[Path, typer.Argument(help="A copy made by `groundswell backup`.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    store: Store = None,
) -> None:
    """Put a backup in the place of the store, be it damaged. What was erased since stays erased."""
    from groundswell.cli.interrupts import tidy_up_when_stopped
    from groundswell.cli.opening import point_at

    point_at(store)
    if not yes:
        typer.confirm(harmless(f"Replace everything in the store by {file}?"), abort=True)
    from groundswell.field.history.entries import Author
    from groundswell.field.keeping import copies

    tidy_up_when_stopped()
    done = copies.restore(file, Author(by=who(), at=now(), because="restored a backup"))
    out.print(f"Restored {file}.", highlight=False, markup=False, soft_wrap=True)
    if done.erased_again:
        out.print(f"{done.erased_again} erasures made since the backup were applied again.")
    if done.damaged:
        out.print(
            f"What stood there was damaged and is kept as {done.damaged}; remove it when you need it no more."
            "\nWhat was erased in it since the backup cannot be known: forget it again where that matters.",
            style="yellow",
            highlight=False,
            markup=False,
            soft_wrap=True,
        )


def doctor(store: Store = None) -> None:
    """What is installed, where the data is, and what is wrong."""
    from groundswell.cli.opening import addressed, point_at

    point_at(store)
    from groundswell.cli.checkup import checks

    wrong = 0
    for check in checks():
        mark = "[green]ok[/]  " if check.good else "[red]fix[/] "
        out.print(mark, end="")
        out.print(f"{check.what}: {check.found}", markup=False, highlight=False, soft_wrap=True)
        if not check.good:
            remedy = f"     {addressed(check.remedy)}"
            out.print(remedy, style="dim", markup=False, highlight=False, soft_wrap=True)
            wrong += 1
    raise typer.Exit(1 if wrong else 0)


def fetch(
    to: Annotated[
        Path | None, typer.Option(help="The folder to put it in [default: your cache folder].")
    ] = None,
) -> None:
    """Fetch the models that understand what is said (about 125 MB), once; checked by their digests."""
    from groundswell.cli.interrupts import tidy_up_when_stopped
    from groundswell.encoders.card import CARDS
    from groundswell.encoders.fetching import fetch_model
    from groundswell.encoders.places import fetched_folder, locate_home

    tidy_up_when_stopped()
    for card in CARDS:
        with errors.status("Fetching the model") as status:
            place = fetch_model(to or fetched_folder(locate_home(), card), status.update, card=card)
        out.print(f"The model {card.name} is in {place}.", highlight=False, soft_wrap=True)

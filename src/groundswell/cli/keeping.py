"""Commands that look after what is kept: `forget`, `refused`, `backup`, `restore`, `doctor`, `model`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from groundswell.cli.console import errors, out
from groundswell.cli.options import Because, Store, WrongUse, now, who
from groundswell.report.letters import harmless

model = typer.Typer(help="The language model that runs on this machine.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    for command in (forget, refused, backup, restore, doctor):
        app.command()(command)
    model.command()(fetch)
    app.add_typer(model, name="model")


def forget(
    name: Annotated[
        str,
        typer.Argument(help="A source (its file name), a person (a name or address) or an account (a name)."),
    ],
    only: Annotated[
        list[str] | None,
        typer.Option("--only", help="Of several who share a name: this name or address alone; repeatable."),
    ] = None,
    same: Annotated[
        bool, typer.Option("--same", help="All names and addresses that stand together are one person's.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    because: Because = "",
    store: Store = None,
) -> None:
    """Erase a source, a person or an account for good: words, vectors and names go, numbers stay."""
    from groundswell.cli.opening import WHOLE, Use, open_store

    # The application's rooms hold people, too.
    open_store(store, Use.CHANGE, settings=WHOLE)
    if not yes:
        typer.confirm(harmless(f"Erase “{name}” for good? This cannot be undone."), abort=True)
    from groundswell.cli.forgetting import forget_and_tell
    from groundswell.field.history.entries import Author

    author = Author(by=who(), at=now(), because=because)
    if not forget_and_tell(name, author, only or (), same=same, ask=not yes):
        raise typer.Exit(1)


def refused(
    source: Annotated[str, typer.Argument(help="A file, by its name in reports [default: all].")] = "",
    csv: Annotated[Path | None, typer.Option("--csv", help="Write the rows here, to be mended.")] = None,
    store: Store = None,
) -> None:
    """Rows that were refused, why, and how they begin; with --csv, as they stood in their file."""
    from groundswell.cli.opening import open_store

    open_store(store)
    from groundswell.field.refused import as_line, as_table, refused_rows

    rows = refused_rows(source)
    if csv is None:
        for row in rows:
            line = f"{row.source}, row {row.row}: {row.reason}"
            out.print(harmless(line), highlight=False, markup=False, soft_wrap=True)
            if kept := as_line(row.raw):
                out.print(f"    {harmless(kept)}", style="dim", highlight=False, markup=False, soft_wrap=True)
        return
    from groundswell.report.csv_out import write_csv

    header, cells = as_table(rows)
    write_csv(csv, header, cells)
    out.print(f"Wrote {len(cells)} rows to {csv}.", highlight=False, markup=False, soft_wrap=True)


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
    from groundswell.cli.opening import WHOLE, point_at

    # What was erased since is erased from the application's rooms, too.
    os.environ["DJANGO_SETTINGS_MODULE"] = WHOLE
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
        out.print(f"{check.part}: {check.state}", markup=False, highlight=False, soft_wrap=True)
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

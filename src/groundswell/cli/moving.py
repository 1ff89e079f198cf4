"""`move-store`: from a file to PostgreSQL, and back."""

from pathlib import Path
from typing import Annotated

import typer

from groundswell.cli.console import out
from groundswell.cli.options import Store


def add_to(app: typer.Typer) -> None:
    app.command()(move_store)


def move_store(
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="PLACE",
            help="An empty database, as postgresql://USER@HOST/DATABASE, or a new file.",
        ),
    ],
    store: Store = None,
) -> None:
    """Copy the store to PostgreSQL, or into a file, with all its ids; the old one is left as it is."""
    from groundswell.cli.opening import WHOLE, Use, open_store

    open_store(store, Use.CHANGE, settings=WHOLE)
    from groundswell.field.keeping import moving
    from groundswell.field.keeping.naming import is_address, shown

    if not is_address(to):
        to = str(Path(to).absolute())
    moved = moving.move_store(to)
    for table in moved:
        _say(f"{table.rows:>12,}  {table.name:<24} {table.checksum[:16]}")
    _say(
        f"Copied {sum(table.rows for table in moved):,} rows to {shown(to)}; read back, every table is the"
        " same."
    )
    if mended := sum(table.mended for table in moved):
        _say(f"{mended:,} values held NUL characters, which stand as U+FFFD now.")
    _say(f"The old store was left as it is. For the new one, set {_setting(to)}.")


def _setting(to: str) -> str:
    from groundswell.field.keeping.naming import is_address, shown

    return f"DATABASE_URL={shown(to)}" if is_address(to) else f"GROUNDSWELL_STORE={to}"


def _say(sentence: str) -> None:
    out.print(sentence, highlight=False, markup=False, soft_wrap=True)

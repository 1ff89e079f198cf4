"""All commands of `groundswell …`. Each parses, calls one use case, and prints."""

from typing import Annotated

import typer

from groundswell import __version__
from groundswell.cli import business, correcting, keeping, letting_in, listening, moving, reading, serving
from groundswell.cli.console import out

app = typer.Typer(
    name="groundswell",
    help="Hear what customers keep telling sales: ranked, evidenced, lasting concerns.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for room in (listening, reading, correcting, business, keeping, moving, serving, letting_in):
    room.add_to(app)


def _tell_version(asked: bool) -> None:
    if asked:
        out.print(f"groundswell {__version__}", highlight=False)
        raise typer.Exit


@app.callback()
def groundswell(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", is_eager=True, callback=_tell_version)
    ] = False,
) -> None:
    """Hear what customers keep telling sales: ranked, evidenced, lasting concerns."""

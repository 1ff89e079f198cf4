"""The command line: `groundswell …`. Each command parses, calls one use case, and prints."""

import sys

import typer

from groundswell.cli import correcting, keeping, listening, reading
from groundswell.cli.console import errors

# Exit statuses, as documented in docs/guide.md.
NOTHING_READ = 1
WRONG_USE = 2

app = typer.Typer(
    name="groundswell",
    help="Hear what customers keep telling sales: ranked, evidenced, lasting concerns.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for room in (listening, reading, correcting, keeping):
    room.add_to(app)


def run() -> None:
    """The `groundswell` command: errors become one sentence on stderr, never a traceback."""
    from groundswell.field.sqlite import use_sound_sqlite
    from groundswell.speech import GroundswellError

    use_sound_sqlite()
    try:
        app()
    except GroundswellError as error:
        errors.print(f"groundswell: {error}", markup=False, highlight=False, soft_wrap=True)
        sys.exit(WRONG_USE if error.code in _WRONG_USE else NOTHING_READ)
    except KeyboardInterrupt:
        errors.print(
            "\ngroundswell: stopped. What was read is kept; run the same command to go on.", markup=False
        )
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
    except (OSError, *_store_errors()) as error:
        # A full disk, a file that another process holds, a folder that went away: no fault of the program's.
        errors.print(
            f"groundswell: could not write or read on: {_plainly(error)}. What was kept so far is safe.",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )
        sys.exit(NOTHING_READ)


def _plainly(error: Exception) -> str:
    if "readonly database" in str(error):
        return "the store may not be written by this user"
    return str(error)


def _store_errors() -> tuple[type[Exception], ...]:
    """What the database raises when its file fails; nothing where no store was opened."""
    if "django.db.utils" not in sys.modules:
        return ()
    from django.db.utils import OperationalError

    return (OperationalError,)


# Mistakes in how the command was put, rather than in the files it was given.
_WRONG_USE = frozenset(
    {
        "wrong_use",
        "no_such_concern",
        "no_such_verbatim",
        "impossible_correction",
        "cannot_undo",
        "nothing_to_forget",
        "unknown_column",
    }
)

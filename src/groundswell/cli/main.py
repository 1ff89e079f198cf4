"""The entry of the command line. Only the standard library is loaded before `run` can answer for the rest."""

import gc
import os
import sys
from typing import TYPE_CHECKING, Any

from groundswell.cli.interrupts import STOPPED, end_in_peace, stop_early_when_interrupted

if TYPE_CHECKING:
    from groundswell.cli.commands import app as app

# Exit statuses, as documented in docs/guide.md.
NOTHING_READ = 1
WRONG_USE = 2


def run() -> None:
    """The `groundswell` command: errors become one sentence on stderr, never a traceback."""
    stop_early_when_interrupted()
    # What is loaded stays to the end. To look through it for garbage again and again, while it grows, took a
    # sixth of a command that only reads; none of those makes as many values as this.
    gc.set_threshold(200_000)
    # Many small products, each over sooner than threads start: with two of them a regrouping takes no less
    # time, and several times the processor's.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from groundswell.field.keeping.sqlite import use_sound_sqlite

    use_sound_sqlite()
    from groundswell.cli.commands import app
    from groundswell.cli.console import print_what_fits
    from groundswell.cli.remedies import WRONG_USE_CODES, worded
    from groundswell.speech import GroundswellError

    print_what_fits()
    try:
        app()
    except GroundswellError as error:
        _tell(worded(error))
        sys.exit(WRONG_USE if error.code in WRONG_USE_CODES else NOTHING_READ)
    except SystemExit as ended:
        end_in_peace()
        # Typer answers Ctrl-C itself, with this status and without a word.
        if ended.code == STOPPED:
            _tell("stopped. What was read is kept; run the same command to go on.", before="\n")
        raise
    except BrokenPipeError:
        _close_stdout()
        sys.exit(0)
    except (OSError, *_store_errors()) as error:
        # A full disk, a file that another process holds, a folder that went away: no fault of the program's.
        _tell(f"{_plainly(error)}. What was kept so far is safe.")
        sys.exit(NOTHING_READ)
    finally:
        end_in_peace()
        _close_store()
        # Nor need all of it be looked through once more, only to end: that was another fifth.
        gc.freeze()


def _close_store() -> None:
    """Whoever closes it last folds the write-ahead log into its file: not left to how Python ends."""
    if "django.db" in sys.modules:
        from django.db import connections

        connections.close_all()


def _tell(sentence: str, before: str = "") -> None:
    from groundswell.cli.console import errors
    from groundswell.cli.opening import addressed

    errors.print(f"{before}groundswell: {addressed(sentence)}", markup=False, highlight=False, soft_wrap=True)


def _close_stdout() -> None:
    """Nobody reads any more; Python's own flush at the end would complain about it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _plainly(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error)
    kind = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
    state = getattr(error.__cause__, "sqlstate", "") or ""
    known = _SQLITE_SAYS.get(kind) or _POSTGRESQL_SAYS.get(state)
    return known or f"the store could not be used ({' '.join(str(error).split())})"


def _store_errors() -> tuple[type[Exception], ...]:
    """What the database raises when its file fails; nothing where no store was opened."""
    if "django.db.utils" not in sys.modules:
        return ()
    from django.db.utils import DatabaseError

    return (DatabaseError,)


# By SQLite's primary result codes.
_SQLITE_SAYS = {
    5: "the store is held by another process that does not let go of it; try again later",
    8: "the store may not be written by this user",
    11: "the store is damaged; `groundswell doctor` says how to mend it",
    13: "the disk is full",
}
# By PostgreSQL's codes of errors.
_POSTGRESQL_SAYS = {
    "55P03": _SQLITE_SAYS[5],
    "25006": _SQLITE_SAYS[8],
    "42501": _SQLITE_SAYS[8],
    "53100": _SQLITE_SAYS[13],
}


def __getattr__(name: str) -> Any:
    """`app`, loaded when it is asked for."""
    if name == "app":
        from groundswell.cli.commands import app

        return app
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

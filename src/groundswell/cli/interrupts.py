"""What Ctrl-C does while a command runs: at once before it changes anything, in order from then on."""

import os
import signal
from collections.abc import Callable
from types import FrameType

STOPPED = 130  # the exit status, as documented in docs/guide.md

_STOPPED_EARLY = b"\ngroundswell: stopped; nothing was changed.\n"


def stop_early_when_interrupted() -> None:
    """Until a command begins to change something."""
    _on_interrupt(_stop_early)


def _stop_early(*_: object) -> None:
    """What Ctrl-C does until a command begins to change something: nothing is open that would have to be
    closed, and an exception amid imports may surface anywhere."""
    os.write(2, _STOPPED_EARLY)
    os._exit(STOPPED)


def tidy_up_when_stopped() -> None:
    """From here on Ctrl-C is an exception like any other, so that what was begun is ended well."""
    _on_interrupt(_stop_once)


def _stop_once(*_: object) -> None:
    """The first one stops; those that follow must not break into what the first one began."""
    end_in_peace()
    raise KeyboardInterrupt


def end_in_peace() -> None:
    """What was asked for is done or given up: Ctrl-C must neither break into the tidying up nor, while Python
    takes itself apart and has no handlers any more, kill what has succeeded."""
    _on_interrupt(signal.SIG_IGN)


def _on_interrupt(handler: Callable[[int, FrameType | None], object] | int) -> None:
    # Where the one who started us wants no interrupts (`nohup … &`), it stays that way.
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, handler)

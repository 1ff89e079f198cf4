"""A process that another one looks after ends with it, however that one ends."""

import os
import signal
import threading


def end_with_parent() -> None:
    """Standard input is a pipe that the parent holds open, and never writes into: its end is the parent's."""
    threading.Thread(target=_wait, name="end-with-parent", daemon=True).start()


def _wait() -> None:
    # Past Python's own buffer, which is locked for whoever waits in it, and ends with an error then.
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)

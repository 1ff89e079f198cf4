"""Which process this is, and whether another one still runs."""

import os
from pathlib import Path

_PROC = Path("/proc")


def this_process() -> str:
    """The machine, the number, and the moment it began: numbers are given again."""
    return f"{_machine()} {os.getpid()} {_begun(os.getpid()) or ''}".rstrip()


def is_gone(process: str) -> bool:
    """Whether the process of that mark has ended. Of one on another machine, or in another container, nobody
    here can tell: it counts as running."""
    machine, number, *begun = process.split(" ")
    if machine != _machine():
        return False
    now = _begun(int(number))
    return now is None or now != (begun[0] if begun else "")


def runs_here(process: str) -> bool:
    """Whether the process of that mark runs on this machine, or in this container; "" is none."""
    return bool(process) and process.split(" ")[0] == _machine() and not is_gone(process)


def _machine() -> str:
    """Processes have numbers of their own in every container, whose host name may be the machine's."""
    numbers = _PROC / "self/ns/pid"
    return f"{os.uname().nodename}/{numbers.readlink() if numbers.is_symlink() else ''}".replace(" ", "_")


def _begun(number: int) -> str | None:
    """When a process began, in ticks since the machine did; "" where the system does not say, None where it
    has ended."""
    if not (_PROC / "self/stat").exists():
        return "" if _answers(number) else None
    try:
        # After the name, which may hold anything, the state is the first word and the start the twentieth.
        words = (_PROC / f"{number}/stat").read_text(errors="replace").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if words[0] in ("Z", "X") else words[19]


def _answers(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # another user's
        return True
    return True

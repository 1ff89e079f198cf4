"""What the child may take, and what it may do."""

import ctypes
import resource
import sys
from pathlib import Path
from typing import Any

MEMORY_BYTES = 1024**3
# How the child ends when an allocation fails in Python; a library in Rust aborts instead.
OUT_OF_MEMORY = 86
# Of processor time until the next batch leaves: 100,000 rows of a table take a few seconds in all.
CPU_SECONDS = 60
# Of processor time in all, which not even a child that was taken over could raise; one as old as this in
# hours of the clock is replaced long before (see workers.py).
CPU_SECONDS_IN_ALL = 4 * 3600
# Until the next batch arrives, on a machine that may be busy with other things.
WALL_SECONDS = 180.0
# The largest file the child writes is a member of an archive, which may inflate to 256 MiB.
FILE_BYTES = 257 * 1024**2
_OPEN_FILES = 128

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET
_NO_NEW_PRIVILEGES = 38  # PR_SET_NO_NEW_PRIVS
# What no reader has a reason for, as Python's audit events call it.
_FORBIDDEN = frozenset(
    "socket.__new__ socket.connect socket.getaddrinfo socket.gethostbyname subprocess.Popen os.system "
    "os.exec os.posix_spawn os.fork os.forkpty".split()
)


def confine() -> None:
    """Give up everything that reading a file does not need, for good, as far as the system lets us."""
    _lower(resource.RLIMIT_AS, MEMORY_BYTES)
    _lower(resource.RLIMIT_CPU, CPU_SECONDS_IN_ALL)
    _lower(resource.RLIMIT_FSIZE, FILE_BYTES)
    _lower(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _lower(resource.RLIMIT_CORE, 0)
    _leave_the_network()
    # After the namespaces, which count as processes. It binds all but the superuser.
    _lower(resource.RLIMIT_NPROC, 0)
    sys.addaudithook(_refuse)


def _lower(what: int, limit: int) -> None:
    """Cap a resource, also what the child itself could raise it to."""
    _, hard = resource.getrlimit(what)
    cap = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    try:
        resource.setrlimit(what, (cap, cap))
    except (ValueError, OSError):
        # macOS does not take a limit on address space; there the size checks before reading must do.
        return


def _leave_the_network() -> None:
    """Enter a network of our own, in which there is nobody. Without leave for that, which some containers
    do not give, the audit hook is what is left."""
    library = ctypes.CDLL(None, use_errno=True)
    try:
        library.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        if library.unshare(_NEW_NETWORK) and not _has_capabilities():
            # In a user namespace what capabilities allowed is lost: reading files of others, say.
            library.unshare(_NEW_USER | _NEW_NETWORK)
    except AttributeError:  # no Linux
        return


def _has_capabilities() -> bool:
    status = Path("/proc/self/status")
    if not status.exists():
        return True
    held = next((line for line in status.read_text().splitlines() if line.startswith("CapEff:")), "")
    return bool(held.removeprefix("CapEff:").strip().strip("0"))


def _refuse(event: str, _: tuple[Any, ...]) -> None:
    if event in _FORBIDDEN:
        raise PermissionError(f"a reader may not do this: {event}")


def allow_more_cpu() -> None:
    """Give the work until the next batch its own allowance; beyond it the system ends the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))

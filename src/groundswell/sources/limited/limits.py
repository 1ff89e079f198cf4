"""What the child may take."""

import resource

MEMORY_BYTES = 1024**3
# How the child ends when an allocation fails in Python; a library in Rust aborts instead.
OUT_OF_MEMORY = 86
# Of processor time until the next batch leaves: 100,000 rows of a table take a few seconds in all.
CPU_SECONDS = 60
# Until the next batch arrives, on a machine that may be busy with other things.
WALL_SECONDS = 180.0


def limit_memory() -> None:
    """Cap the address space, so that an allocation beyond it fails here and nowhere else."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    cap = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (cap, hard))
    except (ValueError, OSError):
        # macOS does not take a limit on address space; there the size checks before reading must do.
        return


def allow_more_cpu() -> None:
    """Give the work until the next batch its own allowance; beyond it the system ends the process."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))

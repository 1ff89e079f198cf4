"""`python -m groundswell.worker [PIECE]`: the process behind the pages; with the name of a piece of long
work, the process apart that does it once. Ends on SIGTERM, and when its parent is gone."""

import os
import sys

_LESS = 10  # how much nicer than the pages whoever works for long is


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundswell.config.web")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from groundswell.field.keeping.sqlite import use_sound_sqlite

    use_sound_sqlite()
    import django

    django.setup()
    from groundswell.field.parent import end_with_parent
    from groundswell.worker.loop import until_stopped

    end_with_parent()
    if len(sys.argv) > 1:
        return _once(sys.argv[1])
    until_stopped()
    return 0


def _once(name: str) -> int:
    from datetime import UTC, datetime

    from groundswell.worker.apart import TOLD
    from groundswell.worker.due import named
    from groundswell.worker.guard import guarded

    os.nice(_LESS)
    at = datetime.now(UTC)
    piece = named(name)
    return 0 if guarded(name, at, lambda: (piece.apart or piece.do)(at)) else TOLD


if __name__ == "__main__":
    sys.exit(main())

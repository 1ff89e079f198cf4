"""`python -m groundswell.web HOST SOCKET`: the pages, in threads of one process, on the socket of that number
which its parent opened. Ends on SIGTERM, and when its parent is gone."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundswell.config.web")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from groundswell.field.keeping.sqlite import use_sound_sqlite

    use_sound_sqlite()
    from groundswell.field.parent import end_with_parent
    from groundswell.web.server import serve

    end_with_parent()
    host, opened = sys.argv[1:]
    serve(host, int(opened))


if __name__ == "__main__":
    main()

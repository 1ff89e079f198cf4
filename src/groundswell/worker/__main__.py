"""`python -m groundswell.worker`: the process behind the pages. Ends on SIGTERM, and when its parent
is gone."""

import os


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundswell.config.web")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from groundswell.field.keeping.sqlite import use_sound_sqlite

    use_sound_sqlite()
    import django

    django.setup()
    from groundswell.field.parent import end_with_parent
    from groundswell.worker.loop import until_stopped

    end_with_parent()
    until_stopped()


if __name__ == "__main__":
    main()

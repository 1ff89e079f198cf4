"""The server of the pages: one process of threads, so that one SQLite file has few who open it."""

from typing import Any

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

_THREADS = 8
_CONNECTIONS = 800  # each is an open file, of which a process may often have a thousand


class _Pages(BaseApplication):
    def __init__(self, options: dict[str, Any]) -> None:
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return pages()


def pages() -> Any:
    """What answers."""
    django = get_wsgi_application()
    # Whatever knows the store is known once that is set up.
    from groundswell.web.letters import in_utf_8

    return in_utf_8(django)


def serve(host: str, opened: int) -> None:
    """Answer on a socket that is open under this number, until SIGTERM; what is being answered then is
    answered."""
    name = f"[{host}]" if ":" in host else host
    # The one address that it was told to listen on is a name that it answers to.
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, name]
    _Pages(
        {
            "bind": [f"fd://{opened}"],
            "worker_class": "groundswell.web.gathering.GatheringWorker",
            "workers": 1,
            "threads": _THREADS,
            "worker_connections": _CONNECTIONS,
            "graceful_timeout": 10,
            "loglevel": "warning",
            "control_socket_disable": True,
            # None of a client's own headers becomes part of where it is served from.
            "forwarder_headers": "",
            "proc_name": "groundswell web",
        }
    ).run()

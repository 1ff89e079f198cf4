"""The server of the pages: one process of threads, so that one SQLite file has few who open it."""

from typing import Any

from django.core.wsgi import get_wsgi_application
from gunicorn.app.base import BaseApplication

_THREADS = 8


class _Pages(BaseApplication):
    def __init__(self, options: dict[str, Any]) -> None:
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return get_wsgi_application()


def serve(host: str, port: int) -> None:
    """Answer until SIGTERM; what is being answered then is answered."""
    address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    _Pages(
        {
            "bind": [address],
            "worker_class": "gthread",
            "workers": 1,
            "threads": _THREADS,
            "graceful_timeout": 10,
            "loglevel": "warning",
            "control_socket_disable": True,
            # None of a client's own headers becomes part of where it is served from.
            "forwarder_headers": "",
            "proc_name": "groundswell web",
        }
    ).run()

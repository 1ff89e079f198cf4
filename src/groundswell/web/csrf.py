"""Forms are taken from our own pages alone. What comes by a token comes from no page: no browser adds one by
itself, so that another site can make nobody send it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware

from groundswell.web.shell.looking import viewer_or_nobody


class Csrf(CsrfViewMiddleware):
    def process_view(
        self,
        request: HttpRequest,
        callback: Callable[..., HttpResponse] | None,
        callback_args: tuple[Any, ...],
        callback_kwargs: dict[str, Any],
    ) -> HttpResponseForbidden | None:
        """The gate has been passed by then: it knows who calls by a token, and lets none in beside a
        cookie."""
        looking = viewer_or_nobody(request)
        if looking is not None and looking.scopes is not None:
            return None
        return super().process_view(request, callback, callback_args, callback_kwargs)

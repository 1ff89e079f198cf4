"""What a phone keeps, so that notes can be written and the kit be looked into without a signal: nothing of
anybody, and the same for all. The cards themselves are kept by the kit's own script."""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import resolve, reverse
from django.utils.translation import gettext as _

# Loaded with the page; and what a phone shows of it among its apps.
_FILES = (
    "groundswell.css",
    "note.js",
    "note-queue.js",
    "kit.js",
    "kept-cards.js",
    "card-index.js",
    "shelf.js",
    "reach.js",
    "says.js",
    "mark.svg",
    "icon-192.png",
)
_NO_CACHE = "no-cache"  # asked for anew each time: a phone learns of a new version by it


def shell(request: HttpRequest) -> HttpResponse:
    """The page without anybody in it."""
    answer = render(request, "noting/shell.html", {"viewer": None})
    answer["Cache-Control"] = _NO_CACHE
    return answer


def service_worker(request: HttpRequest) -> HttpResponse:
    shells = {"note_shell": reverse("note-shell"), "kit_shell": reverse("kit-shell")}
    pages = [*shells.values(), reverse("manifest")]
    context = {
        **shells,
        "version": _version(request, pages),
        "kept": json.dumps([*pages, *map(static, _FILES)]),
        "note": reverse("note"),
        "kit": reverse("kit"),
        "out": reverse("sign-out"),
    }
    script = render_to_string("noting/service-worker.js", context)
    return HttpResponse(script, content_type="text/javascript", headers={"Cache-Control": _NO_CACHE})


def manifest(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - Django's form
    """What makes it an app of its own on a phone, to which others share a text."""
    page = reverse("note")
    icons = [
        {"src": static("icon-192.png"), "sizes": "192x192", "type": "image/png", "purpose": "any"},
        {"src": static("icon-512.png"), "sizes": "512x512", "type": "image/png", "purpose": "any maskable"},
        {"src": static("mark.svg"), "sizes": "any", "type": "image/svg+xml"},
    ]
    members = {
        "id": page,
        "name": _("Note · Groundswell"),
        "short_name": _("Note"),
        "description": _("Write down what a customer said, and see how often it was heard."),
        "start_url": page,
        "scope": "/",
        "display": "standalone",
        "background_color": "#faf9f6",
        "theme_color": "#0d5c63",
        "icons": icons,
        "share_target": {
            "action": page,
            "method": "GET",
            "params": {"title": "title", "text": "text", "url": "url"},
        },
    }
    return JsonResponse(
        members, content_type="application/manifest+json", headers={"Cache-Control": _NO_CACHE}
    )


def _version(request: HttpRequest, pages: list[str]) -> str:
    """Another one whenever any of what is kept is another: of the pages what they show now, with words, too,
    that do not stand in their templates."""
    digest = hashlib.sha256(_files())
    for page in pages:
        digest.update(resolve(page).func(request).content)
    return digest.hexdigest()[:12]


@cache
def _files() -> bytes:
    paths = (finders.find(name) for name in _FILES)
    return b"".join(hashlib.sha256(Path(str(path)).read_bytes()).digest() for path in paths if path)

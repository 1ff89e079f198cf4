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
from django.urls import reverse
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
_PAGES = ("noting", "pocket")  # folders whose shells are kept, each with the templates that it is made of
_NO_CACHE = "no-cache"  # asked for anew each time: a phone learns of a new version by it


def shell(request: HttpRequest) -> HttpResponse:
    """The page without anybody in it."""
    answer = render(request, "noting/shell.html", {"viewer": None})
    answer["Cache-Control"] = _NO_CACHE
    return answer


def service_worker(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's form
    shells = {"note_shell": reverse("note-shell"), "kit_shell": reverse("kit-shell")}
    kept = [*shells.values(), reverse("manifest"), *map(static, _FILES)]
    context = {
        **shells,
        "version": _version(),
        "kept": json.dumps(kept),
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


@cache
def _version() -> str:
    """Another one whenever any of what is kept is another."""
    paths = (finders.find(name) for name in _FILES)
    files = [Path(str(path)) for path in paths if path]
    # Each template that the page is made of, and whatever else lies beside them.
    web = Path(__file__).parents[1]
    templates = sorted(one for page in _PAGES for one in (web / page / "templates" / page).iterdir())
    digest = hashlib.sha256(render_to_string("noting/shell.html").encode())  # in the language of now
    for file in (*files, *templates):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]

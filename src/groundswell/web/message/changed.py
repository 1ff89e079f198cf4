"""Where somebody else was faster: a clear choice."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def changed_meanwhile(request: HttpRequest, seen: str, look_again: str) -> HttpResponse:
    """Look again, or do it all the same upon what stands now; `seen` is the version of that. What was typed
    is kept, and shown."""
    sent = [(name, value) for name, values in request.POST.lists() for value in values]
    kept = [(name, value) for name, value in sent if name not in ("seen", "csrfmiddlewaretoken")]
    typed = [value for name, value in kept if name in ("sentence", "text", "promise", "tone") and value]
    context = {"seen": seen, "kept": kept, "typed": typed, "again": request.path, "look_again": look_again}
    return render(request, "message/changed.html", context, status=409)

"""What is answered where no page could be: in the frame of the house, and without asking the store, which may
be what failed."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's form
    return failed(400, "That could not be read", "Go back, and try it once more.")


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's form
    return failed(403, "That was not done", "Go back, load the page anew, and try it once more.")


def from_elsewhere(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's form
    """A form without the token of its page: it came from another site, or the page is old."""
    return failed(
        403,
        "That was not done",
        "The page was open for long, or you signed in anew meanwhile, or cookies are off. "
        "Go back, load it anew, and send it once more: your browser kept what you typed.",
    )


def broken(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's form
    return failed(
        500,
        "Something broke here",
        "It was written down for who looks after this installation. Nothing was half done. "
        "Go back to what you typed, and try again in a while.",
    )


def store_away() -> HttpResponse:
    """The disk is full, somebody writes for very long, or the server of the database is away."""
    answer = failed(
        503,
        "What you sent could not be kept just now",
        "The store cannot be written to: it is busy, full or away. Nothing was half done. "
        "Go back to what you typed, and send it again in a moment.",
    )
    answer["Retry-After"] = "10"
    return answer


def failed(status: int, title: str, what_now: str) -> HttpResponse:
    told = get_template("shell/failed.html").render({"heading": title, "what_now": what_now})
    return HttpResponse(told, status=status)

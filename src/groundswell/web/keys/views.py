"""`/keys`: what the keyboard does."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@dataclass(frozen=True, slots=True)
class Key:
    key: str
    does: str


@dataclass(frozen=True, slots=True)
class Group:
    where: str
    keys: tuple[Key, ...]


# Each stands on the element of the page that does it, as `data-key`; j and k are those of any list.
GROUPS = (
    Group(
        "Everywhere",
        (
            Key("n", "note what you just heard"),
            Key("/", "search what they said"),
            Key("?", "this page"),
        ),
    ),
    Group(
        "In a list",
        (
            Key("j", "the next one"),
            Key("k", "the one before"),
            Key("Enter", "open it"),
            Key("x", "choose it"),
            Key("m", "make the chosen concerns one; on a concern, move the chosen verbatims"),
        ),
    ),
    Group(
        "Proposals",
        (
            Key("y", "yes"),
            Key("n", "no"),
        ),
    ),
    Group(
        "What waits for an answer",
        (
            Key("t", "take it up"),
            Key("a", "answer it now"),
            Key("n", "not now"),
            Key("o", "not ours"),
        ),
    ),
)


def keys(request: HttpRequest) -> HttpResponse:
    return render(request, "keys/keys.html", {"groups": GROUPS})

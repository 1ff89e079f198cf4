"""By which words a timeline says who did what: those of the spectrum's events, and what people write for
them."""

import re
from collections.abc import Mapping

from groundswell.engine.spectrum.values import Did, Who
from groundswell.people.roles import Role

COLUMNS = ("who", "role", "when", "event", "about", "for", "value")
NEEDED = ("when", "event")
_COLUMNS = {
    "name": "who",
    "person": "who",
    "side": "role",
    "team": "role",
    "date": "when",
    "day": "when",
    "at": "when",
    "what": "event",
    "did": "event",
    "about what": "about",
    "of": "for",
    "for what": "for",
    "share": "value",
    "how much": "value",
}
_SIDES: Mapping[str, Who | None] = {
    **{who.value: who for who in Who},
    Role.SELLER.value: Who.SALES,
    Role.SALES_LEAD.value: Who.SALES,
    Role.EXECUTIVE.value: Who.EXECUTIVES,
    Role.GUEST.value: Who.AGENCY,
    Role.ADMINISTRATOR.value: None,  # who sets up, and takes no side
    "sellers": Who.SALES,
    "sales leads": Who.SALES,
    "management": Who.EXECUTIVES,
    "": None,
}
_ALSO: Mapping[Did, tuple[str, ...]] = {
    Did.RECURRED: ("came up again", "heard again"),
    Did.BROUGHT: ("brought up", "raised", "reported", "escalated"),
    Did.BEGAN: ("begun", "began the launch", "started", "kick off"),
    Did.TIED: ("is for", "concern tied"),
    Did.CHANGED: ("built", "shipped", "change"),
    Did.ADDRESSED: ("solves", "solved"),
    Did.WORDED: ("message", "wrote the message", "claimed", "positioned"),
    Did.SIGNED: ("signed off", "agreed"),
    Did.DRAFTED: ("draft", "wrote a draft"),
    Did.COMMENTED: ("comment", "reviewed"),
    Did.APPROVED: ("approved a draft",),
    Did.ANSWERED: ("answers",),
    Did.UNASKED: ("nobody asked for",),
    Did.PRESENTED: ("presented to executives",),
    Did.DECIDED: ("decision",),
    Did.LAUNCHED: ("launch", "went to market", "launch day"),
    Did.TOLD: ("told sales", "briefed", "trained", "kit"),
    Did.CONCERNED: ("is to sell it",),
    Did.READY: ("was ready", "read the kit"),
    Did.ADOPTED: ("said it",),
    Did.NUMBERED: ("numbers", "targets", "got its numbers"),
    Did.ATTAINED: ("attainment", "result"),
    Did.FADED: ("fade",),
    Did.KEPT: ("recorded", "known"),
}
# Words that say how far, too: of a half.
_BY_HALF = {
    "eases": Did.ADDRESSED,
    "eased": Did.ADDRESSED,
    "weakly answered": Did.ANSWERED,
}
_DID = {did.value: did for did in Did} | {word: did for did, words in _ALSO.items() for word in words}
_APART = re.compile(r"[\s_\-]+")


def column_of(written: str) -> str:
    """What a column holds; empty: nothing that is read."""
    name = _plain(written)
    return name if name in COLUMNS else _COLUMNS.get(name, "")


def side_of(written: str) -> Who | None:
    """None: nobody's. Raises KeyError where it is no role and no side."""
    return _SIDES[_plain(written)]


def did_of(written: str) -> tuple[Did, float]:
    """What happened, and its value where none is told. Raises KeyError."""
    word = _plain(written)
    return (_BY_HALF[word], 0.5) if word in _BY_HALF else (_DID[word], 1.0)


def words() -> list[str]:
    """By which events are known."""
    return [*_DID, *_BY_HALF]


def sides() -> list[str]:
    return [word for word in _SIDES if word]


def also(did: Did) -> tuple[str, ...]:
    """What may be written for it as well."""
    return (*_ALSO[did], *(word for word, half in _BY_HALF.items() if half is did))


def _plain(written: str) -> str:
    return _APART.sub(" ", written).strip().casefold()

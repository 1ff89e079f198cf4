"""Each act has its row in the audit: what can be done by a form is done here once, or names who writes it."""

import inspect
import sys
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from groundswell.people.roles import Role
from groundswell.web import rights
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import SignedIn

SECRET = "a heron over the reservoir"
# What is sent by an administrator, by route; each is an act, and leaves one row.
ACTS: dict[str, dict[str, Any]] = {
    "sign-out": {},
    "sign-in": {"email": "who@wrenfield.example", "password": "wrong"},
    "my-sign-in": {},
    "my-password": {"password": SECRET},
    "my-tokens": {"name": "a program", "scopes": "field:read", "days": "30"},
    "token": {},
    "people": {"email": "new@wrenfield.example", "role": "seller"},
    "person": {"act": "give role", "role": "product"},
    "invited": {"act": "withdraw", "sure": "on"},
    "teams": {"name": "North"},
    "team": {"name": "South"},
    "audit-export": {},
}
# Tried with all that they need: in test_entering, test_people and test_second_factor.
TRIED_THERE = {"come-in", "first-run", "invitation", "code", "my-code", "my-code-change"}
# By the room whose services do it, or by the page of notes.
WRITTEN_BELOW = {
    "trackers",
    "tracker",
    "tracker-add",
    "api-notes",
    "keeping",
    "rule",
    "gates",
    "organisation",
    "sources",
    "unwatch",
    "restrict",
    "lift",
    "readers",
    "restricted",
}
# Of launches: tried in tests/unit/launch.
WRITTEN_BELOW |= {
    f"launch-{act}" for act in ("new", "bring", "change", "concerns", "changes", "people", "reach", "away")
}
# And what is decided: tried in tests/unit/street.
WRITTEN_BELOW |= {
    "presentation-edit",
    "present",
    "presented",
    "close-gate",
    "condition",
    *(f"launch-{act}" for act in ("decide", "override")),
}
# Of cards, and of what none fits: each service does, tried in tests/unit/street/kit.
WRITTEN_BELOW |= {"launch-kit", "kit-card", "kit-ask", "kit-answer"}
# Of what will be said: each act of the room goes through `doing`, and who signs is set as all else is.
WRITTEN_BELOW |= {
    "claim-new",
    "claim",
    "claim-concerns",
    "proof-new",
    "proof",
    "house",
    "pillars",
    "wordings",
}
WRITTEN_BELOW |= {"sign", "withdraw", "signing"}
# Of drafts: each act of the room goes through `drafting`.
WRITTEN_BELOW |= {"drafts", "draft", "draft-comment", "draft-settle", "draft-approve", "draft-away"}
WRITTEN_BELOW |= {"space-drafts", "space-draft", "space-comment", "space-back"}
# Of what a guest presents: tried in tests/unit/street.
WRITTEN_BELOW |= {"space-presentation-edit", "space-presented", "space-presentation-back"}
WRITTEN_BELOW |= {"space-ours-comment", "space-ours-back", "draft-release", "draft-withdraw"}
# Of the kit in use: tried in tests/unit/street/used. Of what a phone tells, each rating is one.
WRITTEN_BELOW |= {"kit-check", "kit-tick", "kit-links", "kit-link", "kit-uses", "rate", "rating-back"}
# Of guests, of what is released to them, and of texts that are held against concerns: each service does.
WRITTEN_BELOW |= {"join", "launch-guests", "launch-guest", "launch-words", "launch-text"}
WRITTEN_BELOW |= {"launch-withdraw", "launch-hide", "coverage", "cover-decide", "covered-away"}
WRITTEN_BELOW |= {"launch-coverage", "launch-cover-decide", "launch-covered-away"}
# Of targets: tried in tests/unit/results.
WRITTEN_BELOW |= {"targets", "targets-bring", "targets-table", "target-away"}
# Whether a claim was said: tried in tests/unit/results.
WRITTEN_BELOW |= {"adoption-decide"}
# Of launches of before: tried in tests/unit/web/test_past_launches.py.
WRITTEN_BELOW |= {"past-launches", "past-take", "past-away"}
# And what is let go the usual way: tried in tests/unit/results.
WRITTEN_BELOW |= {"sign-let-go", "sign-tell-again"}
# That one's own line was read: nothing changes for anybody else; and what a tracker tells, of which history
# says what became of it.
OF_NO_ACT = {"seen", "kit-answer-seen", "hook"}


@pytest.fixture
def administrator(signed_in: SignedIn) -> Client:
    return signed_in(Role.ADMINISTRATOR.value)


def address_of(route: str) -> str:
    """With what it names, which is made first."""
    from groundswell.people import entrances, teams, tokens
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of

    me = viewer_of(User.objects.get(role=Role.ADMINISTRATOR.value))
    assert me is not None
    if route == "token":
        return reverse(route, args=[tokens.make(me, "a", ["field:read"], now(), lasts=tokens.LONGEST)[0].pk])
    if route == "team":
        return reverse(route, args=[teams.make("West").pk])
    if route == "invited":
        entrances.invitation("new@wrenfield.example", Role.SELLER, now())
        made = entrances.invited("new@wrenfield.example", now())
        assert made is not None
        return reverse(route, args=[made.pk])
    if route == "person":
        return reverse(route, args=[User.objects.get(role=Role.SELLER.value).pk])
    return reverse(route)


@pytest.mark.parametrize("route", ACTS)
def test_an_act_leaves_one_row_that_says_who_as_what_and_from_where(
    administrator: Client, route: str
) -> None:
    from groundswell.ledger.models import AuditRow

    address = address_of(route)
    assert administrator.post(address, ACTS[route]).status_code < 500
    row = AuditRow.objects.get()
    known = ("", "nobody signed in") if route == "sign-in" else ("administrator", "Agnes Holm")
    assert (row.role, row.name, row.address) == (*known, "127.0.0.1")


@pytest.mark.usefixtures("company")
def test_whatever_else_changes_something_writes_a_row_too() -> None:
    """A new one is tried above, or lies in a folder whose acts are written down."""
    from groundswell.web.urls import urlpatterns

    views = {str(one.name): one.callback for one in urlpatterns}
    unsafe = {name for name, methods in rights.table().items() if set(methods) - {"GET"}}
    for route in unsafe - set(ACTS) - TRIED_THERE - WRITTEN_BELOW - OF_NO_ACT:
        folder = views[route].__module__.rpartition(".")[0]
        written = [module for name, module in sys.modules.items() if name.startswith(f"{folder}.")]
        assert any("acting(" in inspect.getsource(module) for module in written), route

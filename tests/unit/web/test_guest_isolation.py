"""Nothing that was not released reaches a guest: by no address, no method, no search, no error and no export,
whatever stands in the store and whatever was done in whatever order."""

from collections.abc import Iterator, Sequence
from html import unescape
from io import BytesIO
from itertools import product
from typing import Any
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse

from groundswell.people.roles import Role
from groundswell.web import rights
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, OFFLINE, concern_with
from tests.worlds.guests import launch_for, let_in, member, raised_by, release
from tests.worlds.planting import MARK, Planting, columns_of, tables

pytestmark = pytest.mark.usefixtures("heard")
LET_GO = "letgo"


def values_seen() -> dict[str, list[Any]]:
    """By the name of a parameter all that stands anywhere in the store for it, and what does not."""
    from groundswell.field.models import Conversation
    from groundswell.message import models as message
    from groundswell.people.models import Entrance

    numbers = sorted({pk for table in apps.get_models() for pk in _numbers_of(table)})
    spaces = list(message.Guest.objects.values_list("space", flat=True))
    tokens = [token for table in (message.ReleasedDraft, message.ReleasedWords, message.ReleasedConcern,
                                            message.ReleasedText)
              for token in table.objects.values_list("token", flat=True)]  # fmt: skip
    names = list(Conversation.objects.order_by().values_list("account", flat=True).distinct()[:12])
    return {
        "numbers": [*numbers[:60], 999_999],
        "space": [*spaces, *tokens[:4], "none"],
        "place": [1, 2, 999_999],
        "token": [*tokens[:3], *Entrance.objects.values_list("hash", flat=True)[:2], "none"],
        "name": [*names, "nobody"],
        "key": ["a-note", "kept"],
        "kind": ["heard", "brief"],
        "copy": ["none.db"],
        "item": ["00000000-0000-0000-0000-000000000001"],
    }


def _numbers_of(table: type[models.Model]) -> list[int]:
    if not table.__module__.startswith("groundswell.") or not isinstance(table._meta.pk, models.IntegerField):
        return []
    return list(table._default_manager.values_list("pk", flat=True)[:60])


def addresses(*, shut: int) -> Iterator[tuple[str, str]]:
    """Route and address: of what is open to a guest with every value, of what is shut with so many."""
    from groundswell.web.urls import urlpatterns

    seen = values_seen()
    for route in urlpatterns:
        name, parameters = str(route.name), list(route.pattern.converters)
        is_open = any(rights.may(name, method, Role.GUEST.value) for method in ("GET", "POST"))
        values = [seen.get(one, seen["numbers"]) for one in parameters]
        values = values if is_open else [one[:shut] + one[-1:] for one in values]
        for chosen in product(*values):
            yield name, reverse(name, kwargs=dict(zip(parameters, chosen, strict=True)))


def told(answer: Any, asked: str) -> str:
    """All of an answer, its headers included, without what was asked."""
    body = unpacked(b"".join(answer.streaming_content) if answer.streaming else answer.content)
    text = unescape(unquote(body.decode(errors="replace") + str(answer.headers)))
    return text.replace(unquote(asked), "").casefold()


def unpacked(body: bytes) -> bytes:
    """All that a packed file holds, the tables within a presentation among it."""
    if not body.startswith(b"PK"):
        return body
    with ZipFile(BytesIO(body)) as packed:
        return b"".join(name.encode() + unpacked(packed.read(name)) for name in packed.namelist())


def leaks(
    browser: Client, *, shut: int, methods: Sequence[str] = ("GET", "HEAD", "POST")
) -> tuple[list[str], int]:
    """Where a planted word was told, and how many answers were looked at."""
    found, looked = list[str](), 0
    forms = {"q": MARK, "v": "1", "text": f"{MARK} x", "name": "x", "act": "send", "what": "1", "number": "1"}
    forms |= {"version": "1", "passage": "0", "words": f"{MARK} x", "seen": "1", "side": "agency"}
    for route, address in addresses(shut=shut):
        for method in methods:
            ask = {"GET": browser.get, "HEAD": browser.head, "POST": browser.post}[method]
            for data in ({}, forms) if method != "HEAD" else ({},):
                if route == "sign-out" or (route == "join" and method == "POST"):
                    continue
                looked += 1
                if MARK in told(ask(address, data), address).replace(forms["text"], ""):
                    found.append(f"{method} {address}")
    return found, looked


def as_guest(user: int) -> Client:
    from groundswell.people.models import User

    client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    client.force_login(User.objects.get(pk=user))
    return client


def drafts_for(mine: int, other: int, guest: Any) -> set[tuple[str, Any]]:
    """What guests of mine may read: the draft of one of them, and what a member said of it. Besides it a
    draft of a member's in the same launch, and one in another; all with comments."""
    from groundswell.encoders import english_encoder
    from groundswell.launch.models import Launch
    from groundswell.message import models as message
    from groundswell.message.covering.working_out import work_out_next
    from groundswell.message.drafts.services import Brought, approve, begin_draft, comment
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of

    agency = viewer_of(User.objects.get(pk=guest.user))
    assert agency is not None
    for launch, who in ((mine, agency), (mine, member()), (other, member())):
        brought = Brought(passages=[(f"{LET_GO} draft", "page 1")], file="draft.pdf")
        row = Launch.objects.get(pk=launch)
        version = begin_draft(row, f"{LET_GO} page", brought, who, now())
        comment(version, 0, f"{LET_GO} comment", member(), now())
        approve(version, member(), now())
    tables = (message.Draft, message.DraftVersion, message.DraftComment, message.DraftApproval)
    theirs = {(table._meta.label, table.objects.order_by("pk")[0].pk) for table in tables}
    released = release_drafts((mine, other))
    said = comment(released, 0, f"{LET_GO} to you", member(), now(), to_guests=True)
    while work_out_next(now(), english_encoder):
        pass
    covered = message.CoveredText.objects.get(version=message.DraftVersion.objects.order_by("pk")[0])
    row = message.ReleasedDraft.objects.get(launch=mine)
    labels = ("message.DraftComment", said.pk), ("message.ReleasedDraft", row.pk)
    return {*theirs, *labels, ("message.CoveredText", covered.pk)}


def release_drafts(launches: Sequence[int]) -> Any:
    """The draft of a member's in each; the version of the first."""
    from groundswell.message.drafts.releasing import release_draft
    from groundswell.message.models import DraftVersion

    ours = DraftVersion.objects.exclude(role=Role.GUEST.value).order_by("pk")
    versions = [ours.filter(draft__launch=launch)[0] for launch in launches]
    for version in versions:
        release_draft(member(), version, f"{LET_GO} of ours", {0: f"{LET_GO} lent"}, now())
    return versions[0]


def presentations_of(guest: Any, stranger: Any) -> set[tuple[str, Any]]:
    """What a guest wrote for their own, which they may read; another one wrote, too, in another launch. The
    numbers and the order of what they wrote hold nobody's words."""
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of
    from groundswell.street.guests_own import change, own_in
    from groundswell.street.models import GuestPresentation
    from groundswell.street.presenting import Wanted

    for one in (guest, stranger):
        agency = viewer_of(User.objects.get(pk=one.user))
        assert agency is not None
        seen = own_in(agency, one.space).version
        change(agency, one.space, Wanted(subtitle=f"{LET_GO} presentation"), now(), seen=seen)
    return {("street.GuestPresentation", GuestPresentation.objects.get(guest=guest.pk).pk)}


def test_no_planted_word_of_any_table_reaches_a_guest(signed_in: SignedIn) -> None:
    """Every table has a row; each column that may hold somebody's words holds one that is nowhere else."""
    from groundswell.message import models as message

    mine = launch_for([concern_with(OFFLINE[0])])
    other = launch_for([concern_with(INVOICES[0])], "Invoices")
    guest, stranger = let_in(mine), let_in(other, "bo@agency.example")
    release(mine, concern_with(OFFLINE[0]), f"{LET_GO} words")
    theirs = {("message.ReleasedWords", row.pk) for row in message.ReleasedWords.objects.all()}
    theirs |= {("message.ReleasedConcern", row.pk) for row in message.ReleasedConcern.objects.all()}
    theirs |= {("message.ReleasedText", row.pk) for row in message.ReleasedText.objects.filter(launch=mine)}
    theirs |= {("people.User", guest.user), ("people.User", stranger.user)}
    release(other, concern_with(INVOICES[0]), "words of another launch")
    theirs |= drafts_for(mine, other, guest)
    theirs |= presentations_of(guest, stranger)
    theirs |= {("message.Guest", guest.pk)}
    planting = Planting(mine, theirs)
    planting.where_people_write()
    raised_by(7)
    seen, _ = leaks(as_guest(member(Role.ADMINISTRATOR).user), shut=1, methods=("GET",))
    assert len(seen) > 20  # the walk would see them
    planting.everywhere()
    assert {
        (table._meta.label, field.name) for table in tables() for field in columns_of(table)
    } == planting.columns
    agency = as_guest(guest.user)
    assert f"{LET_GO} words" in told(agency.get(f"/shared/{guest.space}"), "")
    draft = told(agency.get(f"/shared/{guest.space}/drafts/1"), "")
    assert f"{LET_GO} draft" in draft
    assert f"{LET_GO} comment" in draft
    own = told(agency.get(f"/shared/{guest.space}/presentation"), "")
    assert f"{LET_GO} presentation" in own
    assert f"{LET_GO} words" in own
    assert f"{LET_GO} words" in told(agency.get(f"/shared/{guest.space}/presentation.pptx"), "")
    assert "answers 0 of 1 concern" in told(agency.get(f"/shared/{guest.space}/drafts/1/answers"), "")
    row = message.ReleasedDraft.objects.get(launch=mine)
    lent = told(agency.get(f"/shared/{guest.space}/ours/{row.token}"), "")
    assert [f"{LET_GO} {what}" in lent for what in ("lent", "of ours", "to you", "comment")] == [
        *[True] * 3,
        False,
    ]
    found, looked = leaks(agency, shut=2)
    assert found == []
    assert looked > 900
    assert LET_GO in told(agency.get(f"/shared/{guest.space}"), "")  # and it was there to the last

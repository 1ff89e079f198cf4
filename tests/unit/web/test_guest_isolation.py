"""Nothing that was not released reaches a guest: by no address, no method, no search, no error and no export,
whatever stands in the store and whatever was done in whatever order."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from io import BytesIO
from itertools import count, product
from typing import Any
from urllib.parse import unquote
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from django.urls import reverse

from groundswell.people.roles import Role
from groundswell.web import rights
from groundswell.web.shell.clock import now
from tests.unit.field.erasing.test_nothing_is_left_out import REACHED
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, OFFLINE, concern_with
from tests.worlds.guests import launch_for, let_in, member, raised_by, release

pytestmark = pytest.mark.usefixtures("heard")
MARK = "zyzzyv"  # every planted word begins so, and nothing else does
LET_GO = "letgo"
_NEVER_PLANTED = {"people.SignIn", "people.Try", "ledger.Lease"}  # who is here, and who works


class Planting:
    """Puts a word of its own into each column of text of each table that may hold anybody's words."""

    def __init__(self, launch: int, but: set[tuple[str, Any]]) -> None:
        self._numbers, self._launch, self._but = count(1), launch, but
        self.tables = set[str]()

    def word(self) -> str:
        return f"{MARK}{next(self._numbers):05}"

    def everywhere(self) -> None:
        for table in apps.get_models():
            label = table._meta.label
            if table.__module__.startswith("groundswell.") and label not in _NEVER_PLANTED:
                rows = list(table._default_manager.all()[:60])
                for row in rows or [self._made(table)]:
                    if row is not None and (label, row.pk) not in self._but:
                        self._into(row)

    def _into(self, row: models.Model) -> None:
        for field in row._meta.concrete_fields:
            if self._may_hold(row, field):
                before = getattr(row, field.attname) or ""
                told = f"{self.word()} {before}"[: field.max_length or None]
                type(row)._default_manager.filter(pk=row.pk).update(**{field.attname: told})
                self.tables.add(row._meta.label)

    def _may_hold(self, row: models.Model, field: Any) -> bool:
        text = isinstance(field, models.CharField | models.TextField) and not field.choices
        names = REACHED.get(row._meta.label, set())
        secret = ("hash", "password", "sealed", "session", "number", "email", "address", "stat")
        kept = any(part in field.name for part in secret)
        return text and not kept and field.name in names and (field.max_length or 99) > 12

    def _made(self, table: type[models.Model]) -> models.Model | None:
        """A row of a table that has none, of the guest's launch where it is of one, and not taken away."""
        values = {
            field.name: self._value(field)
            for field in table._meta.concrete_fields
            if not (field.primary_key and isinstance(field, models.AutoField))
        }
        return table._default_manager.create(**values)

    def _value(self, field: Any) -> Any:
        if isinstance(field, models.ForeignKey):
            there = field.related_model._default_manager.order_by("pk").first()
            return there or (None if field.null else self._made(field.related_model))
        if field.choices:
            return field.choices[0][0]
        if field.name == "removed":
            return field.model._meta.object_name.startswith("Released")
        by_type = {
            models.DateTimeField: datetime.now(UTC),
            models.DateField: date(2026, 3, 1),
            models.BooleanField: True,
            models.JSONField: [],
            models.BinaryField: b"",
            models.FloatField: 0.5,
            models.UUIDField: uuid4(),
            models.GenericIPAddressField: "192.0.2.1",
        }
        value = next((v for kind, v in by_type.items() if isinstance(field, kind)), None)
        if value is not None:
            return value
        if isinstance(field, models.CharField | models.TextField):
            return self.word()[: field.max_length or None]
        return 1


def values_seen() -> dict[str, list[Any]]:
    """By the name of a parameter all that stands anywhere in the store for it, and what does not."""
    from groundswell.field.models import Conversation
    from groundswell.message import models as message
    from groundswell.people.models import Entrance

    numbers = sorted({pk for table in apps.get_models() for pk in _numbers_of(table)})
    spaces = list(message.Guest.objects.values_list("space", flat=True))
    tokens = [token for table in (message.ReleasedWords, message.ReleasedConcern, message.ReleasedText)
              for token in table.objects.values_list("token", flat=True)]  # fmt: skip
    names = list(Conversation.objects.order_by().values_list("account", flat=True).distinct()[:12])
    return {
        "numbers": [*numbers[:60], 999_999],
        "space": [*spaces, *tokens[:20], "none"],
        "place": [1, 2, 999_999],
        "token": [*Entrance.objects.values_list("hash", flat=True)[:3], "none"],
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


def leaks(browser: Client, *, shut: int) -> tuple[list[str], int]:
    """Where a planted word was told, and how many answers were looked at."""
    found, looked = list[str](), 0
    forms = {"q": MARK, "v": "1", "text": f"{MARK} x", "name": "x", "act": "send", "what": "1", "number": "1"}
    forms |= {"version": "1", "passage": "0", "words": f"{MARK} x", "seen": "1", "side": "agency"}
    for route, address in addresses(shut=shut):
        for method in ("GET", "HEAD", "POST"):
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
    from groundswell.launch.models import Launch
    from groundswell.message import models as message
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
    return {(table._meta.label, table.objects.order_by("pk")[0].pk) for table in tables}


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
    planting = Planting(mine, theirs)
    planting.everywhere()
    raised_by(7)
    assert planting.tables >= {
        table
        for table, columns in REACHED.items()
        if table.startswith(("message.", "launch.", "product.")) and columns & {"text", "words", "name"}
    }  # fmt: skip
    agency = as_guest(guest.user)
    assert f"{LET_GO} words" in told(agency.get(f"/shared/{guest.space}"), "")
    draft = told(agency.get(f"/shared/{guest.space}/drafts/1"), "")
    assert f"{LET_GO} draft" in draft
    assert f"{LET_GO} comment" in draft
    own = told(agency.get(f"/shared/{guest.space}/presentation"), "")
    assert f"{LET_GO} presentation" in own
    assert f"{LET_GO} words" in own
    assert f"{LET_GO} words" in told(agency.get(f"/shared/{guest.space}/presentation.pptx"), "")
    found, looked = leaks(agency, shut=2)
    assert found == []
    assert looked > 900
    seen, _ = leaks(as_guest(member(Role.ADMINISTRATOR).user), shut=1)
    assert len(seen) > 20  # the walk would see them

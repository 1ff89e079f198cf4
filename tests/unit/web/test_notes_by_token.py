"""A program sends notes for whoever made its token: each once, within the limits of the page."""

from datetime import timedelta

import pytest
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn, note_of

pytestmark = pytest.mark.usefixtures("heard")
KEY = "8a6f0c9e-program-1"
WORDS = "they export each invoice by hand"


@pytest.fixture
def program(signed_in: SignedIn) -> Client:
    return signed_in("token:notes:write")


def send(program: Client, told: object, key: str | None = KEY):
    headers = {} if key is None else {"Idempotency-Key": key}
    return program.post("/api/notes", told, content_type="application/json", headers=headers)


def kept() -> list[tuple[str, str, str]]:
    from groundswell.field.models import ConversationState, Turn

    found = Turn.objects.filter(
        conversation__source__startswith="notes/", conversation__state=ConversationState.LIVE
    )
    return list(found.values_list("text", "conversation__account", "conversation__entry__by"))


def test_a_note_is_kept_once_for_its_key_in_the_name_of_who_made_the_token(program: Client) -> None:
    from groundswell.ledger.models import AuditRow

    told = {"words": WORDS, "account": "Harbour Foods"}
    answers = [send(program, told) for _ in range(3)]
    assert [one.status_code for one in answers] == [200] * 3
    first = answers[0].json()
    assert set(first) == {"key", "told", "placed", "concern", "until"}
    assert (first["key"], first["told"]) == (KEY, "Kept; it will be placed")
    assert kept() == [(WORDS, "Harbour Foods", "The seller")]
    assert set(AuditRow.objects.filter(act="note").values_list("name", "ref")) == {("The seller", KEY)}


def test_other_words_under_the_same_key_mend_it_for_ten_minutes_and_no_longer(program: Client) -> None:
    from groundswell.field.models import Noted

    send(program, {"words": WORDS})
    assert send(program, {"words": "another wording"}).status_code == 200
    assert [words for words, _, _ in kept()] == ["another wording"]
    note = Noted.objects.get()
    Noted.objects.update(kept=note.kept - timedelta(minutes=11))
    late = send(program, {"words": "too late"})
    assert (late.status_code, late.json()) == (409, {"error": "too_late_to_mend"})
    assert [words for words, _, _ in kept()] == ["another wording"]


def test_a_key_of_somebody_elses_note_tells_nothing_of_it(program: Client) -> None:
    note_of(Role.PRODUCT.value, KEY, words="a secret of product's")
    answer = send(program, {"words": WORDS})
    assert (answer.status_code, answer.json()) == (409, {"error": "note_key_taken"})


@pytest.mark.parametrize(
    ("told", "key", "status", "field"),
    [
        ({"words": ""}, KEY, 422, "words"),
        ({}, KEY, 422, "words"),
        ({"words": "x" * 4_001}, KEY, 422, "words"),
        ({"words": WORDS, "account": "x" * 201}, KEY, 422, "account"),
        ({"words": WORDS, "written": "yesterday"}, KEY, 422, "written"),
        ({"words": WORDS}, None, 422, "Idempotency-Key"),
        ({"words": WORDS}, "short", 422, "Idempotency-Key"),
        ({"words": WORDS}, "x" * 65, 422, "Idempotency-Key"),
        ({"words": ["a"]}, KEY, 400, ""),
        ({"words": WORDS, "user": "1"}, KEY, 400, ""),
        ([WORDS], KEY, 400, ""),
        ("[" * 100_000, KEY, 400, ""),
        ('{"words": "cut', KEY, 400, ""),
        (b"\xff\xfe\x00", KEY, 400, ""),
    ],
)
def test_what_is_wrong_is_said_by_field_and_nothing_is_kept(
    program: Client, told: object, key: str | None, status: int, field: str
) -> None:
    answer = send(program, told, key)
    assert answer.status_code == status
    assert list(answer.json().get("errors", {})) == ([field] if field else [])
    assert kept() == []


def test_letters_that_no_store_keeps_break_nothing(program: Client) -> None:
    assert send(program, '{"words": "one\\u0000 two"}').status_code == 422
    assert send(program, '{"words": "one \\ud800 two"}').status_code == 200
    assert kept()[0][0] == "one ? two"


def test_the_scope_opens_nothing_else_and_no_other_scope_opens_it(signed_in: SignedIn) -> None:
    assert send(signed_in("token:field:read"), {"words": WORDS}).status_code == 404
    writer = signed_in("token:notes:write")
    for path in ("/api/concerns", "/note", "/note/data", f"/note/{KEY}", "/"):
        assert writer.get(path).status_code == 404, path
    assert signed_in(Role.SELLER.value).post("/api/notes", {}).status_code == 404


def test_it_keeps_nothing_once_rights_have_ended(program: Client) -> None:
    from groundswell.people import services
    from groundswell.people.models import User
    from groundswell.web.shell.clock import now

    services.end_rights(User.objects.get(role=Role.SELLER.value).pk, now())
    assert send(program, {"words": WORDS}).status_code == 401
    assert kept() == []

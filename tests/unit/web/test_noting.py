"""The page for notes: what it keeps, what it answers, and what it says when something is wrong."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client

from groundswell.people.roles import Role
from groundswell.web.rights import DEVICE
from tests.unit.web.conftest import SignedIn, note_of

WORDS = "the app needs signal in the basement"


def told(**fields: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "words": WORDS, "account": "Harbour Foods", **fields}


def send(browser: Client, **fields: Any) -> HttpResponse:
    """As the script of the page does."""
    return browser.post("/note", told(**fields), headers={"Accept": "application/json"})


def kept() -> list[str]:
    from groundswell.field.models import Turn

    rows = Turn.objects.filter(conversation__channel="note", conversation__state="live")
    return list(rows.order_by("pk").values_list("text", flat=True))


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("caller", [Role.SELLER.value, Role.PRODUCT.value, DEVICE])
def test_a_note_is_kept_and_without_a_worker_is_to_be_placed(signed_in: SignedIn, caller: str) -> None:
    from groundswell.field.models import Conversation, Entry
    from groundswell.ledger.models import AuditRow

    answer = send(signed_in(caller))
    assert answer.status_code == 200
    found = json.loads(answer.content)
    assert "Kept; it will be placed" in found["html"]
    assert not found["placed"]
    assert kept() == [WORDS]
    entry = Entry.objects.latest("pk")
    assert (entry.action, entry.summary) == ("note", "noted what Harbour Foods said")
    assert entry.by == AuditRow.objects.latest("pk").name
    assert Conversation.objects.get(channel="note").seller == ""  # nobody of the CRM


@pytest.mark.usefixtures("heard")
def test_the_same_note_sent_twice_is_one(signed_in: SignedIn) -> None:
    seller, key = signed_in(Role.SELLER.value), str(uuid4())
    assert send(seller, key=key).status_code == send(seller, key=key).status_code == 200
    assert kept() == [WORDS]


@pytest.mark.usefixtures("heard")
def test_a_script_is_told_what_is_wrong_and_nothing_is_kept(signed_in: SignedIn) -> None:
    seller = signed_in(Role.SELLER.value)
    for fields, wrong in (
        ({"words": "  "}, "Write what they said."),
        ({"words": "x" * 4_001}, "A note takes 4,000 letters"),
        ({"other": "x" * 201}, "A name takes 200 letters"),
        ({"key": "short"}, "valid"),
    ):
        answer = send(seller, **fields)
        assert answer.status_code == 422
        assert wrong in str(json.loads(answer.content)["errors"])
    assert kept() == []


@pytest.mark.usefixtures("heard")
def test_a_form_says_what_is_wrong_beside_the_field_and_keeps_what_was_typed(signed_in: SignedIn) -> None:
    answer = signed_in(Role.SELLER.value).post("/note", told(words="", other="Nowhere Ltd"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'aria-describedby="words-wrong"' in page
    assert 'value="Nowhere Ltd"' in page


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "=1+1", "مرحبا 👋"])
def test_anything_typed_is_just_text(signed_in: SignedIn, words: str) -> None:
    page = signed_in(Role.SELLER.value)
    answer = page.post("/note", told(words=words, other=words), follow=True)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()
    assert kept() == [words]


@pytest.mark.usefixtures("heard")
def test_what_waited_for_somebody_else_is_not_sent_as_mine(signed_in: SignedIn) -> None:
    from groundswell.people.models import User

    other = User.objects.get(role=Role.PRODUCT.value).pk
    answer = send(signed_in(Role.SELLER.value), user=other)
    assert (answer.status_code, json.loads(answer.content)["code"]) == (409, "somebody_else")
    assert kept() == []


@pytest.mark.usefixtures("heard")
def test_the_day_is_when_it_was_written_as_far_as_that_can_be_believed(signed_in: SignedIn) -> None:
    from groundswell.field.models import Conversation

    now, seller = datetime.now(UTC), signed_in(Role.SELLER.value)
    for days, believed in ((-2, True), (-400, False), (3, False)):
        written = now + timedelta(days=days)
        assert send(seller, written=written.isoformat(timespec="milliseconds")).status_code == 200
        at = Conversation.objects.latest("pk").at
        assert at is not None
        assert (abs(at - written) < timedelta(seconds=1)) is believed
        assert believed or abs(at - now) < timedelta(minutes=2)


@pytest.mark.usefixtures("heard")
def test_accounts_of_ones_own_notes_come_first_and_others_are_found_by_their_words(
    signed_in: SignedIn,
) -> None:
    seller = signed_in(Role.SELLER.value)
    note_of(Role.SELLER.value, "key-of-one-own-note")
    told = seller.get("/note/data").json()
    assert told["accounts"][0] == "Harbour Foods"
    assert "Account 12" in told["accounts"]
    assert seller.get("/note/accounts?q=count 12").json() == {"accounts": ["Account 12"]}
    assert seller.get("/note/accounts?q=").json() == {"accounts": []}


@pytest.mark.usefixtures("heard")
def test_the_page_needs_the_same_queries_however_much_was_noted(signed_in: SignedIn) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    seller = signed_in(Role.SELLER.value)
    counted = []
    for first in (0, 3):
        for number in range(first, first + 3):
            note_of(Role.SELLER.value, f"key-of-note-number-{number}", account=f"Account {number}")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            seller.get("/note")
            seller.get("/me")
        counted.append(len(queries))
    assert counted[0] == counted[1]


@pytest.mark.usefixtures("heard")
def test_ones_own_note_can_be_changed_and_taken_back_for_ten_minutes_and_no_others(
    signed_in: SignedIn,
) -> None:
    seller = signed_in(Role.SELLER.value)
    note_of(Role.SELLER.value, "key-of-the-fresh-one")
    note_of(Role.SELLER.value, "key-of-the-late-one", at=datetime.now(UTC) - timedelta(minutes=11))
    note_of(Role.PRODUCT.value, "key-of-somebody-else")
    change = {"act": "mend", "words": "another wording", "other": "Tidewater"}
    assert seller.post("/note/key-of-the-fresh-one", change).status_code == 302
    assert "Tidewater" in seller.get("/note/key-of-the-fresh-one").content.decode()
    assert seller.post("/note/key-of-the-late-one", change).status_code == 409
    assert "Take it back" not in seller.get("/note/key-of-the-late-one").content.decode()
    assert seller.get("/note/key-of-somebody-else").status_code == 404
    assert seller.post("/note/key-of-somebody-else", change).status_code == 404
    assert seller.post("/note/key-of-the-fresh-one", {"act": "take back"}).status_code == 302
    assert "Taken back" in seller.get("/note/key-of-the-fresh-one").content.decode()
    assert "another wording" not in kept()


@pytest.mark.usefixtures("heard")
def test_a_note_that_somebody_built_upon_says_why_it_stays(signed_in: SignedIn) -> None:
    from groundswell.field import models
    from groundswell.field.history.entries import Author
    from groundswell.field.placing import Placing
    from groundswell.field.services.corrections import move
    from tests.worlds.encoding import WordEncoder

    encoder, key = WordEncoder(), "key-of-what-was-moved"
    note_of(Role.SELLER.value, key)
    noted = models.Noted.objects.get(key=key)
    assert Placing(lambda: encoder).place(noted.conversation_id)
    verbatim = models.Verbatim.objects.get(conversation=noted.conversation_id)
    elsewhere = models.Concern.objects.exclude(pk=verbatim.concern).latest("pk")
    move([verbatim.pk], elsewhere.pk, Author(by="ana", at=datetime.now(UTC)))
    answer = signed_in(Role.SELLER.value).post(f"/note/{key}", {"act": "take back"})
    assert answer.status_code == 409
    assert "undo" in answer.content.decode()


@pytest.mark.usefixtures("heard")
def test_my_own_page_tells_my_notes_and_nobody_elses(signed_in: SignedIn) -> None:
    note_of(Role.SELLER.value, "key-of-mine", words="doors freeze in winter")
    note_of(Role.PRODUCT.value, "key-of-theirs", words="somebody else's words")
    page = signed_in(Role.SELLER.value).get("/me").content.decode()
    assert "doors freeze in winter" in page
    assert "somebody else" not in page


@pytest.mark.usefixtures("heard")
def test_what_a_phone_keeps_holds_nothing_of_anybody(signed_in: SignedIn) -> None:
    note_of(Role.SELLER.value, "key-of-mine")
    for path in ("/note/shell", "/service-worker.js", "/manifest.webmanifest"):
        pages = {
            signed_in(caller).get(path).content for caller in ("nobody", Role.SELLER.value, Role.GUEST.value)
        }
        assert len(pages) == 1, path
        assert signed_in("nobody").get(path)["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "words",
    [
        ("pocket.views.LINES", (("you_say", "Say it so"),)),
        ("pocket.views.render", lambda *_: HttpResponse("Another page for cards")),
        ("noting.offline.render", lambda *_: HttpResponse("Another page for notes")),
        ("noting.offline._", str.upper),
    ],
    ids=["headings", "the kit", "notes", "its name"],
)
def test_a_phone_learns_of_any_other_word_of_what_it_keeps(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, words: tuple[str, object]
) -> None:
    def version() -> str:
        script = signed_in("nobody").get("/service-worker.js").content.decode()
        return script.partition('CACHE = "')[2].partition('"')[0]

    before = version()
    assert version() == before
    monkeypatch.setattr(f"groundswell.web.{words[0]}", words[1])
    assert version() != before


@pytest.mark.usefixtures("company")
def test_who_signs_out_is_out_on_this_device_too(signed_in: SignedIn) -> None:
    from django.conf import settings

    from groundswell.people.models import Device

    seller = signed_in(Role.SELLER.value)
    seller.post("/note/device", {"act": "stay"})
    token = seller.cookies[settings.DEVICE_COOKIE_NAME]
    assert token["httponly"]
    assert token["samesite"] == "Strict"
    assert Device.objects.filter(ended=None).count() == 1
    seller.post("/sign-out")
    assert not Device.objects.filter(ended=None).exists()
    assert seller.get("/note").status_code == 302

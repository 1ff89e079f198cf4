"""The kit in the hands of sales: the card to what a customer said, on the page, for phones, for programs."""

import re
from typing import Any

import pytest

from groundswell.people.roles import Role
from groundswell.web.rights import DEVICE
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import OFFLINE, concern_with
from tests.worlds.kit import SENTENCE, drafted, let_out, say_otherwise, signed_launch

SELLER = Role.SELLER.value


@pytest.fixture
def launch(heard: None) -> int:
    from groundswell.field.reading.upkeep import refresh
    from tests.worlds.launching import AT

    refresh(AT)
    return signed_launch()


def cards(signed_in: SignedIn, caller: str = DEVICE) -> list[dict[str, Any]]:
    return signed_in(caller).get("/kit/cards.json").json()["cards"]


def test_a_phone_keeps_each_card_that_is_to_be_said_and_what_stays_in_the_house(
    signed_in: SignedIn, launch: int
) -> None:
    drafted(launch)
    assert cards(signed_in) == []
    let_out_now(launch)
    (card,) = cards(signed_in)
    said = set(card.pop("they_say"))
    assert said
    assert said <= set(OFFLINE)
    assert card.pop("name")
    assert card == {
        "card": "K-1",
        "concern": f"C-{concern_with(OFFLINE[0])}",
        "you_say": SENTENCE,
        "push_back": "",
        "proof": "Forty crews, nine weeks, no list lost",
        "ask": "How often does that happen to you, and what does it cost you?",
        "dont_say": "",
        "vouched_by": "The product",
        "until": None,
        "internal": ["they_say", "dont_say"],
    }
    say_otherwise(launch, "Every list is on the phone.")
    assert cards(signed_in) == []


def test_a_phone_that_has_the_kit_is_sent_nothing_until_it_is_another(
    signed_in: SignedIn, launch: int
) -> None:
    let_out(launch)
    phone = signed_in(DEVICE)
    first = phone.get("/kit/cards.json")
    assert first["ETag"] == f'"{first.json()["version"]}"'
    again = phone.get("/kit/cards.json", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    say_otherwise(launch, "Every list is on the phone.")
    other = phone.get("/kit/cards.json", headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200
    assert other["ETag"] != first["ETag"]


def test_a_member_reads_it_too_and_a_guest_does_not(signed_in: SignedIn, launch: int) -> None:
    let_out(launch)
    assert len(cards(signed_in, SELLER)) == 1
    assert signed_in(Role.GUEST.value).get("/kit/cards.json").status_code == 404


def let_out_now(launch: int) -> None:
    from groundswell.street.kit.services import let_out as out
    from tests.worlds.launching import AT, member

    out(member(), launch, AT)


def page(signed_in: SignedIn, path: str, caller: str = SELLER) -> str:
    answer = signed_in(caller).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_a_customer_said_leads_a_seller_to_the_words(signed_in: SignedIn, launch: int) -> None:
    let_out(launch)
    told = page(signed_in, "/kit?q=no signal in the basement")
    assert "1 card fits" in told
    assert SENTENCE in told
    assert "Sought by words alone" in told  # nobody answers for the worker here


def test_as_one_types_only_what_is_found_is_sent(signed_in: SignedIn, launch: int) -> None:
    let_out(launch)
    answer = signed_in(SELLER).get("/kit", {"q": "no signal"}, headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert SENTENCE in answer.content.decode()


@pytest.mark.usefixtures("company")
def test_a_kit_without_a_card_says_what_will_stand_there(signed_in: SignedIn) -> None:
    assert "Nothing is in the kit yet" in page(signed_in, "/kit")


def test_programs_and_members_read_the_same_answer_as_the_page(signed_in: SignedIn, launch: int) -> None:
    let_out(launch)
    for caller in ("token:field:read", SELLER):
        told = signed_in(caller).get("/api/kit", {"q": "no signal in the basement"}).json()
        (card,) = told["cards"]
        assert (told["q"], told["by_meaning"]) == ("no signal in the basement", False)
        assert (card["card"], card["fits"], card["standing"]) == ("K-1", True, "fit")
        assert card["you_say"] == SENTENCE
    assert signed_in("token:notes:write").get("/api/kit").status_code == 404
    say_otherwise(launch, "Every list is on the phone.")
    (card,) = signed_in(SELLER).get("/api/kit", {"q": "no signal in the basement"}).json()["cards"]
    assert (card["fits"], card["standing"]) == (False, "reopened")


def test_cards_are_drafted_and_let_out_on_the_page_of_a_launch(signed_in: SignedIn, launch: int) -> None:
    from groundswell.web.launches import parts

    address, marketing = f"/launches/L-{launch}/kit", signed_in(Role.MARKETING.value)
    assert "a signed claim answers it" in page(signed_in, address)
    assert marketing.post(address, {"act": "draft"}).status_code == 302
    assert "not in the hands of sales yet" in page(signed_in, address)
    assert marketing.post(address, {"act": "out"}).status_code == 302
    assert SENTENCE in page(signed_in, "/kit?q=no signal in the basement")
    again = marketing.post(address, {"act": "draft"})
    assert again.status_code == 422
    assert "There is no signed claim that has no card yet." in again.content.decode()
    assert signed_in(SELLER).post(address, {"act": "draft"}).status_code == 404
    told = page(signed_in, f"/launches/L-{launch}")
    assert "1 card, 1 in the hands of sales" in told
    assert "let a card out to sales:" in told
    assert parts.Part.KIT in {place.part for place in parts.PLACES}


def fields(**other: object) -> dict[str, object]:
    told = {"you_say": "It works there.", "they_say": "no bars down here", "seen": "1"}
    return {**told, "sayable": ["you_say", "they_say"], **other}


def test_a_card_is_edited_on_its_page_and_says_what_it_said_before(signed_in: SignedIn, launch: int) -> None:
    let_out(launch)
    lead = signed_in(Role.SALES_LEAD.value)
    assert lead.post("/kit/K-1", fields()).status_code == 302
    told = page(signed_in, "/kit/K-1")
    for words in ("It works there.", "no bars down here", "Version 2, edited by The sales lead"):
        assert words in told
    assert "Waits to be read by somebody else" in told
    assert "It may be said so" not in told
    assert lead.post("/kit/K-1", {"act": "agree", "seen": "2"}).status_code == 422
    assert "It works there." not in str(cards(signed_in))
    assert "A change of it waits" in page(signed_in, f"/launches/L-{launch}/kit")
    waits = "Waits to be read before sales says it"
    assert waits not in lead.get("/").content.decode()  # who wrote it
    assert waits not in signed_in(SELLER).get("/").content.decode()
    product = signed_in(Role.PRODUCT.value)
    today = product.get("/").content.decode()
    assert waits in today
    assert "/kit/K-1#waits" in today
    assert "It may be said so" in product.get("/kit/K-1").content.decode()
    assert product.post("/kit/K-1", {"act": "agree", "seen": "1"}).status_code == 409
    assert product.post("/kit/K-1", {"act": "agree", "seen": "2"}).status_code == 302
    assert waits not in product.get("/").content.decode()
    assert "Waits to be read by somebody else" not in page(signed_in, "/kit/K-1")
    assert "It works there." in str(cards(signed_in))
    meanwhile = lead.post("/kit/K-1", fields(you_say="It works."))
    assert meanwhile.status_code == 409
    assert "Somebody changed the card while you looked at it" in meanwhile.content.decode()
    empty = lead.post("/kit/K-1", fields(you_say="", seen="2"))
    assert empty.status_code == 422
    assert "What do sellers say?" in empty.content.decode()
    assert "no bars down here" in empty.content.decode()
    assert signed_in(SELLER).post("/kit/K-1", fields(seen="2")).status_code == 404


def test_each_line_of_the_form_has_its_own_tick_whether_it_may_leave_the_house(
    signed_in: SignedIn, launch: int
) -> None:
    let_out(launch)
    told = page(signed_in, "/kit/K-1", Role.SALES_LEAD.value)
    group = r'<div role="group" aria-labelledby="card-([a-z_]+)-name">(.*?)</label></div>'
    ticks = [
        (name, re.findall(r'name="sayable" value="([a-z_]+)"', form))
        for name, form in re.findall(group, told, re.S)
    ]
    lines = ("they_say", "you_say", "push_back", "proof", "ask", "dont_say")
    assert ticks == [(line, [line]) for line in lines]


def test_a_card_that_was_withdrawn_says_so_and_comes_back_with_the_undo(
    signed_in: SignedIn, launch: int
) -> None:
    let_out(launch)
    marketing = signed_in(Role.MARKETING.value)
    answer = marketing.post("/kit/K-1", {"act": "withdraw"}, follow=True)
    assert "Withdrew the card K-1" in answer.content.decode()
    assert "Withdrawn." in page(signed_in, "/kit/K-1")
    from groundswell.field.models import Entry

    entry = Entry.objects.order_by("-pk")[0].pk
    back = marketing.post(f"/history/{entry}/undo", {"back": "/kit/K-1"})
    assert (back.status_code, back["Location"]) == (302, "/kit/K-1")
    assert "Withdrawn." not in page(signed_in, "/kit/K-1")


def test_what_is_longer_than_one_breath_is_said_to_who_edits_it(signed_in: SignedIn, launch: int) -> None:
    let_out(launch)
    product = signed_in(Role.PRODUCT.value)
    product.post("/kit/K-1", fields(you_say="word " * 31))
    assert "longer than one breath" in page(signed_in, "/kit/K-1", Role.PRODUCT.value)
    assert "longer than one breath" not in page(signed_in, "/kit/K-1")


def test_a_card_with_words_that_could_be_markup_shows_them_as_words(signed_in: SignedIn, launch: int) -> None:
    let_out(launch)
    signed_in(Role.PRODUCT.value).post("/kit/K-1", fields(you_say="<script>alert(1)</script> 🌊 שלום"))
    told = page(signed_in, "/kit/K-1")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; 🌊 שלום" in told
    assert "<script>alert" not in told


def test_where_no_card_fits_a_seller_asks_and_is_answered(signed_in: SignedIn, launch: int) -> None:
    let_out(launch)
    seller, marketing = signed_in(SELLER), signed_in(Role.MARKETING.value)
    assert "No card fits" in page(signed_in, "/kit?q=do you sell bicycles")
    assert seller.post("/kit/ask", {"words": "do you sell bicycles"}).status_code == 302
    for path in ("/", "/kit"):
        assert "do you sell bicycles" in marketing.get(path).content.decode()
        assert "do you sell bicycles" not in page(signed_in, path, Role.EXECUTIVE.value)
    wrong = marketing.post("/kit/asked/1", {"line": "", "concern": "nothing"})
    assert wrong.status_code == 422
    assert "A concern is told as C-12." in wrong.content.decode()
    assert marketing.post("/kit/asked/1", {"line": "No, but we know who does."}).status_code == 302
    assert "No, but we know who does." in page(signed_in, "/")
    assert "answered by The marketing" in page(signed_in, "/")
    assert "answered by The marketing" in page(signed_in, "/kit")
    assert seller.post("/kit/asked/1/seen").status_code == 302
    assert "No, but we know who does." not in page(signed_in, "/")
    assert "No, but we know who does." in page(signed_in, "/kit")


def test_an_answer_about_a_concern_is_its_card_from_then_on(signed_in: SignedIn, launch: int) -> None:
    concern = concern_with(OFFLINE[0])
    signed_in(SELLER).post("/kit/ask", {"words": "what if there is no signal"})
    told = {"line": "It keeps the list.", "concern": f"C-{concern}"}
    assert signed_in(Role.MARKETING.value).post("/kit/asked/1", told).status_code == 302
    (card,) = cards(signed_in)
    assert (card["card"], card["you_say"], card["vouched_by"]) == (
        "A-1",
        "It keeps the list.",
        "The marketing",
    )
    assert "It keeps the list." in page(signed_in, "/kit/A-1")


def test_what_was_asked_is_asked_once_and_says_something(signed_in: SignedIn, launch: int) -> None:
    seller = signed_in(SELLER)
    assert seller.post("/kit/ask", {"words": " "}).status_code == 422
    assert seller.post("/kit/ask", {"words": "bicycles?"}).status_code == 302
    again = seller.post("/kit/ask", {"words": "bicycles?"})
    assert again.status_code == 422
    assert "You asked that already" in again.content.decode()


def test_who_leads_the_launch_that_is_nearest_is_asked_as_well(signed_in: SignedIn, heard: None) -> None:
    from groundswell.launch.services import Plan, begin
    from tests.worlds.launching import AT, member

    begin(Plan(name="Offline"), member(Role.PRODUCT), AT)
    signed_in(SELLER).post("/kit/ask", {"words": "bicycles?", "launch": "1"})
    assert "bicycles?" in page(signed_in, "/", Role.PRODUCT.value)
    assert "bicycles?" not in page(signed_in, "/", Role.SALES_LEAD.value)


def test_a_concern_shows_what_sales_says_to_it(signed_in: SignedIn, launch: int) -> None:
    address = f"/concerns/C-{concern_with(OFFLINE[0])}"
    assert "What sales says to it" not in page(signed_in, address)
    let_out(launch)
    told = page(signed_in, address)
    assert "What sales says to it" in told
    assert SENTENCE in told
    say_otherwise(launch, "Every list is on the phone.")
    assert "not to be said just now" in page(signed_in, address)


def test_a_card_that_was_withdrawn_is_drafted_again_from_the_page_and_is_let_out_anew(
    signed_in: SignedIn, launch: int
) -> None:
    from groundswell.street.kit.services import withdraw
    from tests.worlds.launching import AT, member

    let_out(launch)
    withdraw(member(), 1, AT)
    browser, page = signed_in(Role.MARKETING.value), f"/launches/L-{launch}/kit"
    sent = browser.get(page).content.decode()
    concern = concern_with(OFFLINE[0])
    assert f'name="only" value="C-{concern}"' in sent
    browser.post(page, {"act": "draft", "only": [f"C-{concern}"]})
    assert cards(signed_in) == []  # nobody has looked at it yet
    browser.post(page, {"act": "out"})
    assert [card["card"] for card in cards(signed_in)] == ["K-1"]

"""A company's own words for what it sells and how that goes to its customers stand wherever ours would."""

import io
import re

import pytest

from groundswell.people.roles import Role
from groundswell.people.vocabulary import PRODUCTS, SERVICES, Vocabulary, in_own_words, in_words_of
from groundswell.web import rights
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_mail import seller_heard as seller_heard  # the fixture
from tests.unit.web.test_mail import sending as sending  # the fixture
from tests.unit.web.test_mail import smtp as smtp  # the fixture
from tests.unit.web.test_rights import address_of, routes
from tests.unit.web.test_rights import brought as brought  # the fixture
from tests.unit.web.test_rights import given as given  # the fixture
from tests.unit.web.test_translated import by_pages, decided, of_concerns, texts_of_people
from tests.worlds.mailing import MailServer, html, plain
from tests.worlds.translating import shown

__all__ = ["decided"]  # the fixture
OURS = re.compile(r"(?<![\w/\"-])(products?|launch(es)?)(?![\w-])", re.IGNORECASE)
THEIRS = Vocabulary(product="engagement", products="engagements", launch="opening", launches="openings")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("A launch", "An opening"),
        ("Begin a launch", "Begin an opening"),
        ("Launches on their way", "Openings on their way"),
        ("product and marketing", "engagement and marketing"),
        ("%(launch)s is no launch", "%(launch)s is no opening"),
        ('<a href="/launches/L-3">the launch</a>', '<a href="/launches/L-3">the opening</a>'),
        ("launched, a by-product, product-led", "launched, a by-product, product-led"),
    ],
)
def test_a_sentence_is_told_in_their_words_with_the_article_that_goes_with_them(
    sentence: str, told: str
) -> None:
    assert in_own_words(sentence, THEIRS) == told


@pytest.mark.parametrize(
    ("word", "told"),
    [("unit", "a unit"), ("offer", "an offer"), ("one-off", "a one-off"), ("umbrella", "an umbrella")],
)
def test_the_article_goes_by_how_the_word_is_said(word: str, told: str) -> None:
    assert in_own_words("a product", Vocabulary(product=word, products="", launch="", launches="")) == told


def test_what_is_translated_is_told_in_them_while_it_lasts_and_not_after() -> None:
    from django.utils.translation import gettext, gettext_lazy, ngettext

    late = gettext_lazy("Begin a launch")
    with in_words_of(SERVICES):
        assert str(late) == gettext("Begin a launch") == "Begin a launch"
    with in_words_of(THEIRS):
        assert str(late) == "Begin an opening"
        assert ngettext("%(count)s product", "%(count)s products", 2) == "%(count)s engagements"
    assert str(late) == "Begin a launch"


def test_a_company_that_chose_no_words_has_those_of_what_it_sells(company: None) -> None:
    from groundswell.people.models import Organisation
    from groundswell.people.queries import words_of_company

    assert words_of_company() == PRODUCTS
    Organisation.objects.update(sells_services=True)
    assert words_of_company() == SERVICES
    Organisation.objects.update(launch="opening")
    words = words_of_company()
    assert (words.product, words.launch, words.launches) == ("service", "opening", "launches")


def test_an_administrator_chooses_them_and_takes_that_back(signed_in: SignedIn) -> None:
    from tests.unit.web.test_people import undo

    browser = signed_in(Role.ADMINISTRATOR.value)
    told = {"name": "Wrenfield", "currency": "EUR", "time_zone": "UTC", "fiscal_year_begins": 1}
    browser.post(
        "/settings/organisation",
        {**told, "offering": "products", "launch": "opening", "launches": "openings"},
    )
    page = browser.get("/settings/organisation").content.decode()
    assert "Openings" in places(page)
    undo(browser, page)
    assert "Launches" in places(browser.get("/settings/organisation").content.decode())


def places(page: str) -> list[str]:
    """Of the bar."""
    bar = page[page.index("<nav aria-label=") :]
    return re.findall(r">([^<>]+)</a></li>", bar[: bar.index("</nav>")])


def choose_words() -> None:
    from groundswell.people.models import Organisation

    Organisation.objects.update(
        sells_services=True, **{name: getattr(THEIRS, name) for name in Vocabulary.__slots__}
    )


def ours_in(text: str, of_people: list[str]) -> list[str]:
    for known in of_people:
        text = re.sub(rf"(?<!\w){re.escape(known)}(?!\w)", " ", text, flags=re.IGNORECASE)
    return [text[max(0, found.start() - 40) : found.end() + 20] for found in OURS.finditer(text)]


@pytest.mark.usefixtures("decided")
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.EXECUTIVE, Role.SALES_LEAD, Role.GUEST])
def test_no_page_says_product_or_launch_where_a_company_has_other_words(
    signed_in: SignedIn, role: Role
) -> None:
    choose_words()
    browser, of_people, found = signed_in(role.value), texts_of_people(), dict[str, list[str]]()
    for route in routes():
        if not rights.may(route, "GET", role.value):
            continue
        reply = browser.get(address_of(route, role.value), follow=True)
        if reply.headers.get("Content-Type", "").startswith("text/html"):
            text = shown(reply.content.decode())
            if left := ours_in(text, of_people):
                found[route] = left
    assert found == {}


@pytest.mark.usefixtures("decided")
def test_no_table_that_is_taken_along_says_it(signed_in: SignedIn) -> None:
    choose_words()
    browser = signed_in(Role.ADMINISTRATOR.value)
    taken = browser.post("/settings/audit/export", {})
    table = b"".join(taken).decode()
    assert "opening" in table
    assert ours_in(table, texts_of_people()) == []


@pytest.mark.usefixtures("decided")
def test_no_deck_says_it(signed_in: SignedIn) -> None:
    from pptx import Presentation

    choose_words()
    browser, of_people = signed_in(Role.EXECUTIVE.value), texts_of_people()
    deck = Presentation(io.BytesIO(b"".join(browser.get(address_of("presentation-file", "executive")))))
    texts = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert texts
    assert ours_in("\n".join(texts), of_people) == []


@pytest.mark.usefixtures("seller_heard")
def test_no_mail_says_it(sending: MailServer, signed_in: SignedIn) -> None:
    choose_words()
    of_concerns()
    by_pages(signed_in)
    of_people = texts_of_people()
    assert sending.messages
    for mail in sending.messages:
        for text in (str(mail["Subject"]), plain(mail), shown(html(mail))):
            assert ours_in(re.sub(r"https://\S+", "", text), of_people) == []

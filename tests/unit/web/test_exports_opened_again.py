"""What leaves as a file is opened again by what reads such files: it says what was written, letter for
letter, and nothing in it runs, links, ends early or is a mark."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar
from markdown_it import MarkdownIt
from pptx import Presentation
from python_calamine import CalamineWorkbook

from groundswell.people.roles import Role
from tests.unit.street.test_deciding import words_on
from tests.unit.web.conftest import SignedIn
from tests.unit.web.test_shared_drafts import as_guest
from tests.worlds.field import OFFLINE, PRICE, concerns, feedback, listen_to, write_table
from tests.worlds.guests import let_in, member, raised_by

WORST = (
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script> & <b>bold</b> ]]>",
    "\u202eesrever\u202c שלום עולם",
    "a bell\x07, a form\x0c and \x1fhalf",
    "👩\u200d🔧 by 🧯",
    "``` ends a fence, *this* and [that](javascript:alert(1)), @octocat #12",
    '=HYPERLINK("http://evil.example","x"), y; z\tw',
    "+1-2",
)
LONG = "=" + "ten thousand " * 770  # some 10,000 letters
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")  # in XML, and so in what Office opens


def visible(text: str) -> str:
    """One line of it, as any program shows it."""
    return " ".join(FORBIDDEN.sub("", text).split())


@pytest.fixture
def launch(company: None, tmp_path: Any) -> int:
    """Whatever people and customers can name or say is as bad as it can be."""
    from groundswell.field.models import Concern, Conversation, Turn, Verbatim
    from groundswell.launch.models import Launch
    from groundswell.message.models import Claim
    from groundswell.street.models import Presentation as Written
    from tests.worlds.launching import begun, change_for

    listen_to(write_table(tmp_path / "a.csv", feedback([*OFFLINE, *PRICE])))
    for number, row in enumerate(Turn.objects.order_by("pk")):
        text = f"{WORST[number % len(WORST)]} {row.text}"
        Turn.objects.filter(pk=row.pk).update(text=text)
        Verbatim.objects.filter(turn=row).update(end=len(text))
    for number, row in enumerate(Conversation.objects.order_by("pk")):
        Conversation.objects.filter(pk=row.pk).update(account=f"{WORST[-1 - number % len(WORST)]} {number}")
    for number in concerns():
        Concern.objects.filter(pk=number).update(name=f"{WORST[0]} {number} {WORST[1]}", named_by="person")
    raised_by(7)
    number = begun(*concerns())
    change_for(list(concerns()), WORST[6])
    Launch.objects.filter(pk=number).update(name=WORST[0])
    for place, sentence in enumerate((LONG, *WORST)):
        Claim.objects.create(launch_id=number, sentence=sentence, place=place, removed=False)
    assert not Written.objects.exists()
    return number


def sent(browser: Client, path: str) -> bytes:
    """What is sent piece by piece, while the invitation lasts."""
    answer: Any = browser.get(path)
    return b"".join(answer.streaming_content)


def deck_of(body: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        names = packed.namelist()
        assert len(names) == len(set(names))
        assert packed.testzip() is None
    return Presentation(io.BytesIO(body))


def said_in(opened: Any) -> str:
    notes = [one.notes_slide.notes_text_frame.text for one in opened.slides if one.has_notes_slide]
    return visible(" ".join([*map(words_on, opened.slides), *notes]))


def charts(opened: Any) -> Iterator[Any]:
    for page in opened.slides:
        yield from (shape.chart for shape in page.shapes if shape.has_chart)


def assert_charts_hold(opened: Any, deck: Any) -> None:
    """The table behind each holds what it shows, and no cell of it is a formula."""
    wanted = [slide.chart for slide in deck.slides if slide.chart]
    for chart, right in zip(charts(opened), wanted, strict=True):
        blob = chart.part.chart_workbook.xlsx_part.blob
        with zipfile.ZipFile(io.BytesIO(blob)) as packed:
            assert b"<f" not in packed.read("xl/worksheets/sheet1.xml").replace(b"<family", b"")
        rows = CalamineWorkbook.from_filelike(io.BytesIO(blob)).get_sheet_by_index(0).to_python()
        assert [visible(str(row[0])) for row in rows[1:]] == [visible(one) for one in right.categories]
        assert [row[1] for row in rows[1:]] == list(right.series[0].values)
        assert [visible(one) for one in chart.plots[0].categories] == [visible(c) for c in right.categories]


def assert_says_all_of(opened: Any, deck: Any) -> None:
    told = said_in(opened)
    for page, slide in zip(list(opened.slides)[1:], deck.slides, strict=True):
        assert visible(page.shapes.title.text_frame.text) == visible(slide.title)
        quoted = [quote.words for quote in slide.quotes]
        for text in (slide.lead, *slide.points, *quoted, slide.notes):
            assert visible(text) in told


def test_a_presentation(signed_in: SignedIn, launch: int) -> None:
    from groundswell.street.queries import presentation_of

    answer = signed_in(Role.MARKETING.value).get(f"/launches/L-{launch}/presentation.pptx")
    deck, opened = presentation_of(member(), launch).deck, deck_of(answer.content)
    assert_says_all_of(opened, deck)
    assert_charts_hold(opened, deck)
    assert list(charts(opened))
    assert visible(LONG)[:5_000] in said_in(opened)
    for worst in WORST[:3]:
        assert visible(worst) in said_in(opened)


def test_what_a_guest_presents_and_takes_along(launch: int) -> None:
    from groundswell.message.released.queries import most_telling
    from groundswell.message.released.services import release_words
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of
    from groundswell.street.guests_own import own_in
    from tests.worlds.launching import AT

    guest = let_in(launch)
    texts = iter((*WORST, LONG))
    for concern, found in most_telling(member(), launch, most=4).items():
        words = {verbatim: next(texts, "=x") for verbatim in found}
        release_words(member(), launch, words, {concern: f"={concern} {WORST[1]}"}, AT)
    agency, looking = as_guest(guest), viewer_of(User.objects.get(pk=guest.user))
    body = sent(agency, f"/shared/{guest.space}/presentation.pptx")
    opened, deck = deck_of(body), own_in(looking, guest.space).deck
    assert_says_all_of(opened, deck)
    assert_charts_hold(opened, deck)
    assert list(charts(opened))

    rows = table_of(sent(agency, f"/shared/{guest.space}/words.csv"))[1:]
    assert len(rows) == 8
    assert {row[1].removeprefix("'") for row in rows} == set(WORST)
    assert all(WORST[1] in row[0] for row in rows)


def table_of(body: bytes) -> list[list[str]]:
    """No cell of it is run by what opens it."""
    rows = list(csv.reader(io.StringIO(body.decode(), newline="")))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    return rows


def test_the_evidence_as_markdown_and_as_a_page_that_prints(signed_in: SignedIn, launch: int) -> None:
    from groundswell.field.models import Turn

    browser, number = signed_in(Role.PRODUCT.value), min(concerns())
    text = browser.get(f"/pack.md?concerns=C-{number}").content.decode()
    parsed = MarkdownIt("commonmark").parse(text)
    inline = [token for block in parsed for token in block.children or ()]
    kinds = {token.type for token in (*parsed, *inline)}
    assert not kinds & {"html_block", "html_inline", "image", "em_open"}
    links = [str(token.attrGet("href")) for token in inline if token.type == "link_open"]
    assert [link for link in links if not re.fullmatch(r"http://127\.0\.0\.1/[CV]-\d+", link)] == []
    fenced = [token.content.removesuffix("\n") for token in parsed if token.type == "fence"]
    said = [turn.text for turn in Turn.objects.filter(verbatims__concern=number)]
    assert sorted(fenced) == sorted(said)
    heading = next(after for one, after in pairwise(parsed) if one.type == "heading_open")
    assert WORST[1] in "".join(token.content for token in heading.children or ())

    page = browser.get(f"/pack?concerns=C-{number}").content.decode()
    assert "<script>alert" not in page
    assert "<b>bold" not in page
    assert all(visible(words) in visible(unescape(page)) for words in said)


def test_a_meeting_in_a_calendar(signed_in: SignedIn, launch: int) -> None:
    from groundswell.field.models import Meeting

    lead, number = signed_in(Role.SALES_LEAD.value), min(concerns())
    told = {"title": "Three teams", "day": "2027-03-02", "hour": "10:30", "minutes": "45", "place": "Room 3"}
    at = lead.post("/meetings/new", {**told, "concern": [number]})["Location"]
    for title in (*WORST, "one\r\nATTENDEE:mailto:x@evil.example", LONG):
        Meeting.objects.update(title=title, place=title)
        body = lead.get(f"{at}/calendar.ics").content
        (event,) = Calendar.from_ical(body).walk("VEVENT")
        assert visible(str(event["summary"])) == visible(title)
        assert visible(str(event["location"])) == visible(title)
        assert "attendee" not in event
        assert visible(f"{WORST[0]} {number} {WORST[1]}") in visible(str(event["description"]))
        assert max(map(len, body.split(b"\r\n"))) <= 75
        assert not FORBIDDEN.search(body.decode())


def test_the_audit_as_a_table(signed_in: SignedIn, launch: int) -> None:
    from groundswell.ledger.models import AuditRow

    rows = list(AuditRow.objects.order_by("pk")[: len(WORST)])
    for row, name in zip(rows, WORST, strict=False):
        AuditRow.objects.filter(pk=row.pk).update(name=name)
    table = table_of(signed_in(Role.ADMINISTRATOR.value).post("/settings/audit/export").content)
    assert {row[3].removeprefix("'") for row in table} >= {*WORST[: len(rows)]}


@pytest.fixture
def card(launch: int) -> int:
    """All of its lines say what is worst, and all of them may leave the house; the launch's number."""
    from groundswell.launch.models import Launch
    from groundswell.street.models import Card, CardVersion
    from tests.worlds.kit import let_out, signed_launch

    number = signed_launch(min(concerns()), name=WORST[1])
    let_out(number)
    Launch.objects.filter(pk=number).update(name=f"{WORST[0]} {WORST[1]}")
    lines = ("you_say", "push_back", "proof", "ask")
    told = dict(zip(lines, (LONG, WORST[1], WORST[2], WORST[5]), strict=True))
    version = Card.objects.get(launch=number).stands
    CardVersion.objects.filter(pk=version).update(
        **told, dont_say=WORST[6], they_say=f"{WORST[3]}\n{WORST[0]}", internal=["dont_say", "they_say"]
    )
    return number


def test_the_kit_printed_by_link_and_on_a_phone(signed_in: SignedIn, card: int) -> None:
    import json
    from datetime import timedelta

    from groundswell.street.used.links import make
    from groundswell.web.shell.clock import now

    _, token = make(member(), card, WORST[0], 7, now() - timedelta(days=1))
    marketing = signed_in(Role.MARKETING.value)
    for page in (
        marketing.get(f"/launches/L-{card}/kit/print"),
        signed_in("nobody").get(f"/said/{token}"),
    ):
        text = page.content.decode()
        assert "<script>alert" not in text
        assert "<b>bold" not in text
        for words in (LONG, WORST[1], WORST[2], WORST[5]):
            assert visible(words) in visible(unescape(text))
        assert visible(WORST[6]) not in visible(unescape(text))
    (kept,) = json.loads(marketing.get("/kit/cards.json").content)["cards"]
    assert (kept["you_say"], kept["proof"], kept["dont_say"]) == (LONG, WORST[2], WORST[6])


def test_a_timeline_goes_out_as_it_came_in(signed_in: SignedIn, launch: int) -> None:
    from datetime import date

    from django.core.files.base import ContentFile

    from groundswell.engine.spectrum.values import Did, Event, Who
    from groundswell.results.models import PastEvent
    from groundswell.results.timelines.reading import Line
    from groundswell.results.timelines.services import take
    from tests.worlds.launching import AT

    lines = [
        Line(
            name=worst,
            event=Event(
                day=date(2024, 3, 3), did=Did.BROUGHT, who=Who.SALES, about=f"{worst} {n}", of=WORST[0]
            ),
        )
        for n, worst in enumerate(WORST)
    ]
    take(lines, WORST[1], member(), AT, file=WORST[0])
    marketing = signed_in(Role.MARKETING.value)
    body = marketing.get("/launches/past/P-1/timeline.csv").content
    rows = table_of(body)
    assert {row[0].removeprefix("'") for row in rows[1:]} == set(WORST)
    read = marketing.post("/launches/past", {"file": ContentFile(body, "again.csv")})
    (looked_at,) = re.findall(r'name="looked_at" value="([^"]+)"', read.content.decode())
    marketing.post("/launches/past/take", {"name": "Again", "looked_at": looked_at})
    events = PastEvent.objects.order_by("pk").values_list("day", "did", "side", "by", "about", "of", "value")
    assert list(events.filter(launch=2)) == list(events.filter(launch=1))
    for page in ("/launches/past", "/launches/past/P-1", "/executives"):
        text = signed_in(Role.EXECUTIVE.value).get(page).content.decode()
        assert "<script>alert" not in text
        assert WORST[1] in visible(unescape(text))


def test_the_refused_rows_of_targets(signed_in: SignedIn, launch: int) -> None:
    from django.core.files.base import ContentFile

    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(["seller", "period", "amount", WORST[0]])
    writer.writerows([worst, "2026-03", worst, LONG] for worst in WORST if "\x07" not in worst)
    executive = signed_in(Role.EXECUTIVE.value)
    sent_in = {"file": ContentFile(written.getvalue().encode(), f"{WORST[0]}.csv")}
    address = executive.post("/results/targets/tables", sent_in)["Location"]
    rows = table_of(sent(executive, f"{address}/refused.csv"))
    assert len(rows) == len(WORST)
    assert rows[0][3] == f"'{WORST[0]}"
    assert {row[0].removeprefix("'") for row in rows[1:]} == {w for w in WORST if "\x07" not in w}
    assert "<script>alert" not in executive.get(address).content.decode()


def test_the_refused_rows_of_what_was_brought_in(signed_in: SignedIn) -> None:
    from tests.unit.web.test_bringing import page, table, taken

    administrator = signed_in(Role.ADMINISTRATOR.value)
    rows = feedback([*OFFLINE, *("" for _ in WORST)])
    for row, worst in zip(rows[len(OFFLINE) :], WORST, strict=True):
        row |= {"date": worst, "account": worst}
    told = page(administrator, taken(administrator, a_csv=table(rows)))
    link = re.search(r'href="(/settings/imports/\d+/refused/\d+\.csv)"', told)
    assert link is not None
    assert "<script>alert" not in administrator.get("/settings/imports").content.decode()
    header, *refused = table_of(sent(administrator, link[1]))
    assert "account" in header
    assert refused
    at = header.index("account")
    assert {visible(row[at].removeprefix("'")) for row in refused} <= {visible(worst) for worst in WORST}


def test_everything_of_one_person(signed_in: SignedIn, launch: int) -> None:
    import json

    from groundswell.field.models import Turn
    from groundswell.street.kit.asking import ask
    from tests.worlds.launching import AT
    from tests.worlds.launching import member as member_of

    seller = member_of(Role.SELLER)
    for worst in WORST:
        ask(seller, worst, AT)
    Turn.objects.update(speaker=seller.name)
    told = {"what": "person", "name": seller.name}
    body = signed_in(Role.ADMINISTRATOR.value).post("/settings/erasing/everything", told).content
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        assert packed.testzip() is None
        assert len(packed.namelist()) == len(set(packed.namelist()))
        held = json.loads(packed.read("everything.json"))
        for name in packed.namelist():
            assert re.fullmatch(r"[\w -]+\.(json|csv)", name), name
            if name.endswith(".csv"):
                assert len(table_of(packed.read(name))) == len(held[name.removesuffix(".csv")]) + 1
    said = " ".join(turn["text"] for turn in held["turns"])
    assert all(worst in said for worst in WORST[:4])

"""Drafts of a launch on its pages: brought as files or words, read, commented, approved, undone."""

import io
import os
import re
import signal
import threading
import zipfile
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pptx import Presentation

from groundswell.encoders import english_encoder
from groundswell.people.roles import Role
from groundswell.sources.limited import workers
from tests.unit.sources.documents.test_documents import deck, pdf_of
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, OFFLINE, concern_with
from tests.worlds.guests import launch_for
from tests.worlds.serving import until

pytestmark = pytest.mark.usefixtures("heard")
MARKETING, LEAD = Role.MARKETING.value, Role.SALES_LEAD.value
ONE = "Offline at last\n\nIt works where there is no signal."
TWO = "Offline at last\n\nIt works wherever you are, without a signal."


@pytest.fixture
def launch() -> int:
    return launch_for([concern_with(OFFLINE[0]), concern_with(INVOICES[0])])


def told(answer: Any) -> str:
    return unescape(answer.content.decode())


def bring(browser: Client, launch: int, words: str = ONE, name: str = "Landing page") -> str:
    """Where the draft stands."""
    answer = browser.post(f"/launches/L-{launch}/drafts", {"name": name, "words": words})
    assert answer.status_code == 302, told(answer)
    return answer["Location"]


def sent(name: str, content: bytes) -> dict[str, object]:
    return {"name": "Landing page", "file": SimpleUploadedFile(name, content)}


def undo_of(browser: Client, after: Any) -> str:
    """Where the undo is sent that is offered after an act."""
    (path,) = re.findall(r"/history/\d+/undo", told(browser.get(after["Location"].split("#")[0])))
    return path


def work() -> None:
    from groundswell.message.covering.working_out import work_out_next

    while work_out_next(datetime.now(UTC), english_encoder):
        pass


def test_words_that_are_pasted_are_a_draft_with_paragraphs(signed_in: SignedIn, launch: int) -> None:
    browser = signed_in(MARKETING)
    assert "Nothing is written yet" in told(browser.get(f"/launches/L-{launch}/drafts"))
    page = told(browser.get(bring(browser, launch)))
    assert "Version 1, brought by The marketing" in page
    assert re.findall(r'<li id="p-\d" data-row><p dir="auto">([^<]+)</p>', page) == ONE.split("\n\n")
    assert "1 draft" in told(signed_in(Role.SELLER.value).get(f"/launches/L-{launch}/drafts"))


def test_a_newer_version_shows_what_is_otherwise(signed_in: SignedIn, launch: int) -> None:
    browser = signed_in(MARKETING)
    path = bring(browser, launch)
    assert browser.post(path, {"words": TWO}).status_code == 302
    page = told(browser.get(path))
    assert "Otherwise than in version 1" in page
    assert "<ins>wherever you are, without a</ins>" in page or "<ins>" in page
    assert "There is a newer version" in told(browser.get(f"{path}?version=1"))
    same = browser.post(path, {"words": TWO})
    assert same.status_code == 422
    assert "Its words are those of version 2." in told(same)


def word() -> bytes:
    """With a macro."""
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph("It works where there is no signal.")
    document.save(out)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf macro")
    return out.getvalue()


def slides(number: int) -> bytes:
    presentation, out = Presentation(), io.BytesIO()
    for slide in range(1, number + 1):
        title = presentation.slides.add_slide(presentation.slide_layouts[5]).shapes.title
        assert title is not None
        title.text = f"This is slide {slide} of it."
    presentation.save(out)
    return out.getvalue()


def test_files_are_read_to_their_words_and_told_where_these_stood(
    signed_in: SignedIn, launch: int, tmp_path: Path
) -> None:
    browser = signed_in(MARKETING)
    pages = pdf_of([[f"This is page {number} of it."] for number in range(1, 201)])
    html = b"<!doctype html><script>alert('stolen')</script><p>It works <b>offline</b>.</p>"
    files = {
        "long.pdf": (pages, "This is page 200 of it."),
        "draft.docm": (word(), "It works where there is no signal."),
        "long.pptx": (slides(300), "This is slide 300 of it."),
        "page.html": (html, "It works offline."),
        "deck.pptx": (deck(tmp_path / "deck.pptx").read_bytes(), "Say it slowly."),
    }
    for name, (content, words) in files.items():
        answer = browser.post(f"/launches/L-{launch}/drafts", sent(name, content), follow=True)
        assert words in told(answer), name
        assert name in told(answer)
        assert "stolen" not in told(answer)
    assert "<h3>page 200</h3>" in told(browser.get(f"/launches/L-{launch}/drafts/1"))
    assert list((tmp_path).rglob("arriving-*")) == []  # only the words are kept


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("scanned.pdf", pdf_of([[], []]), "“scanned.pdf” holds no text, only pictures of pages"),
        ("broken.pdf", b"%PDF-1.4\nnothing", "is no PDF that can be read"),
        ("empty.txt", b"", "“empty.txt” is empty"),
        ("sheet.xlsx", b"PK\x03\x04" + bytes(60), "ends in .xlsx"),
        ("large.txt", b"Words. " * 7_200_000, "is larger than 50 MB"),
    ],
    ids=["scanned", "broken", "empty", "a table", "too large"],
)
def test_a_file_that_cannot_be_read_is_refused_beside_its_field_and_the_name_is_kept(
    signed_in: SignedIn, launch: int, name: str, content: bytes, why: str
) -> None:
    browser = signed_in(MARKETING)
    answer = browser.post(f"/launches/L-{launch}/drafts", sent(name, content))
    assert answer.status_code == 422
    page = told(answer)
    assert why in page[page.index('id="id_file_error"') :][:300]
    assert 'value="Landing page"' in page
    assert "Nothing is written yet" in page


def test_a_reader_that_is_killed_while_it_reads_is_told_and_nothing_of_the_file_is_kept(
    signed_in: SignedIn, launch: int, tmp_path: Path
) -> None:
    from groundswell.message.drafts.tables import Draft

    browser, path = signed_in(MARKETING), f"/launches/L-{launch}/drafts"
    workers.end_all()
    assert browser.post(path, sent("draft.docx", word())).status_code == 302
    (reader,) = workers._idle
    os.kill(reader._process.pid, signal.SIGSTOP)  # so that it is in the middle when it is killed

    def kill() -> None:
        until(lambda: not reader.free)
        reader._process.kill()

    killing = threading.Thread(target=kill)
    killing.start()
    answer = browser.post(path, sent("long.pptx", slides(20)))
    killing.join()
    assert answer.status_code == 422
    assert "needs more than" in told(answer)
    assert Draft.objects.count() == 1
    assert list(tmp_path.rglob("arriving-*")) == []
    assert browser.post(path, sent("long.pptx", slides(20))).status_code == 302
    assert Draft.objects.count() == 2


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"name": "x"}, "Choose a file, or paste its words below."),
        ({"name": "", "words": ONE}, "This field is required."),
        ({"name": "x" * 201, "words": ONE}, "at most 200 characters"),
        ({"name": "x", "words": "y" * 1_000_001}, "at most 1000000 characters"),
        ({**sent("a.txt", b"Words."), "words": ONE}, "not both"),
    ],
)
def test_what_is_no_draft_is_refused(
    signed_in: SignedIn, launch: int, typed: dict[str, object], why: str
) -> None:
    answer = signed_in(MARKETING).post(f"/launches/L-{launch}/drafts", typed)
    assert answer.status_code == 422
    assert why in told(answer)


def test_a_comment_stands_at_its_paragraph_is_settled_and_taken_back(
    signed_in: SignedIn, launch: int
) -> None:
    seller, lead = signed_in(Role.SELLER.value), signed_in(LEAD)
    path = bring(lead, launch)
    assert "Your comment" in told(seller.get(f"{path}?version=1&comment=1"))
    after = seller.post(f"{path}/comment", {"version": 1, "passage": 1, "words": "For how long?"})
    page = told(lead.get(path))
    assert "For how long?" in page[page.index('<li id="p-1"') :]
    assert "1 comment open" in told(lead.get(f"/launches/L-{launch}/drafts"))
    (number,) = re.findall(r'name="comment" value="(\d+)"', page)
    settled = lead.post(f"{path}/settle", {"version": 1, "comment": number})
    undo = undo_of(lead, settled)
    assert "· settled" in told(lead.get(path))
    assert lead.post(f"{path}/settle", {"version": 1, "comment": number}).status_code == 409
    lead.post(undo)
    assert "· settled" not in told(lead.get(path))
    seller.post(undo_of(seller, after))
    assert "For how long?" not in told(lead.get(path))


@pytest.mark.parametrize(
    ("typed", "status", "why"),
    [
        ({"version": 1, "passage": 9, "words": "x"}, 422, "no such paragraph"),
        ({"version": 1, "passage": 0, "words": " "}, 422, "Write what you want to say."),
        ({"version": 1, "passage": 0, "words": "y" * 2_001}, 422, "at most 2,000 characters"),
        ({"version": 2, "passage": 0, "words": "x"}, 404, ""),
        ({"version": "x", "passage": "", "words": "x"}, 422, ""),
    ],
)
def test_a_comment_on_nothing_or_of_nothing_is_refused_and_kept(
    signed_in: SignedIn, launch: int, typed: dict[str, object], status: int, why: str
) -> None:
    browser = signed_in(MARKETING)
    answer = browser.post(f"{bring(browser, launch)}/comment", typed)
    assert answer.status_code == status
    if why and typed["passage"] == 0:
        page = told(answer)
        assert why in page[page.index('id="said-wrong"') :]
        assert f"{typed['words']}</textarea>" in page


def test_both_teams_approve_this_very_version_and_the_gate_opens_once_it_was_held(
    signed_in: SignedIn, launch: int
) -> None:
    marketing, lead = signed_in(MARKETING), signed_in(LEAD)
    path = bring(marketing, launch)
    gate = "a draft is approved that was held against the concerns"
    marketing.post(f"{path}/approve", {"version": 1})
    assert f"Passed:</b> {gate}" not in told(lead.get(f"/launches/L-{launch}"))
    lead.post(f"{path}/approve", {"version": 1})
    assert f"Asked for:</b> {gate}" in told(lead.get(f"/launches/L-{launch}"))  # not held yet
    work()
    assert f"Passed:</b> {gate}" in told(lead.get(f"/launches/L-{launch}"))
    assert "answers" in told(lead.get(path))
    marketing.post(path, {"words": TWO})
    assert f"Asked for:</b> {gate}" in told(lead.get(f"/launches/L-{launch}"))
    old = lead.post(f"{path}/approve", {"version": 1})
    assert (old.status_code, "There is a newer version; look" in told(old)) == (409, True)


def test_an_approval_is_taken_back_by_the_team_that_gave_it_and_by_nobody_else(
    signed_in: SignedIn, launch: int
) -> None:
    marketing, lead = signed_in(MARKETING), signed_in(LEAD)
    path = bring(marketing, launch)
    after = lead.post(f"{path}/approve", {"version": 1})
    undo = undo_of(lead, after)
    for role in (MARKETING, Role.PRODUCT.value, Role.SELLER.value, Role.ADMINISTRATOR.value):
        assert signed_in(role).post(undo).status_code == 404
    assert lead.post(undo).status_code == 302
    assert "approved for sales" not in told(lead.get(path))


@pytest.mark.parametrize("elsewhere", ["//elsewhere.example/", "https://elsewhere.example/", "drafts"])
def test_an_undo_leads_back_to_where_it_was_done_and_never_to_another_host(
    signed_in: SignedIn, launch: int, elsewhere: str
) -> None:
    browser = signed_in(MARKETING)
    path = bring(browser, launch)
    after = browser.post(f"{path}/comment", {"version": 1, "passage": 1, "words": "For how long?"})
    page = told(browser.get(after["Location"].split("#")[0]))
    (undo,) = re.findall(r"/history/\d+/undo", page)
    (back,) = re.findall(r'name="back" value="([^"]+)"', page)
    assert back == after["Location"]
    undone = browser.post(undo, {"back": back})
    assert undone["Location"] == back
    assert f'name="back" value="{back}"' in told(browser.get(path))
    again = browser.post(undo, {"back": elsewhere})
    assert again.status_code == 409
    other = browser.post(f"{path}/comment", {"version": 1, "passage": 0, "words": "Since when?"})
    assert browser.post(undo_of(browser, other), {"back": elsewhere})["Location"] == f"/launches/L-{launch}"


def test_a_draft_is_put_away_and_comes_back_with_an_undo(signed_in: SignedIn, launch: int) -> None:
    browser = signed_in(MARKETING)
    path = bring(browser, launch)
    undo = undo_of(browser, browser.post(f"{path}/away"))
    for method in (browser.get, browser.post):
        assert method(path, {"words": TWO}).status_code == 404
    browser.post(undo)
    assert browser.get(path).status_code == 200


def test_who_only_sees_a_launch_is_offered_and_allowed_comments_alone(
    signed_in: SignedIn, launch: int
) -> None:
    path = bring(signed_in(MARKETING), launch)
    seller = signed_in(Role.SELLER.value)
    page = told(seller.get(path))
    assert "Comment" in page
    for offered in ("Approve version", "Bring a newer version", "Put it away"):
        assert offered not in page
    for act in ("approve", "settle", "away"):
        assert seller.post(f"{path}/{act}", {"version": 1, "comment": 1}).status_code == 404
    assert seller.post(path, {"words": TWO}).status_code == 404


def test_nothing_of_another_launch_is_there(signed_in: SignedIn, launch: int) -> None:
    browser = signed_in(MARKETING)
    path, other = bring(browser, launch), launch_for([], "Invoices")
    assert browser.get(path.replace(f"L-{launch}", f"L-{other}")).status_code == 404
    assert browser.get("/launches/L-99/drafts").status_code == 404


def test_its_rows_in_the_timeline_lead_to_the_version(signed_in: SignedIn, launch: int) -> None:
    browser = signed_in(MARKETING)
    path = bring(browser, launch)
    page = told(browser.get(f"/launches/L-{launch}"))
    assert f'<a href="{path}?version=1" dir="auto">Landing page, version 1</a>' in page
    browser.post(f"{path}/away")
    assert "one that is not there any more" in told(browser.get(f"/launches/L-{launch}"))


def test_what_is_open_on_an_earlier_version_is_told_on_the_newest(signed_in: SignedIn, launch: int) -> None:
    browser = signed_in(MARKETING)
    path = bring(browser, launch)
    browser.post(f"{path}/comment", {"version": 1, "passage": 0, "words": "Hm."})
    browser.post(path, {"words": TWO})
    assert "Version 1</a> <small>The marketing" in (page := told(browser.get(path)))
    assert "1 comment open" in page[page.index("Version 1</a>") : page.index("Version 2</a>")]


def test_more_drafts_take_no_more_queries(signed_in: SignedIn, launch: int) -> None:
    browser, asked = signed_in(MARKETING), list[list[int]]()
    for number in range(4):
        bring(browser, launch, f"{ONE} {number}", f"Page {number}")
        work()
        counts = list[int]()
        for path in (f"/launches/L-{launch}/drafts", f"/launches/L-{launch}", "/launches"):
            browser.get(path)  # what was done is told once
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(path).status_code == 200
            counts.append(len(queries))
        asked.append(counts)
    assert asked[1] == asked[3]

"""Texts held against what a launch is for, and against what the market raises: the whole way through."""

import os
import re
import signal
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from groundswell.encoders import english_encoder
from tests.unit.web.conftest import AT, SignedIn
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with, feedback, listen_to, write_table

ONCE = "Since May every invoice leaves the export once, and no doubled invoice line is left."
FONTS = "The portal has sixteen new fonts."
TEXT = f"Clean books\n\nDear customer,\n\n{ONCE} {FONTS}\n\nReady to see more?"

pytestmark = pytest.mark.usefixtures("heard")


@pytest.fixture
def launch(heard: None) -> int:
    """Of the concerns of invoices and of the missing signal."""
    from groundswell.launch.models import Launch, LaunchConcern

    row = Launch.objects.create(name="Clean books", begun=AT, removed=False)
    for text in (INVOICES[0], OFFLINE[0]):
        LaunchConcern.objects.create(launch=row, concern_id=concern_with(text), removed=False)
    return row.pk


def told(browser: Client, path: str) -> str:
    return unescape(browser.get(path).content.decode())


def hold(browser: Client, launch: int | None, words: str = TEXT, name: str = "Mail") -> str:
    """Where the text stands now, once the worker looked."""
    answer = browser.post(listed(launch), {"name": name, "words": words})
    assert answer.status_code == 302, answer.content
    work()
    return answer["Location"]


def listed(launch: int | None) -> str:
    return f"/launches/L-{launch}/coverage" if launch else "/message/coverage"


def work() -> None:
    """As the worker does at its looks, until nothing is due."""
    from groundswell.message.covering.working_out import work_out_next

    while work_out_next(datetime.now(UTC), english_encoder):
        pass


def row_of(page: str, concern: int) -> str:
    found = re.search(rf'<li id="C-{concern}".*?(?=<li id="C-|<li class="unasked"|</ol>)', page, re.DOTALL)
    assert found, page
    return found[0]


def verdict(page: str, concern: int) -> str:
    found = re.search(r'class="verdict">([^<]+)<', row_of(page, concern))
    assert found
    return found[1]


def digest_in(html: str, words: str) -> str:
    found = re.search(rf'{re.escape(words)}.*?name="sentence" value="([0-9a-f]{{64}})"', html, re.DOTALL)
    assert found, html
    return found[1]


def decide(browser: Client, path: str, words: str, concern: int, answers: str):
    digest = digest_in(told(browser, path), words)
    return browser.post(
        f"{path}/decide", {"sentence": digest, "concern": concern, "answers": answers}, follow=True
    )


def test_a_pasted_text_is_shown_with_what_it_answers_misses_and_says_unasked(
    signed_in: SignedIn, launch: int
) -> None:
    browser = signed_in("marketing")
    page = told(browser, hold(browser, launch))
    assert "answers 1 of 2 concerns" in page
    invoices, signal = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    assert verdict(page, invoices) == "answered"
    assert ONCE in row_of(page, invoices)
    assert verdict(page, signal) == "missed"
    assert "No sentence answers this." in row_of(page, signal)
    in_short = "answers 1 concern, misses 1, says 1 thing nobody asked for"
    assert in_short in told(browser, listed(launch))
    unasked = page[page.index('<li class="unasked"') :]
    assert FONTS in unasked[: unasked.index("</ol>")]
    assert "Ready to see more" not in page[: page.index('id="whole"')]


def test_a_scene_that_no_wording_tells_is_not_held_to_be_unasked(signed_in: SignedIn, launch: int) -> None:
    browser, scene = signed_in("marketing"), "Rain again, and twelve vans in the yard."
    page = told(browser, hold(browser, launch, f"{scene} {ONCE} {FONTS}"))
    unasked = page[page.index('<li class="unasked"') :]
    assert FONTS in unasked[: unasked.index("</ol>")]
    assert scene not in unasked[: unasked.index("</ol>")]


def test_what_they_say_stands_beside_it_in_their_own_words(signed_in: SignedIn, launch: int) -> None:
    page = told(signed_in("seller"), hold(signed_in("product"), launch))
    assert any(f"{text}</blockquote>" in row_of(page, concern_with(text)) for text in INVOICES)


def test_while_the_worker_is_silent_the_text_is_kept_and_the_page_says_so(
    signed_in: SignedIn, launch: int
) -> None:
    browser = signed_in("marketing")
    answer = browser.post(listed(launch), {"name": "Mail", "words": TEXT}, follow=True)
    page = unescape(answer.content.decode())
    assert "It is being worked out what “Mail” answers" in page
    assert ONCE in page
    work()
    assert "answers 1 of 2" in told(browser, answer.request["PATH_INFO"])


def test_what_a_person_decides_goes_first_and_can_be_undone(signed_in: SignedIn, launch: int) -> None:
    browser, invoices = signed_in("marketing"), concern_with(INVOICES[0])
    path = hold(browser, launch)
    after = decide(browser, path, ONCE, invoices, "no")
    page = unescape(after.content.decode())
    assert "does not answer" in page
    assert verdict(page, invoices) == "missed"
    undo = re.search(r'action="(/history/\d+/undo)"', page)
    assert undo
    browser.post(undo[1])
    assert verdict(told(browser, path), invoices) == "answered"


def test_a_decision_holds_for_the_same_words_in_another_text_of_the_launch(
    signed_in: SignedIn, launch: int
) -> None:
    browser, signal = signed_in("marketing"), concern_with(OFFLINE[0])
    decide(browser, hold(browser, launch), FONTS, signal, "yes")
    other = told(browser, hold(browser, launch, f"News\n\n{FONTS}", "Newsletter"))
    assert verdict(other, signal) == "answered"


def test_who_decides_otherwise_later_goes_before(signed_in: SignedIn, launch: int) -> None:
    browser, signal = signed_in("product"), concern_with(OFFLINE[0])
    path = hold(browser, launch)
    decide(browser, path, FONTS, signal, "yes")
    assert verdict(told(browser, path), signal) == "answered"
    decide(browser, path, FONTS, signal, "no")
    assert verdict(told(browser, path), signal) == "missed"
    again = decide(browser, path, FONTS, signal, "no")
    assert again.status_code in (404, 409)


def test_a_concern_that_became_part_of_another_keeps_what_was_decided(
    signed_in: SignedIn, launch: int
) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import merge

    browser, signal, price = signed_in("marketing"), concern_with(OFFLINE[0]), concern_with(PRICE[0])
    path = hold(browser, launch)
    decide(browser, path, FONTS, signal, "yes")
    merge([price, signal], Author(by="ana", at=AT))
    page = told(browser, path)
    assert verdict(page, price) == "answered"
    work()
    assert verdict(told(browser, path), price) == "answered"


def test_a_concern_that_is_tied_later_is_held_against_the_text_too(signed_in: SignedIn, launch: int) -> None:
    from groundswell.field.models import Action, Entry
    from groundswell.launch.models import LaunchConcern

    browser, price = signed_in("marketing"), concern_with(PRICE[0])
    path = hold(browser, launch)
    LaunchConcern.objects.create(launch_id=launch, concern_id=price, removed=False)
    Entry.objects.create(action=Action.LAUNCH, at=AT, by="ana", summary="tied", concerns=[price])
    assert "Something became different since" in told(browser, path)
    work()
    assert verdict(told(browser, path), price) == "missed"


def test_nothing_is_worked_out_again_where_nothing_is_different(signed_in: SignedIn, launch: int) -> None:
    from groundswell.field.models import Action, Entry
    from groundswell.message.covering.working_out import due, work_out_next

    hold(signed_in("marketing"), launch)
    Entry.objects.create(action=Action.RENAME, at=AT, by="ana", summary="called otherwise", concerns=[])
    assert due().count() == 1
    assert not work_out_next(AT, lambda: pytest.fail("it was encoded again"))
    assert due().count() == 0


def test_each_version_of_a_draft_is_held_against_the_launch_by_itself(
    signed_in: SignedIn, launch: int
) -> None:
    from groundswell.launch.models import Launch
    from groundswell.message.covering.queries import coverage_of_version
    from groundswell.message.drafts.services import Brought, begin_draft
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of

    viewer = viewer_of(User.objects.get(role="marketing"))
    assert viewer is not None
    brought = Brought(passages=[("Clean books", "1"), (ONCE, "2")])
    version = begin_draft(Launch.objects.get(pk=launch), "Brochure", brought, viewer, AT)
    assert coverage_of_version(viewer, version.pk) is None
    work()
    held = coverage_of_version(viewer, version.pk)
    assert held is not None
    assert held.coverage is not None
    assert [len(s.by) for s in held.coverage.standings] == [1, 0]
    page = told(signed_in("seller"), listed(launch))
    assert "Brochure" in page
    assert "draft, version 1" in page


def test_a_text_that_is_taken_away_is_there_again_once_that_is_undone(
    signed_in: SignedIn, launch: int
) -> None:
    browser = signed_in("marketing")
    path = hold(browser, launch)
    page = browser.post(f"{path}/away", follow=True).content.decode()
    assert browser.get(path).status_code == 404
    undo = re.search(r'action="(/history/\d+/undo)"', page)
    assert undo
    browser.post(undo[1])
    assert browser.get(path).status_code == 200


def test_the_whole_message_is_held_against_what_the_market_raises(signed_in: SignedIn) -> None:
    browser = signed_in("executive")
    page = told(browser, hold(browser, None))
    assert "answers 1 of 3 concerns" in page
    assert verdict(page, concern_with(PRICE[0])) == "missed"
    listing = told(browser, "/message/coverage")
    nowhere = listing[listing.index('id="nowhere"') :]
    assert f"/concerns/C-{concern_with(PRICE[0])}" in nowhere
    assert f"/concerns/C-{concern_with(INVOICES[0])}" not in nowhere


def test_what_was_raised_before_the_quarter_is_no_part_of_the_market_message(
    signed_in: SignedIn, tmp_path: Path
) -> None:
    rows = feedback(["the scanner beeps all night"] * 2, first=90)
    later = [
        {**row, "date": f"2026-09-{at + 1:02d}", "text": t}
        for at, (row, t) in enumerate(
            zip(rows, ("the scanner beeps all night long", "all night long the scanner beeps"), strict=True)
        )
    ]
    listen_to(write_table(tmp_path / "later.csv", later))
    from groundswell.field.reading.upkeep import refresh
    from groundswell.message.covering.raising import concerns_for

    refresh(datetime(2026, 9, 28, tzinfo=UTC))
    assert [one.concern for one in concerns_for(None)] == [concern_with(later[0]["text"])]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", "Paste the text"),
        ("  \n ", "Paste the text"),
        ("…", "There is no sentence in it"),
        ("word " * 20_000, "characters"),
    ],
)
def test_what_is_no_text_is_refused_beside_the_field_and_kept(
    signed_in: SignedIn, launch: int, words: str, why: str
) -> None:
    answer = signed_in("marketing").post(listed(launch), {"name": "Mail", "words": words})
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert why in page
    assert 'aria-describedby="words-wrong"' in page
    assert 'value="Mail"' in page


def test_what_is_pasted_is_escaped_wherever_it_is_shown(signed_in: SignedIn, launch: int) -> None:
    browser = signed_in("marketing")
    path = hold(browser, launch, f"<script>alert(1)</script> is gone. {ONCE}", "<b>Mail</b>")
    for there in (path, listed(launch)):
        page = browser.get(there).content.decode()
        assert "<script>alert" not in page
        assert "<b>Mail" not in page


def test_a_text_of_another_launch_is_not_there(signed_in: SignedIn, launch: int) -> None:
    from groundswell.launch.models import Launch

    browser = signed_in("marketing")
    number = hold(browser, launch).rsplit("/", 1)[1]
    other = Launch.objects.create(name="Other", begun=AT, removed=False).pk
    for path in (f"/message/coverage/{number}", f"/launches/L-{other}/coverage/{number}"):
        assert browser.get(path).status_code == 404
        assert browser.post(f"{path}/away").status_code == 404


def test_a_launch_that_was_put_away_has_no_coverage(signed_in: SignedIn, launch: int) -> None:
    from groundswell.launch.models import Launch

    browser = signed_in("marketing")
    path = hold(browser, launch)
    Launch.objects.filter(pk=launch).update(removed=True)
    assert browser.get(path).status_code == 404
    assert browser.get(listed(launch)).status_code == 404
    assert browser.post(listed(launch), {"words": TEXT}).status_code == 404


def test_a_guest_reads_nothing_of_it(signed_in: SignedIn, launch: int) -> None:
    path = hold(signed_in("marketing"), launch)
    guest = signed_in("guest")
    for there in (path, listed(launch), "/message/coverage"):
        assert guest.get(there).status_code == 404


def test_a_list_of_many_texts_asks_as_many_questions_as_one_of_few(signed_in: SignedIn, launch: int) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    browser = signed_in("marketing")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            browser.get(listed(launch))
        return len(queries)

    hold(browser, launch)
    browser.get(listed(launch))
    few = asked()
    for at in range(5):
        hold(browser, launch, f"{TEXT} And {at} more.", f"Mail {at}")
    browser.get(listed(launch))
    assert asked() == few


def test_a_name_that_is_erased_is_gone_from_texts_and_they_are_read_again(
    signed_in: SignedIn, launch: int
) -> None:
    from groundswell.field.erasing.blotting import Names, blot_out

    browser = signed_in("marketing")
    path = hold(browser, launch, f"Ludmila Farkas says so. {ONCE}")
    blot_out(Names.of(["Ludmila Farkas"]))
    page = told(browser, path)
    assert "Ludmila" not in page
    assert "It is being worked out" in page


def broken_by(words: str):
    """An encoder that fails at whatever holds these words."""

    class Broken:
        def __init__(self) -> None:
            self._sound = english_encoder()
            self.model, self.dimensions = self._sound.model, self._sound.dimensions

        def encode(self, texts: Sequence[str]):
            if any(words in text for text in texts):
                raise ZeroDivisionError(f"at {words}")
            return self._sound.encode(texts)

    return Broken


def look_as_the_worker(monkeypatch: pytest.MonkeyPatch, at: datetime, breaks: str) -> None:
    from groundswell.worker import covering

    monkeypatch.setattr(covering, "open_for_field", broken_by(breaks))
    monkeypatch.setattr(covering, "reader_beside", lambda encoder: encoder)
    covering.cover_the_next(at)


def test_a_text_that_cannot_be_worked_out_holds_up_no_other_and_says_so(
    signed_in: SignedIn, launch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.ledger.models import Failure
    from groundswell.message.models import CoveredText

    browser = signed_in("marketing")
    for name, words in (("Broken", f"{ONCE} Zinnober glows."), ("Sound", TEXT)):
        assert browser.post(listed(launch), {"name": name, "words": words}).status_code == 302
    broken, sound = CoveredText.objects.order_by("pk")
    look_as_the_worker(monkeypatch, AT, "Zinnober")
    page = told(browser, f"{listed(launch)}/{sound.pk}")
    assert "answers 1 of 2 concerns" in page
    page = told(browser, f"{listed(launch)}/{broken.pk}")
    assert "It could not be worked out yet what “Broken” answers" in page
    assert "ZeroDivisionError" in page
    assert "at Zinnober" not in page
    assert "could not be worked out yet; it is tried again" in told(browser, listed(launch))
    assert not Failure.objects.exists()


def test_it_is_tried_again_with_growing_pauses_until_it_is_worked_out(
    signed_in: SignedIn, launch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.message.models import CoveredText

    browser = signed_in("marketing")
    browser.post(listed(launch), {"name": "Broken", "words": f"{ONCE} Zinnober glows."})
    tried: list[int] = []
    for second in range(40):
        look_as_the_worker(monkeypatch, AT + timedelta(seconds=second), "Zinnober")
        if CoveredText.objects.get().tries > len(tried):
            tried.append(second)
    assert tried == [0, 5, 15, 35]
    look_as_the_worker(monkeypatch, AT + timedelta(hours=1), "nothing that stands there")
    text = CoveredText.objects.get()
    assert (text.tries, text.again, text.trouble) == (0, None, "")
    assert "answers 1 of 2 concerns" in told(browser, f"{listed(launch)}/{text.pk}")


def test_a_text_at_which_the_process_died_rests_too(signed_in: SignedIn, launch: int) -> None:
    from groundswell.message.covering.working_out import work_out_next

    browser = signed_in("marketing")
    browser.post(listed(launch), {"name": "Deadly", "words": TEXT})
    connection.close()
    child = os.fork()
    if not child:
        work_out_next(AT, lambda: os.kill(os.getpid(), signal.SIGKILL))  # type: ignore[arg-type, return-value]
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    assert not work_out_next(AT, lambda: pytest.fail("it was begun again at once"))
    assert work_out_next(AT + timedelta(seconds=5), english_encoder)

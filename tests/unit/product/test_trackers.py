"""Tickets that changes are worked on in: followed, made once, and in trouble where people see it."""

import json
import time
import tracemalloc
from datetime import timedelta

import pytest

from groundswell.people.viewer import OPERATOR
from tests.unit.product.conftest import AT, link, look, ticket, tracker
from tests.worlds.github import FLOODS, REPOSITORY, GitHub

MINUTES = timedelta(minutes=1)


def state_of(change: int) -> str:
    from groundswell.product.models import Change

    return Change.objects.get(pk=change).state


def ask_for_one(change: int, *, with_names: bool = False) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.product.trackers import linking

    linking.ask_for_one(change, Author(by="Lin", at=AT), with_names=with_names)


def test_a_linked_ticket_is_asked_where_it_stands_and_a_change_that_is_begun_there_is_begun_here(
    change: int, there: GitHub
) -> None:
    link(change, there.open(7))
    assert ticket().state == ""
    look()
    assert (ticket().key, ticket().state) == (f"{REPOSITORY}#7", "open")
    assert state_of(change) == "understood"
    there.change(f"{REPOSITORY}#7", labels=[{"name": "In progress"}])
    look(6 * MINUTES)
    assert ticket().state == "open, in progress"
    assert state_of(change) == "building"


def test_what_a_person_took_back_is_not_done_again_by_the_same_state(change: int, there: GitHub) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import undo
    from groundswell.field.models import Entry

    link(change, there.open(7, labels=[{"name": "in progress"}]))
    look()
    begun = Entry.objects.latest("pk")
    assert begun.by == "GitHub"
    undo(begun.pk, Author(by="Lin", at=AT))
    there.change(f"{REPOSITORY}#7", title="Another title")
    look(6 * MINUTES)
    assert state_of(change) == "understood"


def test_a_ticket_that_is_closed_waits_for_a_person_who_says_what_sellers_say(
    change: int, there: GitHub
) -> None:
    from groundswell.product.trackers.queries import say_otherwise

    link(change, there.open(7, state="closed", state_reason="completed"))
    look()
    assert state_of(change) == "understood"
    (waits,) = say_otherwise(OPERATOR)
    assert (waits.change, waits.means) == (change, "shipped")


def test_what_changed_is_listed_from_all_pages_and_then_asked_with_its_mark(
    change: int, there: GitHub
) -> None:
    for number in range(1, 9):
        there.open(number)
    link(change, there.open(9))
    look()
    there.now = AT
    for number in range(1, 10):
        there.change(f"{REPOSITORY}#{number}", state="closed", state_reason="not_planned")
    look(6 * MINUTES)
    assert ticket().state == "closed as not planned"
    assert "&page=3" in there.asked[-1][1]
    look(12 * MINUTES)
    asked = len(there.asked)
    look(18 * MINUTES)
    assert len(there.asked) == asked + 1
    assert there.told[-1].get("if-none-match")


def test_nothing_is_asked_before_it_is_due(change: int, there: GitHub) -> None:
    from groundswell.product.trackers.due import is_due

    assert not is_due(AT)
    link(change, there.open(7))
    assert is_due(AT)
    look()
    asked = len(there.asked)
    assert not is_due(AT + MINUTES)
    look(MINUTES)
    assert len(there.asked) == asked
    assert is_due(AT + 5 * MINUTES)


@pytest.mark.parametrize(
    ("status", "headers", "rests"),
    [
        (403, {"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(int(AT.timestamp()) + 1800)}, 30),
        (429, {"Retry-After": "600"}, 10),
        (403, {"Retry-After": "60"}, 1),
        (429, {"Retry-After": "999999999999"}, 120),  # never for ever
        (503, {"Retry-After": "120"}, 2),
    ],
)
def test_a_tracker_that_wants_to_be_left_alone_is(
    change: int, there: GitHub, status: int, headers: dict[str, str], rests: int
) -> None:
    link(change, there.open(7))
    there.refuses = [(status, headers, "API rate limit exceeded")]
    look()
    assert tracker().rests == AT + rests * MINUTES
    asked = len(there.asked)
    look(rests * MINUTES - timedelta(seconds=2))
    assert len(there.asked) == asked
    look(rests * MINUTES)
    assert ticket().state == "open"
    assert tracker().trouble == ""


def test_a_tracker_that_breaks_is_asked_again_with_pauses_that_grow_and_says_since_when(
    change: int, there: GitHub
) -> None:
    link(change, there.open(7))
    there.refuses = [(500, {}, "oops"), (502, {}, "bad gateway")]
    look()
    assert tracker().rests == AT + MINUTES
    look(MINUTES)
    assert tracker().rests == AT + 3 * MINUTES
    assert tracker().since == AT
    assert "502" in tracker().trouble
    look(3 * MINUTES)
    assert (tracker().trouble, tracker().since, ticket().state) == ("", None, "open")


def test_a_tracker_that_is_down_delays(change: int, there: GitHub, monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.product.models import Tracker

    link(change, there.open(7))
    Tracker.objects.update(base="http://127.0.0.1:9")
    monkeypatch.setenv("GROUNDSWELL_TRACKERS", f"{there.host},127.0.0.1:9")
    look()
    assert "127.0.0.1:9 cannot be reached" in tracker().trouble
    Tracker.objects.update(base=there.base)
    look(MINUTES)
    assert ticket().state == "open"


def test_a_token_that_is_over_says_so_and_goes_on_with_another(change: int, there: GitHub) -> None:
    from groundswell.product.trackers import setting
    from groundswell.product.trackers.queries import in_trouble, tickets_of

    link(change, there.open(7))
    there.tokens = {"ghp_another"}
    look()
    (trouble,) = in_trouble(OPERATOR)
    assert "The token is not valid, or over: 401 Unauthorized: Bad credentials" in trouble.trouble
    assert tickets_of(OPERATOR, [change])[0].tracker_trouble == trouble.trouble
    wanted = setting.GitHub(base=there.base, repository=REPOSITORY, token="ghp_another")
    setting.keep_github(OPERATOR, wanted, AT)
    look(MINUTES)
    assert ticket().state == "open"


def test_a_ticket_that_moved_is_found_where_it_is_and_one_that_is_gone_says_so(
    change: int, there: GitHub
) -> None:
    link(change, there.open(7))
    look()
    there.open(3, "wrenfield/billing")
    there.moved[f"{REPOSITORY}#7"] = "wrenfield/billing#3"
    look(timedelta(days=1))
    assert ticket().key == "wrenfield/billing#3"
    del there.issues["wrenfield/billing#3"]
    look(timedelta(days=2))
    assert "404 Not Found" in ticket().trouble
    assert tracker().trouble == ""
    there.open(3, "wrenfield/billing")
    there.refuses = [(410, {}, "This issue was deleted")]
    look(timedelta(days=3))
    assert "410 Gone: This issue was deleted" in ticket().trouble


def test_the_token_is_sent_to_no_other_host_whatever_the_tracker_says(change: int, there: GitHub) -> None:
    from tests.worlds.github import github

    link(change, there.open(7))
    with github() as elsewhere:
        there.leads_to = f"{elsewhere.base}/repos/{REPOSITORY}/issues/7"
        look()
        assert elsewhere.asked == []
    assert "leads to another host" in tracker().trouble
    there.leads_to = f"{there.base}/round/and/round"
    look(MINUTES)
    assert "without end" in tracker().trouble


@pytest.mark.parametrize(
    "base",
    [
        "https://169.254.169.254/latest",
        "http://api.github.com",
        "https://api.github.com.evil.example",
        "https://someone@api.github.com",
        "file:///etc/passwd",
        "http://127.0.0.1:1",
        "https://localhost",
        "",
    ],
)
def test_a_host_that_nobody_allowed_is_neither_kept_nor_asked(change: int, there: GitHub, base: str) -> None:
    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.product.models import Tracker
    from groundswell.product.trackers import setting

    with pytest.raises(ImpossibleCorrection, match="may not be asked"):
        setting.keep_github(OPERATOR, setting.GitHub(base=base, repository=""), AT)
    link(change, there.open(7))
    Tracker.objects.update(base=base)
    look()
    assert "may not be asked" in tracker().trouble


def test_another_host_is_not_given_the_token_of_the_one_before(change: int, there: GitHub) -> None:
    from groundswell.product.trackers import setting
    from groundswell.product.trackers.access import token_of
    from tests.worlds.github import TOKEN

    assert TOKEN not in tracker().sealed_token
    assert token_of(tracker()) == TOKEN
    wanted = setting.GitHub(base="https://api.github.com", repository="")
    assert token_of(setting.keep_github(OPERATOR, wanted, AT)) == ""


def test_a_ticket_is_made_by_the_worker_with_the_evidence_and_without_names(
    change: int, there: GitHub
) -> None:
    ask_for_one(change)
    assert there.asked == []
    look()
    made = there.issues[ticket().key]
    assert made["title"] == "One export, one invoice"
    assert "every invoice from the export comes doubled" in made["body"]
    assert "Account 2" not in made["body"].replace("**Account 2**", "")
    look(MINUTES)
    assert len(there.issues) == 1


def test_a_ticket_whose_answer_was_lost_is_found_again_and_not_made_twice(change: int, there: GitHub) -> None:
    there.now = AT
    for number in range(1, 6):
        there.open(number)
    there.loses_answers = 1
    ask_for_one(change)
    look()
    assert ticket().key == ""
    assert "cannot be reached" in tracker().trouble
    look(MINUTES)
    assert ticket().key == f"{REPOSITORY}#6"
    assert len(there.issues) == 6


def test_a_ticket_that_is_taken_back_before_it_was_made_is_not_made(change: int, there: GitHub) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import undo
    from groundswell.field.models import Entry

    ask_for_one(change)
    undo(Entry.objects.latest("pk").pk, Author(by="Lin", at=AT))
    look()
    assert there.asked == []


def test_a_ticket_that_may_not_be_made_says_so_and_leaves_the_tracker_be(change: int, there: GitHub) -> None:
    ask_for_one(change)
    there.refuses = [(410, {}, "Issues are disabled for this repo")]
    look()
    assert "Issues are disabled" in ticket().trouble
    assert tracker().trouble == ""


def test_only_an_address_of_a_ticket_there_can_be_linked(change: int, there: GitHub) -> None:
    from groundswell.field.errors import ImpossibleCorrection

    for wrong in ("", "x", "javascript:alert(1)", "https://github.com/wrenfield/ledger/issues/7", there.base):
        with pytest.raises(ImpossibleCorrection):
            link(change, wrong)
    link(change, f"{there.base}/wrenfield/ledger/pull/7")
    with pytest.raises(ImpossibleCorrection, match="linked already"):
        link(change, f"{there.base}/wrenfield/ledger/issues/7")


@pytest.mark.parametrize("what", ["headers", "body"])
def test_a_tracker_whose_answer_does_not_end_is_left_in_time(
    change: int, there: GitHub, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.product.trackers import within

    monkeypatch.setattr(within, "SECONDS", 0.5)
    link(change, there.open(7))
    there.trickles = what
    look()
    assert "its answer does not end" in tracker().trouble
    assert tracker().rests == AT + MINUTES


FLOODS_ARE_TOLD = dict.fromkeys(FLOODS, "answers with something that is no HTTP") | {
    "a body": "more than 8 MB",
    "a body of 100 MB": "more than 8 MB",
    "pieces": "more than 8 MB",
    "a refusal": "500 Oh",
    "other answers first": "does not answer in time",
}


@pytest.mark.parametrize("what", FLOODS)
def test_a_tracker_that_sends_without_end_is_left_in_time_and_fills_no_memory(
    change: int, there: GitHub, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from groundswell.product.trackers import within

    monkeypatch.setattr(within, "SECONDS", 3.0)
    link(change, there.open(7))
    there.floods = what
    tracemalloc.start()
    begun = time.monotonic()
    look()
    took, (_, peak) = time.monotonic() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert FLOODS_ARE_TOLD[what] in tracker().trouble
    assert tracker().rests == AT + MINUTES
    assert ticket().state == ""
    assert took < 10
    assert there.flooded < 20_000_000
    assert peak < 40_000_000


ISSUE = {"state": "open", "labels": [], "updated_at": "2026-03-28T09:00:00Z"}


@pytest.mark.parametrize(
    "said",
    [
        b"[" * 1_000_000,
        b"{}",
        b"\xff\xfe",
        b"<html>",
        b"9" * 5_000,
        json.dumps({**ISSUE, "html_url": "http://["}).encode(),
        json.dumps({**ISSUE, "html_url": f"javascript://x/{REPOSITORY}/issues/7"}).encode(),
        json.dumps(
            {**ISSUE, "html_url": f"https://x/{REPOSITORY}/issues/7", "updated_at": "0001-01-01T00:00+09:00"}
        ).encode(),
        json.dumps(
            {**ISSUE, "html_url": f"https://x/{REPOSITORY}/issues/7", "updated_at": "99999-01-01"}
        ).encode(),
    ],
)
def test_an_answer_that_makes_no_sense_is_told_and_the_tracker_rests(
    change: int, there: GitHub, said: bytes
) -> None:
    link(change, there.open(7))
    there.says = said
    look()
    assert tracker().trouble
    assert tracker().rests == AT + MINUTES
    assert ticket().state == ""


def test_a_refusal_in_words_that_cannot_be_kept_is_told_without_them(change: int, there: GitHub) -> None:
    link(change, there.open(7))
    there.refuses = [(500, {}, "half\ud83d and\0 nothing")]
    look()
    assert tracker().trouble == "500 Internal Server Error: half and nothing"


@pytest.mark.parametrize("address", ["http://[", "http://[::1", "//[x]y"])
def test_what_is_no_address_at_all_is_refused_and_told(change: int, there: GitHub, address: str) -> None:
    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.product.trackers import setting

    with pytest.raises(ImpossibleCorrection):
        link(change, address)
    with pytest.raises(ImpossibleCorrection):
        setting.keep_github(OPERATOR, setting.GitHub(base=address, repository=REPOSITORY), AT)
    link(change, there.open(7))
    there.leads_to = address
    look()
    assert "leads to another host" in tracker().trouble
    assert tracker().rests == AT + MINUTES

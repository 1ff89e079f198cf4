"""The months after the first nine are what their key says, and stand beside them without touching them."""

import json
import mailbox
import re
from collections import Counter, defaultdict
from email import policy
from email.parser import BytesParser
from functools import cache
from typing import Any

import pytest

from groundswell.samples import later_sources, sample_folder, sample_sources
from tests.unit.samples.test_samples import Key, call, key, mail_text, normalised, table

FOLDER = sample_folder()
DAY = "2026-04-14"  # of the second launch


@cache
def key_later() -> Key:
    return json.loads((FOLDER / "key_later.json").read_text(encoding="utf-8"))


@cache
def mails() -> dict[str, Any]:
    parse = BytesParser(policy=policy.default).parse
    box = mailbox.mbox(FOLDER / "later/inbox.mbox", factory=parse, create=False)  # pyright: ignore
    try:
        return {message["Message-ID"]: message for message in box}
    finally:
        box.close()


def wordings() -> list[tuple[str, Key]]:
    return [(one["key"], w) for one in key_later()["concerns"] for w in one["wordings"]]


def turns_of(told: Key) -> list[tuple[str, str]]:
    """Of the conversation that something is said to stand in, with who spoke."""
    where, conversation = told["file"], told["conversation"]
    if where.startswith("later/calls/"):
        labels, turns = call(where)
        assert (labels["Call id"], labels["Account"], labels["Date"]) == (
            conversation,
            told["account"],
            told["at"],
        )
        return list(turns)
    if where == "later/inbox.mbox":
        message = mails()[conversation]
        return [(str(message["From"]), mail_text(message))]
    id_column, who, text = {
        "later/tickets.csv": ("Ticket ID", "Requester Email", "Description"),
        "later/crm/activities.csv": ("Activity ID", "Assigned To", "Comments"),
    }[where]
    return [(row[who], row[text]) for row in table(where) if row[id_column] == conversation]


def call_names() -> list[str]:
    return sorted(f"later/calls/{path.name}" for path in (FOLDER / "later/calls").glob("*.vtt"))


def sellers() -> set[str]:
    return {row["Name"] for row in table("crm/sellers.csv")}


def test_the_first_nine_months_do_not_know_of_it() -> None:
    assert not {path.resolve() for path in sample_sources()} & {path.resolve() for path in later_sources()}
    assert all(path.exists() for path in later_sources())
    assert not any("later" in path.parts for path in sample_sources())


def test_every_planted_wording_stands_in_one_turn_and_is_said_by_whom_the_key_says() -> None:
    for concern, wording in wordings():
        holders = [who for who, turn in turns_of(wording) if wording["text"] in turn]
        assert len(holders) == 1, (concern, wording)
        by_seller = holders[0] in sellers() or "@wrenfield.example" in holders[0]
        assert wording["voice"] == ("reported" if by_seller else "spoken")
    assert {concern for concern, _ in wordings()} <= {one["key"] for one in key()["concerns"]}


def test_the_message_of_a_launch_is_said_by_a_seller_after_its_day() -> None:
    assert len(key_later()["said"]) >= 20
    for said in key_later()["said"]:
        assert [who for who, turn in turns_of(said) if said["text"] in turn] == [said["seller"]]
        assert said["at"][:10] >= DAY


def test_no_two_customers_word_a_concern_alike_not_even_months_apart() -> None:
    before = [wording["text"] for one in key()["concerns"] for wording in one["wordings"]]
    counts = Counter(normalised(text) for text in [*before, *(w["text"] for _, w in wordings())])
    assert [text for text, times in counts.items() if times > 1] == []


def test_the_files_are_as_many_as_the_story_needs() -> None:
    assert len(call_names()) == 60
    assert len(mails()) >= 40
    assert len(table("later/tickets.csv")) >= 30
    assert len(table("later/crm/deals.csv")) >= 60
    assert {row["Currency"] for row in table("later/crm/deals.csv")} == {"GBP", "EUR", "USD"}
    assert len({row["Product"] for row in table("later/crm/deals.csv")}) == 5


@pytest.mark.parametrize("name", call_names())
def test_a_call_is_a_conversation_between_its_seller_and_the_account(name: str) -> None:
    labels, turns = call(name)
    accounts = {row["Account Name"] for part in ("", "later/") for row in table(f"{part}crm/accounts.csv")}
    deals = {row["Deal Name"] for part in ("", "later/") for row in table(f"{part}crm/deals.csv")}
    assert labels["Account"] in accounts
    assert labels.get("Deal", "") in deals | {""}
    assert {labels["Seller"]} == {who for who, _ in turns} & sellers()
    assert len({who for who, _ in turns}) == 2
    assert 8 <= len(turns) <= 20


def test_numbers_of_before_are_not_given_again() -> None:
    for file, column in (
        ("tickets.csv", "Ticket ID"),
        ("crm/deals.csv", "Deal ID"),
        ("crm/activities.csv", "Activity ID"),
        ("crm/accounts.csv", "Account ID"),
    ):
        before, after = ([row[column] for row in table(f"{part}{file}")] for part in ("", "later/"))
        assert not set(before) & set(after)
        assert len(after) == len(set(after))


def raised() -> list[Key]:
    found = [w for one in key()["concerns"] if one["key"] == "offline-mode" for w in one["wordings"]]
    return found + [wording for concern, wording in wordings() if concern == "offline-mode"]


def test_enough_deals_were_decided_on_each_side_to_judge_the_second_launch() -> None:
    cells: dict[tuple[bool, bool], Counter[str]] = defaultdict(Counter)
    for deal in [*table("crm/deals.csv"), *table("later/crm/deals.csv")]:
        if deal["Deal Stage"].startswith("Closed"):
            was_raised = any(
                w["account"] == deal["Associated Company"] and w["at"][:10] <= deal["Close Date"]
                for w in raised()
            )
            cells[was_raised, deal["Close Date"] >= DAY][deal["Deal Stage"]] += 1
    assert {cell: sum(stages.values()) >= 25 for cell, stages in cells.items()} == dict.fromkeys(
        ((True, True), (True, False), (False, True), (False, False)), True
    )
    won = {cell: stages["Closed Won"] / sum(stages.values()) for cell, stages in cells.items()}
    assert won[True, True] > won[True, False] + 0.2


def test_the_concern_of_the_second_launch_fades_after_it_and_that_of_the_first_goes_on() -> None:
    months = Counter(wording["at"][:7] for wording in raised())
    before = sum(months[month] for month in ("2025-11", "2025-12", "2026-01", "2026-02", "2026-03"))
    after = sum(months[month] for month in ("2026-05", "2026-06", "2026-07", "2026-08", "2026-09"))
    assert before >= 3 * after > 0
    reporting = [w["at"] for concern, w in wordings() if concern == "technician-reporting"]
    assert len(reporting) >= 8


def test_people_make_small_talk_of_their_own() -> None:
    said_in: dict[str, set[str]] = defaultdict(set)
    names = [*call_names(), *(f"calls/{path.name}" for path in (FOLDER / "calls").glob("*.vtt"))]
    for name in names:
        for _, turn in call(name)[1]:
            for sentence in re.split(r"(?<=[.!?])\s+", turn):
                said_in[normalised(sentence)].add(name)
    twice = [
        text
        for text, where in said_in.items()
        if len(where) > 1 and len(text.split()) > 4 and any(name.startswith("later/") for name in where)
    ]
    assert twice == []

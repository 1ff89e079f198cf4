"""Who is who in a record whose system nobody knows, and what of it is said by whom."""

import json
from pathlib import Path
from typing import Any

import pytest

from groundswell.sources.contract import Heard, Options, Refused, UnreadableSource
from groundswell.sources.opening import read_here
from groundswell.sources.records.answering import answer, is_form, is_no_word
from groundswell.sources.records.finding import (
    RecordsPlace,
    is_frame,
    judged,
    may_hold_records,
    owner,
    plain,
    whose_are,
)
from groundswell.sources.records.people import People, is_automatic, person_of, side_of
from groundswell.sources.records.vocabulary import is_rating_remark
from groundswell.sources.records.walking import normal, title_of, utterances_in
from groundswell.speech import Channel, Conversation, Role, Speaker

SLOW, WHY = "The map is slow in the tunnel.", "Which of the tunnels do you mean?"
ANA = Speaker(name="Ana Roth", email="ana@linden.example", role=Role.CUSTOMER)
BEN = Speaker(name="Ben Ode", role=Role.SELLER)


def said(record: dict[str, Any]) -> list[tuple[str, str, str]]:
    made = plain(record)
    people = People.of(made)
    told = utterances_in(made, people, owner(made, people, Role.UNKNOWN))
    return [(one.speaker.name, one.speaker.role.value, one.text) for one in told if not one.refusal]


@pytest.mark.parametrize(
    ("person", "who"),
    [
        (
            {"name": "Ana Roth", "email": "Ana@Linden.example"},
            Speaker(name="Ana Roth", email="ana@linden.example"),
        ),
        ({"first_name": "Ana", "last_name": "Roth"}, Speaker(name="Ana Roth")),
        ({"name": {"text": "Ana Roth"}}, Speaker(name="Ana Roth")),
        ({"login": "ana", "text": "Ana Roth"}, Speaker(name="Ana Roth")),
        ({"login": "ana"}, Speaker(name="ana")),
        ({"name": "U12345678", "login": "ana"}, Speaker(name="ana")),
        ({"name": "ana@linden.example"}, Speaker(email="ana@linden.example")),
        ({"name": "N/A", "mail": "nothing"}, Speaker()),
        ({"name": "Ana via Help"}, Speaker(name="Ana")),
    ],
)
def test_an_object_that_describes_somebody_tells_name_and_address(
    person: dict[str, Any], who: Speaker
) -> None:
    assert person_of(person) == who


@pytest.mark.parametrize(
    ("node", "role"),
    [
        ({"from_agent": "yes"}, Role.SELLER),
        ({"from_agent": 0}, Role.CUSTOMER),
        ({"from_agent": "maybe"}, Role.UNKNOWN),
        ({"is_visitor": True}, Role.CUSTOMER),
        ({"private": True}, Role.SELLER),
        ({"private": False, "type": "customer"}, Role.CUSTOMER),
        ({"public": False}, Role.SELLER),
        ({"public": True}, Role.UNKNOWN),
        ({"sender": {"role": "agent"}}, Role.SELLER),
        ({"author_type": {"role": "agent"}}, Role.UNKNOWN),
        ({"kind": "private-note"}, Role.SELLER),
        ({"type": "email"}, Role.UNKNOWN),
        ({"author": "x" * 31}, Role.UNKNOWN),
        ({"role": "customer who has been with us for long"}, Role.UNKNOWN),
        ({"role": "end user"}, Role.CUSTOMER),
        ({}, Role.UNKNOWN),
    ],
)
def test_a_message_says_which_side_it_is_of(node: dict[str, Any], role: Role) -> None:
    assert side_of(node) is role


@pytest.mark.parametrize(
    ("node", "automatic"),
    [
        ({"is_bot": True}, True),
        ({"is_bot": False}, False),
        ({"trigger_id": 7}, True),
        ({"trigger_id": 0}, False),
        ({"message_type": 2}, True),
        ({"message_type": 1}, False),
        ({"author": {"is_bot": "true"}}, True),
        ({"sender": "System"}, True),
        ({"sender": "Ana"}, False),
    ],
)
def test_what_a_program_wrote_is_told_by_its_flags_or_its_writer(
    node: dict[str, Any], automatic: bool
) -> None:
    assert is_automatic(node) is automatic


def test_people_are_known_by_id_address_and_name_wherever_the_record_names_them() -> None:
    people = People.of(
        {
            "requester": {"id": 7, "name": "Ana Roth"},
            "contact": {"email": "ana@linden.example", "name": "Ana Roth"},
            "agents": [{"id": 8, "name": "Ben Ode"}],
            "inner": {"deeper": {"deepest": {"visitor": {"name": "Eve Elm"}}}},
        }
    )
    assert people.known["7"] == Speaker(name="Ana Roth", role=Role.CUSTOMER)
    assert people.known["ana roth"] == people.known["ana@linden.example"] == ANA
    assert people.mails == {"ana@linden.example"}
    assert people.only(Role.SELLER) == people.known["8"] == BEN
    assert people.only(Role.CUSTOMER) == Speaker(role=Role.CUSTOMER)
    assert "eve elm" in people.known
    one = People.of(
        {"requester": {"id": 7, "name": "Ana Roth"}, "contact": {"name": "Ana Roth", "email": "a@b.example"}}
    )
    assert one.only(Role.CUSTOMER) == Speaker(name="Ana Roth", email="a@b.example", role=Role.CUSTOMER)


def test_a_message_names_its_writer_by_id_by_name_or_by_its_side_alone() -> None:
    people = People.of({"requester": {"id": 7, "name": "Ana Roth"}, "agent": {"id": 8, "name": "Ben Ode"}})
    ana = Speaker(name="Ana Roth", role=Role.CUSTOMER)
    assert people.writer({"author_id": 7}) == people.writer({"author": "7"}) == ana
    assert people.writer({"from": {"name": "ben ode"}}).role is Role.SELLER
    assert people.writer({"direction": "inbound"}) == ana
    assert people.writer({"author": "Eve Elm"}) == Speaker(name="Eve Elm")
    assert people.writer({"author": ["Eve Elm"]}) == Speaker()
    assert people.writer({"author": [{"name": "Eve Elm"}]}) == Speaker(name="Eve Elm")
    assert people.writer(
        {"recipients": [{"role": "to", "name": "Ben"}, {"role": "from", "name": "Eve Elm"}]}
    ) == Speaker(name="Eve Elm")
    assert people.writer({"name": "Eve Elm", "email": "e@elm.example"}) == Speaker(
        name="Eve Elm", email="e@elm.example"
    )
    assert people.writer({"name": "The map"}) == Speaker()
    assert people.writer({"requester_name": "Eve Elm", "requester_email": "e@elm.example"}) == Speaker(
        name="Eve Elm", email="e@elm.example", role=Role.CUSTOMER
    )
    assert people.writer({"author": "eve@elm.example"}) == Speaker(email="eve@elm.example")


def test_the_user_of_a_deal_is_who_looks_after_it() -> None:
    assert People.of({"user": {"name": "Ben Ode"}, "deal_id": 1}).only(Role.SELLER) == BEN
    assert People.of({"user": {"name": "Ben Ode"}, "org_name": "x"}).only(Role.SELLER) == BEN
    assert People.of({"user": {"name": "Ben Ode"}}).only(Role.SELLER) == Speaker(role=Role.SELLER)


@pytest.mark.parametrize(
    ("record", "turns"),
    [
        (
            {"customer": "Ana Roth", "body": SLOW, "reply": WHY},
            [("Ana Roth", "customer", SLOW), ("", "seller", WHY)],
        ),
        (
            {"customer": "Ana Roth", "body": SLOW, "notes": WHY},
            [("Ana Roth", "customer", SLOW), ("", "seller", WHY)],
        ),
        ({"customer": "Ana Roth", "body": SLOW, "html_body": "<p>x y</p>"}, [("Ana Roth", "customer", SLOW)]),
        (
            {"customer": "Ana Roth", "pros": ["Fast", "Cheap"], "cons": SLOW},
            [("Ana Roth", "customer", "Fast\nCheap"), ("Ana Roth", "customer", SLOW)],
        ),
        ({"customer": "Ana Roth", "body": {"content": SLOW}}, [("Ana Roth", "customer", SLOW)]),
        (
            {"customer": "Ana Roth", "text": ["The map ", {"text": "is slow."}]},
            [("Ana Roth", "customer", "The map is slow.")],
        ),
        ({"customer": "Ana Roth", "body": "https://a.example"}, []),
        (
            {"rating": 2, "body": SLOW, "comment": {"body": WHY}},
            [("", "customer", SLOW), ("", "seller", WHY)],
        ),
        ({"customer": "Ana Roth", "user_comment": SLOW}, []),
        ({"customer": "Ana Roth", "user_comment": {"text": SLOW}}, [("Ana Roth", "customer", SLOW)]),
        ({"customer": "Ana Roth", "body": SLOW, "tags": [{"text": WHY}]}, [("Ana Roth", "customer", SLOW)]),
        ({"body": "3", "max": 5}, []),
        (
            {"customer": "Ana Roth", "satisfaction_rating": {"score": "bad", "comment": SLOW}},
            [("Ana Roth", "customer", SLOW)],
        ),
        (
            {
                "description": SLOW,
                "requester": "Ana Roth",
                "comments": [{"body": SLOW, "author": "Ana Roth"}],
            },
            [("Ana Roth", "customer", SLOW)],
        ),
        (
            {
                "description": "Slow.",
                "requester": "Ana Roth",
                "comments": [{"body": "Slow.", "author": "Ana Roth"}],
            },
            [("Ana Roth", "customer", "Slow."), ("Ana Roth", "customer", "Slow.")],
        ),
        ({"type": "bot", "body": SLOW, "customer": "Ana Roth"}, []),
        (
            {
                "customer": "Ana Roth",
                "messages": [
                    {"text": WHY, "at": "2026-03-04T10:01:00Z", "from_agent": True},
                    {"text": SLOW, "at": "2026-03-04T10:00:00Z"},
                ],
            },
            [("", "unknown", SLOW), ("", "seller", WHY)],
        ),
        (
            {
                "customer": "Ana Roth",
                "messages": [{"text": WHY, "from_agent": True}, {"text": SLOW, "at": "2026-03-04T10:00:00Z"}],
            },
            [("", "seller", WHY), ("", "unknown", SLOW)],
        ),
    ],
)
def test_everything_said_in_a_record_is_told_with_whose_it_is(
    record: dict[str, Any], turns: list[tuple[str, str, str]]
) -> None:
    assert said(record) == turns


@pytest.mark.parametrize(
    ("node", "words"),
    [
        ({"type": "text", "answer": SLOW}, [("answer", SLOW)]),
        ({"type": "choice", "answer": "Maps", "other": "Lists"}, [("other", "Lists")]),
        ({"type": "choice", "answer": "Maps"}, []),
        ({"answer": "Maps"}, []),
        ({"answer": SLOW, "text": "What is slow?"}, [("answer", SLOW)]),
        ({"answer": "Ana Roth of Linden Works", "question": "Name"}, []),
        ({"answer": SLOW, "text": "Email"}, []),
        ({"question": "Why?", "extra": SLOW}, []),
        ({"extra": SLOW, "id": "a b c d e"}, [("extra", SLOW)]),
        ({"why_text": "slow", "short": "slow"}, [("why_text", "slow")]),
        ({"type": "text", "answer": "https://a.example"}, []),
    ],
)
def test_what_an_answer_to_a_form_says_is_told_from_what_was_chosen(
    node: dict[str, Any], words: list[tuple[str, str]]
) -> None:
    assert answer(node) == words


def test_a_form_a_link_and_a_remark_beside_a_rating_are_told() -> None:
    assert is_form({"fields": [], "type": "Form"})
    assert not is_form({"fields": {}, "type": "form"})
    assert not is_form({"fields": []})
    assert is_no_word("https://a.example")
    assert not is_no_word("https://a.example is slow")
    assert is_rating_remark("rating_desc")
    assert not is_rating_remark("rating_date")
    assert not is_rating_remark("map_comment")
    assert title_of({"subject": "", "title": "Map"}) == "Map"
    assert title_of({"subject": "2026-03-04"}) == ""
    assert title_of({"summary": "Map", "reporter": 1}) == "Map"
    assert title_of({"summary": "Map"}) == ""


def test_the_fields_of_an_object_stand_in_it_by_their_plain_names() -> None:
    assert normal({"createdAt": 1, "created-at": 2}) == {"created_at": 1}
    assert normal([{"attributes": {"bodyText": "x"}, "id": 1}]) == [{"body_text": "x", "id": 1}]
    assert normal({"relationships": {"author": {"data": {"id": "7"}}}})["author_id"] == "7"  # type: ignore[index]
    assert normal({"links": {"author": "7"}})["author_id"] == "7"  # type: ignore[index]
    assert "author_id" not in normal({"links": {"author": "https://a.example/7"}})  # type: ignore[operator]


REVIEW = {"rating": 2, "body": SLOW, "id": 1}
MESSAGE = {"body": SLOW, "author": "Ana Roth", "created_at": "2026-03-04", "from_agent": False}
ANSWERED = {"body": WHY, "author": "Ben Ode", "created_at": "2026-03-04", "from_agent": True}


def test_where_the_records_of_a_file_are_is_told_by_what_they_hold() -> None:
    assert judged("reviews.item", [REVIEW]) == RecordsPlace("reviews.item")
    assert judged("item", []) is None
    assert judged("things.item", [{"body": SLOW}]) is None
    assert judged("reviews.item", [{"body": SLOW}]) == RecordsPlace("reviews.item")
    assert judged("item", [MESSAGE, ANSWERED]) == RecordsPlace("item", gathered=True, single=True)
    keyed = [{**MESSAGE, "ticket_id": 1}, {**ANSWERED, "ticket_id": 1}]
    assert judged("item", keyed) == RecordsPlace("item", gathered=True)
    assert judged("tickets.item.messages.item", [MESSAGE, ANSWERED]) == RecordsPlace("tickets.item")
    assert judged("messages.item", [MESSAGE, MESSAGE]) == RecordsPlace("")
    assert judged("posts.item", [MESSAGE, {**MESSAGE, "title": "a"}]) == RecordsPlace("posts.item")
    assert may_hold_records("data.reviews.item")
    assert not may_hold_records("users.item")
    assert is_frame({"count": 1})
    assert not is_frame({"id": 1})
    assert whose_are("reviews.item") is Role.CUSTOMER
    assert whose_are("item") is Role.UNKNOWN


def read(folder: Path, content: object) -> list[Conversation]:
    path = folder / "a.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return [item.conversation for item in read_here(path, "a.json", Options()) if isinstance(item, Heard)]


def test_the_frame_of_a_record_tells_its_key_channel_account_and_rating(tmp_path: Path) -> None:
    (told,) = read(
        tmp_path,
        {
            "reviews": [
                {**REVIEW, "title": "Too slow", "company": {"name": "Linden"}, "created_at": "2026-03-04"}
            ]
        },
    )
    assert (told.key, told.channel, told.account, told.rating) == (
        "records:a.json:1",
        Channel.TICKET,
        "Linden",
        2,
    )
    assert [turn.text for turn in told.turns] == ["Too slow", SLOW]
    (told,) = read(tmp_path, {"reviews": [{**REVIEW, "id": "x" * 16, "title": "The map is slow…"}]})
    assert told.key == f"records:{'x' * 16}"
    assert [turn.text for turn in told.turns] == [SLOW]
    messages = {
        "id": 1,
        "visitor": {"name": "Ana Roth"},
        "agent": {"name": "Ben Ode"},
        "messages": [MESSAGE, ANSWERED],
    }
    (told,) = read(tmp_path, {"chats": [messages]})
    assert (told.channel, told.seller, len(told.turns)) == (Channel.CHAT, "Ben Ode", 2)
    (told,) = read(tmp_path, {"chats": [{**messages, "type": "email"}]})
    assert told.channel is Channel.MAIL
    (told,) = read(tmp_path, {"chats": [{**messages, "type": "note"}]})
    assert told.channel is Channel.CHAT


def test_messages_are_gathered_by_the_conversation_they_name_and_a_stray_value_costs_no_other(
    tmp_path: Path,
) -> None:
    listed = [{**MESSAGE, "ticket_id": 1}, 7, {**ANSWERED, "ticket_id": 1}, {**MESSAGE, "ticket_id": 2}]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(listed), encoding="utf-8")
    items = list(read_here(path, "a.json", Options()))
    assert [len(item.conversation.turns) for item in items if isinstance(item, Heard)] == [2, 1]
    assert [item.reason for item in items if isinstance(item, Refused)] == ["is no JSON object"]


def test_people_listed_beside_the_records_are_those_that_messages_name_by_id(tmp_path: Path) -> None:
    listed = {
        "users": [{"id": 77, "name": "Ana Roth"}],
        "agents": [{"id": 88, "name": "Ben Ode"}],
        "chats": [
            {
                "id": 1,
                "customer_id": 77,
                "messages": [{"text": SLOW, "author_id": 77}, {"text": WHY, "author_id": 88}],
            }
        ],
    }
    (told,) = read(tmp_path, listed)
    assert [(turn.speaker.name, turn.speaker.role) for turn in told.turns][1] == ("Ben Ode", Role.SELLER)
    assert told.turns[0].speaker.name == "Ana Roth"


def test_an_empty_list_of_records_is_no_file_to_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource):
        read(tmp_path, {"reviews": []})

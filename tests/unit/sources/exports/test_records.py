"""Exports of systems that no reader knows by name: reviews, tickets, chats and answers, as JSON or XML."""

from pathlib import Path
from typing import Any

import pytest

from groundswell.sources.contract import Heard, Options, Refused, UnreadableSource
from groundswell.sources.opening import read_here
from groundswell.speech import Role
from tests.unit.sources.exports.conftest import Told

ASKED = "Can two branches share one stock list?"
TOLD = "They can, with a shared warehouse."


def spoken(told: Told) -> list[tuple[str, str, str]]:
    return [(turn.speaker.name, turn.speaker.role.value, turn.text) for turn in told.turns]


def spoken_in(path: Path) -> list[tuple[str, str, str]]:
    items = read_here(path, path.name, Options())
    turns = [turn for one in items if isinstance(one, Heard) for turn in one.conversation.turns]
    return [(turn.speaker.name, turn.speaker.role.value, turn.text) for turn in turns]


@pytest.mark.parametrize(
    "reply",
    [
        {"reviewReply": {"comment": TOLD}},
        {"ownerAnswer": TOLD},
        {"company_reply": {"text": TOLD}},
        {"ClientResponses": [{"Response": TOLD}]},
        {"comment": {"content": TOLD}, "content": ASKED, "body": None},
    ],
)
def test_a_review_is_its_reviewers_and_what_was_answered_ours(tell: Any, reply: dict[str, Any]) -> None:
    review = {"reviewer": {"displayName": "Ana Roth"}, "starRating": "TWO", "body": ASKED, **reply}
    told = tell({"reviews": [review]})
    assert spoken(told) == [("Ana Roth", "customer", ASKED), ("", "seller", TOLD)]
    assert told.only.rating == 2


@pytest.mark.parametrize(
    ("customers", "ours"),
    [
        ({"from_agent": False}, {"from_agent": True}),
        ({"direction": "inbound"}, {"direction": "outbound"}),
        ({"message_type": 0}, {"message_type": 1}),
        ({"sender": {"t": "v"}}, {"sender": {"t": "a"}}),
        ({"author": {"type": "END_USER"}}, {"author": {"type": "AGENT"}}),
        ({"from": "user"}, {"from": "operator"}),
    ],
)
def test_each_message_says_in_its_own_way_which_side_it_is_of(
    tell: Any, customers: dict[str, Any], ours: dict[str, Any]
) -> None:
    visitor = {"name": "Ana Roth", "id": "V1"}
    messages = [{"text": ASKED, **customers}, {"text": TOLD, **ours}]
    told = tell({"id": "c1", "visitor": visitor, "agent": {"name": "Ben Ode"}, "messages": messages})
    assert spoken(told) == [("Ana Roth", "customer", ASKED), ("Ben Ode", "seller", TOLD)]


@pytest.mark.parametrize(
    "marks",
    [
        {"automated": True},
        {"via": "rule"},
        {"type": "system_message"},
        {"sender": {"t": "s"}},
        {"rule_id": 7},
        {"sender": {"name": "System"}},
    ],
)
def test_what_a_program_wrote_is_nobodys(tell: Any, marks: dict[str, Any]) -> None:
    messages = [
        {"text": "Welcome, how can we help you today?", "from_agent": True, **marks},
        {"text": ASKED, "from_agent": False},
    ]
    told = tell({"id": "c1", "customer": {"name": "Ana Roth"}, "messages": messages})
    assert spoken(told) == [("Ana Roth", "customer", ASKED)]
    assert any(isinstance(item, Refused) for item in told.items)


def test_people_listed_beside_the_messages_are_known_by_their_ids(tell: Any) -> None:
    users = [
        {"id": "u1", "name": "Ana Roth", "type": "customer"},
        {"id": "u2", "name": "Ben Ode", "type": "agent"},
    ]
    events = [
        {"type": "message", "author_id": "u1", "text": ASKED},
        {"type": "message", "author_id": "u2", "text": TOLD},
    ]
    told = tell({"chats": [{"id": "c1", "users": users, "thread": {"events": events}}]})
    assert spoken(told) == [("Ana Roth", "customer", ASKED), ("Ben Ode", "seller", TOLD)]


def test_messages_that_bear_the_id_of_a_conversation_are_gathered_by_it(tell: Any) -> None:
    def message(ticket: int, words: str, *, ours: bool) -> dict[str, Any]:
        return {
            "ticket_id": ticket,
            "sender": {"name": "Ben Ode" if ours else "Ana Roth"},
            "from_agent": ours,
            "body_text": words,
        }

    told = tell(
        {
            "data": [
                message(1, ASKED, ours=False),
                message(2, "The lamp is late.", ours=False),
                message(1, TOLD, ours=True),
            ]
        }
    )
    assert [[turn.text for turn in one.turns] for one in told.conversations] == [
        [ASKED, TOLD],
        ["The lamp is late."],
    ]


def test_what_somebody_says_twice_is_heard_twice_and_a_description_told_again_once(tell: Any) -> None:
    comments = [{"body": ASKED, "from_agent": False}, {"body": ASKED, "from_agent": False}]
    ticket = {"id": 1, "description": ASKED, "requester": {"name": "Ana Roth"}, "comments": comments}
    assert spoken(tell({"cases": [ticket]})) == [("Ana Roth", "customer", ASKED)] * 2


def test_of_a_form_only_what_was_typed_is_heard(tell: Any) -> None:
    answers = [
        {"type": "choice", "choice": {"label": "Once a week"}},
        {"type": "email", "email": "ana@linden.example"},
        {"type": "text", "field": {"ref": "name"}, "text": "Ana"},
        {"type": "text", "field": {"ref": "wish"}, "text": "Undo"},
        {"type": "text", "field": {"ref": "more"}, "text": "n/a"},
    ]
    told = tell({"items": [{"token": "a1", "answers": answers}]})
    assert [(turn.speaker.role, turn.text) for turn in told.turns] == [(Role.CUSTOMER, "Undo")]


def test_the_words_of_a_reviewer_are_kept_and_a_machines_translation_set_aside(tell: Any) -> None:
    words = "(Translated by Google) Nobody answers the phone.\n\n(Original)\n電話がつながりません。"
    told = tell({"reviews": [{"reviewer": {"displayName": "Ken M"}, "rating": 3, "comment": words}]})
    assert [turn.text for turn in told.turns] == ["電話がつながりません。"]


def test_notes_of_a_customer_in_a_crm_are_of_the_user_who_wrote_them(tell: Any) -> None:
    note = {
        "content": "He wants a price for each branch.",
        "deal": {"title": "Linden"},
        "person": {"name": "Ana Roth"},
    }
    told = tell(
        {"success": True, "data": [{**note, "user": {"name": "Ben Ode", "email": "ben@maker.example"}}]}
    )
    assert spoken(told) == [("Ben Ode", "seller", note["content"])]


@pytest.mark.parametrize(
    "content",
    [
        {
            "name": "tool",
            "description": "A tool that does a thing",
            "author": {"name": "Ana Roth"},
            "scripts": {},
        },
        {"title": "Review", "properties": {"text": {"type": "string", "description": "What they wrote"}}},
    ],
)
def test_settings_and_schemas_are_no_export(tell: Any, content: dict[str, Any]) -> None:
    with pytest.raises(UnreadableSource):
        tell(content)


def test_tickets_with_notes_are_read_from_xml(tmp_path: Path) -> None:
    path = tmp_path / "Tickets0.xml"
    path.write_text(
        "<tickets type='array'><ticket><id>8</id><created-at>2026-03-03T10:00:00Z</created-at>"
        f"<requester-name>Ana Roth</requester-name><description>{ASKED}</description>"
        f"<notes type='array'><note><body>{TOLD}</body><incoming>false</incoming></note></notes>"
        "</ticket></tickets>"
    )
    assert spoken_in(path) == [("Ana Roth", "customer", ASKED), ("", "seller", TOLD)]


def test_an_xml_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "reviews.xml"
    path.write_text('<!DOCTYPE r [<!ENTITY a "aaaa">]><r><review><text>&a;</text></review></r>')
    with pytest.raises(UnreadableSource, match="entities"):
        spoken_in(path)


def test_what_a_visitor_wrote_beside_the_rating_of_a_talk_is_theirs(tell: Any) -> None:
    messages = [
        {"type": "visitor", "from": "visitor:a1", "content": ASKED, "sentAt": 1779872439703},
        {"type": "agent", "name": "Ben Ode", "from": "agent:3", "content": TOLD, "sentAt": 1779872504203},
    ]
    visitor = {"name": "Ana Roth", "email": "ana@linden.example"}
    told = tell(
        {"visitor": visitor, "channel": {"rating": 2, "ratingDesc": "I waited long."}, "messages": messages}
    )
    assert spoken(told)[-1] == ("Ana Roth", "customer", "I waited long.")


def test_whoever_writes_through_a_support_address_is_named(tell: Any) -> None:
    articles = [
        {"ticket_id": 8, "from": "Ana Roth <ana@linden.example>", "sender": "Customer", "body": ASKED},
        {
            "ticket_id": 8,
            "from": "Ben Ode via Support <support@maker.example>",
            "sender": "Agent",
            "body": TOLD,
        },
    ]
    assert spoken(tell(articles)) == [("Ana Roth", "customer", ASKED), ("Ben Ode", "seller", TOLD)]


def test_a_review_in_xml_tells_its_headline_its_lists_and_no_stars(tmp_path: Path) -> None:
    path = tmp_path / "reviews.xml"
    path.write_text(
        "<feed><reviews><review><review_id>1</review_id>"
        "<reviewer><name is_anonymous='false'>Ana</name></reviewer>"
        f"<title>Mixed</title><content>{ASKED}</content><pros><pro>fast</pro><pro>cool handle</pro></pros>"
        "<cons><con>stiff lid</con></cons><ratings><overall min='1' max='5'>5</overall></ratings></review>"
        f"<review><review_id>2</review_id><reviewer><name>Ben</name></reviewer><content>{TOLD}</content>"
        "<ratings><overall min='1' max='5'>2</overall></ratings></review></reviews></feed>"
    )
    assert spoken_in(path) == [
        ("Ana", "customer", "Mixed"),
        ("Ana", "customer", ASKED),
        ("Ana", "customer", "fast\ncool handle"),
        ("Ana", "customer", "stiff lid"),
        ("Ben", "customer", TOLD),
    ]


@pytest.mark.parametrize(("field", "side"), [("customer", "customer"), ("agent", "seller")])
def test_whoever_a_field_calls_a_customer_or_ours_is_of_that_side(tell: Any, field: str, side: str) -> None:
    told = tell({"tickets": [{"id": "t1", "messages": [{"text": ASKED, field: {"name": "Ana Roth"}}]}]})
    assert spoken(told) == [("Ana Roth", side, ASKED)]


def test_records_are_told_by_those_that_hold_words_though_the_first_holds_none(tell: Any) -> None:
    first = {"id": "t1", "customer": {"name": "Bo"}, "messages": []}
    second = {"id": "t2", "customer": {"name": "Ana Roth"}, "messages": [{"text": ASKED, "from": "user"}]}
    told = tell({"tickets": [first, second]})
    assert [text for *_, text in spoken(told)] == [ASKED]


def test_messages_of_several_conversations_in_one_list_are_as_many_talks(tell: Any) -> None:
    messages = [
        {"conversation_id": talk, "text": text, "from": who, "meta": {"n": 1}}
        for talk, text, who in (
            ("a", ASKED, "user"),
            ("b", "It is slow today.", "user"),
            ("a", TOLD, "agent"),
        )
    ]
    told = tell(messages)
    assert sorted(len(one.turns) for one in told.conversations) == [1, 2]

"""Exports of messengers: each message is whoever wrote it, and what the messenger wrote is nobody's."""

import json
from collections.abc import Callable

import pytest

from groundswell.sources.contract import Heard, Item, Refused
from groundswell.sources.messenger.reader import READER

Read = Callable[..., list[Item]]


def said(items: list[Item]) -> list[tuple[str, str]]:
    turns = [turn for item in items if isinstance(item, Heard) for turn in item.conversation.turns]
    return [(turn.speaker.name, turn.text) for turn in turns]


def refused(items: list[Item]) -> int:
    return sum(isinstance(item, Refused) for item in items)


def telegram(number: int, text: object, **more: object) -> dict[str, object]:
    day = f"2026-03-04T10:0{number}:00"
    return {
        "id": number,
        "type": "message",
        "date": day,
        "from": "Ana",
        "from_id": "user7",
        "text": text,
        **more,
    }


def test_the_pieces_of_a_telegram_message_are_one_text_and_calls_are_nobodys(read_with: Read) -> None:
    messages = [
        telegram(1, ["Look at ", {"type": "link", "text": "https://x.example"}, " please."]),
        telegram(2, "", media_type="sticker"),
        telegram(3, "", type="service", actor="Ana", action="phone_call"),
    ]
    items = read_with(READER, "result.json", json.dumps({"name": "Ana", "id": 7, "messages": messages}))

    assert said(items) == [("Ana", "Look at https://x.example please.")]
    assert refused(items) == 2


def test_each_chat_of_a_whole_export_is_a_conversation(read_with: Read) -> None:
    chats = [{"name": name, "id": 1, "messages": [telegram(1, "It fails.")]} for name in ("Ana", "Bo")]
    items = read_with(READER, "result.json", json.dumps({"about": "x", "chats": {"list": chats}}))

    assert [item.conversation.title for item in items if isinstance(item, Heard)] == ["Ana", "Bo"]


def test_slack_names_people_by_their_profiles_and_joins_and_bots_are_nobodys(read_with: Read) -> None:
    day = [
        {
            "type": "message",
            "subtype": "channel_join",
            "user": "U1",
            "ts": "1772618400.1",
            "text": "<@U1> has joined",
        },
        {
            "type": "message",
            "user": "U1",
            "ts": "1772618401.1",
            "text": "Can <@U2> stop it, &amp; see <https://x.example|this page>?",
            "user_profile": {"real_name": "Ana Roth"},
            "blocks": [{"type": "rich_text"}],
        },
        {
            "type": "message",
            "user": "U2",
            "ts": "1772618402.1",
            "text": "Yes.",
            "user_profile": {"real_name": "Ben Ode"},
        },
        {
            "type": "message",
            "subtype": "bot_message",
            "user": "B1",
            "ts": "1772618403.1",
            "text": "Deployed.",
        },
    ]
    items = read_with(READER, "2026-03-04.json", json.dumps(day))

    assert said(items) == [("Ana Roth", "Can @Ben Ode stop it, & see this page?"), ("Ben Ode", "Yes.")]
    assert refused(items) == 2


def test_metas_letters_are_mended_and_its_messages_put_in_order(read_with: Read) -> None:
    def message(text: str, at: int) -> dict[str, object]:
        return {
            "sender_name": "Chlo\u00c3\u00a9",
            "timestamp_ms": at,
            "content": text.encode().decode("latin-1"),
        }

    messages = [
        message("Cassé.", 1772618402000),
        message("Reacted ❤ to your message ", 1772618401500),
        message("Il est arrivé", 1772618401000),
    ]
    items = read_with(READER, "message_1.json", json.dumps({"participants": [], "messages": messages}))

    assert said(items) == [("Chloé", "Il est arrivé"), ("Chloé", "Cassé.")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "discord",
            {
                "channel": {"name": "help"},
                "messages": [
                    {"id": "1", "type": "Default", "timestamp": "2026-03-04T10:00:00Z",
                     "content": "It fails.",
                     "author": {"nickname": "Ana"}, "attachments": [], "embeds": []},
                    {"id": "2", "type": "Default", "timestamp": "2026-03-04T10:00:01Z",
                     "content": "Ticket opened.",
                     "author": {"name": "Bot", "isBot": True}, "attachments": [], "embeds": []},
                ],
            },
        ),
        (
            "google",
            {"messages": [{"creator": {"name": "Ana", "user_type": "Human"}, "text": "It fails.",
                           "created_date": "Wednesday, March 4, 2026 at 10:00:00 AM UTC"}]},
        ),
        (
            "teams",
            {"value": [{"messageType": "message", "createdDateTime": "2026-03-04T10:00:00Z",
                        "from": {"user": {"displayName": "Ana"}},
                        "body": {"contentType": "html", "content": "<p>It fails.</p>"}}]},
        ),
        (
            "skype",
            {"conversations": [{"id": "8:live:ana", "displayName": "Ana", "MessageList": [
                {"originalarrivaltime": "2026-03-04T10:00:00Z", "messagetype": "RichText",
                 "content": "It fails.",
                 "from": "8:live:ana", "displayName": None}]}]},
        ),
        (
            "matrix",
            {"messages": [
                {"type": "m.room.member", "sender": "@a:x.example", "state_key": "@a:x.example",
                 "content": {"displayname": "Ana"}, "origin_server_ts": 1},
                {"type": "m.room.message", "sender": "@a:x.example", "origin_server_ts": 1772618401000,
                 "content": {"msgtype": "m.text", "body": "> <@b:x.example> Which?\n\nIt fails."}}]},
        ),
    ],
)  # fmt: skip
def test_the_words_of_a_person_are_read_of_each_messenger(
    read_with: Read, name: str, content: object
) -> None:
    assert said(read_with(READER, f"{name}.json", json.dumps(content))) == [("Ana", "It fails.")]


def test_the_answers_of_a_thread_follow_their_message(read_with: Read) -> None:
    def message(user: str, words: str, **more: object) -> dict[str, object]:
        return {"type": "message", "user": user, "ts": "1772618401.1", "text": words, **more}

    answers = [message("U2", "Since when?")]
    messages = [message("U1", "It fails.", slackdump_thread_replies=answers), message("U1", "Hello?")]
    content = {"name": "help", "messages": messages, "users": [{"id": "U1", "real_name": "Ana"}]}

    assert said(read_with(READER, "C1.json", json.dumps(content))) == [
        ("Ana", "It fails."),
        ("U2", "Since when?"),
        ("Ana", "Hello?"),
    ]

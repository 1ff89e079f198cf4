"""Help Scout's conversations in both versions of its interface."""

from typing import Any

from groundswell.speech import Channel, Role
from tests.unit.sources.exports.conftest import Tell

ANA = {"type": "customer", "first": "Ana", "last": "Roth", "email": "ana@linden.example"}
DANA = {"type": "user", "first": "Dana", "last": "Whit", "email": "dana@house.example"}


def thread(body: str | None, by: dict[str, str], **more: Any) -> dict[str, Any]:
    kind = "customer" if by is ANA else "message"
    return {"type": kind, "body": body, "createdBy": by, "state": "published", "status": "active", **more}


def answer(*threads: Any, **more: Any) -> dict[str, Any]:
    one = {"id": 10, "subject": "Export", "primaryCustomer": ANA, "createdAt": "2026-03-03T10:00:00Z"}
    return {"_embedded": {"conversations": [{**one, "_embedded": {"threads": list(threads)}, **more}]}}


def test_threads_are_the_turns_in_the_order_of_their_times(tell: Tell) -> None:
    told = tell(
        answer(
            thread("We are looking.", DANA, createdAt="2026-03-03T11:00:00Z"),
            thread("The export stops.", ANA, createdAt="2026-03-03T10:00:00Z"),
        )
    )
    assert told.kind == "helpscout"
    assert [(turn.speaker.role, turn.speaker.name, turn.text) for turn in told.turns] == [
        (Role.CUSTOMER, "Ana Roth", "The export stops."),
        (Role.SELLER, "Dana Whit", "We are looking."),
    ]
    assert (told.only.key, told.only.channel, told.only.seller) == (
        "helpscout:10",
        Channel.TICKET,
        "Dana Whit",
    )


def test_drafts_and_workflows_are_refused_and_lines_without_words_are_no_rows(tell: Tell) -> None:
    told = tell(
        answer(
            thread("The export stops.", ANA),
            thread("Not sent yet.", DANA, state="draft"),
            thread("Sent by a rule.", DANA, action={"type": "automatic-workflow"}),
            thread(None, DANA, type="lineitem"),
            thread("Ticket #4 was merged into this one.", DANA),
        )
    )
    assert [turn.text for turn in told.turns] == ["The export stops."]
    assert set(told.refused) == {2, 3, 4}


def test_history_below_a_reply_is_not_the_customers(tell: Tell) -> None:
    body = (
        "Again, why?<br><br>On Mon, 2 Mar 2026 at 10:00, Dana Whit &lt;dana@house.example&gt; wrote:<br>"
        "<blockquote>Did you restart?</blockquote>"
    )
    assert tell(answer(thread(body, ANA))).turns[0].text == "Again, why?"


def test_the_first_version_is_read(tell: Tell) -> None:
    customer = {"firstName": "Ana", "lastName": "Roth", "type": "customer"}
    threads = [{"type": "customer", "body": "The export stops.", "createdBy": customer}]
    one = {"id": 7, "subject": "S", "customer": customer, "mailbox": {"id": 1}, "threads": threads}
    told = tell({"page": 1, "items": [one]})
    assert (told.kind, told.only.key, told.turns[0].speaker.name) == ("helpscout", "helpscout:7", "Ana Roth")


def test_threads_alone_are_one_conversation(tell: Tell) -> None:
    told = tell({"_embedded": {"threads": [thread("The export stops.", ANA), thread("I see.", DANA)]}})
    assert [turn.speaker.role for turn in told.only.turns] == [Role.CUSTOMER, Role.SELLER]

"""Mail as systems really send it: separators, machines, calendars, addresses of our own, charsets."""

import pytest

from groundswell.sources.contract import Heard, Item, Refused, SetAside, UnreadableSource, Why
from groundswell.sources.mail.reader import READER
from groundswell.speech import Role, Speaker, Turn

HEAD = {
    "From": "Ana Roth <ana@linden.example>",
    "To": "Dana Whit <dana@house.example>",
    "Subject": "Export",
    "Date": "Tue, 3 Mar 2026 10:00:00 +0000",
    "Message-ID": "<1@linden.example>",
}
POSTMARK = "From x@y.example Tue Mar  3 10:00:00 2026"
HOUSE = {"To": "Support <support@house.example>"}


def mail(body: str = "The export is slow.", headers: dict[str, str] | None = None) -> str:
    told = HEAD | (headers or {})
    return "".join(f"{name}: {value}\n" for name, value in told.items() if value) + "\n" + body + "\n"


def turns(items: list[Item]) -> list[Turn]:
    return [turn for item in items if isinstance(item, Heard) for turn in item.conversation.turns]


def reasons(items: list[Item]) -> list[str]:
    return [item.reason for item in items if isinstance(item, Refused)]


def keys(items: list[Item]) -> list[str]:
    return [item.conversation.key for item in items if isinstance(item, Heard)]


@pytest.mark.parametrize("blank", ["\n", ""], ids=["blank", "no blank"])
@pytest.mark.parametrize(
    "separator",
    [
        "From ",
        "From -",
        "From - Tue Mar 03 10:00:00 2026",
        "From ana@linden.example",
        "From ana@linden.example  2026-03-03T10:00:00Z",
        "From 1754001234567890123@xxx Wed Mar 04 11:00:00 +0000 2026",
        'From "Cy Marsh" <cy@birch.example> Thu, 5 Mar 2026 11:00:00 +0000',
        "From MAILER-DAEMON",
        "From ???@??? Tue Mar 03 10:00:00 2026",
        "From nobody Di Mär 03 2026",
    ],
)
def test_a_separator_is_known_by_the_header_lines_below_it(read_with, separator, blank):
    second = mail("Second.", {"Message-ID": "<2@b>", "Subject": "b"})
    for first in (POSTMARK, separator):
        box = f"{first}\n{mail()}{blank}{separator}\n{second}"

        read = turns(read_with(READER, "in.mbox", box))
        assert [(turn.row, turn.text) for turn in read] == [(1, "The export is slow."), (2, "Second.")]


@pytest.mark.parametrize(
    "body",
    [
        "We lose an hour.\n\nFrom Monday Mar 9 at 10:00 on I can show you.\n\nCan you look?",
        "Slow.\n\nFrom buyer@linden.example\nyou will get the list.",
        "Slow.\n\nFrom now on: it fails.\nFrom: Hamburg\nTo: Bremen\n\nWhy?",
        "Slow.\n\nFrom here\n\nNote: it fails",
        "From Tue Mar 3 10:00:00 2026 on\nthe export fails",
        "Slow.\n\nFrom the depot:\nProblem: labels\nSince: Monday",
    ],
)
def test_from_in_the_words_of_a_mail_separates_nothing(read_with, body):
    items = read_with(READER, "in.mbox", f"{POSTMARK}\n{mail(body)}")

    assert len(turns(items)) == 1
    assert " ".join(turns(items)[0].text.split()) == " ".join(body.split())
    assert reasons(items) == []


ANA = ("Ana Roth", "ana@linden.example")


@pytest.mark.parametrize(
    ("headers", "who"),
    [
        (
            {
                "From": "\"'Ana Roth' via Support\" <support@house.example>",
                "X-Original-From": "Ana Roth <ana@linden.example>",
                **HOUSE,
            },
            ANA,
        ),
        (
            {"From": "Ana Roth via Sales <sales@house.example>", "Reply-To": "ana@linden.example", **HOUSE},
            ANA,
        ),
        (
            {"From": "Website <noreply@house.example>", "Reply-To": "Ana Roth <ana@linden.example>", **HOUSE},
            ANA,
        ),
        ({"From": "Ana Roth via Forms <notifications@forms.example>", "Reply-To": "ana@linden.example"}, ANA),
        ({"From": "support@house.example on behalf of Ana Roth <ana@linden.example>", **HOUSE}, ANA),
        (
            {"From": "Helpdesk on behalf of Ana Roth <help@house.example>", "Reply-To": "ana@linden.example"},
            ANA,
        ),
        (
            {
                "From": "Ana Roth über Kontakt <kontakt@house.example>",
                "Reply-To": "Ana Roth <ana@linden.example>",
            },
            ANA,
        ),
        (
            {"From": "support@house.example", "X-Original-Sender": "ana@linden.example", **HOUSE},
            ("", "ana@linden.example"),
        ),
        # These write for themselves.
        (
            {
                "From": "Dana Whit <dana@house.example>",
                "To": "ana@linden.example",
                "Reply-To": "t@desk.example",
            },
            ("Dana Whit", "dana@house.example"),
        ),
        ({"Reply-To": "bo@cedar.example"}, ANA),
        ({"From": "Via Verde <office@verde.example>"}, ("Via Verde", "office@verde.example")),
    ],
)
def test_a_mail_sent_for_somebody_is_theirs(read_with, headers, who):
    speaker = turns(read_with(READER, "a.eml", mail(headers=headers)))[0].speaker

    assert (speaker.name, speaker.email) == who


def test_whoever_a_help_desk_names_without_an_address_is_the_customer(read_with):
    headers = {"From": "Cy Marsh (via House Helpdesk) <support@house.example>"}

    (turn,) = turns(read_with(READER, "a.eml", mail(headers=headers)))
    assert turn.speaker == Speaker(name="Cy Marsh", role=Role.CUSTOMER)


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"Precedence": "auto_reply"}, "automatic reply"),
        ({"Return-Path": "<>", "Subject": "Re: Export"}, "automatic reply"),
        ({"Auto-Submitted": "auto-generated", "Subject": "I am out of office Re: Export"}, "automatic reply"),
        ({"X-Auto-Response-Suppress": "All", "Subject": "Abwesend bis Montag"}, "automatic reply"),
        ({"Subject": "Réponse automatique : Export"}, "automatic reply"),
        ({"X-Failed-Recipients": "a@b.example"}, "delivery report"),
        ({"From": "postmaster@mx.example", "Subject": "Delivery delayed: Export"}, "delivery report"),
        ({"Return-Path": "<>", "Subject": "Undelivered Mail Returned to Sender"}, "delivery report"),
    ],
)
def test_headers_tell_the_mail_of_machines(read_with, headers, reason):
    assert reasons(read_with(READER, "a.eml", mail(headers=headers))) == [reason]


@pytest.mark.parametrize(
    "subject",
    [
        "Delivery failure at our gate",
        "Out of office greeting does not work",
        "Undelivered parcels",
        "Auto reply in your chat is wrong",
        "Returned mail pieces are not counted",
        "Abwesenheit: Urlaubskalender fehlt",
        "Failure notice never shown",
        "Undeliverable items in the stock list",
    ],
)
def test_a_customers_subject_that_sounds_like_a_machine_is_heard(read_with, subject):
    assert len(turns(read_with(READER, "a.eml", mail(headers={"Subject": subject})))) == 1


def test_a_person_may_write_from_the_postmasters_address(read_with):
    assert turns(read_with(READER, "a.eml", mail(headers={"From": "postmaster@linden.example"})))


def invitation(body: str, method: str, subject: str) -> str:
    parts = (
        f"--b\nContent-Type: text/plain; charset=utf-8\n\n{body}\n--b\nContent-Type: text/calendar;"
        f" method={method}\n\nBEGIN:VCALENDAR\nMETHOD:{method}\nSUMMARY:Rollout\nEND:VCALENDAR\n--b--"
    )
    return mail(parts, {"Subject": subject, "Content-Type": 'multipart/alternative; boundary="b"'})


@pytest.mark.parametrize(
    ("body", "method", "subject"),
    [
        ("Ana Roth has declined this invitation.", "REPLY", "Declined: Rollout"),
        ("Ana Roth hat diese Einladung angenommen.", "REPLY", "Zugesagt: Rollout"),
        ("Ana Roth a refusé cette invitation.", "REPLY", "Refusé : Rollout"),
        ("Ana Roth прийняла це запрошення.", "REPLY", "Rollout"),
        ("", "REPLY", "Accepted: Rollout"),
        ("Rollout\nWhen: Tuesday, March 10, 2026 3:00 PM-4:00 PM.\nWhere: Room 4", "REQUEST", "Rollout"),
        (
            "This event has been canceled.\n\nRollout\nTuesday Mar 10, 2026 3pm",
            "CANCEL",
            "Canceled event: Rollout",
        ),
        (
            "Ana Roth is inviting you to a scheduled Zoom meeting.\n\nTopic: Rollout\nTime: Mar 10, 3:00 PM\n"
            "Join Zoom Meeting\nhttps://zoom.example/j/1\n\nMeeting ID: 123 456 789",
            "REQUEST",
            "Rollout",
        ),
    ],
)
def test_an_invitation_or_its_answer_is_nobodys_words(read_with, body, method, subject):
    items = read_with(READER, "a.eml", invitation(body, method, subject))

    assert turns(items) == []
    expected = "answer to a calendar invitation" if method == "REPLY" else "calendar invitation"
    assert reasons(items) == [expected]


@pytest.mark.parametrize(
    ("body", "method", "words"),
    [
        (
            "I cannot come before noon. Can we discuss the fee then?",
            "REPLY",
            "I cannot come before noon. Can we discuss the fee then?",
        ),
        (
            "Why does the export drop tax?\n\nJoin with Google Meet\nhttps://meet.example/a",
            "REQUEST",
            "Why does the export drop tax?",
        ),
        (
            "Ana Roth has declined this invitation with a note:\n\nThe price is too high for all of us.",
            "REPLY",
            "The price is too high for all of us.",
        ),
        (
            "Before we meet: why does it fail?\n\n____________________\nMicrosoft Teams Need help?\n"
            "Join the meeting now\nMeeting ID: 111 222 333 444\n________________________________",
            "REQUEST",
            "Before we meet: why does it fail?",
        ),
    ],
)
def test_own_words_beside_an_invitation_are_heard(read_with, body, method, words):
    items = read_with(READER, "a.eml", invitation(body, method, "Rollout"))

    assert [turn.text for turn in turns(items)] == [words]
    assert {item.aside.why for item in items if isinstance(item, SetAside)} <= {Why.RECORDER}


def test_a_subject_that_only_begins_like_a_calendars_is_heard(read_with):
    assert turns(
        read_with(
            READER, "a.eml", mail("We accepted it. When do you deliver?", {"Subject": "Accepted: offer"})
        )
    )


@pytest.mark.parametrize(
    ("encoding", "meta", "words"),
    [
        ("iso-8859-2", "<meta charset=iso-8859-2>", "Zażółć, eksport pomija połowę."),
        (
            "cp1251",
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
            "Не работает.",
        ),
        ("cp932", '<META content="text/html; charset=shift_jis">', "注文の半分が抜けます。"),
        ("cp1255", '<meta charset="windows-1255" />', "הייצוא נכשל"),
        ("utf-8", '<meta charset="iso-8859-1">', "größer, teurer"),
    ],
)
def test_the_charset_that_html_names_is_used_where_the_header_names_none(read_with, encoding, meta, words):
    head = mail("", {"Content-Type": "text/html"}).encode().rstrip(b"\n") + b"\n\n"
    content = head + f"<html><head>{meta}</head><body>".encode() + words.encode(encoding) + b"</body></html>"

    assert [turn.text for turn in turns(read_with(READER, "a.eml", content))] == [words]


def test_any_part_of_a_thread_has_the_key_of_the_message_it_began_with(read_with):
    first = mail("First.", {"Message-ID": "<r@h>"})
    second = mail(
        "Second.", {"Message-ID": "<a@l>", "References": "<r@h>", "Date": "Wed, 4 Mar 2026 10:00:00 +0000"}
    )
    third = mail(
        "Third.", {"Message-ID": "<b@l>", "In-Reply-To": "<a@l>", "Date": "Thu, 5 Mar 2026 10:00:00 +0000"}
    )

    for part in ([first, second, third], [second, third], [first, third, second], [second]):
        box = "".join(f"{POSTMARK}\n{message}\n" for message in part)
        assert keys(read_with(READER, "in.mbox", box)) == ["mail:r@h"]
    assert keys(read_with(READER, "a.eml", second)) == ["mail:r@h"]


def test_references_in_a_circle_are_followed_once(read_with):
    one = mail("One.", {"Message-ID": "<a@l>", "References": "<b@l>"})
    two = mail("Two.", {"Message-ID": "<b@l>", "References": "<a@l>"})

    assert len(keys(read_with(READER, "in.mbox", f"{POSTMARK}\n{one}\n{POSTMARK}\n{two}"))) == 1


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("mail.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "saved by Outlook.*EML"),
        (
            "mail",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0_1000001F".encode("utf-16-le"),
            "saved by Outlook",
        ),
        ("box.pst", b"!BDN" + b"\0" * 600, "data file of Outlook.*MBOX"),
        ("1.emlx", b"20\nFrom: a@b.example\n", "Apple Mail"),
    ],
)
def test_forms_that_are_not_read_say_what_they_are_and_what_to_do(read_with, name, content, reason):
    with pytest.raises(UnreadableSource, match=reason):
        read_with(READER, name, content)


@pytest.mark.parametrize("piece", ["=?a?b?c", "(", "<", "a@b.c, ", "a via ", "a\n "])
@pytest.mark.parametrize("name", ["Subject", "From", "Reply-To", "Content-Type", "References"])
def test_a_header_without_end_is_read_in_linear_time(read_with, name, piece):
    assert read_with(READER, "a.eml", mail(headers={name: piece * (200_000 // len(piece))}))

"""Mail files: single messages and mailboxes, as mail programs really write them."""

import tempfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.sources.contract import Heard, Item, Noted, Opened, Options, Refused, UnreadableSource
from groundswell.sources.mail.reader import READER
from groundswell.speech import Channel, Conversation

HEAD = (
    "From: Tom Reed <Tom@Harbour.example>\nTo: Dana Whit <dana@acme.example>\nSubject: Re: Export\n"
    "Date: Tue, 3 Feb 2026 10:04:00 +0100\nMessage-ID: <1@harbour.example>\n"
)


def mail(body: str = "The export is slow.", **headers: str) -> str:
    """A message; `Message_ID=...` sets a header, an empty value leaves one out."""
    told = dict(line.split(": ", 1) for line in HEAD.splitlines())
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    return "".join(f"{name}: {value}\n" for name, value in told.items() if value) + "\n" + body + "\n"


def mbox(*messages: str) -> str:
    return "".join(f"From x@y.example Tue Feb  3 10:04:00 2026\n{message}\n" for message in messages)


def heard(items: list[Item]) -> list[Conversation]:
    return [item.conversation for item in items if isinstance(item, Heard)]


def refused(items: list[Item]) -> list[tuple[int, str]]:
    return [(item.row, item.reason) for item in items if isinstance(item, Refused)]


def text_of(items: list[Item]) -> str:
    return heard(items)[0].turns[0].text


def test_a_message_is_one_turn_of_its_writer(read_with):
    (told,) = heard(read_with(READER, "a.eml", mail("The export is slow.\n\n-- \nTom")))

    (turn,) = told.turns
    assert (turn.row, turn.text) == (1, "The export is slow.")
    assert (turn.speaker.name, turn.speaker.email) == ("Tom Reed", "tom@harbour.example")
    assert (told.key, told.title, told.channel) == ("mail:1@harbour.example", "Export", Channel.MAIL)
    assert told.at == turn.at
    assert told.at.isoformat() == "2026-02-03T10:04:00+01:00"


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"Subject": "Automatic reply: Export"}, "automatic reply"),
        ({"Subject": "Abwesenheitsnotiz: Export"}, "automatic reply"),
        ({"Auto_Submitted": "auto-replied (vacation)"}, "automatic reply"),
        ({"X_Autoreply": "yes"}, "automatic reply"),
        ({"From": "Mail Delivery Subsystem <MAILER-DAEMON@mx.example>"}, "delivery report"),
        ({"Subject": "Undeliverable: Export"}, "delivery report"),
        ({"Content_Type": 'multipart/report; report-type=delivery-status; boundary="b"'}, "delivery report"),
        (
            {"Content_Type": 'multipart/report; report-type=disposition-notification; boundary="b"'},
            "read receipt",
        ),
        ({"Content_Type": "text/calendar"}, "calendar invitation"),
    ],
)
def test_what_nobody_said_is_refused_with_its_reason(read_with, headers, reason):
    assert refused(read_with(READER, "a.eml", mail(**headers))) == [(1, reason)]


def test_a_mail_sent_by_a_form_is_heard(read_with):
    assert heard(read_with(READER, "a.eml", mail(Auto_Submitted="auto-generated")))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (mail("On 3 Feb 2026 Dana wrote:\n> hello"), "nothing of its own beneath the quoted text"),
        (mail(""), "an empty message"),
        (mail("QUJD", Content_Type="application/pdf"), "no text of its own, only attachments"),
        (mail("x" * 400_001), "more than 400,000 characters of text"),
    ],
    ids=["quoted", "empty", "attachment", "long"],
)
def test_a_mail_without_own_words_is_refused(read_with, content, reason):
    assert refused(read_with(READER, "a.eml", content)) == [(1, reason)]


def test_the_plain_form_is_taken_and_attachments_are_not(read_with):
    message = EmailMessage()
    message["From"], message["Subject"] = "Tom <tom@harbour.example>", "x"
    message.set_content("Too dear, said plainly.")
    message.add_alternative("<p>Too dear, said <b>richly</b>.</p>", subtype="html")
    message.add_attachment("a log", subtype="plain", filename="log.txt")

    assert text_of(read_with(READER, "a.eml", message.as_bytes())) == "Too dear, said plainly."


def test_html_is_taken_where_the_plain_form_is_but_a_notice(read_with):
    message = EmailMessage()
    message["From"] = "Tom <tom@harbour.example>"
    message.set_content("Please view as HTML.")
    message.add_alternative("<p>" + "The export is far too slow for us. " * 3 + "</p>", subtype="html")

    assert text_of(read_with(READER, "a.eml", message.as_bytes())).startswith("The export is far too slow")


def test_a_forwarded_message_is_not_the_forwarders_words(read_with):
    inner, message = EmailMessage(), EmailMessage()
    inner.set_content("Somebody else's words")
    message["From"] = "Tom <tom@harbour.example>"
    message.set_content("See below.")
    message.add_attachment(inner)
    del message.get_payload()[1]["Content-Disposition"]

    assert text_of(read_with(READER, "a.eml", message.as_bytes())) == "See below."


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        ("utf-8", "Zu langsam, größer als nötig"),
        ("iso-8859-1", "Zu langsam, größer als nötig"),
        ("iso-8859-15", "Zu langsam für 10 €"),
        ("windows-1251", "Слишком медленно"),
        ("iso-2022-jp", "遅すぎます"),
        ("shift_jis", "遅すぎます"),
        ("gb2312", "太慢了"),
        ("ks_c_5601-1987", "너무 느려요"),
    ],
)
def test_the_declared_charset_is_understood(read_with, charset, words):
    encoding = {"ks_c_5601-1987": "cp949"}.get(charset, charset)
    content = mail("", Content_Type=f"text/plain; charset={charset}").encode() + words.encode(encoding)

    assert text_of(read_with(READER, "a.eml", content)) == words


@pytest.mark.parametrize("charset", ["no-such-charset", "us-ascii", "iso-8859-1", ""])
def test_a_wrong_charset_does_not_spoil_utf_8(read_with, charset):
    kind = f"text/plain; charset={charset}" if charset else ""

    assert text_of(read_with(READER, "a.eml", mail("größer", Content_Type=kind))) == "größer"


@pytest.mark.parametrize(
    ("written", "name", "address"),
    [
        ("=?utf-8?q?J=C3=B6rg_Reed=2C_Jr?= <j@h.example>", "Jörg Reed, Jr", "j@h.example"),
        ("Jörg <j@h.example>", "Jörg", "j@h.example"),
        ('"Reed, Tom" <T@H.example>', "Reed, Tom", "t@h.example"),
        ("t@h.example", "", "t@h.example"),
        ("=?nope?B?VEVTVA=?= <t@h.example>", None, "t@h.example"),
        ("nobody at all", "nobody at all", ""),
    ],
)
def test_the_sender_is_read_however_it_is_written(read_with, written, name, address):
    speaker = heard(read_with(READER, "a.eml", mail(From=written)))[0].turns[0].speaker

    assert speaker.email == address
    assert name is None or speaker.name == name


def test_stray_lines_and_blanks_among_the_headers_do_not_end_them(read_with):
    content = mail().replace("Subject:", "a stray line\nSubject :")

    (told,) = heard(read_with(READER, "a.eml", content))
    assert (told.title, told.turns[0].text) == ("Export", "The export is slow.")


def test_a_date_that_cannot_be_read_is_noted_and_the_servers_is_taken(read_with):
    received = "from a by b; Wed, 4 Feb 2026 08:00:00 +0000"
    items = read_with(READER, "a.eml", mail(Date="Tuseday", Received=received))

    assert heard(items)[0].at.isoformat() == "2026-02-04T08:00:00+00:00"
    assert any(isinstance(item, Noted) and "Tuseday" in item.reason for item in items)


def test_a_server_that_wrote_no_date_leaves_that_to_the_next(read_with):
    content = mail(Date="Tuseday", Received="from a by b; lately")  # the first server stands last
    second = "Received: from b by c; Wed, 4 Feb 2026 08:00:00 +0000\nSubject:"
    items = read_with(READER, "a.eml", content.replace("Subject:", second, 1))

    assert heard(items)[0].at.isoformat() == "2026-02-04T08:00:00+00:00"


def test_messages_of_one_thread_are_one_conversation_oldest_first(read_with):
    box = mbox(
        mail("Second.", Message_ID="<2@a>", In_Reply_To="<1@a>", Date="Tue, 3 Feb 2026 11:00:00 +0000"),
        mail("Alone.", Message_ID="<9@a>", Subject="Other"),
        mail("First.", Message_ID="<1@a>", Date="Tue, 3 Feb 2026 10:00:00 +0000"),
        mail("Third.", Message_ID="<3@a>", References="<0@a> <2@a>", Date="Tue, 3 Feb 2026 12:00:00 +0000"),
    )
    thread, other = heard(read_with(READER, "in.mbox", box))

    assert [(turn.row, turn.text) for turn in thread.turns] == [(3, "First."), (1, "Second."), (4, "Third.")]
    assert (thread.key, other.key) == ("mail:1@a", "mail:9@a")


def test_replies_that_refer_to_nothing_are_told_by_subject_and_people(read_with):
    back = {"From": "Dana <dana@acme.example>", "To": "tom@harbour.example", "Message_ID": "<2@a>"}
    stranger = {"From": "Eve <eve@else.example>", "To": "dana@acme.example", "Message_ID": "<3@a>"}
    box = mbox(
        mail(Subject="Export"), mail("We know.", Subject="AW: Export", **back), mail("Me too.", **stranger)
    )

    assert [len(told.turns) for told in heard(read_with(READER, "in.mbox", box))] == [2, 1]


def test_a_mailbox_accounts_for_each_of_its_messages(read_with):
    box = mbox(
        mail(Message_ID="<1@a>"),
        mail(Subject="Out of office", Message_ID="<2@a>", In_Reply_To="<1@a>"),
        mail(Message_ID="<1@a>"),
        mail("", Message_ID="<4@a>"),
    )
    items = read_with(READER, "in.mbox", box)

    assert sorted(refused(items)) == [
        (2, "automatic reply"),
        (3, "the same message as number 1 of this mailbox"),
        (4, "an empty message"),
    ]
    assert [turn.row for told in heard(items) for turn in told.turns] == [1]


def test_from_at_the_start_of_a_line_is_no_new_message(read_with):
    box = mbox(mail("We hear:\n\n>From here it is slow.\n\nFrom there too."))

    assert (
        text_of(read_with(READER, "in.mbox", box)) == "We hear:\n\nFrom here it is slow.\n\nFrom there too."
    )


def test_a_postmark_within_a_paragraph_is_no_new_message(read_with):
    box = mbox(mail("The log says\nFrom x@y.example Tue Feb  3 10:04:00 2026\nand stops."))

    assert len(heard(read_with(READER, "in.mbox", box))) == 1


def test_a_mailbox_of_windows_is_read_like_any_other(read_with):
    box = mbox(mail(Message_ID="<1@a>"), mail("Dear.", Message_ID="<2@a>", Subject="b")).replace("\n", "\r\n")

    assert [told.turns[0].text for told in heard(read_with(READER, "in.mbox", box))] == [
        "The export is slow.",
        "Dear.",
    ]


def test_parts_nested_without_end_are_refused(read_with):
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(3000))

    with pytest.raises(UnreadableSource, match="nested"):
        read_with(READER, "a.eml", HEAD + deep + "\nx")
    assert refused(read_with(READER, "a.mbox", mbox(HEAD + deep))) == [(1, "parts nested too deeply")]


@pytest.mark.parametrize("content", ["hello\nthere", "<html></html>"])
def test_a_file_without_headers_is_no_mail(read_with, content):
    with pytest.raises(UnreadableSource, match="is no mail"):
        read_with(READER, "a.eml", content)


@pytest.mark.parametrize(
    ("name", "content", "ours"),
    [
        ("a.eml", "anything", True),
        ("export", mbox(mail()), True),
        ("a.txt", "Received: from a by b\n" + HEAD + "\nx", True),
        ("a.txt", "Date: 2026-02-03\nAccount: Harbour\n\nDana: hi\nTom: hello", False),
        ("a.csv", "From,To,Subject\na,b,c\n", False),
    ],
)
def test_mail_is_recognised_by_its_headers(opened, name, content, ours):
    assert READER.recognises(opened(name, content)) is ours


@settings(max_examples=150, deadline=None)
@given(
    head=st.lists(
        st.sampled_from(
            [
                *HEAD.splitlines(),
                "Content-Type: multipart/mixed; boundary=b",
                "Content-Type: text/html",
                "Date: x",
                "Content-Transfer-Encoding: base64",
                "From: <",
                "References: <a",
                "Subject: =?utf-8?b?x",
                "odd",
            ]
        ),
        max_size=6,
    ),
    body=st.one_of(st.binary(max_size=120), st.sampled_from([b"--b\n\nhi\n--b--", b"> x", b"<p>hi"])),
    boxed=st.booleans(),
)
def test_any_bytes_are_read_or_refused_and_every_message_is_accounted_for(head, body, boxed):
    content = "\n".join(head).encode() + b"\n\n" + body
    name = "a.eml"
    if boxed:
        name, content = "a.mbox", b"From x@y.example Tue Feb  3 10:04:00 2026\n" + content
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        try:
            items = list(READER.read(Opened(path=path, name=name, head=content), Options()))
        except UnreadableSource:
            return
    rows = [turn.row for told in heard(items) for turn in told.turns] + [row for row, _ in refused(items)]
    assert sorted(rows) == list(range(1, len(rows) + 1))
    assert rows


def test_the_shared_mail_is_read_or_refused_in_words():
    folder = Path(__file__).parents[5] / "shared/data/mail/mikel_mail"
    if not folder.is_dir():
        pytest.skip("optional: the shared mail is not on this machine")
    files = sorted(folder.rglob("*.eml"))
    read = 0
    for path in files:
        items = list(READER.read(Opened(path=path, name=path.name, head=path.read_bytes()), Options()))
        assert all(len(reason) > 10 for _, reason in refused(items))
        read += len(heard(items))
    assert read >= 0.8 * len(files)

"""Mail of platforms and telephones: a review, what was typed below a table, what a caller said."""

import pytest

from groundswell.sources.mail.reader import READER
from tests.unit.sources.mail.test_passed_on import Read, mail, refusals, said

MANY = {"List_Unsubscribe": "<https://stars.example/u>", "Precedence": "bulk"}
REVIEW = (
    "<h1>Hello</h1><p>{tells}</p><p><b>Leaky</b><br><br>The lid leaks since May and nobody answers.<br><br>"
    "Date of experience: 1 March 2026</p><p><a href='https://stars.example'>Reply</a></p><p>Unsubscribe</p>"
)


@pytest.mark.parametrize(
    "tells",
    [
        "Ana R. just left a <b>2-star</b> review of Maker.",
        "Ana R. has left you a new review:",
        "Ana R. hat eine 2-Sterne-Bewertung für Maker abgegeben.",
        "Ana R. vient de laisser un avis 2 étoiles sur Maker.",
        "Ana R. ha dejado una reseña de Maker.",
        "Ana R. heeft een beoordeling over Maker achtergelaten.",
    ],
)
def test_a_review_is_heard_though_its_mail_is_sent_like_a_newsletter(tells: str, read_with: Read) -> None:
    text = mail(
        "", html=REVIEW.format(tells=tells), sender="Stars <noreply@stars.example>", subject="Ana R.", **MANY
    )

    assert said(read_with(READER, "a.eml", text)) == [
        ("Ana R.", "Leaky\n\nThe lid leaks since May and nobody answers.")
    ]


def test_a_newsletter_that_speaks_of_reviews_is_still_one(read_with: Read) -> None:
    text = "Dear reader,\n\nAna R. left no stone for our review of the year.\n\nWe grew.\n\nUnsubscribe\n"
    items = read_with(
        READER, "a.eml", mail(text, sender="News <noreply@stars.example>", subject="March", **MANY)
    )

    assert refusals(items) == ["newsletter"]


@pytest.mark.parametrize(
    "below",
    [
        "<p><b>Message:</b></p><p>The lid leaks since May.</p>",
        "<div><strong>Your message</strong><br>The lid leaks since May.</div><hr><p>Sent from our page</p>",
        "<h3>Nachricht</h3><blockquote>The lid leaks since May.</blockquote>",
    ],
)
def test_what_was_typed_may_stand_below_the_table_of_what_was_chosen(below: str, read_with: Read) -> None:
    row = "<tr><td><b>{}</b></td><td>{}</td></tr>".format
    table = row("Name", "Ana Roth") + row("E-mail", "ana@linden.example") + row("Request", "Complaint")
    html = f"<h2>New enquiry</h2><table>{table}</table>{below}"
    items = read_with(READER, "a.eml", mail("", html=html, sender="Maker <noreply@maker.example>"))

    assert said(items) == [("Ana Roth", "The lid leaks since May.")]


@pytest.mark.parametrize(
    ("sender", "subject", "label", "end"),
    [
        (
            "RingDesk <service@ringdesk.example>",
            "New Voicemail",
            "Voicemail transcription:",
            "Rate this transcription: Good",
        ),
        (
            "Telefonix <info@telefonix.example>",
            "Neue Sprachnachricht",
            "Transkription:",
            "Diese E-Mail wurde erzeugt.",
        ),
        (
            "Voxia <hola@voxia.example>",
            "Mensaje de voz",
            "Transcripción del mensaje:",
            "Escuche el archivo adjunto.",
        ),
    ],
)
def test_what_a_caller_said_is_not_the_words_of_the_telephone(
    sender: str, subject: str, label: str, end: str, read_with: Read
) -> None:
    above = f"A call\n\nFrom: +1 555 0134 477 (LINDEN)\nLength: 0:24\n\n{label}\n"
    text = f'{above}"The lid leaks. Please call back."\n\n{end}\n'
    ((who, words),) = said(read_with(READER, "a.eml", mail(text, sender=sender, subject=subject)))

    assert words == "The lid leaks. Please call back."
    assert "LINDEN" in who


def test_whoever_writes_of_a_voicemail_is_no_telephone(read_with: Read) -> None:
    text = 'Hello,\n\nhere is what I said.\n\nTranscript:\n"The lid leaks, all of it."\n\nNobody called.\n'
    ((who, words),) = said(
        read_with(READER, "a.eml", mail(text, sender="Ana Roth <ana@linden.example>", subject="Voicemail"))
    )

    assert who == "Ana Roth"
    assert "Nobody called." in words


@pytest.mark.parametrize("hour", ["4:12 PM, Mar 9 (CET)", "10:02 AM", "Yesterday at 16:12"])
def test_who_is_named_besides_wrote_what_stands_below_an_hour(hour: str, read_with: Read) -> None:
    text = f"News\n\nAna Roth\n{hour}\nThe lid leaks on page 2.\n\nOpen <https://docs.example/d/1>\n"
    items = read_with(
        READER, "a.eml", mail(text, sender="Docs <noreply@docs.example>", subject="Ana Roth commented")
    )

    assert said(items) == [("Ana Roth", "The lid leaks on page 2.")]


def test_labels_above_hours_are_nobody(read_with: Read) -> None:
    text = "A meeting was booked.\n\nStart Time\n10:00 AM\nBonn, first floor\n"

    assert said(read_with(READER, "a.eml", mail(text, sender="Cal <noreply@cal.example>"))) == []


def test_answers_are_heard_though_their_mail_tells_how_to_get_no_more(read_with: Read) -> None:
    text = (
        "A new response.\n\nWhat made you send it back?\nThe lid leaks since May.\n\nWhat can we mend?\n"
        "Make the lid thicker.\n\nWhat is your address?\nana@linden.example\n\nUnsubscribe: https://f.example\n"
    )
    items = read_with(READER, "a.eml", mail(text, sender="Forms <notifications@forms.example>", **MANY))

    assert said(items) == [("ana@linden.example", "The lid leaks since May.\n\nMake the lid thicker.")]


def test_what_a_booking_asked_is_not_what_was_answered(read_with: Read) -> None:
    text = "Invitee:\nAna Roth\n\nEmail:\nana@linden.example\n\nQuestions:\n\n"
    text += "What is it about?\nThe lid leaks since May.\n"

    assert said(read_with(READER, "a.eml", mail(text, sender="Cal <noreply@cal.example>"))) == [
        ("Ana Roth", "The lid leaks since May.")
    ]

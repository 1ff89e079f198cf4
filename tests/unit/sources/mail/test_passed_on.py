"""Mail that a service or a colleague passes on: the words are those of whoever wrote them first."""

from collections.abc import Callable
from email.message import EmailMessage

import pytest

from groundswell.sources.contract import Heard, Item, Refused, SetAside, Why
from groundswell.sources.mail.reader import READER
from groundswell.speech import Role

Read = Callable[..., list[Item]]


def mail(text: str, *, sender: str, subject: str = "News", html: str = "", **headers: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = sender, "desk@maker.example"
    message["Subject"], message["Date"] = subject, "Wed, 04 Mar 2026 10:00:00 +0000"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if html:
        message.set_content(html, subtype="html")
    else:
        message.set_content(text)
    return message.as_bytes()


def said(items: list[Item]) -> list[tuple[str, str]]:
    turns = [turn for item in items if isinstance(item, Heard) for turn in item.conversation.turns]
    return [(turn.speaker.name or turn.speaker.email, turn.text) for turn in turns]


def refusals(items: list[Item]) -> list[str]:
    return [item.reason for item in items if isinstance(item, Refused)]


COMMENTS = """##- Please type your reply above this line -##

Your request (12) has been updated.

----------------------------------------------

Ben Ode, Mar 4, 2026, 10:15 GMT+1

Which browser is it?

----------------------------------------------

Ana Roth, Mar 4, 2026, 09:02 GMT+1

The export stops after a thousand rows.

--------------------------------
This email is a service from Maker. Delivered by a machine.
"""


def test_each_comment_of_a_ticket_is_said_by_whoever_wrote_it_oldest_first(read_with: Read) -> None:
    items = read_with(READER, "a.eml", mail(COMMENTS, sender="Maker <desk@maker.example>"))

    assert said(items) == [
        ("Ana Roth", "The export stops after a thousand rows."),
        ("Ben Ode", "Which browser is it?"),
    ]


def test_whoever_a_ticket_names_as_its_requester_is_the_customer(read_with: Read) -> None:
    for label in ("Requester", "Anfragender", "Demandeur", "Solicitante", "依頼者"):
        text = COMMENTS.replace(
            "--------------------------------\nThis", f"----------\n{label}: Ana Roth\n\nThis"
        )
        items = read_with(READER, "a.eml", mail(text, sender="Maker <desk@maker.example>"))

        turns = [turn for item in items if isinstance(item, Heard) for turn in item.conversation.turns]
        assert [turn.speaker.role for turn in turns] == [Role.CUSTOMER, Role.UNKNOWN]


def test_a_name_and_its_moment_may_stand_on_two_lines(read_with: Read) -> None:
    text = "Ana Roth\n\n4. März 2026, 09:02 MEZ\n\nDer Export bricht ab.\n"
    items = read_with(READER, "a.eml", mail(text, sender="Desk <noreply@desk.example>"))

    assert said(items) == [("Ana Roth", "Der Export bricht ab.")]


def test_a_customer_who_answers_such_a_mail_keeps_the_words_above_its_quote(read_with: Read) -> None:
    text = "Still broken.\n\n> " + COMMENTS.replace("\n", "\n> ")
    items = read_with(READER, "a.eml", mail(text, sender="Ana Roth <ana@harbour.example>"))

    assert said(items) == [("Ana Roth", "Still broken.")]


def test_the_messages_of_a_chat_that_was_mailed_are_turns(read_with: Read) -> None:
    text = (
        "Chat transcript\n\nVisitor: Ana\n\n"
        "(14:02:11) *** Ana joined the chat ***\n(14:02:11) Ana: Can I split an invoice?\n"
        "(14:02:58) Ben Ode: Under Invoice, Split.\n(14:04:20) Ana: I only see Send.\n\n"
        "Visitor Details\nIP: 203.0.113.4\nComments: Ben was kind, the app is not.\n"
    )
    items = read_with(READER, "a.eml", mail(text, sender="Chat Service <no-reply@chat.example>"))

    assert [name for name, _ in said(items)] == ["Ana", "Ben Ode", "Ana", ""]
    assert said(items)[2:] == [("Ana", "I only see Send."), ("", "Ben was kind, the app is not.")]


def test_the_last_message_of_a_chat_goes_on_to_the_blank_line_below_it(read_with: Read) -> None:
    text = (
        "(14:02:11) Ana: Can I split an invoice?\n(14:02:58) Ben Ode: Under Invoice, Split.\n"
        "(14:04:20) Ana: I only see Send.\nAnd a cross.\n\nVisitor Details\nIP: 203.0.113.4\n"
    )
    items = read_with(READER, "a.eml", mail(text, sender="Chat Service <no-reply@chat.example>"))

    name, last = said(items)[2]
    assert (name, " ".join(last.split())) == ("Ana", "I only see Send. And a cross.")


FORM = """<table><tr><td bgcolor="#eee"><b>Name</b></td><td>Ana Roth</td></tr>
<tr><td><b>E-mail</b></td><td>ana@harbour.example</td></tr>
<tr><td><b>Plan</b></td><td>Studio (monthly)</td></tr>
<tr><td><b>Why are you leaving?</b></td><td>Nine days to answer one question is too long.</td></tr>
<tr><td><b>Anything else?</b></td><td>N/A</td></tr></table><p>Now create your own <a href="x">form</a></p>"""


def test_of_a_forms_table_the_answers_are_the_words_of_whoever_filled_it(read_with: Read) -> None:
    items = read_with(READER, "a.eml", mail("", html=FORM, sender="Forms <noreply@forms.example>"))

    assert said(items) == [("Ana Roth", "Nine days to answer one question is too long.")]


def test_what_a_form_holds_besides_is_set_aside_as_the_forms(read_with: Read) -> None:
    items = read_with(READER, "a.eml", mail("", html=FORM, sender="Forms <noreply@forms.example>"))

    (aside,) = (item.aside for item in items if isinstance(item, SetAside) and item.aside.why is Why.FORM)
    assert "Plan Studio (monthly)" in aside.words
    assert "Nine days" not in aside.words


def test_labels_in_bold_have_their_answers_below_them(read_with: Read) -> None:
    html = (
        "<p><strong>First name:</strong><br>Lin</p><p><strong>Email:</strong><br>lin@tal.example</p>"
        "<p><strong>Message:</strong><br>Where is the button that cancels?</p>"
        "<p><a href='x'>View contact in the CRM</a></p>"
    )
    items = read_with(READER, "a.eml", mail("", html=html, sender="CRM <notifications@crm.example>"))

    assert said(items) == [("Lin", "Where is the button that cancels?")]


def test_questions_with_an_answer_below_each_are_no_words(read_with: Read) -> None:
    text = (
        "What do you like best?\nSetup took ten minutes.\n\n"
        "What do you dislike most?\nThe report comes on the ninth, which is too late.\n"
    )
    items = read_with(READER, "a.eml", mail(text, sender="Reviews <no-reply@reviews.example>"))

    assert "What do you" not in said(items)[0][1]
    assert "The report comes on the ninth, which is too late." in said(items)[0][1]


def test_what_a_telephone_heard_is_nobodys_but_the_callers(read_with: Read) -> None:
    text = (
        "Voice Message\n\nFrom: ROSE BAKERY +1 (503) 555-0147\nLength: 0:34\n\n"
        'Message preview:\n"The oven went off at three."\n\nRate the preview: Useful | Not useful\n'
    )
    items = read_with(READER, "a.eml", mail(text, sender="Phone Service <notify@phone.example>"))

    assert said(items) == [("ROSE BAKERY", "The oven went off at three.")]


def test_a_message_between_marks_is_the_senders_and_the_frame_is_not(read_with: Read) -> None:
    text = (
        "Sie haben eine Nachricht erhalten.\n\n------------- Nachricht: -------------\n\n"
        "Der Sensor meldet jede Nacht Alarm.\n\n------------- Ende der Nachricht -------------\n\n"
        "Bitte antworten Sie innerhalb von 24 Stunden.\n"
    )
    items = read_with(READER, "a.eml", mail(text, sender="Ewald <x1@buyers.example>"))

    assert said(items) == [("Ewald", "Der Sensor meldet jede Nacht Alarm.")]


def test_who_commented_is_told_by_the_line_above_the_comment(read_with: Read) -> None:
    text = (
        "Ana Roth commented on EXP-12:\n\nIt is empty again.\n\nView this request: https://desk.example/1\n"
    )
    items = read_with(READER, "a.eml", mail(text, sender="Tracker <jira@desk.example>"))

    assert said(items) == [("Ana Roth", "It is empty again.")]


def test_a_letter_that_quotes_a_message_of_its_own_is_left_whole(read_with: Read) -> None:
    text = 'Hello,\n\nthe screen says:\n\n"Access denied, ask the owner of it."\n\nWhat can I do?\n'
    items = read_with(READER, "a.eml", mail(text, sender="Ana Roth <ana@harbour.example>"))

    assert said(items)[0][1].endswith("What can I do?")


def test_a_machine_that_takes_no_answer_and_passes_nothing_on_is_refused(read_with: Read) -> None:
    text = "We received a request to reset your password. Follow the link below.\n"
    items = read_with(READER, "a.eml", mail(text, sender="Login <no-reply@login.example>"))

    assert not said(items)
    assert len(refusals(items)) == 1


def test_a_newsletter_is_refused_and_a_customers_mail_through_a_list_is_not(read_with: Read) -> None:
    text = "Few stands are left.\n\nUnsubscribe: https://fair.example/u\n"
    news = mail(text, sender="Fair <news@fair.example>", List_Unsubscribe="<https://fair.example/u>")
    asked = mail(
        "The sync stopped.\n\nTo unsubscribe send a mail.\n",
        sender="Uwe Holt <uwe@holt.example>",
        List_Unsubscribe="<https://lists.example/u>",
        List_Post="<mailto:users@lists.example>",
    )

    assert refusals(read_with(READER, "a.eml", news)) == ["newsletter"]
    assert said(read_with(READER, "b.eml", asked)) == [("Uwe Holt", "The sync stopped.")]


FORWARD = """Please look into it.

---------- Forwarded message ---------
From: Ana Roth <ana@harbour.example>
Date: Tue, 3 Mar 2026 at 09:02
Subject: Invoices
To: <ben@maker.example>

The invoice came twice.
"""


def test_a_mail_that_is_passed_on_is_said_by_its_writer(read_with: Read) -> None:
    items = read_with(
        READER, "a.eml", mail(FORWARD, sender="Ben Ode <ben@maker.example>", subject="Fwd: Invoices")
    )

    assert said(items) == [("Ben Ode", "Please look into it."), ("Ana Roth", "The invoice came twice.")]


def test_what_was_passed_on_before_is_history_in_the_answer(read_with: Read) -> None:
    quoted = FORWARD.replace("\n", "\n> ")
    text = f"Thanks, done.\n\nOn Wed, 4 Mar 2026 at 10:00, Ben Ode wrote:\n> {quoted}\n"
    items = read_with(
        READER, "a.eml", mail(text, sender="Kim Tal <kim@maker.example>", subject="Re: Fwd: Invoices")
    )

    assert said(items) == [("Kim Tal", "Thanks, done.")]


def test_comments_that_each_mail_of_a_thread_repeats_are_said_once_in_a_mailbox(read_with: Read) -> None:
    first = mail(COMMENTS.replace("Ben Ode, Mar 4", "Ana Roth, Mar 5"), sender="Desk <noreply@desk.example>")
    again = mail(COMMENTS, sender="Desk <noreply@desk.example>", subject="Other")
    box = b"".join(b"From - Wed Mar  4 10:00:00 2026\n" + one + b"\n\n" for one in (first, again))
    words = [text for _, text in said(read_with(READER, "a.mbox", box))]

    assert words.count("The export stops after a thousand rows.") == 1


def test_the_rest_of_a_meetings_block_is_framed_by_its_rules(read_with: Read) -> None:
    rule = "_" * 60
    text = (
        "Les doublons restent.\n\n"
        f"{rule}\nRéunion Microsoft Teams\nParticiper : https://teams.example/1\nCode secret : Zk7\n"
        f"{'_' * 32}\nBesoin d'aide ? | Référence système\n"
        f"Pour les organisateurs : Options de réunion\n{rule}\n"
    )
    items = read_with(READER, "a.eml", mail(text, sender="Ana Roth <ana@harbour.example>"))

    assert said(items) == [("Ana Roth", "Les doublons restent.")]


@pytest.mark.parametrize("between", ["", "\n", "\n\n"])
@pytest.mark.parametrize(
    ("writer", "name"), [("Dana Whit", "Dana Whit"), ("<dana@acme.example>", "dana@acme.example")]
)
def test_who_wrote_what_is_passed_on_may_bear_a_name_alone_or_an_address_alone(
    writer: str, name: str, between: str, read_with: Read
) -> None:
    text = (
        f"See below.\n\n---------- Forwarded message ---------\n{between}From: {writer}\n"
        "Date: Tue, 3 Feb 2026 at 10:04\nSubject: Export\nTo: Tom\n\nThe export stops every night.\n"
    )
    items = read_with(READER, "a.eml", mail(text, sender="Tom Reed <tom@maker.example>"))

    assert (name, "The export stops every night.") in said(items)


def test_where_only_the_html_marks_the_history_it_is_read(read_with: Read) -> None:
    message = EmailMessage()
    message["From"], message["To"] = "Ana Roth <ana@harbour.example>", "desk@maker.example"
    message["Subject"], message["Date"] = "Export", "Wed, 04 Mar 2026 10:00:00 +0000"
    message.set_content("It fails again, every single night.\n\nWe have mended the export for everybody.\n")
    message.add_alternative(
        "<p>It fails again, every single night.</p>"
        "<div class='gmail_quote'>We have mended the export for everybody.</div>",
        subtype="html",
    )
    items = read_with(READER, "a.eml", message.as_bytes())

    assert said(items) == [("Ana Roth", "It fails again, every single night.")]

"""Mail that nearly looks like something else: words kept that a rule would take, and the reverse."""

import pytest

from groundswell.sources.contract import Heard, Item, Refused, Why
from groundswell.sources.formats.html_text import read_html
from groundswell.sources.letters.own_words import own_words, parted
from groundswell.sources.mail.reader import READER
from groundswell.speech import Role, Turn

SAID = "The printer stops at six every morning."
OLD = "Did you restart the print service last night?"
CALENDAR = "Content-Type: text/calendar; method={0}\n\nBEGIN:VCALENDAR\nMETHOD:{0}\nEND:VCALENDAR\n"


def mail(body: str, **headers: str) -> str:
    told = {
        "From": "Ana Roth <ana@linden.example>",
        "To": "Dana Whit <dana@house.example>",
        "Subject": "Printer",
        "Date": "Tue, 10 Mar 2026 09:00:00 +0000",
        "Message-ID": "<1@linden.example>",
    }
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    return "".join(f"{name}: {value}\n" for name, value in told.items()) + f"\n{body}\n"


def turns(items: list[Item]) -> list[Turn]:
    return [turn for item in items if isinstance(item, Heard) for turn in item.conversation.turns]


def reasons(items: list[Item]) -> list[str]:
    return [item.reason for item in items if isinstance(item, Refused)]


@pytest.mark.parametrize(
    "route",
    [
        "From: 10 March 2026\nTo: 14 March 2026\nSubject: Hall B\nSent: by post",
        "From: Kiel 09:00\nTo: Hamburg 11:30\nSubject: pallets\nDate: 12 March 2026",
        "Von: Hamburg\nNach: Bremen\nDatum: 12.03.2026\nBetreff: Palette 7",
        "De : Lyon\nÀ : Marseille\nDate : 12 mars 2026\nObjet : palette 7",
        "Van: Utrecht\nNaar: Gent\nDatum: 12-03-2026\nOnderwerp: pallet 7",
        "From: Ana Roth\nDate: 9 March 2026\nSubject: Leaking valve\nStatus: closed",
        "Sent: 9 March 2026, 16:20\nFrom: hall four\nItems: 7",
    ],
)
def test_a_route_or_a_form_is_no_header_of_a_mail(route):
    text = f"Please look at this:\n\n{route}\n\nThe driver never makes it."

    assert own_words(text) == text


@pytest.mark.parametrize(
    "header",
    [
        "From: Whit, Dana\nSent: Monday, March 9, 2026 4:20 PM\nTo: Roth, Ana\nSubject: RE: Printer",
        "From: Dana Whit/House/DE\nTo: Ana Roth/Linden\nDate: 09.03.2026 16:20\nSubject: Re: Printer",
        "Von: Whit Dana\nDatum: 9. März 2026 um 16.20\nAn: Roth Ana\nBetreff: AW: Drucker",
    ],
)
def test_a_header_with_names_and_a_time_is_history_without_any_address(header):
    assert own_words(f"{SAID}\n\n{header}\n\n{OLD}") == SAID


@pytest.mark.parametrize(
    "own",
    [
        "My question: can the printer start at five?",
        "Note: it was 10:15 in the morning when the whole line came to a halt.",
        "Eitt enn: prentarinn stoppar á hverjum morgni.",
    ],
)
def test_a_line_with_a_colon_right_above_a_header_is_the_writers(own):
    header = "Frá: Dana Whit <dana@house.example>\nSent: 9. mars 2026 16:20\nTil: Ana Roth\nEfni: Printer"

    assert own_words(f"{own}\n{header}\n\n{OLD}") == own


def test_below_a_line_of_dashes_a_header_may_begin_with_its_subject_in_any_language():
    header = "Efni: Printer\nDagsetning: Mon, 9 Mar 2026 16:20\nFrá: Dana Whit <dana@house.example>"

    assert own_words(f"{SAID}\n\n-------- Áframsent --------\n{header}\n\n{OLD}") == SAID


@pytest.mark.parametrize(
    "line",
    [
        "On Monday 9 March 2026 at 10:15 your agent Tom wrote:",
        "Am 9. März 2026 um 10:15 Uhr schrieb Ihre Hotline:",
        "Le 9 mars 2026 à 10:15, votre équipe a écrit :",
    ],
)
def test_whoever_belongs_to_somebody_is_quoted_by_the_writer(line):
    text = f"I asked your hotline.\n\n{line}\n\nit is mended. It is not, it stopped again today."

    assert own_words(text) == text


@pytest.mark.parametrize(
    "line",
    [
        "On Mon, Mar 9, 2026 at 4:20 PM Dana Whit wrote:",
        "Am Mo., 9. März 2026 um 16:20 Uhr schrieb Dana Whit:",
        "El lun, 9 mar 2026 a las 16:20, Dana Whit escribió:",
    ],
)
def test_whoever_is_named_with_a_time_opens_the_history(line):
    assert own_words(f"{SAID}\n\n{line}\n\n{OLD}") == SAID


def test_full_width_marks_quote():
    assert own_words("＞ 再起動しましたか？\n＞＞ いつからですか？\n\n昨日しました。") == "昨日しました。"


@pytest.mark.parametrize(
    "banner",
    [
        "*** AVISO DE CORREO EXTERNO ***\nEste mensaje procede de fuera de la organización. No abra archivos"
        " adjuntos ni pulse enlaces de remitentes desconocidos.",
        "=== UWAGA! POCZTA ZEWNĘTRZNA ===\nTa wiadomość została wysłana spoza organizacji. Nie otwieraj"
        " załączników od nieznanych nadawców.",
        "⚠️ EXTERNAL: This sender is outside our company. Verify before opening links.",
        "Sie erhalten nicht oft eine E-Mail von ana@linden.example. Erfahren Sie, warum dies wichtig ist"
        " <https://aka.ms/LearnAboutSenderIdentification>",
        "ADVARSEL: Denne e-mail er sendt udefra. Klik ikke på links, medmindre du kender afsenderen.",
        "Nem gyakran kap e-mailt innen: ana@linden.example. Miért fontos ez"
        " <https://aka.ms/LearnAboutSenderIdentification>",
    ],
)
def test_a_banner_under_a_title_or_with_the_programs_own_link_is_off(banner):
    assert own_words(f"{banner}\n\n{SAID}") == SAID


@pytest.mark.parametrize(
    "own",
    [
        "WARNING FOR ALL CREWS: GATE FOUR IS SHUT.",
        "*** IMPORTANT ***\nThe pallets from outside get wet. Please build a roof.",
        "*** OUTSIDE LIFT ***\nIt fell twice since Monday.",
        "The sender of the parcel sits outside our company.",
        "Your people send us https://aka.ms/other, and it is dead.",
    ],
)
def test_a_title_above_ones_own_words_is_no_banner(own):
    text = f"{own}\n\n{SAID}"

    assert own_words(text) == text


@pytest.mark.parametrize(
    "style", ["margin:0 0 0 40px;border:none;padding:0px", "margin-left: 40px", "margin:0 40px; border: 0"]
)
def test_a_block_that_a_mail_program_only_indents_is_no_quote(style):
    markup = f'<p>We did this:</p><blockquote style="{style}">Swapped it.</blockquote><p>No.</p>'
    told = read_html(markup).text

    assert ">" not in told
    assert told.split() == "We did this: Swapped it. No.".split()


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        'type="cite" style="margin-left:40px"',
        'class="clean_bq" style="margin:0"',
        'style="PADDING-LEFT: 5px; MARGIN-LEFT: 5px; BORDER-LEFT: #000000 2px solid"',
    ],
)
def test_a_block_with_a_bar_or_a_mark_is_a_quote(attributes):
    told = read_html(f"<p>{SAID}</p><blockquote {attributes}>{OLD}</blockquote><p>No.</p>").text

    assert f"> {OLD}" in told
    assert "> No." not in told


def test_an_indented_block_within_a_quote_stays_quoted():
    markup = f'<blockquote><blockquote style="margin-left:9px">{OLD}</blockquote>Bye</blockquote>'
    told = read_html(markup).text

    assert [line for line in told.split("\n") if line.strip("> ")] == [f"> {OLD}", "> Bye"]


def test_a_mail_that_stands_in_a_marked_quote_as_a_whole_is_heard(read_with):
    body = f'<html><body><div class="gmail_quote"><div>{SAID}</div></div></body></html>'

    heard = read_with(READER, "a.eml", mail(body, Content_Type="text/html"))
    assert [turn.text for turn in turns(heard)] == [SAID]


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("Undeliverable: parcel 4711", "The driver calls the parcel undeliverable."),
        ("Unzustellbar: drei Pakete", "Der Fahrer nennt drei Pakete unzustellbar."),
        ("Failure notice: gate 4", "The gate sends a failure notice each hour."),
    ],
)
def test_somebody_whose_subject_sounds_like_a_report_and_who_speaks_of_it_is_heard(read_with, subject, said):
    assert [turn.text for turn in turns(read_with(READER, "a.eml", mail(said, Subject=subject)))] == [said]


@pytest.mark.parametrize(
    "body",
    [
        "Your message is undeliverable to bo@linden.example.",
        "Undeliverable. The server said: 550 5.1.1 no such user.",
        "Bo is not known here.",
    ],
)
def test_a_report_that_lost_its_headers_is_refused_still(read_with, body):
    assert reasons(read_with(READER, "a.eml", mail(body, Subject="Undeliverable: Offer"))) == [
        "delivery report"
    ]


def test_a_web_page_that_a_browser_saved_is_no_mail(read_with):
    page = mail("Prices", From="<Saved by Blink>", Snapshot_Content_Location="https://linden.example/")

    assert reasons(read_with(READER, "a.eml", page)) == ["web page that a browser saved, not a mail"]


@pytest.mark.parametrize(
    "answers", ["House <ticket-77@desk.example>", "House <support.88@desk.example>", "x+77@desk.example"]
)
def test_what_a_help_desk_sends_to_a_customer_is_not_the_customers(read_with, answers):
    sent = mail(SAID, From="Dana <support@house.example>", To="ana@linden.example", Reply_To=answers)

    assert [turn.speaker.email for turn in turns(read_with(READER, "a.eml", sent))] == [
        "support@house.example"
    ]


@pytest.mark.parametrize("customer", ["info@linden.example", "ana+shop@linden.example"])
def test_a_form_of_our_own_site_is_sent_for_whoever_is_answered(read_with, customer):
    sent = mail(SAID, From="Site <www@house.example>", To="support@house.example", Reply_To=customer)

    speaker = turns(read_with(READER, "a.eml", sent))[0].speaker
    assert (speaker.email, speaker.role is Role.SELLER) == (customer, False)


@pytest.mark.parametrize("declared", ["utf-16", "UTF-16LE"])
def test_a_page_that_calls_itself_utf_16_in_plain_letters_is_utf_8(read_with, declared):
    page = f'<html><head><meta charset="{declared}"></head><body>Früh gehört es geprüft.</body></html>'

    heard = read_with(READER, "a.eml", mail(page, Content_Type="text/html"))
    assert [turn.text for turn in turns(heard)] == ["Früh gehört es geprüft."]


def test_guests_and_zones_below_what_a_calendar_wrote_are_off_and_the_note_stays(read_with):
    written = (
        'Ana Roth has accepted this invitation with a note:\n\n"Please bring the price list."\n\n'
        "Printer\nThursday Mar 12, 2026 ⋅ 11am\nCentral European Time\n\nGuests\nbo@linden.example\n\n"
        "~~//~~"
    )
    parts = f"--b\nContent-Type: text/plain\n\n{written}\n--b\n{CALENDAR.format('REPLY')}--b--"

    answer = mail(parts, Content_Type='multipart/alternative; boundary="b"', Subject="Accepted: Printer")
    assert [turn.text for turn in turns(read_with(READER, "a.eml", answer))] == [
        '"Please bring the price list."'
    ]


def test_a_list_of_points_in_an_invitation_stays(read_with):
    written = "Dana, we want to talk about the printers.\n\n1. Labels come out blank\n2. Who pays?"
    parts = f"--b\nContent-Type: text/plain\n\n{written}\n--b\n{CALENDAR.format('REQUEST')}--b--"

    asked = mail(parts, Content_Type='multipart/alternative; boundary="b"', Subject="Invitation: Printers")
    assert [turn.text for turn in turns(read_with(READER, "a.eml", asked))] == [written]


@pytest.mark.parametrize(("declared", "within"), [("x-unknown", "windows-1251"), ("", "windows-1251")])
def test_a_page_tells_its_letters_where_the_header_names_none_that_is_known(read_with, declared, within):
    kind = f"text/html; charset={declared}" if declared else "text/html"
    page = f'<html><head><meta charset="{within}"></head><body>Принтер стоит.</body></html>'
    sent = mail(page, Content_Type=kind, Content_Transfer_Encoding="8bit").encode("windows-1251")

    assert [turn.text for turn in turns(read_with(READER, "a.eml", sent))] == ["Принтер стоит."]


def test_thai_letters_of_windows_are_read(read_with):
    sent = mail("เครื่องพิมพ์หยุด", Content_Type="text/plain; charset=windows-874").encode("cp874")

    assert [turn.text for turn in turns(read_with(READER, "a.eml", sent))] == ["เครื่องพิมพ์หยุด"]


@pytest.mark.parametrize(
    "line",
    [
        "> 500 rows and it hangs, < 500 rows it works.",
        ">20% of us want to leave.",
        "> 50 users: slow\n> 100 users: dead",
    ],
)
def test_a_mark_that_says_more_than_quotes_nothing(line):
    text = f"{SAID}\n{line}\nWe measured it twice."

    assert own_words(text) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{SAID}\n\n> 500 seats cost 40 euro each.", SAID),
        (f"Dana Whit wrote:\n> 500 seats cost 40 euro each.\n\n{SAID}", f"Dana Whit wrote:\n\n{SAID}"),
        (f"Dana Whit <dana@house.example> skrev:\n> 500 seats cost 40 euro.\n\n{SAID}", SAID),
        ("Six people.\n> 500 rows would be fine?\nYes.", "Six people.\n\nYes."),
        ("Six.\n> 2. What annoys you?\nThe export.", "Six.\n\nThe export."),
        (f"{SAID}\n> 50 users: slow\n> and the rest is fast\nNo.", f"{SAID}\n\nNo."),
    ],
)
def test_counts_in_a_quote_are_the_other_sides(text, words):
    assert own_words(text) == words


@pytest.mark.parametrize(
    "below",
    [
        "________________________________\nThis message has been scanned by the gateway for viruses.",
        "Kind regards\nAna Roth\n\n----------\nThis message is intended solely for the addressee.",
        "Thanks,\nAna Roth\nConfidential: for the addressee only.",
        "Viele Grüße\nAna Roth\nVertraulich: nur für den Empfänger bestimmt.",
        '-- \nYou received this message because you are subscribed to the Google Groups "Support" group.',
        '-- \nAna Roth\n-- \nYou received this message because you are subscribed to the group "Support".',
        "Kind regards\nAna Roth\nref:_00D000000000001._500000000000001:ref",
        "[Ticket-Id:23735]",
    ],
)
def test_what_servers_write_right_below_a_name_or_a_rule_is_no_words(below):
    assert own_words(f"{SAID}\n\n{below}") == SAID


def test_the_mark_of_a_help_desk_is_set_aside_and_the_name_above_it_stays_a_line():
    taken = parted(f"{SAID}\n\nAna\nref:_00D000000000001._500000000000001:ref")

    assert taken.words == f"{SAID}\n\nAna"
    assert [aside.why for aside in taken.aside] == [Why.MACHINE]


@pytest.mark.parametrize(
    "text",
    [
        "Confidential: the recipients of our newsletter see each other's addresses.",
        f"{SAID}\n________________________________\nWe have used it for three years without that.",
        f"{SAID}\n\n--\n\nThe scanner drops the last row each time.\n\n--\n\nCan you look at both?",
        "Please take me off your mailing list",
        f"{SAID} The ticket says ref:_00D000000000001._500000000000001:ref and nothing else.",
    ],
)
def test_words_beside_rules_and_on_confidential_matters_stay(text):
    assert own_words(text) == text


def test_words_below_a_disclaimer_between_rules_stay():
    text = f"-----\nThis message is confidential and intended for Dana.\n-----\n{SAID}\n\nCan you help?"

    assert own_words(text) == f"{SAID}\n\nCan you help?"

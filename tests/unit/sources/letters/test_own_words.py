"""The writer's own words, without history, signature and small print, in the languages mail comes in."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.sources.formats.html_text import read_html
from groundswell.sources.letters.own_words import own_words
from groundswell.sources.mail.unwrapping import unwrapped

SAID = "The export takes an hour.\nCan you make it faster?"

ATTRIBUTIONS = [
    "On Tue, 3 Feb 2026 at 10:04, Dana Whit <dana@acme.example> wrote:",
    "On Tue, 3 Feb 2026 at 10:04, Dana Whit\n<dana@acme.example>\nwrote:",
    "On 3 Feb 2026 you wrote:",
    "Am 03.02.2026 um 10:04 schrieb Dana Whit <dana@acme.example>:",
    "Am 3. Februar 2026 schrieb Dana Whit:",
    "Le mar. 3 févr. 2026 à 10:04, Dana Whit <dana@acme.example>\na écrit :",
    "El mar, 3 feb 2026 a las 10:04, Dana Whit (<dana@acme.example>) escribió:",
    "Em ter., 3 de fev. de 2026 às 10:04, Dana Whit <dana@acme.example> escreveu:",
    "Il giorno mar 3 feb 2026 alle ore 10:04 Dana Whit <dana@acme.example> ha scritto:",
    "Op di 3 feb 2026 om 10:04 schreef Dana Whit <dana@acme.example>:",
    "Den tis 3 feb. 2026 kl 10:04 skrev Dana Whit <dana@acme.example>:",
    "ti 3. helmik. 2026 klo 10.04 Dana Whit (dana@acme.example) kirjoitti:",
    "wt., 3 lut 2026 o 10:04 Dana Whit <dana@acme.example> napisał(a):",
    "út 3. 2. 2026 v 10:04 odesílatel Dana Whit <dana@acme.example> napsal:",
    "Dana Whit <dana@acme.example> ezt írta (időpont: 2026. febr. 3., K, 10:04):",
    "вт, 3 февр. 2026 г. в 10:04, Dana Whit <dana@acme.example>:",
    "Dana Whit <dana@acme.example>, 3 Şub 2026 Sal, 10:04 tarihinde şunu yazdı:",
    "2026年2月3日(火) 10:04 Dana Whit <dana@acme.example>:",
    "Dana Whit <dana@acme.example> 于2026年2月3日周二 10:04写道：",
    "2026년 2월 3일 (화) 오전 10:04, Dana Whit <dana@acme.example>님이 작성:",
    "---- On Tue, 03 Feb 2026 10:04:00 +0100 dana@acme.example wrote ----",
]
HEADERS = [
    "From: Dana Whit <dana@acme.example>\nSent: Tuesday, 3 February 2026 10:04\nTo: Tom\nSubject: Hi",
    "*From:* Dana Whit [mailto:dana@acme.example]\n*Sent:* Tuesday, February 3, 2026\n*To:* Tom",
    "Von: Dana Whit <dana@acme.example>\nGesendet: Dienstag, 3. Februar 2026 10:04\nAn: Tom\nBetreff: AW: Hi",
    "De : Dana Whit <dana@acme.example>\nEnvoyé : mardi 3 février 2026 10:04\nÀ : Tom\nObjet : RE: Hi",
    "De: Dana Whit <dana@acme.example>\nEnviado: martes, 3 de febrero de 2026\nPara: Tom\nAsunto: Hi",
    "Da: Dana Whit <dana@acme.example>\nInviato: martedì 3 febbraio 2026 10:04\nA: Tom\nOggetto: R: Hi",
    "Van: Dana Whit <dana@acme.example>\nVerzonden: dinsdag 3 februari 2026\nAan: Tom\nOnderwerp: Hi",
    "Från: Dana Whit <dana@acme.example>\nSkickat: den 3 februari 2026 10:04\nTill: Tom\nÄmne: SV: Hi",
    "发件人: Dana Whit <dana@acme.example>\n发送时间: 2026年2月3日 10:04\n收件人: Tom\n主题: Hi",
    "-----Original Message-----\nwords",
    "-----Ursprüngliche Nachricht-----\nwords",
    "-------- Message d'origine --------\nwords",
    "---------- Forwarded message ---------\nwords",
    "________________________________\nFrom: Dana Whit <dana@acme.example>\nSent: Tuesday",
]
SIGNATURES = [
    "-- \nTom Reed\nHead of Operations",
    "--\nTom",
    "Best regards,\nTom Reed\n+44 20 7946 0000",
    "Kind regards",
    "Thanks,\nTom",
    "Mit freundlichen Grüßen\n\nTom Reed\nLeiter Einkauf",
    "Viele Grüße, Tom",
    "Cordialement,\nTom",
    "Saludos,\nTom",
    "Atenciosamente,\nTom",
    "Cordiali saluti\nTom",
    "Met vriendelijke groet,\nTom",
    "Med vänlig hälsning\nTom",
    "Z poważaniem\nTom",
    "С уважением,\nTom",
    "-Tom Reed",
    "Sent from my iPhone",
    "Get Outlook for iOS<https://aka.example/x>",
    "Von meinem iPhone gesendet",
    "Envoyé de mon iPhone",
    "Enviado desde mi iPhone",
    "发自我的iPhone",
    "This e-mail and any attachments are confidential and intended solely for the addressee.",
    "Diese E-Mail enthält vertrauliche Informationen und ist nur für den Empfänger bestimmt.",
]
KEPT = [
    "On Thursday, it broke. On Friday it worked.",
    "On the other hand: it is cheap.",
    "We met on 3 Feb 2026 at 10:04 and it was fine.",
    "Ask john@acme.example and say what he said:\nnothing",
    "The data comes From: our system, not From: yours.",
    "Sent from my desk, this is easier to write than on the phone.",
    "The mail was sent from my iPhone app to all users.",
    "We wrote to you with regards to the invoice.",
    "Best of all, it is quick.",
    "Thanks for the offer, but the price is too high.",
    "Points:\n- one\n- and another one\n-- three",
    "Head\n----\n\nWords below a line.",
    "```\n--\nsent from my own code\n```\nand that is why",
    "To: be or not to be\nthat is the question",
    "2026-02-03 10:04:00\n03.02.2026 10:04",
]


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_history_below_an_attribution_is_cut(attribution):
    assert own_words(f"{SAID}\n\n{attribution}\n\nI think not.\nDana") == SAID
    assert own_words(f"{SAID}\n\n{attribution}\n> I think not.\n> Dana") == SAID


@pytest.mark.parametrize("header", HEADERS)
def test_history_below_a_header_block_is_cut(header):
    assert own_words(f"{SAID}\n\n{header}\n\nI think not.\n") == SAID


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_signature_is_cut_whether_history_follows_or_not(signature):
    assert own_words(f"{SAID}\n\n{signature}\n") == SAID
    assert own_words(f"{SAID}\n\n{signature}\n\n{ATTRIBUTIONS[0]}\n> no") == SAID


@pytest.mark.parametrize(
    "afterword", ["P.S. The invoices are late too.", "Could somebody call me about the invoices?"]
)
def test_what_is_written_below_a_signature_is_kept(afterword):
    assert own_words(f"{SAID}\n\nBest regards,\nTom Reed\n\n{afterword}\n") == f"{SAID}\n\n{afterword}"


def test_a_line_of_a_mailing_list_costs_itself_alone_where_words_follow():
    footer = "You received this message because you are on the list."

    assert own_words(f"{footer}\n\n{SAID}\n") == SAID
    assert own_words(f"Hello.\n\n{footer}\n\n{SAID}\n") == f"Hello.\n\n{SAID}"


@pytest.mark.parametrize("text", KEPT)
def test_words_that_only_look_like_history_or_a_signature_are_kept(text):
    assert own_words(text) == text


def test_answers_between_quoted_lines_are_kept():
    text = f"{ATTRIBUTIONS[0]}\n> Is A right?\n\nYes.\n\n> And B?\n\nNo, too dear.\n"

    assert own_words(text) == "Yes.\n\nNo, too dear."


def test_the_rest_of_a_quoted_line_that_lost_its_mark_is_cut():
    quoted = "> " + "a line that a mail program has wrapped somewhere near its very end" + "\nin two\n> more"

    assert own_words(f"{SAID}\n\n{ATTRIBUTIONS[0]}\n{quoted}") == SAID


@pytest.mark.parametrize("text", ["", "> a\n> b", "-- \nTom", f"{ATTRIBUTIONS[1]}\n\nwords", HEADERS[0]])
def test_a_mail_without_own_words_gives_none(text):
    assert own_words(text) == ""


@pytest.mark.parametrize(
    "text",
    ["On 3 May 2026\n" * 2000, "<http:" * 20_000, "Best\n" * 2000, ("a" * 70 + "@") * 2000, "-" * 100_000],
    ids=["attributions", "links", "closings", "addresses", "dashes"],
)
def test_text_that_leads_patterns_astray_is_read_to_its_end(text):
    assert own_words(f"{SAID}\n\n{text}\n\nNot dear.").startswith(SAID)


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_own_words_are_lines_of_the_text_and_cutting_twice_changes_nothing(text):
    words = own_words(text)
    given_lines = {line.strip() for line in text.replace("\r", "\n").replace("\u00a0", " ").split("\n")}
    assert all(line.strip() in given_lines for line in words.split("\n") if line.strip())
    assert unwrapped(words).split() == words.split()


def test_wrapped_sentences_are_made_whole_and_lists_are_not():
    text = (
        "Hi Tom,\nwe have looked at your product for a while now and we are quite happy, but\n"
        "Exports are slow for the amount of data that we have in our old warehouse at\nhome.\n\n"
        "- one\n- two\nShort line\nAnother\nthat goes on"
    )

    assert unwrapped(text).split("\n") == [
        "Hi Tom,",
        "we have looked at your product for a while now and we are quite happy, but Exports are slow for the "
        "amount of data that we have in our old warehouse at home.",
        "",
        "- one",
        "- two",
        "Short line",
        "Another that goes on",
    ]


def test_html_becomes_the_text_a_reader_sees():
    markup = (
        "<html><head><title>T</title><style>p {}</style></head><body><p>The export&nbsp;is <b>slow</b>.</p>"
        "<div>Is it &lt;5 s?<br>No.</div><ul><li>one<li>two</ul><!-- hidden --><script>x < y</script>"
        "<div style='display:none'>preview <div>text</div></div><p>End"
    )

    assert read_html(markup).text.split("\n") == [
        "The export is slow.",
        "",
        "Is it <5 s?",
        "No.",
        "",
        "- one",
        "- two",
        "",
        "End",
    ]


def test_quoted_blocks_of_html_are_cut_and_answers_below_them_kept():
    markup = (
        "<div>Too dear.</div><div class='gmail_quote'><div class='gmail_attr'>On 3 Feb 2026 at 10:04 "
        "Dana &lt;dana@acme.example&gt; wrote:<br></div><blockquote><div>And now?</div>"
        "<blockquote>Old</blockquote>"
        "</blockquote>Never.</div><div class='gmail_signature'>Tom Reed</div>"
    )

    assert own_words(read_html(markup).text) == "Too dear.\n\nNever."


@pytest.mark.parametrize(
    "markup",
    ["<" * 20_000, "<!-- -" * 20_000, "<div>" * 20_000, "<a '" * 20_000, "<style>" * 20_000, "</" * 20_000],
    ids=["brackets", "comments", "depth", "quotes", "styles", "ends"],
)
def test_markup_that_leads_parsers_astray_is_read_to_its_end(markup):
    assert read_html("<p>Too dear." + markup).text.startswith("Too dear.")


@given(st.text(alphabet="<>/!-\"'=&; abpdivstyle\n", max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_markup_is_read(markup):
    read_html(markup)


def test_the_shared_reply_bodies_are_cut_where_their_own_words_end():
    folder = Path(__file__).parents[5] / "shared/data/mail/crisp_reply_parser"
    if not folder.is_dir():
        pytest.skip("optional: the shared mail is not on this machine")
    replies = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    # Most of the files hold the same five lines above a history in one language or another.
    written = [text for text in replies if text.startswith("Fusce")]
    right = sum(own_words(text) == "\n".join(text.split("\n")[:5]) for text in written)
    # One quotes a line without a mark, one goes on in prose below "Sent from my": that is kept, for it may be
    # the writer's.
    assert right >= len(written) - 2

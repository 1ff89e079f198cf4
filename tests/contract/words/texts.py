"""Files of text with words planted: captions, notes, chats and mails."""

from collections.abc import Sequence

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.contract.words.planting import Planted

TIMES = "00:00:01.000 --> 00:00:02.000\n"
# A name with nothing said under it is nobody's word, so each name here has a word after it.
_CAPTIONS = (
    *("\n", "\n\n", " \n", f"\n{TIMES}", f"\n{TIMES}", "\n0:00:01.000,0:00:02.000\n", "\nWEBVTT\n"),
    *("\nNOTE WORD\n\n", "STYLE\n", "REGION\n", "WORD", "WORD ", "WORD: WORD ", "WORD WORD: WORD "),
    *("[WORD] ", "(WORD)\n", "<v WORD>WORD</v>\n", "<v WORD>", ">> ", "- ", "7\n", "8\n", "[Music]\n", "♪ "),
    *(
        "[00:00:01] ",
        "Ana Roth: WORD\n",
        "&amp; ",
        "a: {WORD}\n",
        "X-TIMESTAMP-MAP=WORD\n",
        '{"text":"WORD"}\n',
    ),
    f'\n{TIMES}{{"speakerName":"WORD","spokenText":"WORD"}}\n',
)
_NOTES = (
    *("\n", "\n\n", "WORD ", "WORD WORD. ", "Ana: WORD\n", "Ben Ode: WORD WORD\n", "> WORD\n", "- WORD\n"),
    *(
        "[WORD] WORD\n",
        "(WORD)\n",
        "10:02 ",
        "[10:03] Ana: WORD\n",
        "10 March 2026\n",
        "WORD (10:04): WORD\n",
    ),
    *("**WORD:** WORD\n", "| WORD | WORD |\n", "---\n", "=====\n", "WORD: WORD\n", "Speaker 1: WORD\n"),
    *("<WORD> WORD\n", "Ana Roth  10:05\n", "\tWORD", "# WORD\n"),
)
_CHATS = {
    "[04/03/26, 10:0{}:00] {}: {}\n": (
        "\u200eimage omitted",
        "\u200eAna changed the subject to WORD",
    ),  # WhatsApp
    "10:0{}:07\t{}:\t{}\n": ('Reacted to "WORD" with 👍', 'Replying to "WORD":\nWORD'),  # Zoom
    "[10:0{}] {}: {}\n": ("joined the channel",),
}
_SAID = (
    "WORD WORD.",
    "Does WORD work?",
    "WORD",
    "WORD\nWORD WORD",
    "- WORD\n- WORD",
    "https://a.example WORD",
)
_CHAT_LINES = ("\n", "10 March 2026\n", "WORD WORD\n", "* WORD has joined\n", "--- WORD ---\n", "[WORD]\n")
_MAIL = (
    *("WORD WORD. ", "\n", "\n\n", "> WORD\n", ">> WORD\n", "-- \n", "WORD,\n", "Best regards,\nWORD\n"),
    *("Hi WORD,\n\n", "On Mon, 2 Mar 2026 at 10:00, Ben Ode <ben@ours.example> wrote:\n", "From: WORD\n"),
    *("From WORD to WORD\n", "-----Original Message-----\n", "Subject: WORD\n", "- WORD\n", "[WORD] "),
    *("WORD: WORD\n", "Sent from my WORD\n", "_" * 32 + "\n", "CAUTION: not from us. WORD\n", "\tWORD\n"),
    *("Tel. WORD 030 1234\n", "This message is confidential. WORD\n"),
)
_HTML = (
    *(
        "<p>WORD WORD.</p>",
        "WORD<br>",
        "<blockquote>WORD</blockquote>",
        "<table><tr><td>WORD</td><td>WORD</td></tr>",
    ),
    *(
        "</table>",
        "<div class=gmail_signature>WORD</div>",
        "<div class=gmail_quote>WORD</div>",
        "<li>WORD</li>",
        "<hr>",
    ),
    *("<a href='https://a.example'>WORD</a>", "&lt;WORD&gt; ", "<span>WORD</span>", "</div>"),
    *("<pre>WORD\nWORD</pre>", "<h2>WORD</h2>", "<!-- a remark --> ", "<div id=appendonsend></div>"),
)
_HEAD = (
    "From: Ana Roth <ana@linden.example>\nTo: help@ours.example\nSubject: {subject}\n"
    "Message-ID: <1@x>\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n"
)


def text_of(parts: Sequence[str], most: int = 30) -> SearchStrategy[str]:
    return st.lists(st.sampled_from(parts), max_size=most).map("".join)


@st.composite
def captions(draw: st.DrawFn) -> Planted:
    file = Planted(name=draw(st.sampled_from(["call.srt", "call.vtt"])))
    begin = file.plant("WORD begins.", said=True)
    head = "WEBVTT\n\n" if file.name.endswith("vtt") else "1\n"
    file.content = f"{head}{TIMES}{begin}\n\n{file.plant(draw(text_of(_CAPTIONS)))}".encode()
    return file


@st.composite
def notes(draw: st.DrawFn) -> Planted:
    file = Planted(name="notes.txt")
    file.content = file.plant(draw(text_of(_NOTES))).encode()
    return file


@st.composite
def chats(draw: st.DrawFn) -> Planted:
    """Lines of one form that name who writes, and among them lines of the app or of nobody."""
    file, lines = Planted(name="chat.txt"), list[str]()
    form, apps = draw(st.sampled_from(list(_CHATS.items())))
    said = st.sampled_from((*_SAID, *apps))
    for minute in range(draw(st.integers(2, 8))):
        name = draw(st.sampled_from(["Ana Roth", "Ben Ode"]))
        lines.append(form.format(minute, name, draw(said)))
        lines.append(draw(st.sampled_from(["", "", *_CHAT_LINES])))
    file.content = file.plant("".join(lines)).encode()
    return file


@st.composite
def mails(draw: st.DrawFn) -> Planted:
    file = Planted(name="one.eml")
    begin = file.plant("The WORD stops.", row=1)
    body = file.plant(draw(text_of(_MAIL, 25)), row=1)
    file.content = f"{_head(file)}\n{begin}\n\n{body}".encode()
    return file


@st.composite
def html_mails(draw: st.DrawFn) -> Planted:
    file = Planted(name="one.eml")
    begin = file.plant("<p>The WORD stops.</p>", row=1)
    body = file.plant(draw(text_of(_HTML, 20)), row=1)
    file.content = f"{_head(file)}Content-Type: text/html; charset=utf-8\n\n{begin}{body}".encode()
    return file


def _head(file: Planted) -> str:
    return _HEAD.format(subject=file.plant("WORD", row=1))

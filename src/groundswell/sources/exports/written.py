"""The body of a ticket's comment, a case or a mail to the words of whoever wrote it, and the rest."""

import re
from collections.abc import Collection

from groundswell.sources.columns.markup import marked
from groundswell.sources.contract import Aside, Why
from groundswell.sources.exports.fields import Record, moment, unread_date
from groundswell.sources.exports.machines import without_machines
from groundswell.sources.exports.telling import Utterance
from groundswell.sources.formats.entities import unescape
from groundswell.sources.formats.html_text import HtmlText, read_html
from groundswell.sources.letters.own_words import Parted, parted
from groundswell.speech import Speaker

# What looks like a tag but is none of HTML's ("<order-id>") is text.
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|b|i|u|a|ul|ol|li|table|tr|td|th|strong|em|h[1-6]|html|body|head|font|img|pre|code|"
    r"blockquote|hr|style|script|center|small)(?:\s[^<>]*)?/?>",
    re.I,
)
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|apos|#\d{2,5}|#x[0-9a-f]{2,5});", re.I)
# "##- Please type your reply above this line -##", in whatever language.
_REPLY_MARK = re.compile(r"^[>\s]*##-\s?[^\n]{3,200}?\s?-##\s*$", re.M)
_GREETING_WORDS = 3


def written(
    body: str, speaker: Speaker, *, known: Collection[str] = (), when: tuple[Record, str] | None = None
) -> Utterance:
    """A body, plain or HTML, as said by its writer. Linear in its length.

    `known` are the addresses of people who write in the thread, lower case; `when` is a record and its field
    that tells the time.
    """
    own = own_words_of(body, known)
    return Utterance(
        text=own.words,
        speaker=speaker,
        at=moment(*when) if when else None,
        aside=own.aside,
        remarks=unread_date(*when) if when else (),
    )


def own_words_of(body: str, known: Collection[str] = ()) -> Parted:
    """What the writer of a body wrote, and what was cut: history, signatures, lines of machines."""
    markup = "<" in body and _MARKUP.search(body) is not None
    read = read_html(body) if markup else HtmlText(text=_plain(body))
    above, below = _above_mark(read.text)
    own = parted(above, known)
    words, machines = without_machines(own.words)
    if markup:  # paragraphs of a cell stand line by line
        words = "\n".join(line for line in map(str.strip, words.split("\n")) if line)
    return Parted(words=words.strip(), aside=(*own.aside, *machines, *below, *marked(read)))


def _plain(body: str) -> str:
    body = body.replace("\r\n", "\n").strip()
    return unescape(body).replace("\xa0", " ") if "&" in body and _ENTITY.search(body) else body


def _above_mark(text: str) -> tuple[str, tuple[Aside, ...]]:
    """The text without the notification below a helpdesk's mark; whole where nothing is written above it."""
    mark = _REPLY_MARK.search(text) if "##-" in text else None
    if mark is None:
        return text, ()
    above, below = text[: mark.start()], text[mark.start() :]
    if len(above.split()) < _GREETING_WORDS and len(below.split()) > len(mark[0].split()):
        # Some write below everything: then only the mark itself is no words.
        rest = f"{above}\n{text[mark.end() :]}".strip()
        return rest, (Aside(why=Why.HISTORY, words=mark[0].strip()),)
    return above.rstrip(), (Aside(why=Why.HISTORY, words=below.strip()),)

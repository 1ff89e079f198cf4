"""Web pages: a chat that was exported or saved as one, and any other that reads as a talk does.

A page that is neither is not read: what a table holds is better saved as a table.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import count

from groundswell.sources.contract import Item, Opened, Options, UnreadableSource
from groundswell.sources.exports.telling import Utterance, talk
from groundswell.sources.formats.filenames import title_in
from groundswell.sources.formats.html_text import text_of_html
from groundswell.sources.formats.moments import moment_within
from groundswell.sources.formats.plaintext import peek, read_text
from groundswell.sources.speakers.prefixes import speaker_of
from groundswell.sources.talk.above import divided
from groundswell.sources.talk.days import days_of
from groundswell.sources.talk.telling import items_of_text
from groundswell.sources.webpage.pages import Message, messages_in
from groundswell.speech import Channel, Conversation

_HTML = re.compile(
    r"\A\s*(?:<\?xml[^<>]*\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S
)
_PAGE_TITLE = re.compile(r"<title[^<>]*>([^<]{1,300})</title>", re.I)
_FEWEST = 3  # turns that make a page a talk
_BY_PROGRAM = "written by the messenger or a bot, not by a person"


class WebPageReader:
    kind = "webpage"

    def recognises(self, file: Opened) -> bool:
        head = peek(file.head).lstrip("\ufeff")
        if not _HTML.match(head) and not file.name.lower().endswith((".html", ".htm", ".xhtml")):
            return False
        # A head full of styles tells nothing of what follows.
        whole = read_text(file.path).lstrip("\ufeff") if len(file.head) >= _HEAD else head
        return bool(messages_in(whole)) or _reads_as_talk(whole)

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        markup = read_text(file.path).lstrip("\ufeff")
        if messages := messages_in(markup):
            yield from _chat(file, markup, messages)
        elif _reads_as_talk(markup):
            yield from items_of_text(file, self.kind, text_of_html(markup))
        else:
            raise UnreadableSource("is a web page on which nobody is told to speak; save its table as CSV")


_HEAD = 60_000  # bytes


def _reads_as_talk(markup: str) -> bool:
    _, layout = divided(text_of_html(markup))
    return len(layout.openings) >= _FEWEST and len(layout.names) >= 2


def _chat(file: Opened, markup: str, messages: list[Message]) -> Iterator[Item]:
    days = days_of([message.when for message in messages])
    utterances = [_utterance(message, days.moments.get(message.when)) for message in messages]
    title = _PAGE_TITLE.search(markup)
    frame = Conversation(
        key="",
        channel=Channel.CHAT,
        source=file.name,
        turns=(),
        at=next((utterance.at for utterance in utterances if utterance.at and not utterance.refusal), None),
        title=" ".join(title[1].split()) if title else title_in(file.name.rpartition(".")[0]),
    )
    yield from talk(frame, utterances, count(1))


def _utterance(message: Message, day: datetime | None) -> Utterance:
    moment = moment_within(message.when)
    at = moment.at if moment is not None and moment.at is not None else day
    return Utterance(
        text=message.words, speaker=speaker_of(message.who), at=at, refusal=_BY_PROGRAM if message.own else ""
    )


READER = WebPageReader()

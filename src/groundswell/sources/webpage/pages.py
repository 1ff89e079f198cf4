"""The messages of a chat that was saved as a web page, told by the classes of its elements.

Messengers and their exporters call the parts of a message what they are, whatever language its people write
in: `chatlog__author`, `from_name`, `sender`; Meta's names say nothing, but are the same everywhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from groundswell.sources.formats.html_text import text_of_html

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<given>(?>[^\"'>]|\"[^\"]*\"|'[^']*')*+)>")
_CLASS = re.compile(r"\bclass\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_TITLE = re.compile(r"\btitle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.I)
_VOID = frozenset("br hr img input meta link col area base wbr source".split())
_LEFT_OUT = re.compile(r"<(script|style|template)\b", re.I)
_FEWEST = 2  # messages
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Message:
    """One message: who wrote it, when as it is written, its words; `own` where a program wrote it."""

    who: str
    when: str
    words: str
    own: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """The classes of one kind of page. Of a part, each name is enough."""

    message: frozenset[str]
    author: frozenset[str]
    time: frozenset[str]
    words: frozenset[str]
    beside: frozenset[str] = frozenset()  # what is answered, reacted, attached: not what this message says
    program: frozenset[str] = frozenset()  # marks a bot
    service: frozenset[str] = frozenset()  # a message of the messenger's own
    newest_first: bool = False

    def part_of(self, classes: frozenset[str]) -> str:
        """Which part of a message an element with these classes is; empty for any other."""
        for part in ("service", "beside", "program", "author", "time", "words", "message"):
            if classes & getattr(self, part):
                return part
        return ""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PAGES = (
    Page(
        message=_names("chatlog__message-container chatlog__message"),
        author=_names("chatlog__author chatlog__author-name"),
        time=_names("chatlog__timestamp chatlog__short-timestamp"),
        words=_names("chatlog__content"),
        beside=_names(
            "chatlog__reply chatlog__reference chatlog__embed chatlog__reactions chatlog__attachment"
            " chatlog__sticker"
        ),
        program=_names("chatlog__author-tag chatlog__bot-tag"),
        service=_names("chatlog__system-notification"),
    ),
    Page(
        message=_names("default"),
        author=_names("from_name"),
        time=_names("date"),
        words=_names("text"),
        beside=_names("reply_to media_wrap reactions signature bot_buttons_table"),
        service=_names("service"),
    ),
    Page(
        message=_names("_a6-g"),
        author=_names("_a6-h"),
        time=_names("_a72d _a6-o"),
        words=_names("_a6-p"),
        beside=_names("_a6-q _a6_q"),
        newest_first=True,
    ),
    Page(
        message=_names("message msg chat-message message-row chat-line message-item message-wrapper"),
        author=_names(
            "author sender username nick nickname from speaker message-author message-sender name user-name"
        ),
        time=_names("time timestamp date datetime message-time message-date"),
        words=_names(
            "text content body bubble message-text message-content message-body message_part msg-text"
            " utterance"
        ),
        beside=_names("reply quoted reactions reaction attachment tapbacks replyto reply-to"),
        program=_names("bot-tag"),
        service=_names("service system event announcement"),
    ),
)


def messages_in(markup: str) -> list[Message]:
    """The messages of a page, in the order of time; empty where it is no chat. Linear in its length."""
    markup = _without_scripts(markup)
    for page in _PAGES:
        messages = list(_messages(markup, page))
        spoken = [message for message in messages if message.words and not message.own]
        if len(spoken) >= _FEWEST and sum(bool(message.who) for message in spoken) >= _MOSTLY * len(spoken):
            return messages[::-1] if page.newest_first else messages
    return []


def _without_scripts(markup: str) -> str:
    kept, offset, lower = list[str](), 0, markup.lower()
    if len(lower) != len(markup):
        lower = markup
    while match := _LEFT_OUT.search(markup, offset):
        end = lower.find(f"</{match[1].lower()}", match.end())
        if end < 0:
            break
        kept.append(markup[offset : match.start()])
        offset = end
    return "".join([*kept, markup[offset:]])


@dataclass(slots=True)
class _Open:
    """A part of a message that is open, and where its content begins."""

    part: str
    name: str
    given: str
    start: int
    depth: int = 1


def _parts(markup: str, page: Page) -> Iterator[tuple[str, str, str]]:
    """(part, its attributes, its content) in the order of the page; a message has no content of its own."""
    open_: _Open | None = None
    for tag in _TAG.finditer(markup):
        name = tag["name"].lower()
        if name in _VOID:
            continue
        if open_ is not None:
            if name == open_.name:
                open_.depth += -1 if tag["close"] else 1
                if open_.depth == 0:
                    yield open_.part, open_.given, markup[open_.start : tag.start()]
                    open_ = None
        elif not tag["close"] and (part := page.part_of(_classes(tag["given"]))):
            if part == "message":
                yield part, tag["given"], ""
            else:
                open_ = _Open(part, name, tag["given"], tag.end())


def _classes(given: str) -> frozenset[str]:
    match = _CLASS.search(given)
    return frozenset((match[1] or match[2] or match[3] or "").split()) if match else frozenset()


def _messages(markup: str, page: Page) -> Iterator[Message]:
    who, program = "", False  # of a message without a name, whoever wrote the one before
    when, words, service = "", list[str](), False
    begun = False  # what stands above the first message is the page's

    def ended() -> Iterator[Message]:
        if begun and (words or service):
            yield Message(who, when, "\n".join(words), own=program or service)

    for part, given, content in _parts(markup, page):
        if part == "message":
            yield from ended()
            begun, when, words, service = True, "", list[str](), False
        elif part == "author":
            who, program = " ".join(text_of_html(content).split()), False
        elif part == "time":
            title = _TITLE.search(given)
            when = when or (title[1] or title[2] if title else "") or " ".join(text_of_html(content).split())
        elif part == "words" and (text := _text(_without_beside(content, page))):
            words.append(text)
        elif part == "program":
            program = True
        elif part == "service":
            yield from ended()
            begun, when, words = True, "", list[str]()
            yield Message("", "", _text(content), own=True)
    yield from ended()


def _without_beside(content: str, page: Page) -> str:
    """The words without what an element within them shows beside: "❤ Ana"."""
    kept, offset = list[str](), 0
    open_: _Open | None = None
    for tag in _TAG.finditer(content):
        name = tag["name"].lower()
        if open_ is not None and name == open_.name:
            open_.depth += -1 if tag["close"] else 1
            if open_.depth == 0:
                offset, open_ = tag.end(), None
        elif (
            open_ is None and not tag["close"] and name not in _VOID and _classes(tag["given"]) & page.beside
        ):
            kept.append(content[offset : tag.start()])
            open_ = _Open("beside", name, tag["given"], tag.end())
    return "".join([*kept, "" if open_ is not None else content[offset:]])


def _text(content: str) -> str:
    lines = map(str.strip, text_of_html(content).split("\n"))
    return "\n".join(line for line in lines if line)

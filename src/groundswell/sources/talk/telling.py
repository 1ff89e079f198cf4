"""From the text of a conversation, whatever file it was taken from, to what the file tells."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from groundswell.sources.contract import (
    Aside,
    Item,
    Noted,
    Opened,
    SetAside,
    Understood,
    UnreadableSource,
    Why,
)
from groundswell.sources.speakers.prefixes import split_prefix
from groundswell.sources.talk.above import Above, divided, read_above, unread_of
from groundswell.sources.talk.assembly import ITEM, RULE, TITLE, Assembly
from groundswell.sources.talk.conversation import items_of
from groundswell.sources.talk.days import days_of, is_day
from groundswell.sources.talk.furniture import is_button
from groundswell.sources.talk.layouts import Layout
from groundswell.sources.talk.legends import without_legend
from groundswell.sources.talk.lines import Form, Line
from groundswell.sources.talk.logs import is_log
from groundswell.sources.talk.misread import check_understood
from groundswell.sources.talk.note_heading import read_above_note
from groundswell.sources.talk.participants import (
    addresses_in,
    legend_in,
    with_addresses,
    with_whole_names,
)
from groundswell.sources.talk.turn_marks import parted_at, turn_marks_in
from groundswell.speech import Channel, Speaker, Turn

# A chat is written: its lines hold a time, a name and words between tabs.
_LINK_BENEATH = re.compile(r"^\W*(?:[^:]{1,60}:\s*)?https?://\S+\W*$")
_DAY_BETWEEN = re.compile(r"^\s*[-–—=]{3,}\s.*\s[-–—=]{3,}\s*$")
_MOST_BUTTONS = 3  # lines
_CHAT = re.compile(r"^\d\d:\d\d(?::\d\d)?\t[^\t]+:?\t", re.M)


def items_of_text(file: Opened, kind: str, text: str, marked: str = "") -> Iterator[Item]:
    """The one conversation, or note, that the text is. Raises UnreadableSource where it has no words, is the
    log of a program, or is plainly a transcript of which nobody could be told to speak.

    `marked` is the same text with lines in bold marked as Markdown does, of a file that sets type: they count
    where they turn out to name the speakers.
    """
    if is_log(text):
        raise UnreadableSource("is the log of a program: nobody speaks in it")
    top, layout = divided(text.lstrip("\ufeff"))
    marks = turn_marks_in(text) if not layout.openings else frozenset[str]()
    if marks:
        top, layout = divided(parted_at(text.lstrip("\ufeff"), marks))
    if marked and not layout.openings and not layout.timed:
        by_type = divided(marked)
        top, layout = by_type if by_type[1].openings else (top, layout)
    if layout.openings or layout.timed:
        yield from _talk(file, kind, top, layout, text)
        yield from _marked_turns(marks)
        return
    if not layout.by_hours:
        check_understood(layout.lines)
    yield from _note(file, kind, top, layout.lines)
    yield from _marked_turns(marks)


def _marked_turns(marks: Collection[str]) -> Iterator[Item]:
    for mark in sorted(marks):
        yield SetAside(row=1, aside=Aside(why=Why.STAMP, words=mark))


def _talk(file: Opened, kind: str, top: Sequence[str], layout: Layout, text: str) -> Iterator[Item]:
    layout, legend = without_legend(layout)
    above = read_above(top, layout.lines[: layout.first], talk=True, names=layout.names)
    chat = _is_chat(layout, text)
    days = days_of([stamp.day for stamp in layout.telling])
    talk = Assembly(layout, days.moments, chat=chat).take(above.read)
    heading = replace(above.heading, at=None) if talk.by_day else above.heading
    yield Understood(kind=kind, what="chat" if chat else "transcript")
    if not talk.turns:  # its heading and what is set aside of it would stand with no row
        raise UnreadableSource(f"holds no turn: {talk.refused[0].reason if talk.refused else 'no words'}")
    stands_above = [*top, *(line.text for line in layout.lines[: layout.first])]
    turns = with_whole_names(talk.turns, {**legend_in(stands_above, layout.names), **legend})
    turns, first = with_addresses(turns, addresses_in(stands_above)), talk.turns[0].row
    notes = (Noted(row=first, reason=days.note),) if days.note else ()
    remarks = (*talk.refused, *notes, *talk.aside, *_unread(top, above, first))
    channel = Channel.CHAT if chat else Channel.CALL
    yield from items_of(file, kind, turns, remarks, heading, channel)


def _is_chat(layout: Layout, text: str) -> bool:
    addressed = any(opening.form is Form.ADDRESSED for opening in layout.openings.values())
    nicks = all(opening.mark == "<" for opening in layout.openings.values()) and not layout.timed
    by_days = any(_DAY_BETWEEN.match(line.text) and is_day(line.text) for line in layout.lines)
    return layout.dated or addressed or nicks or by_days or bool(_CHAT.search(text[:65536]))


def _note(file: Opened, kind: str, top: Sequence[str], lines: Sequence[Line]) -> Iterator[Item]:
    above = read_above_note(top, lines)
    footer = _footer_of_note(lines)
    # What was read parts what stands above and below it.
    left = ["" if i in above.read or i in footer else line.text for i, line in enumerate(lines)]
    turns = _paragraphs(left, Speaker(name=above.heading.seller))
    if not turns:
        raise UnreadableSource("has no words beneath its heading")
    yield Understood(kind=kind, what="notes")
    aside = [lines[i].text.strip() for i in footer]
    remarks = [*_unread(top, above, 1), *_by_recorder(aside, turns[-1].row)]
    yield from items_of(file, kind, turns, tuple(remarks), above.heading, Channel.NOTE)


def _footer_of_note(lines: Sequence[Line]) -> range:
    """A link that stands alone, or behind a few words and a colon, beneath the last rule of a note; or the
    buttons of a page, where they begin the last paragraph."""
    written = [i for i, line in enumerate(lines) if not line.blank]
    if len(written) < 3:
        return range(0)
    last = end = written[-1]
    if RULE.match(lines[written[-2]].text) and _LINK_BENEATH.match(lines[last].text):
        return range(last, last + 1)
    while last > 0 and not lines[last - 1].blank:
        last -= 1
    buttons = last > written[0] and end - last < _MOST_BUTTONS and is_button(lines[last].text)
    return range(last, end + 1) if buttons else range(0)


def _unread(top: Sequence[str], above: Above, row: int) -> list[SetAside]:
    return _by_recorder([*unread_of(top), *above.beside], row)


def _by_recorder(lines: Iterable[str], row: int) -> list[SetAside]:
    return [SetAside(row=row, aside=Aside(why=Why.RECORDER, words=line)) for line in lines]


def _paragraphs(lines: Sequence[str], speaker: Speaker) -> tuple[Turn, ...]:
    paragraphs: list[list[str]] = []
    gap = True
    for line in lines:
        words = line.strip()
        if not words or RULE.match(words):
            gap = True
        elif gap or TITLE.match(words) or ITEM.match(words) or split_prefix(words):
            paragraphs.append([words])
            gap = bool(TITLE.match(words))
        else:
            paragraphs[-1].append(words)
    return tuple(
        Turn(row=row, text=" ".join(text), speaker=speaker) for row, text in enumerate(paragraphs, start=1)
    )

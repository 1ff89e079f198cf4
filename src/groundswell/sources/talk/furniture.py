"""What an app shows beneath a message and nobody wrote: reactions, receipts, threads, buttons, pictures.

It is told by where it stands, between the words of a turn and whoever begins next, and there by its shape
(a picture and a count, a name and a time), by coming back beneath turn after turn, or by a few words of apps.
What could be somebody's stays: a message that is nothing else, what a colon announces, a sentence.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from unicodedata import category

from groundswell.sources.talk import app_lines as app
from groundswell.sources.talk.beside import SPOKEN
from groundswell.sources.talk.lines import Line, Opening

_MOST_WORDS = 8
_MOST_OF_BUTTON = 4  # words
_FEWEST = 4  # turns beneath which the same words stand before they are a button
_FEWEST_SIGNS = 2
_MOSTLY = 0.7
_LONGEST = 120  # characters
_SENTENCE = re.compile(r"[.?!…。？！,;:]$")
_NUMBER = re.compile(r"\d+")
_LONGEST_DIVIDER = 20
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)")


def furniture_in(
    lines: Sequence[Line], openings: Mapping[int, Opening], layout: Collection[int] = ()
) -> frozenset[int]:
    """The lines that an app added below the words of a turn. `layout` are lines known to be nobody's."""
    people = frozenset(opening.name for opening in openings.values() if " " in opening.name)
    turns = [turn for turn in _turns(lines, openings, layout) if turn]
    buttons = _buttons(lines, turns, people)
    dividers = _dividers(lines)
    if not dividers or not shows_app(lines):
        dividers = frozenset[int]()
    places = set[int](dividers)
    for turn in turns:
        places.update(_below(lines, [j for j in turn if j not in dividers], openings, people, buttons))
    return frozenset(places)


def _dividers(lines: Sequence[Line]) -> frozenset[int]:
    """ "New", "Today", "Saturday" between the messages of an app: a word apart on both sides."""
    return frozenset(
        i
        for i, line in enumerate(lines[:-1])
        if i > 0
        and lines[i - 1].blank
        and lines[i + 1].blank
        and len(line.text) <= _LONGEST_DIVIDER
        and app.DIVIDER.match(line.text.strip())
    )


def is_button(text: str) -> bool:
    """Whether a line is what a page writes on a button beneath an entry: "Add comment"."""
    return bool(app.BUTTON.match(text.strip()))


def shows_app(lines: Sequence[Line]) -> bool:
    """Whether a file was copied from a chat: threads, counted reactions and edits stand among its lines."""
    texts = [line.text.strip() for line in lines if not line.blank and len(line.text) <= _LONGEST]
    signs = sum(
        bool(app.THREAD.match(text) or app.SEEN.match(text) or is_button(text) or text.endswith("(edited)"))
        or _is_reaction(text, ())
        for text in texts
    )
    codes = sum(_is_picture(text) and bool(app.COUNT.match(two)) for text, two in pairwise(texts))
    return signs + codes >= _FEWEST_SIGNS


def _turns(
    lines: Sequence[Line], openings: Mapping[int, Opening], layout: Collection[int]
) -> Iterator[list[int]]:
    """For each turn its written lines, that of its opening first."""
    begun = sorted(openings)
    for i, until in zip(begun, [*begun[1:], len(lines)], strict=True):
        below = (j for j in range(i + 1, until) if not lines[j].blank and not lines[j].only_stamp)
        yield [i, *(j for j in below if j not in layout)]


def _below(
    lines: Sequence[Line],
    turn: Sequence[int],
    openings: Mapping[int, Opening],
    people: Collection[str],
    buttons: Collection[str],
) -> Iterator[int]:
    begins, *below = turn
    has_words = bool(openings[begins].words)
    if len(below) > 1 and not has_words and lines[below[0]].text.strip().casefold() == "edited":
        yield below.pop(0)  # Teams shows it between the name and the words
    remarks = {j for j in below if has_words and _is_remark(lines, j)}
    images = {j for j in below if _is_media(lines[j].text.strip())}
    if not has_words and len(images) == len(below):
        images = set[int]()
    yield from remarks | images
    below = [j for j in below if j not in remarks and j not in images]
    end = len(below)
    while end > 0 and _is_furniture(lines, below, end - 1, people, buttons):
        end -= 1
    above = lines[below[end - 1]].text.rstrip() if end else openings[begins].words
    # A message that is nothing else, or what its writer lists, is theirs.
    if above and above[-1:] not in ":：":
        yield from below[end:]


def _is_furniture(
    lines: Sequence[Line], below: Sequence[int], k: int, people: Collection[str], buttons: Collection[str]
) -> bool:
    text = lines[below[k]].text.strip()
    if len(text) > _LONGEST:
        return False
    apart = below[k] > 0 and lines[below[k] - 1].blank
    if app.COUNT.match(text):
        return k > 0 and _is_picture(lines[below[k - 1]].text.strip())
    if app.HEADS_LIST.match(text):
        return k + 1 < len(below)
    if app.CODE.match(text):
        return k + 1 < len(below) and bool(app.COUNT.match(lines[below[k + 1]].text.strip()))
    return (
        _is_reaction(text, people)
        or any(pattern.match(text) for pattern in (app.THREAD, app.OF_ITSELF, app.BUTTON, app.ATTACHED))
        or (
            bool(app.SEEN.match(text)) and (bool(_CLOCK.search(text)) or any(name in text for name in people))
        )
        or (bool(app.REACTION.match(text)) and (apart or _skeleton(text, people) in buttons))
        or _tells_of_people(text, people)
        or _skeleton(text, people) in buttons
    )


def _is_remark(lines: Sequence[Line], j: int) -> bool:
    """ "(Whereupon a recess was taken.)": a sentence in brackets, set off, which speaks of nobody present."""
    text = lines[j].text.strip()
    apart = lines[j - 1].blank and (j + 1 >= len(lines) or lines[j + 1].blank)
    return apart and bool(app.REMARK.match(text)) and not SPOKEN.search(text)


def _is_media(text: str) -> bool:
    return (
        len(text) <= _LONGEST * 4
        and bool(app.IMAGE.match(text) or app.MEDIA.match(text))
        and "://" not in text
    )


def _is_picture(text: str) -> bool:
    """Nothing but pictures, as a sign or as a code: "👍", ":+1:"."""
    if app.CODE.match(text):
        return True
    return category(text[0]) == "So" and not any(character.isalnum() for character in text)


def _is_reaction(text: str, people: Collection[str]) -> bool:
    """ "👍 2", "👀 (2)", "👍 Ana Roth": a picture and how many, or whose it is."""
    if category(text[0]) != "So":
        return False
    behind = "".join(c if c.isalnum() or c in " .'’-" else " " for c in text).strip()
    return behind.isdecimal() or behind in people


def _tells_of_people(text: str, people: Collection[str]) -> bool:
    """ "Ana Roth is typing...": whole names of people, and what an app says they did."""
    words = text.split()
    return any(
        " ".join(words[:length]) in people and bool(app.EVENT.match(" ".join(words[length:])))
        for length in range(2, min(len(words), _MOST_WORDS))
    )


def _buttons(
    lines: Sequence[Line], turns: Sequence[Sequence[int]], people: Collection[str]
) -> frozenset[str]:
    """What stands last beneath most turns whatever they say: a button of the page."""
    last = Counter(_skeleton(lines[turn[-1]].text.strip(), people) for turn in turns if len(turn) > 2)
    reactions = {shape: times for shape, times in last.items() if app.REACTION.match(shape)}
    twice = set(reactions) if sum(reactions.values()) > 1 else set[str]()
    fewest = max(_FEWEST, _MOSTLY * len(turns))
    return frozenset({shape for shape, times in last.items() if shape and times >= fewest} | twice)


def _skeleton(text: str, people: Collection[str]) -> str:
    """A few words that are no sentence, without their numbers; empty for what is longer or one."""
    if not text or _SENTENCE.search(text) or len(text.split()) > _MOST_OF_BUTTON:
        return ""
    return "" if text in people or _is_picture(text) else _NUMBER.sub("0", text)

"""The line with which a turn begins, learned from the file: whoever is named on a line of its shape speaks.

Some heads are told by their names. What is left of them without the name, the time and the words
("[N] 0:0:0") is a shape, and other lines of that shape begin turns too: "[iPhone] 10:02:40". A time has to
lie between those of the heads around it, which the hour in somebody's words seldom does.
"""

import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from groundswell.sources.speakers.nobody import names_nobody
from groundswell.sources.talk.lines import Form, Line, Opening, shape_of
from groundswell.sources.talk.naming import is_name

_FEWEST = 2  # heads of one shape
_MOSTLY = 0.8
_OFTEN = 0.5
_FEWEST_TURNS = 3
_FEWEST_WORDS = 3
_ENDS = ".?!…。？！"
_MOST_OF_LABEL = 3  # words of what is no name by its look
_LONGEST_NAME = 5  # words
_SENTENCE = re.compile(r"[.?!;…\"“”„«»]|https?|,\s+[a-z]")
_BESIDE = re.compile(r"\s+(?P<beside>\([^()]{2,30}\))$")  # "(pinned)"
_BLANKS = re.compile(r"\s+")
_BRACKETED = re.compile(r"[\[(<（【]N[\])>）】]")
_MARKED = re.compile(r"[^\w\s:./,+-]")
_ACCOUNT = re.compile(r"[\w.-]{2,40}(?:#\d{4})?$")


def with_heads_alike(lines: Sequence[Line], openings: Mapping[int, Opening]) -> dict[int, Opening]:
    """The openings, and those lines that have the shape of one of them."""
    shapes = {i: _shape(lines[i], opening) for i, opening in openings.items()}
    usual = {shape for shape, times in Counter(shapes.values()).items() if shape and times >= _FEWEST}
    if not usual:
        return dict(openings)
    begun = sorted(openings)
    below_blank = all(i == 0 or lines[i - 1].blank for i in begun)
    names = {opening.name for opening in openings.values()}
    kept = dict(openings)
    for i, line in enumerate(lines):
        if i in openings or line.stamp is None or (below_blank and i > 0 and not lines[i - 1].blank):
            continue
        for head in line.openings:
            if _shape(line, head) in usual and _fits(lines, begun, i):
                opening = _without_remark(head, names)
                if _is_label(opening.name, _shape(line, head), names):
                    kept[i] = opening
                    break
    return _with_one_name(kept)


def heads_of_one_shape(lines: Sequence[Line], forms: Sequence[Mapping[int, Opening]]) -> dict[int, Opening]:
    """The lines of the shape on which labels take turns with a time, whatever the labels look like.

    They need not look like names where each of few comes back after another, and what they say stands behind
    or below them.
    """
    groups = defaultdict[str, dict[int, Opening]](dict)
    for openings in forms:
        for i, opening in openings.items():
            if shape := _shape(lines[i], opening):
                groups[shape][i] = opening
    groups["N / 0"] = _above_times(lines)
    # Beside a bare time only what is plainly an account is one: "backup 02:00" is a thing and its hour.
    groups = {
        shape: group
        for shape, group in groups.items()
        if _MARKED.search(shape.partition(": ")[2])
        or all(_is_account(opening.name) for opening in group.values())
    }
    taking_turns = [group for group in groups.values() if _take_turns(lines, group)]
    return max(taking_turns, key=len) if taking_turns else {}


def _is_account(name: str) -> bool:
    return is_name(name) or (bool(_ACCOUNT.match(name)) and not name.isalpha())


def _above_times(lines: Sequence[Line]) -> dict[int, Opening]:
    """What stands right above each time that has a line of its own, and below a blank line or the words."""
    above = {
        i - 1: opening
        for i, line in enumerate(lines)
        if i and line.only_stamp and (opening := lines[i - 1].opening(Form.ALONE)) is not None
    }
    times = sum(line.only_stamp for line in lines)
    return above if len(above) >= _MOSTLY * times else {}


def _take_turns(lines: Sequence[Line], openings: Mapping[int, Opening]) -> bool:
    names = [openings[i].name for i in sorted(openings)]
    times = Counter(names)
    if len(openings) < _FEWEST_TURNS or not 1 < len(times) <= _OFTEN * len(openings) + 1:
        return False
    again = sum(n for n in times.values() if n > 1)
    changes = sum(earlier != other for earlier, other in pairwise(names))
    labels = all(
        len(name.split()) <= _MOST_OF_LABEL and not _SENTENCE.search(name.replace(".", "")) for name in times
    )
    back = changes >= len(times)  # a label returns after another
    return (
        labels
        and back
        and again >= _OFTEN * len(openings)
        and _is_spoken([_words(lines, i, openings[i]) for i in openings])
    )


def _words(lines: Sequence[Line], i: int, opening: Opening) -> str:
    """The first words of a turn: on its line, else on the next that holds no time alone."""
    if opening.words:
        return opening.words
    below = (line.text.strip() for line in lines[i + 1 : i + 4] if not line.blank and not line.only_stamp)
    return next(below, "")


def _is_spoken(texts: Sequence[str]) -> bool:
    """Whether most are more than a few words, and some are sentences: logs and lists of hours have none."""
    more = sum(len(words.split()) >= _FEWEST_WORDS or words[-1:] in _ENDS for words in texts if words)
    return more >= _OFTEN * len(texts) and any(words[-1:] in _ENDS for words in texts if words)


def without_set_words(openings: Mapping[int, Opening]) -> dict[int, Opening]:
    """The openings of one form without the words around every name: "Comment by Ana Roth on".

    Only where these are what keeps most from being names, and different names are left.
    """
    odd = [opening.name.split() for opening in openings.values() if not is_name(opening.name)]
    if len(odd) < _FEWEST or len(odd) < _MOSTLY * len(openings):
        return dict(openings)
    before, behind = _shared(odd), _shared([words[::-1] for words in odd])[::-1]
    bare = {i: _bare(opening.name.split(), before, behind) for i, opening in openings.items()}
    names = [name for name in bare.values() if name and is_name(name)]
    if len(set(names)) < 2 or len(names) < _MOSTLY * len(openings):
        return dict(openings)
    return {
        i: replace(opening, name=name) if (name := bare[i]) else opening for i, opening in openings.items()
    }


def _shared(many: Sequence[Sequence[str]]) -> Sequence[str]:
    """The words with which most begin."""
    shared = list[str]()
    for at in range(_LONGEST_NAME):
        words = Counter(
            text_lines[at] for text_lines in many if len(text_lines) > at + 1 and text_lines[:at] == shared
        )
        word, times = words.most_common(1)[0] if words else ("", 0)
        if times < _MOSTLY * len(many):
            break
        shared.append(word)
    return shared


def _bare(words: list[str], before: Sequence[str], behind: Sequence[str]) -> str:
    inner = words[len(before) : len(words) - len(behind)]
    whole = words[: len(before)] == list(before) and words[len(words) - len(behind) :] == list(behind)
    return " ".join(inner) if whole else ""


def _shape(line: Line, opening: Opening) -> str:
    """A head without its name, its time and its words; empty where it has no time or cannot be told."""
    stamp = line.stamp
    if stamp is None or opening.name not in line.text:
        return ""
    words_at = line.text.rfind(opening.words) if opening.words else len(line.text)
    at = line.text.find(opening.name)
    parts = sorted([(stamp.start, stamp.end, shape_of(line)), (at, at + len(opening.name), "N")])
    (start, one_end, first), (two, two_end, second) = parts
    if one_end > two or two_end > words_at:
        return ""
    text = line.text
    head = f"{text[:start]}{first}{text[one_end:two]}{second}{text[two_end:words_at]}"
    return f"{opening.form}: {_BLANKS.sub(' ', head).strip()}"


def _fits(lines: Sequence[Line], begun: Sequence[int], i: int) -> bool:
    """Whether the time of a line lies between those of the heads above and below it."""
    seconds = _seconds(lines[i])
    k = bisect(begun, i)
    above = _seconds(lines[begun[k - 1]]) if k else None
    below = _seconds(lines[begun[k]]) if k < len(begun) else None
    if seconds is None:
        return True
    return (above is None or above <= seconds) and (below is None or seconds <= below)


def _seconds(line: Line) -> float | None:
    return line.stamp.seconds if line.stamp else None


def _without_remark(opening: Opening, names: set[str]) -> Opening:
    remark = _BESIDE.search(opening.name)
    bare = opening.name[: remark.start()] if remark else ""
    if remark is None or not (bare in names or _ACCOUNT.match(bare)):
        return opening
    return replace(opening, name=bare, beside=remark["beside"])


def _is_label(name: str, shape: str, names: set[str]) -> bool:
    sentence = _SENTENCE.search(name) and not _ACCOUNT.match(name)
    if len(name.split()) > _LONGEST_NAME or sentence or not re.search(r"[^\W\d_]", name):
        return False
    if name in names or is_name(name) or names_nobody(name) or _BRACKETED.search(shape):
        return True
    # "at 00:09" is no account: those hold more than letters, or stand beside a time in brackets.
    return bool(_ACCOUNT.match(name)) and (not name.isalpha() or "[" in shape)


def _with_one_name(openings: dict[int, Opening]) -> dict[int, Opening]:
    """The same person with a remark behind the name and without."""
    names = {opening.name for opening in openings.values()}
    return {
        i: _without_remark(opening, names) if opening.name in names else opening
        for i, opening in openings.items()
    }

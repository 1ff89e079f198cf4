"""The labels of cues that have no voice tags: which form the file uses, and which of them are speakers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from groundswell.sources.cues.marks import is_sound, sounds_before
from groundswell.sources.speakers.nobody import is_counted_voice, is_numbered
from groundswell.sources.speakers.prefixes import MOSTLY, OFTEN, habit_of, looks_like_name, split_prefix

_DASHED = re.compile(r"^\s*(?:-|–|—|‐|>{2,})\s*")
_CHANGE = re.compile(r"^\s*>{2,}\s*")
_DASH = re.compile(r"^\s*[-–—‐]\s*(?=\S)")
_BEFORE_DASH = re.compile(r"^([^-–—]{1,60}) [-–—] +(\S.*)$", re.S)
_BRACKETED = re.compile(
    r"^\s*(?:[-–]\s*|>{2,}\s*)?(?:\[([^\[\]:]{1,60})\]|\(([^():]{1,60})\)|<([^<>:]{1,60})>|\{([^{}:]{1,60})\}|【([^【】:]{1,60})】|（([^（）]{1,60})）)"
    r"\s*[:：]?\s*(.*)$",
    re.S,
)
_QUOTED_ID = re.compile(r"^\W*\d*\W*\"([^\"]{0,80})\"")
_COUNTED_ID = re.compile(r"^\d+\s*[-.:)|,]?\s+(?=\D)|^\d+\s*[-.:)|,]\s*(?=\D)")
_COUNTER = re.compile(r"[\s_.#-]*(\d+)$")
_LONGEST_ID = 120  # characters
_FEW = 4  # cues whose labels need not return


class Form(Enum):
    """Where the label of a speaker stands."""

    NONE = auto()
    PREFIX = auto()
    BRACKETS = auto()
    ABOVE = auto()  # in the identifier of the cue
    LINE = auto()  # on a line of its own
    DASH = auto()  # before a dash


@dataclass(frozen=True, slots=True)
class Labels:
    """How a file without voice tags tells who speaks."""

    form: Form
    names: frozenset[str]
    every: bool  # each cue has its label, so one without has none; else whoever spoke before goes on
    dashed: bool  # a dash at the beginning of a line is a change of speaker

    @classmethod
    def of(cls, cues: Sequence[Sequence[str]], ids: Sequence[str]) -> "Labels":
        """From the plain lines of each cue, without blank ones, and the identifiers."""
        cues_with = [lines for lines in cues if lines]
        dashed = any(sum(bool(_DASH.match(line)) for line in lines) > 1 for lines in cues)
        for form, way in (
            (Form.PREFIX, _prefixes),
            (Form.BRACKETS, _brackets),
            (Form.LINE, _on_lines),
            (Form.DASH, _before_dashes),
        ):
            names, share = way(cues_with)
            if names:
                return cls(form, names, share >= MOSTLY, dashed)
        names = _in_ids(ids)
        return cls(Form.ABOVE if names else Form.NONE, names, True, dashed)

    def split(self, lines: Sequence[str], identifier: str) -> Iterator[tuple[str | None, str]]:
        """(label, words): the label is "" for a voice that is not told, None for whoever spoke before."""
        label: str | None = "" if self.every else None
        if self.form is Form.ABOVE:
            above = label_in_id(identifier)
            label = next((name for name in (above, _less_counter(above)) if name in self.names), "")
        elif self.form is Form.NONE:
            label = ""
        words: list[str] = []
        named_here = False
        for index, line in enumerate(lines):
            labelled = self._label(line, has_more=index + 1 < len(lines))
            change = _CHANGE.match(line) or (self.dashed and _DASH.match(line))
            if labelled is not None or change:
                if words or named_here:
                    yield label, " ".join(words)
                named_here = labelled is not None
                rest = line[change.end() :] if change else ""
                label, rest = labelled if labelled is not None else ("", rest)
                words = [rest] if rest else []
            elif line.strip("-–—‐ "):
                words.append(line)
        yield label, " ".join(words)

    def _label(self, line: str, *, has_more: bool) -> tuple[str, str] | None:
        label: tuple[str, str] | None = None
        if self.form is Form.PREFIX:
            label = _split_behind_sounds(line)
        elif self.form is Form.BRACKETS:
            label = split_brackets(line)
        elif self.form is Form.DASH:
            label = split_dash(line)
        elif self.form is Form.LINE and has_more:
            label = (line, "")
        return label if label and label[0] in self.names else None


def _split_behind_sounds(line: str) -> tuple[str, str] | None:
    """`split_prefix` of a line that a sound may begin, which stays in the words: "[door closes] Ana: yes"."""
    begin = sounds_before(line)[1]
    split = split_prefix(line[begin:])
    return (split[0], line[:begin] + split[1]) if split else None


def split_brackets(line: str) -> tuple[str, str] | None:
    """(name, what was said) of a line that begins with something in brackets, else None."""
    match = _BRACKETED.match(line)
    if match is None:
        return None
    name = next(part for part in match.groups()[:6] if part is not None)
    return " ".join(name.split()), match[7].strip()


def split_dash(line: str) -> tuple[str, str] | None:
    """(name, what was said) of "Ana Roth - words", else None."""
    match = _BEFORE_DASH.match(line)
    return (" ".join(match[1].split()), match[2].strip()) if match else None


def label_in_id(written: str) -> str:
    """ "Ana Roth" of an identifier: '12 "Ana Roth" (3141592)', "12 - Ana Roth", "Ana Roth"."""
    written = written[:_LONGEST_ID]
    quoted = _QUOTED_ID.match(written)
    return quoted[1].strip() if quoted else _COUNTED_ID.sub("", written, count=1).strip()


def _prefixes(cues: Sequence[Sequence[str]]) -> tuple[frozenset[str], float]:
    # Further lines of a cue are the same voice, unless a dash says that another one begins, what stands
    # above them was shown before, or every line of the file names its speaker.
    further = [line for lines in cues for line in lines[1:] if _DASHED.match(line)]
    habit = habit_of([*(lines[0] for lines in cues), *further])
    fresh = habit_of(_first_new(cues))
    every = habit_of(line for lines in cues for line in _unannounced(lines))
    within = frozenset(filter(looks_like_name, every.names)) if every.every_line else frozenset[str]()
    return habit.names | fresh.names | within, min(habit.share, fresh.share)


def _unannounced(lines: Sequence[str]) -> Iterator[str]:
    """The lines of a cue but those right below a label with nothing behind it: they are its words, however
    they begin ("Ana Roth:" above "Yes: we do")."""
    bare = False
    for line in lines:
        if not bare:
            yield line
        split = split_prefix(line)
        bare = not bare and split is not None and not split[1]


def _first_new(cues: Sequence[Sequence[str]]) -> Iterator[str]:
    """The first line of each cue that the one before did not show."""
    before = frozenset[str]()
    for lines in cues:
        new = next((line for line in _unannounced(lines) if line not in before), None)
        if new is not None:
            yield new
        before = frozenset(lines)


def _brackets(cues: Sequence[Sequence[str]]) -> tuple[frozenset[str], float]:
    seen, alone = Counter[str](), Counter[str]()
    labelled = 0
    for lines in cues:
        for index, line in enumerate(lines):
            split = split_brackets(line)
            if split is None or not _may_be_name(split[0]):
                continue
            if len(lines) == 1 and not split[1]:
                alone[split[0]] += 1  # a name and its words in the next cue, or a sound
            elif index == 0 or not split[1] or _DASHED.match(line):
                labelled += index == 0
                seen[split[0]] += 1
    seen += Counter({name: times for name, times in alone.items() if times > 1 and _is_full(name)})
    share = labelled / len(cues) if cues else 0.0
    names = {
        name
        for name, times in seen.items()
        if share >= MOSTLY or (_is_full(name) and (times > 1 or share >= OFTEN))
    }
    return frozenset(names), share


def _may_be_name(label: str) -> bool:
    return looks_like_name(label) and not is_sound(label)


def _is_full(name: str) -> bool:
    return len(name.split()) > 1 or is_numbered(name)


def _on_lines(cues: Sequence[Sequence[str]]) -> tuple[frozenset[str], float]:
    """A name on a line of its own above the words. Names return; a caption's first line seldom does."""
    firsts = [lines[0] for lines in cues if len(lines) > 1 and looks_like_name(lines[0])]
    seen = Counter(firsts)
    if len(cues) < 3 or len(firsts) < OFTEN * len(cues):
        return frozenset(), 0.0
    share = len(firsts) / len(cues)
    # In a short file somebody may speak once, if there is a name above every cue and most of them return.
    again = sum(times for times in seen.values() if times > 1)
    throughout = share == 1.0 and again * 2 > len(firsts) and all(map(_is_full, seen))
    if len(seen) > len(firsts) / 2 and not throughout:
        return frozenset(), 0.0
    names = {name for name, times in seen.items() if share == 1.0 or times > 1}
    if share < 1.0 and not all(_is_full(name) or name.isupper() for name in names):
        return frozenset(), 0.0
    return frozenset(names), share


def _before_dashes(cues: Sequence[Sequence[str]]) -> tuple[frozenset[str], float]:
    """Names before a dash: prose has dashes too, so nearly every cue begins with one, and names return."""
    seen = Counter(split[0] for lines in cues if (split := split_dash(lines[0])) and _may_be_name(split[0]))
    share = seen.total() / len(cues) if cues else 0.0
    if share < MOSTLY or len(seen) * 2 > seen.total() + 1 or seen.total() < 3:
        return frozenset(), 0.0
    return frozenset(seen), share


def _in_ids(ids: Sequence[str]) -> frozenset[str]:
    """Names in the identifiers of the cues. "Introduction", "Next Steps" are chapters, and do not return."""
    labels = [label for written in ids if (label := label_in_id(written)) and _may_be_called(label)]
    if not labels or len(labels) * 2 < len(ids):
        return frozenset()
    if _are_counted(labels):
        labels = [_less_counter(label) for label in labels]
    seen = Counter(labels)
    if len(labels) > _FEW and len(seen) * 2 > len(labels):
        return frozenset()
    if len(labels) <= _FEW and len(seen) == len(labels) and not _are_quoted(ids):
        return frozenset(label for label in seen if _is_full(label))
    return frozenset(seen)


def _are_quoted(ids: Sequence[str]) -> bool:
    return any(_QUOTED_ID.match(written[:_LONGEST_ID]) for written in ids)


def _may_be_called(label: str) -> bool:
    """Whether an identifier can be a name; "Chapter 2" counts, and counts no voices."""
    return looks_like_name(label) and (not is_numbered(label) or is_counted_voice(label))


def _are_counted(labels: Sequence[str]) -> bool:
    """Whether the numbers behind the labels go up by one from cue to cue."""
    counters = [_COUNTER.search(label[-12:]) for label in labels]
    numbers = [int(match[1]) for match in counters if match]
    return len(numbers) == len(labels) > 2 and all(b - a == 1 for a, b in pairwise(numbers))


def _less_counter(label: str) -> str:
    return label[:-12] + _COUNTER.sub("", label[-12:])

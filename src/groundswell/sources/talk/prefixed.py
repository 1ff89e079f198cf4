"""Names before the words, with a mark between and no time: "Ana: words", "[Ana] words", "Ana » words".

Much that nobody says is written so too: topics, keys, steps, lists. What tells people from them is that
people take turns: their labels are few, come back after another's, and what follows them is talk.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from groundswell.sources.columns.names import is_known_name
from groundswell.sources.formats.headings import is_heading_line, names_writer
from groundswell.sources.formats.moments import moment_within
from groundswell.sources.formats.recordings import is_recording
from groundswell.sources.speakers.nobody import is_voice
from groundswell.sources.speakers.prefixes import habit_of, split_prefix
from groundswell.sources.talk.label_runs import label_runs
from groundswell.sources.talk.lines import Form, Line, Opening, unnumbered
from groundswell.sources.talk.naming import is_name, is_section
from groundswell.sources.talk.participants import listed_in, lists_people
from groundswell.sources.talk.tasks import is_item, tasks_in

_MOSTLY = 0.8
_OFTEN = 0.5
_SELDOM = 0.3
# From this many lines on, those of people who talk show that they take turns.
_ENOUGH = 4
_MOST_VOICES = 50  # that are heard once each
_LONGEST_VALUE = 60
_FEWEST_WORDS = 3  # of what is said, in most lines
_ENDS = ".!?…。！？"
_MOST_OF_VALUE = 2  # words
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_RULE = re.compile(r"^\s*(?:[-=_*]\s*){3,}$")
_CLOSE = re.compile(r"[^:：]{1,80}[:：](?=[^\W\d_a-zA-Z])")
# Sections of notes that also ask and answer.
_IN_TURNS = frozenset(("question", "answer"))
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,255}|https?://\S+|www\.\S+")

Openings = dict[int, Opening]


def recur(openings: Mapping[int, Opening]) -> bool:
    """Whether half of those who speak do so twice."""
    times = Counter(opening.name for opening in openings.values())
    again = sum(n for n in times.values() if n > 1)
    return again > 0 and again >= _OFTEN * len(openings)


class Prefixed:
    """The lines of a file that have no time, judged together."""

    def __init__(
        self, lines: Sequence[Line], written: Sequence[int], by_form: Mapping[Form, Mapping[int, Opening]]
    ) -> None:
        self._lines = lines
        self._written = written
        self._by_form = by_form

    def openings(self) -> Openings:
        for form in (Form.BRACKET, Form.ANGLE):
            openings = {
                i: opening
                for i, opening in self._all(form).items()
                if form is Form.ANGLE or is_name(opening.name)
            }
            if len(openings) >= _OFTEN * len(self._written) and recur(openings):
                return openings
        return self._by_colon() or self._by_mark() or self._by_letters()

    def _within_words(self, openings: Openings, times: Mapping[str, int]) -> set[int]:
        """Labels of a form that somebody lists below a colon: "It asks for:", "Name: ours", "Email: ours"."""
        listed = set[int]()
        for i in sorted(openings):
            above = self._lines[i - 1].text.rstrip() if i else ""
            field = times[openings[i].name] == 1 and (
                is_known_name(openings[i].name) or is_heading_line(self._lines[i].text)
            )
            if field and (i - 1 in listed or (above[-1:] in (":", "：") and i - 1 in openings)):
                listed.add(i)
        return listed

    def _above_rule(self, openings: Openings, times: Mapping[str, int]) -> set[int]:
        """Labels that stand once each above a rule, or before a whole name, where all who speak again do so
        below them: "Agent: Ana Roth"."""
        again = [i for i, opening in openings.items() if times[opening.name] > 1]
        first = min(again, default=0)
        rule = next((j for j in range(first - 1, -1, -1) if _RULE.match(self._lines[j].text)), -1)
        named = {
            i
            for i, opening in openings.items()
            if i < first and " " in opening.words and is_name(opening.words)
        }
        return named | {i for i in openings if i < rule}

    def _all(self, form: Form) -> Mapping[int, Opening]:
        return self._by_form.get(form, {})

    def _by_mark(self) -> Openings:
        """Names parted from the words by one and the same mark on nearly every line, and few of them."""
        named = {i: opening for i, opening in self._all(Form.PARTED).items() if is_name(opening.name)}
        marks = Counter(opening.mark for opening in named.values())
        if not named or is_known_name(named[min(named)].name):
            return {}  # nothing, or the header of a table
        ((mark, _),) = marks.most_common(1)
        openings = {i: opening for i, opening in named.items() if opening.mark == mark}
        names = {opening.name for opening in openings.values()}
        if mark in _OF_TABLES:
            throughout = len(openings) == len(self._written) >= _ENOUGH
            return openings if throughout and 1 < len(names) <= len(openings) * _OFTEN else {}
        often = len(openings) >= max(_ENOUGH, _MOSTLY * len(self._written))
        few = 1 < len(names) <= len(openings) * _OFTEN
        return (
            openings
            if often and few and _takes_turns(openings) and _is_talk(self._lines, openings, mark)
            else {}
        )

    def _by_letters(self) -> Openings:
        """ "Q. …" and "A. …" take turns, and one of them asks."""
        openings = dict(self._all(Form.LETTER))
        asked = Counter(opening.name for opening in openings.values() if opening.words.endswith("?"))
        times = Counter(opening.name for opening in openings.values())
        asks = any(asked[name] >= _OFTEN * times[name] for name in times)
        two = len(times) == 2 and len(openings) >= _ENOUGH and min(times.values(), default=0) > 1
        often = len(openings) >= _OFTEN * len(self._written)
        return openings if two and often and asks and _takes_turns(openings) else {}

    def _by_colon(self) -> Openings:
        if not self._all(Form.COLON):
            return {}
        tasks = tasks_in(self._lines)
        openings = {i: opening for i, opening in self._all(Form.COLON).items() if i not in tasks}
        habit = habit_of(unnumbered(self._lines[i].text) for i in self._written if i not in tasks)
        split = {i: split_prefix(unnumbered(self._lines[i].text)) for i in openings}
        openings = {
            i: opening for i, opening in openings.items() if (parts := split[i]) and parts[0] in habit.names
        }
        times = Counter(opening.name for opening in openings.values())
        labels = {i for i, opening in openings.items() if _heads_part(opening, times[opening.name])}
        labels |= self._within_words(openings, times) | self._above_rule(openings, times)
        labels |= {
            i for i, opening in openings.items() if times[opening.name] == 1 and opening.words in times
        }  # "Host: Ana"
        again = {name for name, n in times.items() if n > 1}
        begun = min((i for i, opening in openings.items() if opening.name in again), default=0)
        labels |= label_runs(self._lines, begun, again) & openings.keys()
        first = {openings[i].name: i for i in sorted(openings, reverse=True)}
        labels |= {i for i in openings if _lists_speakers(openings, i, times, first)}
        sections = any(is_section(openings[i].name) or names_writer(openings[i].name) for i in labels)
        openings = {i: opening for i, opening in openings.items() if i not in labels}
        if len(openings) + len(labels) >= _ENOUGH and not (
            _takes_turns(openings) and _is_talk(self._lines, openings)
        ):
            return {}
        times = Counter(opening.name for opening in openings.values())
        # "Budget: …", "Timeline: …", "Next Steps: …" are labels: of people who talk, one speaks twice. A line
        # or two by people who speak once are believed where no label stands beside them.
        # Nor are labels of recorders: "Speaker 1: …" is a voice, though it is heard once.
        few = len(times) <= _MOST_VOICES
        voices = few and sum(map(is_voice, times)) * 2 >= len(times)
        # A colon without a blank stands in the prose of scripts that have none: there somebody speaks twice.
        close = any(_CLOSE.match(self._lines[i].text) for i in openings)
        # And they say a good part of what there is: "Topics: …" beneath an outline is no talk.
        much = len(openings) >= _SELDOM * len(self._written) or self._written[0] in openings
        once = (voices or (times.total() < 3 and not close and much)) and not sections
        return openings if once or max(times.values(), default=0) > 1 else {}


def _lists_speakers(openings: Openings, i: int, times: Mapping[str, int], first: Mapping[str, int]) -> bool:
    """ "Present: Ana Roth, Jan Vos", above the first words of each: who calls on others speaks again."""
    listed = listed_in(openings[i].words) if times[openings[i].name] == 1 else ()
    # A label may be the whole name, one word of it, or what stands behind it in brackets.
    names = {*listed, *(_IN_BRACKETS.sub("", name) for name in listed)}
    names.update(word for name in listed for word in re.findall(r"\w+", name))
    speaking = [first[name] for name in names if name in first]
    return bool(speaking) and i < min(speaking)


def _takes_turns(openings: Mapping[int, Opening]) -> bool:
    """Whether a label comes back after another, as people do; what is sorted by its label only repeats it.

    Where none returns, somebody asks, or most say whole sentences, this tells nothing.
    """
    names = [openings[i].name for i in sorted(openings)]
    changes = sum(earlier != other for earlier, other in pairwise(names))
    if _cycles(names) and sum(
        len(opening.words.split()) <= _MOST_OF_VALUE for opening in openings.values()
    ) >= _MOSTLY * len(openings):
        return False
    runs_only = changes + 1 == len(set(names)) < len(names) and changes > 0
    ends = Counter(opening.words[-1:] for opening in openings.values())
    sentences = sum(times for end, times in ends.items() if end and end in _ENDS)
    return not runs_only or ends["?"] > 0 or sentences >= _OFTEN * len(openings)


def _cycles(names: Sequence[str]) -> bool:
    """Whether three labels or more follow each other again and again, as those of records do."""
    period = len(set(names))
    return (
        period >= _FEWEST_WORDS and len(names) >= 2 * period and list(names[period:]) == list(names[:-period])
    )


def _is_talk(lines: Sequence[Line], openings: Mapping[int, Opening], mark: str = "") -> bool:
    """Whether most of what follows the labels can be said: no names, numbers or addresses alone; and before
    a mark that is no colon, a few words that hold no other of its kind."""
    texts = [opening.words for opening in openings.values()]
    values = sum(_is_value(words) for words in texts)
    if all(is_item(lines[i].text) and opening.words[-1:] not in _ENDS for i, opening in openings.items()):
        return False  # "- Import: keeps the header row"
    if not mark:
        return values < _MOSTLY * len(texts)
    short = sum(len(words.split()) < _FEWEST_WORDS and words[-1:] not in ".?!" for words in texts)
    again = sum(mark in words for words in texts)
    return max(values, short, again) < _OFTEN * len(texts)


def _is_value(words: str) -> bool:
    if len(words) > _LONGEST_VALUE:
        return False
    bare = _ADDRESS.sub("", words)
    if not re.search(r"[^\W\d_]{3}.*\s.*[^\W\d_]{3}", bare):
        return bare != words or any(character.isdigit() for character in words)
    return len(words.split()) > 1 and is_name(words)


def _heads_part(opening: Opening, times: int) -> bool:
    """ "Key takeaways:", "Recorded: 10 March 2026", "Link: https://…": of a label that stands once; or a
    label of notes however often it returns."""
    if times > 1:
        return is_section(opening.name) and opening.name.casefold() not in _IN_TURNS
    words = opening.words
    day = moment_within(words) if len(words) <= _LONGEST_VALUE else None
    only_day = day is not None and not re.search(r"[^\W\d_]{4}.*\s", words[: day.start] + words[day.end :])
    value = words.startswith(("http://", "https://")) or is_recording(words) or lists_people(words)
    return is_section(opening.name) or names_writer(opening.name) or only_day or value


# Marks that part the cells of tables too.
_OF_TABLES = frozenset(("|", ";", "\t", "~", "~~", "~~~", "-", "--", "–", "—"))

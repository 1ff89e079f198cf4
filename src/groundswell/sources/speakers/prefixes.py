"""Who speaks in a line of talk: `Name: text`, and how to tell a name from words before a colon.

"Dana: I agree" has a speaker, "So the thing is: no" has none. One line cannot decide that, a whole file can:
where nearly every line begins that way it is the file's habit, else only what looks like a name and returns.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from groundswell.sources.speakers.nobody import is_counted_voice
from groundswell.speech import Speaker

# `Name:`, `**Name:**`, `**Name**:`, `[Name]:`, `>> NAME:`, `- Name:`; a space or nothing after the colon.
_PREFIX = re.compile(
    r"^\s*(?:(?:-|>>|&gt;&gt;)\s*)?(?P<open>\*\*|__|\[)?(?P<name>[^\s:*\[\]][^:*\[\]]{0,79}?)(?:\*\*|__|\])?\s*(?:[:：]"
    r"(?:\*\*|__)?(?:\s+|$)|：|:(?=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]))(?P<said>.*)$",
    re.S,
)
_SENTENCE = re.compile(r"[?!;…\"“”<>{}=]|\.\s+[a-z]|,\s+[a-z]|\.$|https?")
# Scripts without capitals and blanks write clauses as closely as names; a name is short.
_CLAUSE = re.compile(r"[、。，！？]|[\u3040-\u30ff\u3400-\u9fff]{13}")
_MAIL = re.compile(r"[\s(<\[]*([^\s<>()\[\]@]+@[^\s<>()\[\]@]+\.[a-zA-Z]{2,})[)>\]]?\s*$")
_NAMED = re.compile(
    r"^(?:[^\W\d_a-z]\S*|@\S+|\(.*\)|\||-|/|&|(?:[#№]|n[o°º]\.?)?\d+|de|da|di|von|van|der|den|la|le|el|bin|al)$"
)
MOSTLY = 0.8  # the share of lines with a prefix from which on it is taken as the file's habit
OFTEN = 0.4  # the share of lines with what looks like a name from which on all of those are speakers
# Single words that stand before a colon in anybody's sentences.
_LABELS = frozenset(
    """
    note notes question answer summary example ps nb warning tip re fyi http https
    first second third fourth firstly secondly thirdly finally lastly also plus problem reason result
    important erstens zweitens drittens viertens außerdem wichtig premièrement deuxièmement
    troisièmement enfin primero segundo tercero además primeiro terceiro primo secondo terzo infine
    во-первых во-вторых 第一 第二 第三 首先 其次 最后
    """.split()
)


def split_prefix(line: str) -> tuple[str, str] | None:
    """(name, what was said) of a line that may begin with a speaker, else None."""
    match = _PREFIX.match(line)
    if match is None:
        return None
    name = " ".join(match["name"].split())
    if (
        len(name.split()) > 7
        or _CLAUSE.search(name)
        or _SENTENCE.search(re.sub(r"\(.*?\)|\b[A-Z]\.|\b(?:Dr|Mr|Mrs|Ms|Jr|Sr|St|Nr|No|Tel)\.", "", name))
    ):
        return None
    return name, match["said"].strip()


def looks_like_name(text: str) -> bool:
    """Whether every word is written as in a name or label ("Dana Whit (Acme)", "Speaker 1", "Ana | B")."""
    words = re.sub(r"\([^()]*\)", "", text).split()
    if text.casefold() in _LABELS:
        return False
    if is_counted_voice(text):
        return True
    return (
        0 < len(words) <= 6 and any(c.isalpha() for c in text) and all(_NAMED.match(word) for word in words)
    )


def speaker_of(label: str) -> Speaker:
    """The speaker a label names; an address at its end is the speaker's e-mail."""
    match = _MAIL.search(label)
    if match is None:
        return Speaker(name=label)
    return Speaker(name=label[: match.start()].strip() or match[1], email=match[1].lower())


# Through which address somebody writes: "Dana Whit via House Support".
_VIA = re.compile(r"^(\S.{0,80}?)\s+(?:via|über|vía)\s+\S.{0,80}$", re.I)


def without_via(name: str) -> str:
    """A name without the address that a help desk sent the words through."""
    return _VIA.sub(r"\1", name)


@dataclass(frozen=True, kw_only=True, slots=True)
class Habit:
    """How the lines of one file name their speakers."""

    names: frozenset[str]  # the labels taken as speakers
    share: float  # the share of lines that begin with one

    @property
    def every_line(self) -> bool:
        """Each line names its speaker: one without has none. Else whoever spoke before goes on speaking."""
        return self.share >= MOSTLY


def habit_of(lines: Iterable[str]) -> Habit:
    """Which prefixes of these lines are speakers."""
    total, seen = 0, Counter[str]()
    for line in lines:
        total += 1
        split = split_prefix(line)
        if split:
            seen[split[0]] += 1
    if not total:
        return Habit(names=frozenset(), share=0.0)
    names = frozenset(name for name, times in seen.items() if times > 1 or name.casefold() not in _LABELS)
    if seen.total() / total < MOSTLY:
        named = {name: times for name, times in seen.items() if looks_like_name(name)}
        often = sum(named.values()) / total >= OFTEN
        # Where names are rare, one word before a colon is somebody only if it returns.
        names = frozenset(n for n, times in named.items() if often or times > 1 or len(n.split()) > 1)
    return Habit(names=names, share=sum(seen[name] for name in names) / total)

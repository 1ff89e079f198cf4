"""Who takes part, as stands above a talk, with address or initials: "Ana Roth <ana@linden.example>",
"Present: AR = Ana Roth, JV = Jan Vos"."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from groundswell.sources.speakers.persons import Names, name_words
from groundswell.sources.speakers.prefixes import split_prefix
from groundswell.sources.talk.naming import is_name
from groundswell.speech import Turn

_MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
_NAME = r"[^\W\d_][^\n<>\[\],;:()@]{1,60}?"
_LISTED = re.compile(
    rf"(?P<name>{_NAME})\s*[<(]\s*(?:mailto:)?(?P<mail>{_MAIL})\s*[>)]"
    rf"|\[(?P<linked>{_NAME})\]\(mailto:(?P<to>{_MAIL})\)"
)
_LONGEST = 20_000  # characters that are looked at
_LONGEST_LIST = 2_000
_BETWEEN = re.compile(r"\s*[,;、；，](?![^()]*\))\s*")
_IS = re.compile(r"^(?P<short>\S{1,6})\s*=\s*(?P<name>\S.*)$")
_CALLED = re.compile(r"^(?P<name>[^()]+?)\s*\((?P<short>[^\W\d_]{2,4})\)$")


def lists_people(words: str) -> bool:
    """Whether the words are nothing but people with their addresses."""
    words = words[:_LONGEST]
    return bool(_LISTED.search(words)) and not re.search(r"\w{3}", _LISTED.sub("", words))


def listed_in(words: str) -> tuple[str, ...]:
    """Those whom the words list, by initials where these stand before a name; empty for any other words."""
    items = _BETWEEN.split(words[:_LONGEST_LIST].strip())
    pairs = [
        (match["short"], match["name"]) if (match := _IS.match(item)) else (item, item) for item in items
    ]
    listed = len(items) > 1 and all(is_name(name) for _, name in pairs)
    return tuple(short for short, _ in pairs) if listed else ()


def legend_in(lines: Iterable[str], labels: Collection[str]) -> dict[str, str]:
    """The whole name of each label that these lines tie to one: "AR = Ana Roth", "Ana Roth (AR)"."""
    legend = dict[str, set[str]]()
    for line in lines:
        split = split_prefix(line[:_LONGEST_LIST])
        for item in _BETWEEN.split((split[1] if split else line[:_LONGEST_LIST]).strip(" \t-*•")):
            match = _IS.match(item) or _CALLED.match(item)
            if match is None or match["short"] not in labels or not is_name(match["name"]):
                continue
            if match.re is _IS or is_initials(match["short"], match["name"]):
                legend.setdefault(match["short"], set()).add(match["name"].strip())
    return {short: names.pop() for short, names in legend.items() if len(names) == 1}


def is_initials(text: str, name: str) -> bool:
    """Whether these are the initials: "AR" of "Ana Roth", "JV" of "Jan de Vries"."""
    every = "".join(word[0] for word in name.split())
    return len(text) > 1 and text.isupper() and text in (every, every[:1] + every[-1:])


def with_whole_names(turns: tuple[Turn, ...], legend: Mapping[str, str]) -> tuple[Turn, ...]:
    """The turns, whose speakers have their whole names where a legend tells them."""
    return tuple(
        replace(turn, speaker=replace(turn.speaker, name=legend[turn.speaker.name]))
        if turn.speaker.name in legend
        else turn
        for turn in turns
    )


def addresses_in(lines: Iterable[str]) -> dict[str, str]:
    """The address of each person that these lines name with one."""
    text = "\n".join(line for line in lines if "@" in line)[:_LONGEST]
    return {
        (match["name"] or match["linked"]).strip(): (match["mail"] or match["to"]).lower()
        for match in _LISTED.finditer(text)
    }


def with_addresses(turns: tuple[Turn, ...], addresses: Mapping[str, str]) -> tuple[Turn, ...]:
    """The turns, of which each speaker that is one of these people, and no other, has the address."""
    if not addresses:
        return turns
    known, by_words = Names.of(addresses), {name_words(name): mail for name, mail in addresses.items()}
    mails = dict[str, str]()
    for name in {turn.speaker.name for turn in turns if turn.speaker.name and not turn.speaker.email}:
        person = known.may_have(name)
        mail = by_words.get(name_words(name)) or (by_words.get(person) if person else None)
        if mail:
            mails[name] = mail
    # Two labels that may be the same person are neither for certain.
    times = Counter(mails.values())
    sure = {name: mail for name, mail in mails.items() if times[mail] == 1}
    return tuple(
        replace(turn, speaker=replace(turn.speaker, email=sure[turn.speaker.name]))
        if turn.speaker.name in sure
        else turn
        for turn in turns
    )

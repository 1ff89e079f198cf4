"""Who takes part and with which address, as stands above a talk: "Ana Roth <ana@linden.example>"."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from groundswell.sources.persons import Names, words_of
from groundswell.speech import Turn

_MAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
_NAME = r"[^\W\d_][^\n<>\[\],;:()@]{1,60}?"
_LISTED = re.compile(
    rf"(?P<name>{_NAME})\s*[<(]\s*(?:mailto:)?(?P<mail>{_MAIL})\s*[>)]"
    rf"|\[(?P<linked>{_NAME})\]\(mailto:(?P<to>{_MAIL})\)"
)
_LONGEST = 20_000  # characters that are looked at


def lists_people(words: str) -> bool:
    """Whether the words are nothing but people with their addresses."""
    words = words[:_LONGEST]
    return bool(_LISTED.search(words)) and not re.search(r"\w{3}", _LISTED.sub("", words))


def addresses_in(lines: Iterable[str]) -> dict[str, str]:
    """The address of each person that these lines name with one."""
    text = "\n".join(line for line in lines if "@" in line)[:_LONGEST]
    return {
        (found["name"] or found["linked"]).strip(): (found["mail"] or found["to"]).lower()
        for found in _LISTED.finditer(text)
    }


def with_addresses(turns: tuple[Turn, ...], addresses: Mapping[str, str]) -> tuple[Turn, ...]:
    """The turns, of which each speaker that is one of these people, and no other, has the address."""
    if not addresses:
        return turns
    known, by_words = Names.of(addresses), {words_of(name): mail for name, mail in addresses.items()}
    mails = dict[str, str]()
    for name in {turn.speaker.name for turn in turns if turn.speaker.name and not turn.speaker.email}:
        person = known.may_have(name)
        mail = by_words.get(words_of(name)) or (by_words.get(person) if person else None)
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

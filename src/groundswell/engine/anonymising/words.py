"""Words of a text with their places, and the letters by which two spellings of a word are one."""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?:^|[.!?:;…\n]\s*|[\"“„«(\[]\s*|^[-*•>]\s*)$")
_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    folded: str
    start: int
    end: int
    opens: bool  # a sentence begins with it, where capitals say nothing

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()

    @property
    def is_shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


def fold(text: str) -> str:
    """In small letters without accents: "Müller" and "MULLER" are one."""
    small = text.casefold()
    if small.isascii():
        return small
    plain = unicodedata.normalize("NFKD", small.translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def written_out(text: str) -> str | None:
    """The same with ae, oe and ue, as who has no umlauts writes them; None without any."""
    plain = text.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return fold(plain) if plain != text.casefold() else None


def words_of(text: str) -> list[Word]:
    text_before = 0
    found: list[Word] = []
    for match in _WORD.finditer(text):
        between = text[text_before : match.start()]
        opens = not found or _SENTENCE.search(between) is not None
        found.append(Word(match[0], fold(match[0]), match.start(), match.end(), opens))
        text_before = match.end()
    return found


def parts_of(name: str) -> list[str]:
    """The words of a name, folded."""
    return [fold(part) for part in _WORD.findall(name)]

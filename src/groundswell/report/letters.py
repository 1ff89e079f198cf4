"""Letters that order a screen about instead of standing on it: they are shown as a sign, and do nothing."""

import unicodedata

# Marks that say which way the signs beside them are read, as Hebrew and Arabic texts hold.
_MARKS = frozenset("\u200e\u200f\u061c")
# What turns the direction of whole passages, so that a text reads as something it does not say.
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SIGN = "\ufffd"


def harmless(text: str) -> str:
    """`text` without anything that a terminal would act on, or could not print, instead of showing it."""
    if text.isprintable():
        return text
    return "".join(_SIGN if _orders(letter) or letter in _MARKS else letter for letter in text)


def harmless_in_page(value: object) -> object:
    """`value`, if it is text, as a page may show it. Marks of direction stay: they are part of the spelling,
    and a page keeps each quote's direction to itself."""
    if type(value) is not str or value.isprintable():
        return value  # what is marked as safe to include is the page's own
    return "".join(_SIGN if letter not in "\t\r" and _orders(letter) else letter for letter in value)


def _orders(letter: str) -> bool:
    return letter != "\n" and (unicodedata.category(letter) in ("Cc", "Cs") or letter in _TURNS)

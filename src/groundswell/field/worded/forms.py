"""Sentences of the rooms in the language of pages and mails.

Rooms tell what they did, found or refuse in whole English sentences, and some are kept so: history, why a
trend is called what it is. Each has a form, the same sentence with named places, which catalogues translate;
what stands in its places is found in the sentence and put into the translated one. What has no form stays as
it is, and in English every sentence does: its form with the places filled is the sentence itself.

What stands in a place is kept, but where its name says otherwise: `told` is a sentence of a form itself,
`clauses` are several with "; " between, `month` is the name of one, `role` a role, and names of `COUNTED` are
how many of those ("3 rows"). What follows a "_" tells two of a kind apart.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from django.utils.translation import gettext, override

from groundswell.field.worded.sentences import CLAUSES, COUNTED, REASONS, SENTENCES
from groundswell.people.language import number, role_called
from groundswell.people.vocabulary import as_written

_LONGEST = 20_000  # letters; what is longer stays as it is
_PLACE = re.compile(r"%\((\w+)\)s")
_MONTHS = "January February March April May June July August September October November December".split()


class _Form(NamedTuple):
    sentence: str  # as catalogues know it
    begins: str  # with these letters, before its first place
    pattern: re.Pattern[str]


def said(sentence: str) -> str:
    """A sentence of a room, or several clauses of one with "; " between; as it is where it has no form."""
    return _one(sentence, SENTENCES) or _all(sentence, CLAUSES, "; ") or sentence


def reason_said(reason: str) -> str:
    """Why a trend is called what it is, or where most of a concern comes from: one sentence or several."""
    return _all(reason, REASONS, " ") or reason


def _one(sentence: str, forms: tuple[str, ...]) -> str:
    """Empty where it has none of these forms."""
    if len(sentence) > _LONGEST:
        return ""
    for form in _forms(forms):
        if sentence.startswith(form.begins) and (found := form.pattern.fullmatch(sentence)):
            return _filled(form, found)
    return ""


def _all(text: str, forms: tuple[str, ...], between: str) -> str:
    """Several, one after the other; empty where one of them has none of these forms."""
    told, rest = list[str](), text
    while rest:
        first = _first(rest, forms, between)
        if first is None:
            return ""
        worded, rest = first
        told.append(worded)
    return between.join(told)


def _first(text: str, forms: tuple[str, ...], between: str) -> tuple[str, str] | None:
    """The first of several in its own words, and what comes after it."""
    if len(text) > _LONGEST:
        return None
    for form in _forms(forms):
        if not text.startswith(form.begins):
            continue
        if found := re.compile(f"{form.pattern.pattern}(?:{between}(?=.)|$)", re.DOTALL).match(text):
            return _filled(form, found), text[found.end() :]
    return None


def _filled(form: _Form, found: re.Match[str]) -> str:
    return gettext(form.sentence) % {place: _worded(place, held) for place, held in found.groupdict().items()}


def _worded(place: str, held: str) -> str:
    kind = place.partition("_")[0]
    return _WORDED[kind](held) if kind in _WORDED else held


def _count(noun: str, held: str) -> str:
    counted = int(held.partition(" ")[0].replace(",", ""))
    return COUNTED[noun] % {"n": counted, "count": number(counted)}


_WORDED: dict[str, Callable[[str], str]] = {
    "told": said,
    "clauses": lambda held: _all(held, CLAUSES, "; ") or held,
    "month": gettext,  # Django knows them
    "role": role_called,
    **{noun: lambda held, noun=noun: _count(noun, held) for noun in COUNTED},
}
_HOLDS = {
    "month": "|".join(_MONTHS),
    "role": "[a-z ]+",
    **dict.fromkeys(("born", "by", "concern", "first", "most", "number", "other", "verbatim"), r"[\d,]+"),
}


@cache
def _forms(sentences: tuple[str, ...]) -> tuple[_Form, ...]:
    return tuple(_Form(one, _begins(one), re.compile("".join(_pattern(one)), re.DOTALL)) for one in sentences)


def _begins(sentence: str) -> str:
    return _PLACE.split(sentence)[0].replace("%%", "%")


def _pattern(sentence: str) -> Iterable[str]:
    for index, piece in enumerate(_PLACE.split(sentence)):
        if index % 2:
            yield f"(?P<{piece}>{_held(piece.partition('_')[0])})"
        else:
            yield re.escape(piece.replace("%%", "%"))


def _held(kind: str) -> str:
    """What stands in a place of this kind."""
    if kind not in COUNTED:
        return _HOLDS.get(kind, ".+?")
    with override(None), as_written():  # as the rooms say it
        one, several = (re.escape(str(COUNTED[kind] % {"n": n, "count": ""})) for n in (1, 2))
    return rf"1{one}|(?!1 )[\d,]+{several}"

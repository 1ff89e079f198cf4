"""From what was said to what a guest may read, proposed: a person looks at it before anybody does."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from groundswell.engine.anonymising.names import Names
from groundswell.engine.anonymising.patterns import crosses, named_by_form, shaped
from groundswell.engine.anonymising.plain_words import FORMS, MONTHS_AND_DAYS
from groundswell.engine.anonymising.values import LETTERED, PLACEHOLDERS, Hidden, Proposed, Span
from groundswell.engine.anonymising.words import Word, words_of

_NOUNS_ARE_CAPITAL = frozenset({"de", "lb"})


def hidden_in(text: str, names: Names, language: str = "") -> list[Span]:
    """What is to be hidden, in its order; no two overlap."""
    named = names.find(text, nouns_are_capital=language in _NOUNS_ARE_CAPITAL)
    by_shape = [span for span in shaped(text) if not any(_holds(name, span) for name in named)]
    found = [span for span in named if not crosses(span, by_shape)]
    for span in named_by_form(text):
        if crosses(span, by_shape):
            continue
        within = [other for other in found if crosses(span, [other])]
        found = [other for other in found if other not in within]
        found.append(_around(span, within))
    return sorted((*by_shape, *found), key=lambda span: span.start)


def propose(texts: Sequence[tuple[str, str]], names: Names) -> list[Proposed]:
    """For texts, each with its language or nothing. The same name has the same letter in all of them."""
    spans = [_merged(hidden_in(text, names, language), text) for text, language in texts]
    letters = _letters(span for found in spans for span in found)
    return [
        Proposed(
            text=_replaced(text, found, letters),
            hidden=tuple(found),
            doubts=_doubts(text, found, names, capital_tells=language not in _NOUNS_ARE_CAPITAL),
        )
        for (text, language), found in zip(texts, spans, strict=True)
    ]


def _holds(name: Span, span: Span) -> bool:
    """ "Studio 54" is a name, and no number."""
    return name.start <= span.start and span.end <= name.end


def _around(span: Span, within: Sequence[Span]) -> Span:
    """With what is known of those that it holds."""
    if not within:
        return span
    start = min(span.start, *(other.start for other in within))
    end = max(span.end, *(other.end for other in within))
    return replace(within[0], start=start, end=end)


def _merged(spans: Sequence[Span], text: str) -> list[Span]:
    """ "Ann" and "Lee" beside each other are one person, and so are two parts of one address."""
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if last is not None and last.kind is span.kind and _beside(last, span, text):
            merged[-1] = replace(last, end=span.end, slip=last.slip or span.slip)
        else:
            merged.append(span)
    return merged


def _beside(one: Span, other: Span, text: str) -> bool:
    if one.kind is Hidden.ADDRESS:
        return text[one.end : other.start] in (", ", " ")
    return text[one.end : other.start] == " " and (one.key == other.key or one.kind is Hidden.PERSON)


def _letters(spans: Iterable[Span]) -> dict[tuple[Hidden, str], str]:
    """By who was named first."""
    seen: dict[Hidden, list[str]] = defaultdict(list)
    for span in spans:
        if span.kind in LETTERED and span.key not in seen[span.kind]:
            seen[span.kind].append(span.key)
    return {(kind, key): _letter(n) for kind, keys in seen.items() for n, key in enumerate(keys)}


def _letter(number: int) -> str:
    """A to Z, then AA."""
    return (_letter(number // 26 - 1) if number >= 26 else "") + chr(ord("A") + number % 26)


def _replaced(text: str, spans: Sequence[Span], letters: dict[tuple[Hidden, str], str]) -> str:
    parts, at = list[str](), 0
    for span in spans:
        letter = letters.get((span.kind, span.key))
        parts += [
            text[at : span.start],
            f"[{span.kind.value} {letter}]" if letter else PLACEHOLDERS[span.kind],
        ]
        at = span.end
    return "".join((*parts, text[at:]))


def _doubts(text: str, spans: Sequence[Span], names: Names, *, capital_tells: bool) -> tuple[str, ...]:
    """Words with a capital where none is due, that nobody uses otherwise; and such as somebody is called by
    and that stand there as words."""
    found = (
        word.text
        for word in words_of(text)
        if not any(span.start <= word.start < span.end for span in spans)
        and word.is_capital
        and (names.may_be_one(word.folded) or (capital_tells and _stands_out(word, names)))
    )
    return tuple(dict.fromkeys(found))


def _stands_out(word: Word, names: Names) -> bool:
    plain = names.is_common(word.folded) or word.folded in MONTHS_AND_DAYS | FORMS
    return not word.opens and len(word.text) > 1 and not word.is_shouted and not plain

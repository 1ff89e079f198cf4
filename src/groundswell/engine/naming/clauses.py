"""The clauses in a text that a person would say aloud, cut only where the meaning stays."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from groundswell.engine.naming.cuts import BUT, Start, ends, is_cut, starts, turns
from groundswell.engine.naming.grammar import Grammar
from groundswell.engine.naming.grammars import grammar_of
from groundswell.engine.naming.pieces import Piece, pieces
from groundswell.engine.naming.wording import as_written
from groundswell.engine.naming.words import Word, lowered, unspaced, words

LONGEST = 14  # words
READ = 120  # words of a text, at most: a spoken turn can be pages long
_PARTICLES = frozenset("up in out off down on back over".split())
_DEPENDENT = frozenset(  # two words that begin a clause that does not stand alone
    ("every time", "each time", "the moment", "as soon", "as long", "in case", "even if")
)
_ALSO_ASKING = frozenset("when where".split())  # they begin clauses that depend, and questions


class Clause(NamedTuple):
    text: str
    words: tuple[Word, ...]
    opens: bool  # begins where its sentence does
    closes: bool  # ends where its sentence does
    says: bool  # holds what makes a statement, a question or a wish of it
    turned: bool  # holds a word that turns or limits the sense
    leading: bool  # begins with a preposition
    distant: int  # 2 where it speaks of it or that or begins with they, 1 where it only speaks of them
    reports: bool  # tells that somebody said or asked it, before what that was
    cut: bool  # ends before its clause does, at a joint
    tail: tuple[Word, ...]  # what was left off behind a preposition
    conditional: bool  # stands beside an "if"
    run_on: bool  # begins to ask or wish anew without a mark
    spoken: str  # with the words before the matter, as they were written


def clauses(text: str, language: str) -> Iterator[Clause]:
    """Every clause that can stand alone, without the words before the matter; each may come shorter, too."""
    grammar = grammar_of(language)
    for piece in pieces(text, words(text, language, READ), grammar):
        if grammar is None:
            yield from _plain(text, piece)
            continue
        if piece.joined:
            yield _clause(text, piece, Start(0), len(piece.words) - 1, grammar)
            continue
        seen: set[tuple[int, int]] = set()
        for start in starts(piece, grammar):
            for last in ends([word.lower for word in piece.words], start.at, grammar):
                if (start.at, last) not in seen and _stands(piece, start, last, grammar):
                    seen.add((start.at, last))
                    yield _clause(text, piece, start, last, grammar)


def length(run: Sequence[Word]) -> float:
    """In words; of a script without spaces two letters are as long as one."""
    return sum(0.5 if unspaced(word.lower) else 1.0 for word in run)


def turning(text: str, language: str) -> bool:
    """Whether a text holds a word that turns or limits its sense."""
    grammar = grammar_of(language)
    return grammar is not None and any(turns(word, grammar) for word in lowered(text))


def goes_on(run: Sequence[Word], language: str) -> bool:
    """Whether these words go on from what was said before: but, because, and."""
    grammar = grammar_of(language)
    if grammar is None or not run:
        return False
    if run[0].lower in _ALSO_ASKING and run[1:] and run[1].lower in grammar.subjects:
        return True
    if run[0].lower in grammar.asking | grammar.turning:
        return False
    return run[0].lower in grammar.adverse | grammar.dependent


def _plain(text: str, piece: Piece) -> Iterator[Clause]:
    """Of a language whose joining words are not known, whole sentences only."""
    run = tuple(piece.words)
    if piece.opens and piece.closes and length(run) <= LONGEST:
        yield Clause(
            text=text[run[0].start : run[-1].end], words=run, opens=True, closes=True, says=True,
            turned=False, leading=False, distant=0, reports=False, cut=False, tail=(), conditional=False,
            run_on=False, spoken=text[run[0].start : run[-1].end],
        )  # fmt: skip


def _stands(piece: Piece, start: Start, last: int, grammar: Grammar) -> bool:
    """Whether these words can be said alone, and mean what they meant."""
    run, asked = piece.words[start.at : last + 1], start.asked
    lower = [word.lower for word in run]
    cut = is_cut(piece, last, grammar)
    if not 0 < len(run) <= LONGEST or not any(word.stem for word in run):
        return False
    if piece.after in grammar.adverse and not cut:
        return False
    ended = piece.closes and not cut
    noted = start.first and _is_note(piece, last, grammar)
    if not (ended and piece.opens) and not (asked or noted or _says(lower, grammar)):
        return False  # a scrap of a sentence
    if not ended and (_hangs(lower, grammar) or not _rounded(run, cut, grammar)):
        return False
    if asked and _taken_back(lower, grammar):
        return False
    if lower[0] in grammar.asking:
        return asked or piece.asked or _asks(lower, grammar)
    if lower[-1] in grammar.asking or (lower[0] in grammar.finite and not (piece.opens or asked)):
        return False
    if " ".join(lower[:2]) in _DEPENDENT and not piece.closes:
        return False
    return lower[0] not in grammar.dependent or (asked and lower[0] in ("if", "whether"))


def _is_note(piece: Piece, last: int, grammar: Grammar) -> bool:
    """A sentence without articles that may end here, before a preposition: add labels for the depot."""
    tail = _tail(piece.words[last + 1 :], grammar)
    counted = any(c.isdigit() for word in tail for c in word.lower)
    return (
        bool(tail)
        and piece.opens
        and not counted
        and not any(word.lower in grammar.owning for word in piece.words)
    )


def _taken_back(lower: list[str], grammar: Grammar) -> bool:
    """Change my order but it won't let me: without "i want to" it reads as if it were done."""
    but = next((at for at, word in enumerate(lower) if word in BUT), 0)
    return but > 0 and not _says(lower[:but], grammar)


def _rounded(run: Sequence[Word], cut: bool, grammar: Grammar) -> bool:
    """Whether nothing is wanted after its last word; log in wants nothing, pile up in does."""
    if cut and any(c.isdigit() for c in run[-1].lower):
        return False  # ten or twelve is no ten
    if run[-1].lower not in grammar.open_ended:
        return True
    return run[-1].lower in _PARTICLES and not cut and len(run) > 1 and bool(run[-2].stem)


def _hangs(lower: list[str], grammar: Grammar) -> bool:
    """Whether it breaks off in a clause that has just begun: what'd save me hours is if the report."""
    begun = [at for at, word in enumerate(lower) if at and word in ("if", "when", "that", "because")]
    return bool(begun) and not any(
        word in grammar.finite | grammar.subjects for word in lower[begun[-1] + 1 :]
    )


def _does(run: Sequence[Word], grammar: Grammar) -> bool:
    """Delete the file, update my card: what stands right before an article is done."""
    return len(run) > 2 and bool(run[0].stem) and run[1].lower in grammar.owning


def _says(lower: list[str], grammar: Grammar) -> bool:
    if _only_named(lower, grammar):
        return False
    return any(word in grammar.finite or word in grammar.asking for word in lower) or any(
        word in grammar.subjects for word in lower[:-1]
    )


def _only_named(lower: list[str], grammar: Grammar) -> bool:
    """The rules for the flight I have, the licence we pay for them: all that is said is which one."""
    who = next((at for at, word in enumerate(lower) if word in grammar.subjects | grammar.finite), 0)
    if lower[0] not in grammar.owning or who < 2 or lower[who] in grammar.finite:
        return False
    if lower[who - 1] in grammar.dependent | grammar.joints | grammar.asking | grammar.open_ended:
        return False  # the scanner stops when i scan
    rest = lower[who + 2 :]
    return not any(word in grammar.finite for word in rest) and (
        not rest or rest[0] in grammar.open_ended | grammar.adding
    )


def _asks(lower: list[str], grammar: Grammar) -> bool:
    """A question without its mark: where is the report, how long does it take, what's new."""
    if lower[0] in grammar.dependent - _ALSO_ASKING or "'" in lower[0]:
        return "'" in lower[0]
    pairs = list(pairwise(lower))[1:6]
    return any(a in grammar.finite and b in grammar.subjects | grammar.owning for a, b in pairs) or (
        len(lower) > 2 and lower[1] in grammar.finite
    )


def _clause(text: str, piece: Piece, start: Start, last: int, grammar: Grammar) -> Clause:
    run, asked = piece.words[start.at : last + 1], start.asked
    lower = [word.lower for word in run]
    cut = is_cut(piece, last, grammar)
    return Clause(
        text=as_written(text, run, asked=asked),
        words=tuple(run),
        opens=piece.opens or asked,
        closes=piece.closes and not cut,
        says=(asked and not start.topic and lower[0] not in grammar.owning)
        or (piece.opens and _does(run, grammar))
        or _says(lower, grammar),
        turned=any(turns(word, grammar) for word in lower),
        leading=lower[0] in grammar.adding,
        distant=_distant(lower, grammar),
        reports=bool(grammar.reports.search(" ".join(lower) + " ")),
        cut=cut,
        tail=_tail(piece.words[last + 1 :], grammar) if cut else (),
        conditional=piece.before in ("if", "unless", "wenn", "falls", "als", "si", "se"),
        run_on=_runs_on(run, grammar),
        spoken=text[piece.words[start.led].start : run[-1].end],
    )  # fmt: skip


def _runs_on(run: Sequence[Word], grammar: Grammar) -> bool:
    """My screen is black can you help: a wish, request or question begins right behind a noun."""
    lower = [word.lower for word in run]
    return lower[0] not in grammar.asking and any(
        before.stem
        and (
            (first, second) in grammar.anew
            or (first in grammar.asking and second in grammar.finite and third in grammar.subjects)
        )
        for before, first, second, third in zip(run, lower[1:], lower[2:], [*lower[3:], ""], strict=False)
    )


def _tail(rest: Sequence[Word], grammar: Grammar) -> tuple[Word, ...]:
    return tuple(rest) if rest and rest[0].lower in grammar.adding else ()


def _distant(lower: Sequence[str], grammar: Grammar) -> int:
    """How much it speaks of what was said before: it and that, and they at its head, more than he and they
    within it and that point."""
    worst = 0
    ends_clause = grammar.finite | grammar.open_ended | {""}
    for at, (word, after) in enumerate(zip(lower, [*lower[1:], ""], strict=True)):
        if word not in grammar.distant:
            continue
        if word not in grammar.owning or after in ends_clause:
            worst = max(worst, 1 if (word in grammar.persons and at) or 1 < at < len(lower) - 1 else 2)
        elif word in ("that", "those") and after not in grammar.subjects:
            worst = max(worst, 1)
    return worst

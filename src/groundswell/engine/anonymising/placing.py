"""Whether a word that is a name as well is one where it stands: by its capital, its place, its neighbours."""

from collections.abc import Callable, Sequence

from groundswell.engine.anonymising.plain_words import (
    AFTER_NO_NAME,
    BEFORE_A_MONTH,
    BEFORE_A_NAME,
    BEFORE_A_NOUN,
    MONTHS_AND_DAYS,
)
from groundswell.engine.anonymising.words import Word


def reads_as_name(
    words: Sequence[Word],
    at: int,
    is_part: Callable[[str], bool],
    *,
    capital_tells: bool,
    nouns_are_capital: bool = False,
) -> bool:
    """ "Will" in "ask Will", and not in "Will you". Where that cannot be told it is one."""
    word = words[at]
    before = words[at - 1] if at else None
    behind = words[at + 1] if at + 1 < len(words) else None
    if not word.is_capital:
        return False
    if any(one is not None and one.is_capital and is_part(one.folded) for one in (before, behind)):
        return True
    if before is not None and before.folded in BEFORE_A_NAME:
        return True
    if nouns_are_capital:
        return not _is_a_german_noun(before)
    if not capital_tells or _is_a_month(word, before, behind):
        return False
    return not word.opens or behind is None or behind.folded not in AFTER_NO_NAME


def _is_a_month(word: Word, before: Word | None, behind: Word | None) -> bool:
    if word.folded not in MONTHS_AND_DAYS:
        return False
    dated = any(one is not None and one.text.isdigit() for one in (before, behind))
    return dated or (before is not None and before.folded in BEFORE_A_MONTH)


def _is_a_german_noun(before: Word | None) -> bool:
    """Behind an article, or something that bends like one: "im kalten Keller"."""
    if before is None or before.is_capital:
        return False
    return before.folded in BEFORE_A_NOUN or before.folded.endswith(("en", "er", "es", "em"))

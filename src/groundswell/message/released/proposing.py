"""What is proposed to be released for words that somebody chose, and what an edited text still names."""

from collections.abc import Sequence

from groundswell.engine.anonymising.proposing import hidden_in, propose
from groundswell.engine.anonymising.values import Proposed
from groundswell.engine.survey.values import Evidence
from groundswell.message.released.dictionary import known_names


def proposed_for(said: Sequence[Evidence], titles: Sequence[str]) -> tuple[list[Proposed], list[Proposed]]:
    """For words, and for the names of their concerns; the same name has the same letter in all of them."""
    texts = [(one.text, one.language) for one in said] + [(title, "") for title in titles]
    told = propose(texts, known_names())
    return told[: len(said)], told[len(said) :]


def proposed_texts(texts: Sequence[str]) -> list[Proposed]:
    """For texts of ours; the same name has the same letter in all of them."""
    return propose([(text, "") for text in texts], known_names())


def still_named(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Of each text what would be hidden: names, amounts, numbers. What stands for a name is none."""
    names = known_names()
    return [
        tuple(dict.fromkeys(text[span.start : span.end] for span in hidden_in(text, names))) for text in texts
    ]

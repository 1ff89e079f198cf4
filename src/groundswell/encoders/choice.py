"""Which local model suits a field, by the languages that are heard in it.

The multilingual model puts together what is said in two languages, and knows languages that the English one
does not; what is said in English the English one tells apart better (docs/adr/0013). So it takes a share of
the field that is not English to change, and a smaller one to change back: a single mail moves nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from groundswell.encoders.multilingual import TAUGHT

# Shares of verbatims in other languages: from the first on the multilingual model is chosen, below the second
# the English one again; in between it stays as it is.
MANY, FEW = 0.1, 0.05
CONVERSATIONS = 3  # in which they have to stand


class Choice(StrEnum):
    """What a person may say about it."""

    BY_FIELD = "auto"
    ENGLISH = "english"
    MULTILINGUAL = "multilingual"


@dataclass(frozen=True, kw_only=True, slots=True)
class Languages:
    """How much of a field is in languages that only the multilingual model knows, and what groups it now."""

    told: int = 0  # verbatims whose language can be told
    other: int = 0  # of these, in a language that the multilingual model was taught beside English
    conversations: int = 0  # in which those stand
    model: str = ""  # whose vectors group the field so far; empty: it is not grouped yet

    @classmethod
    def of(cls, heard: Iterable[tuple[int, str]], model: str = "") -> "Languages":
        """Counts pairs of a conversation and the language (ISO 639-1, or empty) of a verbatim in it."""
        conversations_in: dict[str, list[int]] = defaultdict(list)
        for conversation, language in heard:
            conversations_in[language].append(conversation)
        other = [
            number for language in TAUGHT & conversations_in.keys() for number in conversations_in[language]
        ]
        counted = sum(len(numbers) for language, numbers in conversations_in.items() if language)
        return cls(told=counted, other=len(other), conversations=len(set(other)), model=model)

    def are_many(self, *, so_far: bool) -> bool:
        """Whether the multilingual model suits them; `so_far` says whether it is the one in use."""
        if not self.told:
            return so_far
        if so_far:
            return self.other >= FEW * self.told
        return self.other >= MANY * self.told and self.conversations >= CONVERSATIONS

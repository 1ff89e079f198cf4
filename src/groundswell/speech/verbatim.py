"""The exact words that carry something, and where they stand."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    QUESTION = "question"
    FRUSTRATION = "frustration"
    OBJECTION = "objection"
    REQUEST = "request"
    PRAISE = "praise"


@dataclass(frozen=True, kw_only=True, slots=True)
class Verbatim:
    """Exact words within one turn: `turns[turn].text[start:end] == text`, always."""

    turn: int  # index into the conversation's turns, from 0
    start: int  # characters (code points) into the turn's text
    end: int
    text: str
    kind: Kind  # as far as the words alone tell; once their vector is known, `engine.kinds` judges anew
    confidence: float  # 0..1 that these words carry a concern of this kind
    carries: float = 0.0  # 0..1 that they carry one of any kind
    language: str = ""  # ISO 639-1 where it could be told, else empty

"""A card as a value: the same shape for one of a launch, and for the line of an answer."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

ONE_BREATH = 30  # words


class Line(StrEnum):
    """What stands on a card, in its order."""

    THEY_SAY = "they_say"
    YOU_SAY = "you_say"
    PUSH_BACK = "push_back"
    PROOF = "proof"
    ASK = "ask"
    DONT_SAY = "dont_say"


class Kind(StrEnum):
    SIGNED = "signed"  # of a claim that sales, marketing and product agreed on
    ANSWER = "answer"  # the line by which a team answered the concern


class Standing(StrEnum):
    """The first that is so."""

    WITHDRAWN = "withdrawn"
    DRAFT = "draft"  # not in the hands of sales yet
    SUPERSEDED = "superseded"  # there is a newer one for the concern
    REOPENED = "reopened"  # its claim is no longer what was signed, or answers the concern no more
    BEHIND = "behind"  # its claim says or proves something else than when it was written
    EXPIRED = "expired"  # nobody vouches for it any more
    FIT = "fit"  # to be said


@dataclass(frozen=True, kw_only=True, slots=True)
class Lines:
    """What people write on a card."""

    they_say: tuple[str, ...] = ()  # wordings
    you_say: str = ""
    push_back: str = ""
    proof: str = ""
    ask: str = ""
    dont_say: str = ""
    internal: frozenset[Line] = field(default_factory=frozenset[Line])

    def text(self, line: Line) -> str:
        return "\n".join(self.they_say) if line is Line.THEY_SAY else str(getattr(self, line.value))

    def is_sayable(self, line: Line) -> bool:
        return line not in self.internal


def says_more(before: Lines, after: Lines) -> bool:
    """Whether any words may leave the house that were not let out of it before."""
    return any(
        after.is_sayable(line)
        and after.text(line)
        and not (before.is_sayable(line) and before.text(line) == after.text(line))
        for line in Line
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """What somebody wrote on a card that sales holds, until somebody else has read it."""

    version_id: int
    lines: Lines
    by: str
    user: int
    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class CardHeld:
    called: str  # "K-4"; of an answer "A-7"
    number: int  # of the card; of an answer that of the answer
    kind: Kind
    concern: int  # as it is called today
    name: str  # of the concern
    launch: int  # 0: of an answer
    claim: int
    lines: Lines
    verbatims: tuple[int, ...]  # what they say, in their own words: the most telling first
    vouched_by: str  # empty: nobody vouches for it
    until: date | None  # the last day on which it is vouched for
    standing: Standing
    instead: str  # what superseded it: "K-7"
    version: int  # 1, 2, ...; of an answer 1
    version_id: int
    by: str  # who wrote that version
    at: datetime
    waiting: Waiting | None = None

    @property
    def is_fit(self) -> bool:
        return self.standing is Standing.FIT

    @property
    def seen(self) -> str:
        """Whoever edits it tells it."""
        return str(self.waiting.version_id if self.waiting else self.version_id)

    @property
    def at_hand(self) -> Lines:
        """What whoever edits it goes on from."""
        return self.waiting.lines if self.waiting else self.lines


def words_in(text: str) -> int:
    return len(text.split())


def is_long(you_say: str) -> bool:
    """Whether it is more than one breath."""
    return words_in(you_say) > ONE_BREATH


def wordings(text: str) -> tuple[str, ...]:
    """As they are kept, one a line."""
    return tuple(line for line in (" ".join(one.split()) for one in text.splitlines()) if line)

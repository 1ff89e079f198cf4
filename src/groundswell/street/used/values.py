"""A check as it is put before somebody, and what they said."""

from dataclasses import dataclass

from groundswell.street.kit.values import CardHeld


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    card: CardHeld
    choice: tuple[CardHeld, ...]  # whose lines stand for choice, the right one among them; alone it is none

    @property
    def may_choose(self) -> bool:
        return len(self.choice) > 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    number: int
    launch: int
    questions: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """An answer: the card whose line was chosen, or a line that was typed, which goes before."""

    chosen: str = ""
    typed: str = ""

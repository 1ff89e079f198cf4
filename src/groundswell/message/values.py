"""A message as a value, and as the text that is signed."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from groundswell.message.models import ProofKind, WordUse


@dataclass(frozen=True, kw_only=True, slots=True)
class PillarHeld:
    id: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    id: int
    use: WordUse
    word: str
    instead: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """A concern as its number stands today, and what it means: what became part of it, and what was split off
    from all of that."""

    concern: int
    merged: tuple[int, ...]  # ascending
    parted: tuple[int, ...]  # ascending
    users: tuple[int, ...]  # who decided that the claim answers it


@dataclass(frozen=True, kw_only=True, slots=True)
class ProofHeld:
    id: int
    kind: ProofKind
    text: str
    link: str
    voucher: int  # a user; 0: nobody
    until: date | None

    def is_over(self, today: date) -> bool:
        return self.until is not None and self.until < today


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimHeld:
    id: int
    sentence: str
    pillar: int  # 0: none
    answers: tuple[Answered, ...]
    proofs: tuple[ProofHeld, ...]

    def is_proved(self, today: date) -> bool:
        return any(not proof.is_over(today) for proof in self.proofs)


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    launch: int
    promise: str
    tone: str
    pillars: tuple[PillarHeld, ...]
    words: tuple[Word, ...]
    claims: tuple[ClaimHeld, ...]

    @property
    def text(self) -> str:
        """All of it, a fact a line: equal where, and only where, the same is said, proved and meant."""
        lines = [*house_lines(self), *(line for word in self.words for line in word_lines(word))]
        lines += [f"Pillar {pillar.id}: {one_line(pillar.text)}" for pillar in self.pillars]
        return "\n".join([*lines, *(line for claim in self.claims for line in claim_lines(claim))])

    @property
    def sha256(self) -> str:
        return digest(self.text)

    @property
    def says_something(self) -> bool:
        return bool(self.promise or self.tone or self.pillars or self.words or self.claims)

    @property
    def said(self) -> str:
        """Digest of what is said, whatever it answers, and whatever proves it."""
        told = [self.promise, self.tone]
        told += [f"{word.use} {word.word} {word.instead}" for word in self.words]
        for pillar in (*(pillar.id for pillar in self.pillars), 0):
            told += [one.text for one in self.pillars if one.id == pillar]
            told += [f"- {claim.sentence}" for claim in self.claims if claim.pillar == pillar]
        return digest("\n".join(map(one_line, told)))


def house_lines(message: Message) -> list[str]:
    return [f"Promise: {one_line(message.promise)}", f"Tone: {one_line(message.tone)}"]


def word_lines(word: Word) -> list[str]:
    first = f"Word {word.id} to {word.use}: {one_line(word.word)}"
    return [first, f"Word {word.id} instead: {one_line(word.instead)}"] if word.instead else [first]


def claim_lines(claim: ClaimHeld) -> list[str]:
    """What is said, where it stands, what it answers and what that means, and why it is true."""
    lines = [f"Claim {claim.id}: {one_line(claim.sentence)}"]
    if claim.pillar:
        lines.append(f"Claim {claim.id} under pillar {claim.pillar}")
    for answer in claim.answers:
        lines.append(f"Claim {claim.id} answers C-{answer.concern}")
        for part in answer.merged:
            lines.append(f"Claim {claim.id} answers C-{answer.concern}, of which C-{part} became a part")
        for part in answer.parted:
            lines.append(f"Claim {claim.id} answers C-{answer.concern}, off which C-{part} was split")
    return [*lines, *(line for proof in claim.proofs for line in proof_lines(claim.id, proof))]


def proof_lines(claim: int, proof: ProofHeld) -> list[str]:
    about = f"Claim {claim} proof {proof.id}"
    lines = [f"{about}, a {proof.kind}: {one_line(proof.text)}"]
    if proof.link:
        lines.append(f"{about} stands at: {one_line(proof.link)}")
    if proof.voucher:
        lines.append(f"{about} is vouched for by U-{proof.voucher}")
    if proof.until:
        lines.append(f"{about} holds until {proof.until.isoformat()}")
    return lines


def one_line(text: str) -> str:
    """Without any break of a line, so that what somebody typed is never taken for another fact."""
    return " ".join(text.split())


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def version_of(lines: list[str]) -> str:
    """By which it is told whether a part of the message is still as somebody saw it."""
    return digest("\n".join(lines))[:16]

"""Making a card of what is there: of a claim, its proofs, what the house says of words, and what customers
said. A plain rule, and nobody's words but theirs; people make it good.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from groundswell.message.models import ProofKind, WordUse
from groundswell.message.values import ClaimHeld, Message, ProofHeld, digest, one_line, proof_lines
from groundswell.speech import Kind
from groundswell.street.kit.values import Line, Lines

MOST_VERBATIMS = 5
# What customers said is theirs, and what not to say is nobody's outside.
STAYS_INSIDE = frozenset({Line.THEY_SAY, Line.DONT_SAY})
# A figure says most in one breath; what another customer says is for whoever doubts it.
_PROVES = (ProofKind.FIGURE, ProofKind.DOCUMENT, ProofKind.REFERENCE)
_CONVINCES = (ProofKind.REFERENCE, ProofKind.DOCUMENT, ProofKind.FIGURE)
_ASK = {
    Kind.FRUSTRATION: "How often does that happen to you, and what does it cost you?",
    Kind.OBJECTION: "What would have to be so for that to be no obstacle?",
    Kind.REQUEST: "What would you do with it first?",
    Kind.QUESTION: "What made you ask?",
}
_ASK_OF_ANY = "How do you do it today?"


def drafted(
    message: Message, claim: ClaimHeld, declined: Iterable[str], kind: Kind | None, today: date
) -> tuple[Lines, int]:
    """The lines, and the proof that the card rests on (0: none). `declined`: sentences that were claims for
    the same concern and are none any more."""
    proof = _first(_PROVES, claim, today)
    convincing = _first(_CONVINCES, claim, today, but=proof)
    lines = Lines(
        you_say=one_line(claim.sentence),
        push_back=_told(convincing),
        proof=_told(proof),
        ask=_ASK.get(kind, _ASK_OF_ANY) if kind else _ASK_OF_ANY,
        dont_say="\n".join([*_avoided(message), *_not_said(declined, claim)]),
        internal=STAYS_INSIDE,
    )
    return lines, proof.id if proof else 0


def claim_as_written(claim: ClaimHeld) -> str:
    """Another as soon as it says, or proves, something else; whatever became of the concerns that it
    answers."""
    return digest("\n".join([one_line(claim.sentence), *(_proof_as_written(one) for one in claim.proofs)]))


def _proof_as_written(proof: ProofHeld) -> str:
    return "\n".join(proof_lines(0, proof))


def _first(
    kinds: Sequence[ProofKind], claim: ClaimHeld, today: date, but: ProofHeld | None = None
) -> ProofHeld | None:
    holding = [one for one in claim.proofs if not one.is_over(today) and one != but]
    return min(holding, key=lambda one: (kinds.index(one.kind), one.id), default=None)


def _told(proof: ProofHeld | None) -> str:
    if proof is None:
        return ""
    return f"{one_line(proof.text)} ({proof.link})" if proof.link else one_line(proof.text)


def _avoided(message: Message) -> list[str]:
    avoided = [word for word in message.words if word.use is WordUse.AVOID]
    return [f"“{word.word}”: “{word.instead}”" if word.instead else f"“{word.word}”" for word in avoided]


def _not_said(declined: Iterable[str], claim: ClaimHeld) -> list[str]:
    others = dict.fromkeys(one_line(sentence) for sentence in declined)
    return [f"“{sentence}”" for sentence in others if sentence != one_line(claim.sentence)]

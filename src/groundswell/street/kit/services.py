"""What people do with cards. Each act is one transaction with one row of history that can be undone, its row
in the audit and its rows in the launch's timeline (launch/doing.py). Which roles may stands in the table of
rights of the door.

All raise NotForYou where there is no such launch or card, and ImpossibleCorrection for what makes no sense.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from groundswell.field import models as field
from groundswell.field import telling
from groundswell.field.actions import Action
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.read_model import ConcernSummary
from groundswell.launch.doing import Doing, acting_on
from groundswell.launch.queries import concerns_of
from groundswell.launch.timeline import Happened
from groundswell.message.models import Claim
from groundswell.message.queries import message_for, standings
from groundswell.message.values import ClaimHeld, Message
from groundswell.people.queries import local_day
from groundswell.people.viewer import NotForYou, Viewer, require_member
from groundswell.speech import Kind
from groundswell.street.kit.drafting import MOST_VERBATIMS, claim_as_written, drafted
from groundswell.street.kit.errors import CardChangedMeanwhile
from groundswell.street.kit.holding import lines_of
from groundswell.street.kit.signed import agreed_claims, signed_claims
from groundswell.street.kit.tables import Card, CardVersion
from groundswell.street.kit.values import Line, Lines, says_more

LONGEST_LINE = 600
MOST_WORDINGS = 12


def draft(viewer: Viewer, launch: int, at: datetime, *, only: Collection[int] = ()) -> field.Entry:
    """A card for each concern of the launch that a signed claim answers and that has none there, or for
    `only` these, withdrawn ones among them. A card that nobody has edited is drafted anew where its claim
    says something else by now."""
    with acting_on(launch, "draft cards", viewer, at, action=Action.MESSAGE) as act:
        made = _Drafting(act, viewer, at).of(only)
        if not made:
            raise ImpossibleCorrection("There is no signed claim that has no card yet.")
        act.told = [f"drafted {_called(made)} for L-{launch}"]
    return act.entry


def edit(
    viewer: Viewer, number: int, lines: Lines, at: datetime, *, seen: str, because: str = ""
) -> field.Entry:
    """`seen` is what was looked at (CardHeld.seen). Sent as it stands it says that the card is right for what
    its claim says by now. Where sales holds the card, words that were not let out before wait until somebody
    else has read them. Raises CardChangedMeanwhile."""
    _refuse_nonsense(lines)
    launch = _launch_of(viewer, number)
    with acting_on(launch, "edit a card", viewer, at, because=because, action=Action.MESSAGE) as act:
        row = _standing(number, launch)
        before = CardVersion.objects.get(pk=row.waiting or row.stands)
        if str(before.pk) != seen:
            raise CardChangedMeanwhile
        stands = lines_of(CardVersion.objects.get(pk=row.stands))
        claim = next((one for one in message_for(viewer, launch).claims if one.id == row.claim_id), None)
        claimed = claim_as_written(claim) if claim else before.claimed
        if lines == lines_of(before) and claimed == before.claimed:
            raise ImpossibleCorrection("Nothing is different.")
        vouching = _vouching(before, claim, at)
        waits = row.out and says_more(stands, lines)
        _write(act, viewer, row, lines, before.verbatims, vouching, claimed, waits=waits)
        act.happened(Happened.CARD, ref=f"K-{number}")
        act.told = [f"changed the card K-{number}"]
    return act.entry


def agree(viewer: Viewer, number: int, at: datetime, *, seen: str) -> field.Entry:
    """That what somebody else wrote on a card may be said. Raises CardChangedMeanwhile."""
    launch = _launch_of(viewer, number)
    with acting_on(launch, "agree to a card", viewer, at, action=Action.MESSAGE) as act:
        row = _standing(number, launch)
        version = CardVersion.objects.filter(pk=row.waiting).first()
        if version is None or str(version.pk) != seen:
            raise CardChangedMeanwhile
        if version.user == viewer.user:
            raise ImpossibleCorrection("Somebody else reads what you wrote before it is said.")
        act.patch.change(row, "stands", version.pk)
        act.patch.change(row, "waiting", 0)
        act.happened(Happened.CARD, ref=f"K-{number}")
        act.told = [f"agreed to what was changed on the card K-{number}"]
    return act.entry


def let_out(viewer: Viewer, launch: int, at: datetime, *, only: Collection[int] = ()) -> field.Entry:
    """All drafts of the launch, or `only` these cards, into the hands of sales."""
    with acting_on(launch, "let cards out", viewer, at, action=Action.MESSAGE) as act:
        rows = Card.objects.filter(launch=launch, removed=False, out=False).exclude(stands=0)
        waiting = list((rows.filter(pk__in=only) if only else rows).order_by("pk"))
        message = message_for(viewer, launch)
        agreed = {claim.id for claim in agreed_claims(message, standings(viewer, message))}
        let = [row for row in waiting if row.claim_id in agreed]
        if not let:
            raise ImpossibleCorrection("There is no card of a signed claim that waits.")
        for row in let:
            act.patch.change(row, "out", True)
            act.concerns.append(telling.concern(row.concern_id).id)
            act.happened(Happened.CARDS_OUT, ref=f"K-{row.pk}")
        act.told = [f"let {_called(let)} of L-{launch} out to sales"]
    return act.entry


def withdraw(viewer: Viewer, number: int, at: datetime, *, because: str = "") -> field.Entry:
    launch = _launch_of(viewer, number)
    with acting_on(launch, "withdraw a card", viewer, at, because=because, action=Action.MESSAGE) as act:
        row = _standing(number, launch)
        act.patch.change(row, "removed", True)
        act.concerns.append(telling.concern(row.concern_id).id)
        act.happened(Happened.CARD_WITHDRAWN, ref=f"K-{number}", because=because)
        act.told = [f"withdrew the card K-{number}"]
    return act.entry


# The parts they are made of.


@dataclass(slots=True)
class _Drafting:
    act: Doing
    viewer: Viewer
    at: datetime

    def of(self, only: Collection[int]) -> list[Card]:
        launch = self.act.launch.pk
        message = message_for(self.viewer, launch)
        signed = signed_claims(message, standings(self.viewer, message), local_day(self.at))
        concerns = concerns_of(self.viewer, [launch])[launch]
        there = self._there(launch)
        facts = _facts([number for number in concerns if number in signed])
        made: list[Card] = []
        for number in concerns:
            if number in signed and (not only or number in only):
                row = there.get(number)
                if row is None or not row.removed or only:
                    made += self._card(number, row, message, signed[number], facts.get(number, (None, [])))
        return made

    def _there(self, launch: int) -> dict[int, Card]:
        """By current concern the card that stands for it, or else the one that was withdrawn."""
        to = telling.redirects().to
        rows = Card.objects.filter(launch=launch).order_by("-removed", "pk")
        return {to.get(row.concern_id) or row.concern_id: row for row in rows}

    def _card(
        self,
        concern: int,
        row: Card | None,
        message: Message,
        claim: ClaimHeld,
        facts: tuple[Kind | None, Sequence[int]],
    ) -> list[Card]:
        """The card, in a list; none where there is nothing to do."""
        kind, verbatims = facts
        lines, vouching = drafted(message, claim, _declined(message, concern), kind, local_day(self.at))
        claimed = claim_as_written(claim)
        if row is not None and not row.removed and not _is_to_be_drafted_anew(row, lines, claimed):
            return []
        if row is None:
            row = Card.objects.create(launch=self.act.launch, claim_id=claim.id, concern_id=concern)
        self.act.patch.change(row, "claim_id", claim.id)
        if row.removed and row.out:  # what nobody has looked at is let out anew
            self.act.patch.change(row, "out", False)
        chosen = list(verbatims[:MOST_VERBATIMS])
        _write(self.act, self.viewer, row, lines, chosen, vouching, claimed, is_drafted=True)
        self.act.patch.change(row, "removed", False)
        self.act.concerns.append(concern)
        self.act.happened(Happened.CARD, ref=f"K-{row.pk}")
        return [row]


def _is_to_be_drafted_anew(row: Card, lines: Lines, claimed: str) -> bool:
    if row.waiting:  # somebody has edited it
        return False
    version = CardVersion.objects.get(pk=row.stands)
    return version.drafted and (version.claimed != claimed or lines_of(version) != lines)


def _facts(concerns: Collection[int]) -> dict[int, tuple[Kind | None, Sequence[int]]]:
    rows = ConcernSummary.objects.filter(concern__in=concerns).values_list("concern", "kind", "telling")
    return {concern: (Kind(kind), telling_ones) for concern, kind, telling_ones in rows}


def _declined(message: Message, concern: int) -> list[str]:
    """Sentences of claims for the concern that were taken away."""
    numbers = telling.with_merged([concern])
    gone = Claim.objects.filter(launch=message.launch, removed=True, answers__concern__in=numbers)
    return list(gone.order_by("pk").values_list("sentence", flat=True))


def _write(
    act: Doing,
    viewer: Viewer,
    row: Card,
    lines: Lines,
    verbatims: Sequence[int],
    vouching: int,
    claimed: str,
    *,
    is_drafted: bool = False,
    waits: bool = False,
) -> None:
    last = CardVersion.objects.filter(card=row).order_by("-number").values_list("number", flat=True).first()
    version = CardVersion.objects.create(
        card=row,
        number=(last or 0) + 1,
        verbatims=list(verbatims),
        internal=sorted(line.value for line in lines.internal),
        vouching=vouching,
        claimed=claimed,
        drafted=is_drafted,
        at=act.at,
        by=viewer.name,
        user=viewer.user,
        **{line.value: lines.text(line) for line in Line},
    )
    act.patch.change(version, "removed", False)
    act.patch.change(row, "waiting" if waits else "stands", version.pk)
    if row.waiting and not waits:
        act.patch.change(row, "waiting", 0)
    if is_drafted:
        act.patch.change(row, "drafted", version.pk)


def _vouching(before: CardVersion, claim: ClaimHeld | None, at: datetime) -> int:
    """The proof that it rested on, while the claim has it; else the first that holds."""
    proofs = claim.proofs if claim else ()
    if any(proof.id == before.vouching for proof in proofs):
        return before.vouching
    return next((proof.id for proof in proofs if not proof.is_over(local_day(at))), 0)


def _launch_of(viewer: Viewer, number: int) -> int:
    require_member(viewer)
    launch = Card.objects.filter(pk=number).values_list("launch", flat=True).first()
    if launch is None:
        raise NotForYou
    return launch


def _standing(number: int, launch: int) -> Card:
    row = Card.objects.filter(pk=number, launch=launch, removed=False).exclude(stands=0).first()
    if row is None:
        raise NotForYou
    return row


def _called(rows: Sequence[Card]) -> str:
    return ", ".join(f"K-{row.pk}" for row in rows)


def _refuse_nonsense(lines: Lines) -> None:
    if not lines.you_say:
        raise ImpossibleCorrection("What do sellers say?")
    if len(lines.they_say) > MOST_WORDINGS:
        raise ImpossibleCorrection(f"At most {MOST_WORDINGS} wordings.")
    texts: Mapping[Line, str] = {line: lines.text(line) for line in Line if line is not Line.THEY_SAY}
    if any(len(text) > LONGEST_LINE for text in (*texts.values(), *lines.they_say)):
        raise ImpossibleCorrection(f"At most {LONGEST_LINE} characters, please.")

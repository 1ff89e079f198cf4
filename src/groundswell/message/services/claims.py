"""Claims: what is said, in which order, which concerns it answers, and why it is true.

`seen` is the version that somebody looked at (values.version_of of the claim's lines): where the claim is
another by now, MessageChangedMeanwhile is raised and nothing is done. All raise NotForYou where there is no
such claim, and ImpossibleCorrection for what makes no sense.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from groundswell.engine.events import EventKind
from groundswell.field import models as field_models
from groundswell.field import telling
from groundswell.field.attention.deciding import quoted
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.history.events import write
from groundswell.launch.timeline import Happened
from groundswell.message.models import Claim, ClaimAnswer, Pillar, Proof, ProofKind
from groundswell.message.reading import message_of
from groundswell.message.services.steps import Doing, checked, doing, refuse_unless
from groundswell.message.values import ClaimHeld, claim_lines, version_of
from groundswell.people.queries import members
from groundswell.people.viewer import NotForYou, Viewer

LONGEST_SENTENCE = 500
LONGEST_PROOF = 2_000
LONGEST_LINK = 2_000
MOST_CLAIMS = 200  # of a launch


def add_claim(
    viewer: Viewer, launch: int, sentence: str, at: datetime, *, pillar: int = 0
) -> field_models.Entry:
    with doing(viewer, "add a claim", launch, Happened.CLAIMED, at) as done:
        places = list(Claim.objects.filter(launch=launch, removed=False).values_list("place", flat=True))
        if len(places) >= MOST_CLAIMS:
            raise ImpossibleCorrection(f"A message has at most {MOST_CLAIMS} claims.")
        claim = Claim.objects.create(
            launch_id=launch,
            sentence=_sentence(sentence),
            pillar_id=_pillar(launch, pillar),
            place=max(places, default=0) + 1,
        )
        done.patch.change(claim, "removed", False)
        _told(done, claim, f"added the claim {quoted(claim.sentence)}")
    return done.entry


def change_claim(
    viewer: Viewer, claim: int, sentence: str, at: datetime, *, pillar: int = 0, seen: str
) -> field_models.Entry:
    with doing(viewer, "change a claim", launch_of(viewer, claim), Happened.CLAIMED, at) as done:
        row = _as_seen(done, claim, seen)
        done.patch.change(row, "sentence", _sentence(sentence))
        done.patch.change(row, "pillar_id", _pillar(row.launch_id, pillar))
        _told(done, row, f"changed a claim to {quoted(row.sentence)}")
    return done.entry


def remove_claim(viewer: Viewer, claim: int, at: datetime, *, seen: str) -> field_models.Entry:
    with doing(viewer, "remove a claim", launch_of(viewer, claim), Happened.CLAIMED, at) as done:
        row = _as_seen(done, claim, seen)
        done.patch.change(row, "removed", True)
        _told(done, row, f"took the claim {quoted(row.sentence)} away")
    return done.entry


def move_claim(viewer: Viewer, claim: int, at: datetime, *, earlier: bool) -> field_models.Entry:
    """One place earlier, or later."""
    with doing(viewer, "move a claim", launch_of(viewer, claim), Happened.CLAIMED, at) as done:
        rows = list(Claim.objects.filter(launch=done.launch, removed=False).order_by("place", "id"))
        at_place = next((n for n, row in enumerate(rows) if row.pk == claim), None)
        if at_place is None:
            raise NotForYou
        to = at_place - 1 if earlier else at_place + 1
        if not 0 <= to < len(rows):
            raise ImpossibleCorrection("It stands there already.")
        rows[at_place], rows[to] = rows[to], rows[at_place]
        for place, row in enumerate(rows, start=1):
            done.patch.change(row, "place", place)
        _told(done, rows[to], f"moved the claim {quoted(rows[to].sentence)}")
    return done.entry


def answer_concerns(
    viewer: Viewer, claim: int, concerns: Collection[int], at: datetime, *, seen: str
) -> field_models.Entry:
    """It answers these and no others. The concerns that are new are told. Raises NoSuchConcern."""
    with doing(viewer, "tie a claim to concerns", launch_of(viewer, claim), Happened.CLAIMED, at) as done:
        row = _as_seen(done, claim, seen)
        wanted = {telling.concern(number).id for number in concerns}
        to = telling.redirects().to
        stand = list(ClaimAnswer.objects.filter(claim=row, removed=False))
        for answer in stand:
            if to.get(answer.concern_id, answer.concern_id) not in wanted:
                done.patch.change(answer, "removed", True)
                done.concerns.add(to.get(answer.concern_id, answer.concern_id))
        new = wanted - {to.get(answer.concern_id, answer.concern_id) for answer in stand}
        for concern in sorted(new):
            answer, _ = ClaimAnswer.objects.get_or_create(claim=row, concern_id=concern)
            done.patch.change(answer, "user", viewer.user)
            done.patch.change(answer, "removed", False)
        done.concerns |= new
        write(done.entry, EventKind.CLAIMED, dict.fromkeys(new, f"claim {row.pk} of L-{row.launch_id}"))
        answers = ", ".join(f"C-{number}" for number in sorted(wanted)) or "no concern"
        _told(done, row, f"the claim {quoted(row.sentence)} answers {answers}")
    return done.entry


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """A proof as somebody gives it."""

    kind: ProofKind
    text: str
    link: str = ""
    voucher: int = 0  # a user; 0: nobody
    until: date | None = None


def add_proof(viewer: Viewer, claim: int, given: Given, at: datetime) -> field_models.Entry:
    with doing(viewer, "prove a claim", launch_of(viewer, claim), Happened.CLAIMED, at) as done:
        row = _claim(done, claim)
        proof = Proof.objects.create(claim=row, **_columns(given))
        done.patch.change(proof, "removed", False)
        _told(done, row, f"proved the claim {quoted(row.sentence)} by a {given.kind}")
    return done.entry


def change_proof(viewer: Viewer, proof: int, given: Given, at: datetime, *, seen: str) -> field_models.Entry:
    claim = _claim_of(proof)
    with doing(viewer, "change a proof", launch_of(viewer, claim), Happened.CLAIMED, at) as done:
        row, held = _as_seen(done, claim, seen), _proof(proof)
        for column, value in _columns(given, vouched=held.voucher).items():
            done.patch.change(held, column, value)
        _told(done, row, f"changed a proof of the claim {quoted(row.sentence)}")
    return done.entry


def remove_proof(viewer: Viewer, proof: int, at: datetime, *, seen: str) -> field_models.Entry:
    claim = _claim_of(proof)
    with doing(viewer, "remove a proof", launch_of(viewer, claim), Happened.CLAIMED, at) as done:
        row = _as_seen(done, claim, seen)
        done.patch.change(_proof(proof), "removed", True)
        _told(done, row, f"took a proof of the claim {quoted(row.sentence)} away")
    return done.entry


# The parts they are made of.


def launch_of(viewer: Viewer, claim: int) -> int:
    """The launch at which it is made. Raises NotForYou."""
    if not viewer.is_member:
        raise NotForYou
    launch = Claim.objects.filter(pk=claim).values_list("launch", flat=True).first()
    if launch is None:
        raise NotForYou
    return launch


def seen_of(claim: ClaimHeld) -> str:
    return version_of(claim_lines(claim))


def _told(done: Doing, claim: Claim, summary: str) -> None:
    done.summary, done.ref = summary, f"claim {claim.pk}"


def _claim(done: Doing, claim: int) -> Claim:
    row = Claim.objects.filter(pk=claim, launch=done.launch, removed=False).first()
    if row is None:
        raise NotForYou
    return row


def _as_seen(done: Doing, claim: int, seen: str) -> Claim:
    row = _claim(done, claim)
    held = next(one for one in message_of(row.launch_id).claims if one.id == claim)
    refuse_unless(seen, seen_of(held))
    return row


def _claim_of(proof: int) -> int:
    claim = Proof.objects.filter(pk=proof, removed=False).values_list("claim", flat=True).first()
    if claim is None:
        raise NotForYou
    return claim


def _proof(proof: int) -> Proof:
    row = Proof.objects.filter(pk=proof, removed=False).first()
    if row is None:
        raise NotForYou
    return row


def _sentence(sentence: str) -> str:
    return checked(sentence, LONGEST_SENTENCE, "What do we say?")


def _pillar(launch: int, pillar: int) -> int | None:
    if not pillar:
        return None
    if not Pillar.objects.filter(pk=pillar, launch=launch, removed=False).exists():
        raise ImpossibleCorrection("That pillar stands no more: choose another one.")
    return pillar


def _columns(given: Given, vouched: int = 0) -> dict[str, object]:
    """`vouched` is who vouches for it already; they stay, though their rights may have ended."""
    link = checked(given.link, LONGEST_LINK)
    if link and not link.lower().startswith(("https://", "http://")):
        raise ImpossibleCorrection("A link begins with https:// or http://.")
    if given.voucher not in (0, vouched, *(member.pk for member in members(but=0))):
        raise ImpossibleCorrection("Who vouches for it belongs to the company.")
    return {
        "kind": given.kind.value,
        "text": checked(given.text, LONGEST_PROOF, "What proves it?"),
        "link": link,
        "voucher": given.voucher,
        "until": given.until,
    }

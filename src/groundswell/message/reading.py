"""Messages as they stand, read from the store."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from groundswell.field.models import Concern
from groundswell.field.telling import redirects
from groundswell.message import models
from groundswell.message.values import Answered, ClaimHeld, Message, PillarHeld, ProofHeld, Word


def message_of(launch: int) -> Message:
    return messages_of([launch])[launch]


def messages_of(launches: Collection[int]) -> dict[int, Message]:
    """By launch, also where nothing stands in it yet; nine queries for however many."""
    houses = {row.launch_id: row for row in models.House.objects.filter(launch__in=launches)}
    pillars: dict[int, list[PillarHeld]] = defaultdict(list)
    for row in models.Pillar.objects.filter(launch__in=launches, removed=False).order_by("place", "id"):
        pillars[row.launch_id].append(PillarHeld(id=row.pk, text=row.text))
    words: dict[int, list[Word]] = defaultdict(list)
    for row in models.Wording.objects.filter(launch__in=launches, removed=False).order_by("id"):
        word = Word(id=row.pk, use=models.WordUse(row.use), word=row.word, instead=row.instead)
        words[row.launch_id].append(word)
    claims = _claims(launches, {pillar.id for held in pillars.values() for pillar in held})
    return {
        launch: Message(
            launch=launch,
            promise=houses[launch].promise if launch in houses else "",
            tone=houses[launch].tone if launch in houses else "",
            pillars=tuple(pillars[launch]),
            words=tuple(words[launch]),
            claims=tuple(claims[launch]),
        )
        for launch in launches
    }


def _claims(launches: Collection[int], pillars: Collection[int]) -> dict[int, list[ClaimHeld]]:
    rows = list(models.Claim.objects.filter(launch__in=launches, removed=False).order_by("place", "id"))
    answers, proofs = _answers([row.pk for row in rows]), _proofs([row.pk for row in rows])
    claims: dict[int, list[ClaimHeld]] = defaultdict(list)
    for row in rows:
        claims[row.launch_id].append(
            ClaimHeld(
                id=row.pk,
                sentence=row.sentence,
                # One that was taken away holds nothing up; the claim stands by itself then.
                pillar=row.pillar_id if row.pillar_id and row.pillar_id in pillars else 0,
                answers=tuple(answers[row.pk]),
                proofs=tuple(proofs[row.pk]),
            )
        )
    return claims


def _proofs(claims: Collection[int]) -> dict[int, list[ProofHeld]]:
    proofs: dict[int, list[ProofHeld]] = defaultdict(list)
    for row in models.Proof.objects.filter(claim__in=claims, removed=False).order_by("id"):
        proofs[row.claim_id].append(
            ProofHeld(
                id=row.pk,
                kind=models.ProofKind(row.kind),
                text=row.text,
                link=row.link,
                voucher=row.voucher,
                until=row.until,
            )
        )
    return proofs


def _answers(claims: Collection[int]) -> dict[int, list[Answered]]:
    rows = models.ClaimAnswer.objects.filter(claim__in=claims, removed=False).order_by("id")
    decided = list(rows.values_list("claim", "concern", "user"))
    to = redirects().to
    meant = _meanings({to.get(concern, concern) for _, concern, _ in decided}, to)
    users: dict[tuple[int, int], set[int]] = defaultdict(set)
    for claim, concern, user in decided:
        users[claim, to.get(concern, concern)].add(user)
    answers: dict[int, list[Answered]] = defaultdict(list)
    for (claim, concern), by in sorted(users.items()):
        merged, parted = meant[concern]
        answer = Answered(concern=concern, merged=merged, parted=parted, users=tuple(sorted(by)))
        answers[claim].append(answer)
    return answers


Meaning = tuple[tuple[int, ...], tuple[int, ...]]


def _meanings(concerns: Collection[int], to: Mapping[int, int]) -> dict[int, Meaning]:
    """By current concern what became part of it, and what was split off from it or from any of these. What
    an undone split brought never was: its number only leads back."""
    parts = {number: into for number, into in to.items() if into in concerns}
    gone = _never_were(parts)
    merged = {number: into for number, into in parts.items() if number not in gone}
    whole = {**merged, **{number: number for number in concerns}}
    split = Concern.objects.filter(split_from__in=whole, entry__undone_by=None)
    parted: dict[int, list[int]] = defaultdict(list)
    for number, source in split.order_by("id").values_list("id", "split_from"):
        parted[whole[source]].append(number)
    return {
        concern: (_sorted(n for n, into in merged.items() if into == concern), _sorted(parted[concern]))
        for concern in concerns
    }


def _never_were(numbers: Collection[int]) -> set[int]:
    born = Concern.objects.filter(pk__in=numbers, split_from__isnull=False)
    return set(born.exclude(entry__undone_by=None).values_list("id", flat=True))


def _sorted(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(numbers))

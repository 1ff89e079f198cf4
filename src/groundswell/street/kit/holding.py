"""Cards as they stand, put together from the rooms whose parts they are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from groundswell.field import telling
from groundswell.field.models import Answer
from groundswell.field.read_model import ConcernSummary
from groundswell.message.queries import messages_for, standings_of
from groundswell.message.values import ClaimHeld, ProofHeld
from groundswell.people.queries import local_day, names_by_number
from groundswell.people.viewer import OPERATOR
from groundswell.street.kit.drafting import MOST_VERBATIMS, STAYS_INSIDE, claim_as_written
from groundswell.street.kit.signed import not_agreed
from groundswell.street.kit.tables import Card, CardVersion
from groundswell.street.kit.values import CardHeld, Kind, Line, Lines, Standing, Waiting, wordings


def lines_of(row: CardVersion) -> Lines:
    return Lines(
        they_say=wordings(row.they_say),
        you_say=row.you_say,
        push_back=row.push_back,
        proof=row.proof,
        ask=row.ask,
        dont_say=row.dont_say,
        internal=frozenset(Line(line) for line in row.internal),
    )


def standing_answers() -> QuerySet[Answer]:
    """The last of a concern counts."""
    return Answer.objects.filter(stands=True).select_related("entry").order_by("pk")


def held(concerns: Collection[int] | None, at: datetime) -> list[CardHeld]:
    """Of these current concerns, or of all; by concern, the one that counts first. A fixed number of
    queries."""
    to = telling.redirects().to
    cards, answers = Card.objects.exclude(stands=0), standing_answers()
    if concerns is not None:
        numbers = {*concerns, *(number for number, into in to.items() if into in set(concerns))}
        cards, answers = cards.filter(concern__in=numbers), answers.filter(concern__in=numbers)
    of: dict[int, list[Card]] = defaultdict(list)
    for row in cards.select_related("launch").order_by("pk"):
        of[to.get(row.concern_id) or row.concern_id].append(row)
    lines = {to.get(answer.concern_id) or answer.concern_id: answer for answer in answers}
    beside = _beside([row for rows in of.values() for row in rows], list(lines.values()), {*of, *lines}, at)
    found: list[CardHeld] = []
    for concern in sorted({*of, *lines}):
        best = beside.best(of[concern])
        rows = sorted(of[concern], key=lambda one: (one is not best, -one.drafted))
        found += [beside.card(concern, row, best) for row in rows]
        if concern in lines:
            found.append(beside.answer(concern, lines[concern], best))
    return found


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind a card now."""

    reopened: bool
    is_otherwise: bool  # than when it was written
    vouching: ProofHeld | None


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is read once for all of them."""

    versions: Mapping[int, CardVersion]
    behind: Mapping[int, _Behind]  # by card
    names: Mapping[int, str]  # of concerns
    said: Mapping[int, Sequence[int]]  # verbatims
    people: Mapping[int, str]
    today: date

    def best(self, rows: Iterable[Card]) -> Card | None:
        """The newest that is signed; where none is, the newest."""
        out = [row for row in rows if row.out and _is_there(row)]
        return max(out, key=lambda row: (not self.behind[row.pk].reopened, row.drafted), default=None)

    def card(self, concern: int, row: Card, best: Card | None) -> CardHeld:
        version, vouching = self.versions[row.stands], self.behind[row.pk].vouching
        return CardHeld(
            called=f"K-{row.pk}",
            number=row.pk,
            kind=Kind.SIGNED,
            concern=concern,
            name=self.names.get(concern, ""),
            launch=row.launch_id,
            claim=row.claim_id,
            lines=lines_of(version),
            verbatims=tuple(version.verbatims),
            vouched_by=self.people.get(vouching.voucher, "") if vouching else "",
            until=vouching.until if vouching else None,
            standing=self._standing(row, best),
            instead=f"K-{best.pk}" if best is not None and best is not row else "",
            version=version.number,
            version_id=version.pk,
            by=self.people.get(version.user) or version.by,
            at=version.at,
            waiting=self._waiting(self.versions.get(row.waiting)),
        )

    def _waiting(self, version: CardVersion | None) -> Waiting | None:
        return version and Waiting(
            version_id=version.pk,
            lines=lines_of(version),
            by=self.people.get(version.user) or version.by,
            user=version.user,
            at=version.at,
        )

    def _standing(self, row: Card, best: Card | None) -> Standing:
        behind = self.behind[row.pk]
        if not _is_there(row):
            return Standing.WITHDRAWN
        if not row.out:
            return Standing.DRAFT
        if row is not best:
            return Standing.SUPERSEDED
        if behind.reopened:
            return Standing.REOPENED
        if behind.is_otherwise:
            return Standing.BEHIND
        over = behind.vouching is not None and behind.vouching.is_over(self.today)
        return Standing.EXPIRED if over else Standing.FIT

    def answer(self, concern: int, row: Answer, best: Card | None) -> CardHeld:
        by = self.people.get(row.entry.user) or row.entry.by
        return CardHeld(
            called=f"A-{row.pk}",
            number=row.pk,
            kind=Kind.ANSWER,
            concern=concern,
            name=self.names.get(concern, ""),
            launch=0,
            claim=0,
            lines=Lines(you_say=row.line, internal=STAYS_INSIDE),
            verbatims=tuple(self.said.get(concern, ())[:MOST_VERBATIMS]),
            vouched_by=by,
            until=None,
            standing=Standing.SUPERSEDED if best else Standing.FIT,
            instead=f"K-{best.pk}" if best else "",
            version=1,
            version_id=row.pk,
            by=by,
            at=row.entry.at,
        )


def _is_there(row: Card) -> bool:
    return not (row.removed or row.launch.removed)


def _beside(rows: list[Card], answers: list[Answer], concerns: Collection[int], at: datetime) -> _Beside:
    versions = CardVersion.objects.in_bulk({number for row in rows for number in (row.stands, row.waiting)})
    behind = _behind(rows, versions)
    vouching = {one.vouching.voucher for one in behind.values() if one.vouching}
    wrote = {version.user for version in versions.values()} | {answer.entry.user for answer in answers}
    summaries = ConcernSummary.objects.filter(concern__in=concerns).values_list("concern", "name", "telling")
    told = {concern: (name, telling_ones) for concern, name, telling_ones in summaries}
    return _Beside(
        versions=versions,
        behind=behind,
        names={concern: name for concern, (name, _) in told.items()},
        said={concern: telling_ones for concern, (_, telling_ones) in told.items()},
        people=names_by_number((vouching | wrote) - {0}),
        today=local_day(at),
    )


def _behind(rows: Sequence[Card], versions: Mapping[int, CardVersion]) -> dict[int, _Behind]:
    messages = messages_for(OPERATOR, {row.launch_id for row in rows}) if rows else {}
    standings = standings_of(OPERATOR, messages.values()) if rows else {}
    claims = {claim.id: claim for message in messages.values() for claim in message.claims}
    return {
        row.pk: _Behind(
            reopened=not _still_answers(claims.get(row.claim_id), row.concern_id)
            or bool(not_agreed(row.claim_id, standings[row.launch_id])),
            is_otherwise=row.claim_id not in claims
            or claim_as_written(claims[row.claim_id]) != versions[row.stands].claimed,
            vouching=_vouching(claims.get(row.claim_id), versions[row.stands].vouching),
        )
        for row in rows
    }


def _still_answers(claim: ClaimHeld | None, concern: int) -> bool:
    return claim is not None and any(concern in (answer.concern, *answer.merged) for answer in claim.answers)


def _vouching(claim: ClaimHeld | None, proof: int) -> ProofHeld | None:
    return next((one for one in claim.proofs if one.id == proof), None) if claim else None

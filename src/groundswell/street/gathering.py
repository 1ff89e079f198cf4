"""The evidence of a launch as it stands now, read from the rooms whose it is."""

import json
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from groundswell.engine.coverage import Verdict
from groundswell.engine.deals.values import Deals as DealsOf
from groundswell.engine.survey.values import Evidence as Verbatim
from groundswell.field.read_model import ConcernCount, FieldSummary
from groundswell.field.reading.months import months_of
from groundswell.field.reading.said import evidence as said
from groundswell.field.telling import live_verbatims
from groundswell.launch.queries import changes_of, concerns_of, one
from groundswell.message.covering.queries import Held, held_texts
from groundswell.message.drafts.queries import drafts_of_launch
from groundswell.message.queries import message_for, standings
from groundswell.message.values import Message
from groundswell.people.currency import sums_in_own
from groundswell.people.language import day, separated
from groundswell.people.queries import local_day
from groundswell.people.viewer import Viewer, require_member
from groundswell.product.evidence.pack import OfConcern as Packed
from groundswell.product.evidence.pack import pack
from groundswell.report import wording
from groundswell.report.quotes import telling
from groundswell.speech import Voice
from groundswell.street.evidence import Covered, Deals, Evidence, OfChange, OfClaim, OfConcern, Signed
from groundswell.street.models import Presentation, Written
from groundswell.street.slides import Quote


def evidence_of(viewer: Viewer, launch: int) -> Evidence:
    """A fixed number of queries. The read model must hold. Raises NotForYou."""
    require_member(viewer)
    told, numbers = one(viewer, launch), concerns_of(viewer, [launch])[launch]
    message = message_for(viewer, launch)
    counted = _counted(viewer, numbers)
    accounts, sellers, conversations = _behind(numbers)
    as_of = FieldSummary.objects.values_list("as_of", flat=True).first()
    return Evidence(
        launch=launch,
        name=told.name,
        as_of=as_of.date().isoformat() if as_of else "",
        promise=message.promise,
        accounts=accounts,
        sellers=sellers,
        conversations=conversations,
        concerns=counted,
        changes=tuple(
            OfChange(
                number=change.id,
                title=change.title,
                state=change.state.value,
                concerns=tuple(number for number in change.concerns if number in numbers),
            )
            for change in changes_of(viewer, [launch])[launch]
        ),
        claims=tuple(
            OfClaim(
                number=claim.id,
                sentence=claim.sentence,
                proofs=tuple(proof.text for proof in claim.proofs),
                answers=tuple(answer.concern for answer in claim.answers),
            )
            for claim in message.claims
        ),
        signed=tuple(_signed(viewer, message)),
        covered=_covered(viewer, launch, message, numbers),
        numbers=numbers_to_hit(Presentation.objects.filter(launch=launch).first()),
    )


def numbers_to_hit(presentation: Written | None) -> tuple[tuple[str, str], ...]:
    rows = json.loads(presentation.numbers) if presentation else []
    return tuple((what, how_much) for what, how_much in rows)


def _counted(viewer: Viewer, numbers: Sequence[int]) -> tuple[OfConcern, ...]:
    """In the order of the launch; those of which nothing counts just now are left out."""
    from groundswell.field.errors import NoSuchConcern

    try:
        packed = pack(viewer, numbers).concerns if numbers else ()
    except NoSuchConcern:
        return ()
    months, verbatims = months_of(viewer, numbers), dict[int, list[int]]()
    rows = live_verbatims().filter(concern__in=numbers).order_by("id")
    for concern, verbatim in rows.values_list("concern", "id"):
        verbatims.setdefault(concern, []).append(verbatim)
    return tuple(
        _concern(held, months.get(held.concern.id, {}), verbatims.get(held.concern.id, ())) for held in packed
    )


def _concern(held: Packed, months: Mapping[int, int], verbatims: Sequence[int]) -> OfConcern:
    concern = held.concern
    shown = [verbatim for account in held.said for verbatim in account.verbatims]
    shown.sort(key=lambda verbatim: -verbatim.score)
    return OfConcern(
        number=concern.id,
        name=concern.name,
        accounts=concern.accounts,
        sellers=concern.sellers,
        conversations=concern.conversations,
        open=_deals(concern.deals.open),
        won=_deals(concern.deals.won),
        lost=_deals(concern.deals.lost),
        months=tuple(sorted(months.items())),
        quotes=tuple(verbatim.id for verbatim in telling(shown)),
        verbatims=tuple(verbatims),
    )


def _deals(deals: DealsOf) -> Deals:
    return Deals(count=deals.count, amount=separated(wording.sums(sums_in_own(deals.sums))))


def _behind(numbers: Sequence[int]) -> tuple[int, int, int]:
    """Accounts that said it themselves, sellers and conversations of all these concerns, each once."""
    rows = ConcernCount.objects.filter(concern__in=numbers)
    accounts = rows.filter(spoken__gt=0).exclude(account="").values("account").distinct().count()
    sellers = rows.exclude(seller="").values("seller").distinct().count()
    heard = live_verbatims().filter(concern__in=numbers).values("conversation").distinct().count()
    return accounts, sellers, heard


def _signed(viewer: Viewer, message: Message) -> list[Signed]:
    """Of all who are asked; who did not sign yet stands there without a name."""
    return [
        Signed(
            side=standing.side.value,
            by=standing.signed.by if standing.signed else "",
            day=local_day(standing.signed.at).isoformat() if standing.signed else "",
            holds=standing.holds,
        )
        for standing in standings(viewer, message)
    ]


def _covered(viewer: Viewer, launch: int, message: Message, numbers: Sequence[int]) -> Covered:
    held = approved_draft(viewer, launch)
    if held is None or held.coverage is None:
        return _by_claims(message, numbers)
    coverage = held.coverage
    by = {verdict: tuple(s.concern for s in coverage.of(verdict)) for verdict in Verdict}
    return Covered(
        draft=held.name,
        version=held.version,
        answered=by[Verdict.ANSWERED],
        weakly=by[Verdict.WEAKLY],
        missed=by[Verdict.MISSED],
        unasked=tuple(claim.statement.text for claim in coverage.unasked),
    )


def approved_draft(viewer: Viewer, launch: int) -> Held | None:
    """The newest draft that marketing and sales approved, as far as it was held against the concerns. Raises
    NotForYou."""
    approved = approved_drafts(viewer, launch)
    texts = held_texts(viewer, launch)
    return next((t for t in texts if t.is_draft and (t.name, t.version) in approved and t.coverage), None)


def approved_drafts(viewer: Viewer, launch: int) -> set[tuple[str, int]]:
    """Name and version of those that marketing and sales approved."""
    return {(draft.name, draft.version) for draft in drafts_of_launch(viewer, launch) if draft.is_approved}


def _by_claims(message: Message, numbers: Sequence[int]) -> Covered:
    claimed = {answer.concern for claim in message.claims for answer in claim.answers}
    return Covered(
        answered=tuple(number for number in numbers if number in claimed),
        missed=tuple(number for number in numbers if number not in claimed),
        unasked=tuple(claim.sentence for claim in message.claims if not claim.answers),
    )


def quotes_in(viewer: Viewer, evidence: Evidence) -> dict[int, Quote]:
    """The words of what it quotes, as they may be read now; three queries. What was erased, withdrawn or
    restricted since is not among them. Raises NotForYou."""
    return quotes(viewer, [number for one in evidence.concerns for number in one.quotes])


def quotes(viewer: Viewer, numbers: Sequence[int]) -> dict[int, Quote]:
    """By verbatim. Raises NotForYou."""
    require_member(viewer)
    return {verbatim.id: _quote(verbatim) for verbatim in said(numbers)}


def _quote(verbatim: Verbatim) -> Quote:
    told = [verbatim.account, day(verbatim.at)]
    if verbatim.voice is Voice.REPORTED:
        told.append(_("reported by a seller"))
    if verbatim.voice is Voice.UNKNOWN:
        told.append(_("speaker unknown"))
    return Quote(words=verbatim.text, who=", ".join(filter(None, told)), verbatim=verbatim.id)

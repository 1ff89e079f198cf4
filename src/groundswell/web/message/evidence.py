"""What whoever signs has before them: each claim with its proofs and with what customers said."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from groundswell.engine.survey.summaries import Summary
from groundswell.engine.survey.values import Evidence
from groundswell.field.reading.board import known
from groundswell.field.reading.said import evidence
from groundswell.message.services.signing import note_evidence_shown
from groundswell.people.viewer import Viewer
from groundswell.report.quotes import Quote
from groundswell.web.message.contexts import ClaimShown, ConcernShown, MessagePage, message_page
from groundswell.web.shell.quoting import quoted

_SHOWN = 3  # words of each concern


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    quote: Quote
    conversation: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Behind:
    """A concern that a claim answers, with what customers say."""

    concern: ConcernShown
    accounts: int
    verbatims: int
    said: tuple[Said, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    claim: ClaimShown
    behind: tuple[Behind, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    claims: tuple[Held, ...]
    called: str  # by which this evidence is told when it is signed


def evidence_page(viewer: Viewer, number: int, at: datetime, *, note: bool) -> tuple[MessagePage, Shown]:
    """With `note` it is written down that the viewer had it before them, where they sign. Raises
    NotForYou."""
    page = message_page(viewer, number, at)
    numbers = sorted({concern.number for claim in page.claims for concern in claim.concerns})
    summaries = known(viewer, numbers)
    words = _words(summaries.values())
    claims = tuple(
        Held(
            claim=claim,
            behind=tuple(
                _behind(concern, summaries.get(concern.number), words) for concern in claim.concerns
            ),
        )
        for claim in page.claims
    )
    verbatims = [said.quote.id for held in claims for behind in held.behind for said in behind.said]
    called = note_evidence_shown(viewer, page.message, verbatims, at) if note and page.may_sign else ""
    return page, Shown(claims=claims, called=called)


def _words(summaries: Iterable[Summary]) -> dict[int, Evidence]:
    numbers = [number for summary in summaries for number in summary.telling[:_SHOWN]]
    return {verbatim.id: verbatim for verbatim in evidence(numbers)} if numbers else {}


def _behind(concern: ConcernShown, summary: Summary | None, words: Mapping[int, Evidence]) -> Behind:
    if summary is None:
        return Behind(concern=concern, accounts=0, verbatims=0, said=())
    told = [words[number] for number in summary.telling[:_SHOWN] if number in words]
    return Behind(
        concern=concern,
        accounts=summary.accounts,
        verbatims=summary.verbatims,
        said=tuple(Said(quote=quoted(one), conversation=one.conversation) for one in told),
    )

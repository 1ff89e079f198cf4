"""One concern, counted against its background."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import fsum

from groundswell.engine.deals.values import DealsRaised
from groundswell.engine.ranking.scores import Counts, Whole, factors, score
from groundswell.engine.survey.background import Background
from groundswell.engine.survey.concentration import concentration
from groundswell.engine.survey.values import Concern, Evidence, NamedBy, Status
from groundswell.engine.trend.verdicts import trend
from groundswell.speech import Kind, Voice


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """What is known of a concern beside its verbatims."""

    id: int
    name: str = ""  # empty: to be named from its words
    named_by: NamedBy = NamedBy.WORDS
    status: Status = Status.OPEN
    theme: int | None = None
    merged_ids: tuple[int, ...] = ()
    split_from: int | None = None


def deals_of(verbatims: Sequence[Evidence], background: Background) -> DealsRaised:
    """The deals in which these verbatims were said."""
    raised = {verbatim.conversation for verbatim in verbatims if verbatim.voice is not Voice.UNKNOWN}
    return background.book.raised(raised, {verbatim.conversation for verbatim in verbatims} - raised)


def counted(
    label: Label,
    evidence: Sequence[Evidence],
    name: str,
    *,
    raised_in: Collection[int],
    deals: DealsRaised,
    background: Background,
    whole: Whole,
) -> Concern:
    """A concern of these verbatims, most central first. `raised_in` are all conversations that raised it,
    also those of which nothing is shown."""
    voices = Counter(verbatim.voice for verbatim in evidence)
    kinds = Counter(verbatim.kind for verbatim in evidence)
    spoken_by = {
        verbatim.account for verbatim in evidence if verbatim.account and verbatim.voice is Voice.SPOKEN
    }
    times = [verbatim.at for verbatim in evidence if verbatim.at is not None]
    in_conversations = {verbatim.conversation for verbatim in evidence}
    leaning, pet = concentration(evidence, background.by_seller, background.by_account)
    counts = Counts(
        accounts=len(spoken_by),
        accounts_second_hand=len({verbatim.account for verbatim in evidence if verbatim.account} - spoken_by),
        sellers=len({verbatim.seller for verbatim in evidence if verbatim.seller}),
        conversations=len(in_conversations),
        with_seller=len({verbatim.conversation for verbatim in evidence if verbatim.seller}),
        spoken=voices[Voice.SPOKEN],
        verbatims=len(evidence),
        deals=deals.count,
        age=_age(times, background.as_of),
        pet=pet,
    )
    parts = factors(counts, whole)
    return Concern(
        id=label.id,
        merged_ids=tuple(sorted(label.merged_ids)),
        split_from=label.split_from,
        name=name,
        named_by=label.named_by if label.name else NamedBy.WORDS,
        kind=_kind(evidence),
        kinds={kind: kinds[kind] for kind in Kind if kinds[kind]},
        theme=label.theme,
        status=label.status,
        accounts=counts.accounts,
        accounts_reported=counts.accounts_second_hand,
        sellers=counts.sellers,
        conversations=counts.conversations,
        spoken=voices[Voice.SPOKEN],
        reported=voices[Voice.REPORTED],
        unknown=voices[Voice.UNKNOWN],
        score=score(parts),
        concentration=leaning,
        trend=trend(raised_in, background.calendar),
        first_at=min(times, default=None),
        last_at=max(times, default=None),
        verbatims=tuple(evidence),
        deals=deals,
        factors=parts,
    )


def _kind(verbatims: Sequence[Evidence]) -> Kind:
    """The kind that most speaks for, each verbatim weighing as much as it is sure of its own."""
    weights = {
        kind: fsum(verbatim.confidence for verbatim in verbatims if verbatim.kind is kind) for kind in Kind
    }
    counts = Counter(verbatim.kind for verbatim in verbatims)
    return max(Kind, key=lambda kind: (weights[kind], counts[kind]))


def _age(times: Sequence[datetime], as_of: datetime | None) -> timedelta | None:
    """Since it was last raised; what is dated ahead by mistake does not make it fresh."""
    by_then = [at for at in times if as_of is not None and at <= as_of]
    return as_of - max(by_then) if as_of is not None and by_then else None

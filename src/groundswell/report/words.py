"""The page of all words: every verbatim of every concern, and what stands in none."""

from dataclasses import dataclass

from groundswell.engine.survey.values import Field, NamedBy
from groundswell.report import wording
from groundswell.report.apart import Apart, apart
from groundswell.report.columns import Columns, columns
from groundswell.report.layout import MOST_WORDS, ONE_FILE
from groundswell.report.quotes import Quote, quotes, telling


@dataclass(frozen=True, kw_only=True, slots=True)
class ConcernWords:
    """One concern with its words, those that the report quotes first."""

    id: int
    name: str
    by_model: bool
    href: str  # where the report tells of it
    raised_by: str  # by how many
    quotes: tuple[Quote, ...]
    left: int  # verbatims that did not fit


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    title: str
    notice: str
    report: str  # the address of the report
    concerns: tuple[ConcernWords, ...]
    apart: Apart
    columns: Columns


def words(field: Field, *, title: str, notice: str, report: str) -> Words:
    """All words, as far as a page has room; what does not fit is counted."""
    room = MOST_WORDS
    listed: list[ConcernWords] = []
    for concern in field.concerns:
        # Those that the report quotes stand first and always, for it leads to them.
        first = telling(concern.verbatims)
        ids = {verbatim.id for verbatim in first}
        rest = [verbatim for verbatim in concern.verbatims if verbatim.id not in ids]
        kept = [*first, *rest[: max(room - len(first), 0)]]
        room = max(room - len(kept), 0)
        listed.append(
            ConcernWords(
                id=concern.id,
                name=concern.name,
                by_model=concern.named_by is NamedBy.MODEL,
                href=f"{report}#C-{concern.id}",
                raised_by=wording.raised_by(concern),
                quotes=tuple(quotes(kept, concern.verbatims, ONE_FILE)),
                left=len(concern.verbatims) - len(kept),
            )
        )
    return Words(
        title=title,
        notice=notice,
        report=report,
        concerns=tuple(listed),
        apart=apart(field, room),
        columns=columns(field),
    )

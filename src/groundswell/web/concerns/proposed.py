"""A proposal of the engine, as pages show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from groundswell.field.reading.proposals import Proposal, Side, standing
from groundswell.people.viewer import Viewer
from groundswell.report.quotes import Quote
from groundswell.web.shell.filters import counted
from groundswell.web.shell.quoting import quoted


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """One side."""

    concern: int
    title: str
    told: str  # how much it says
    quotes: tuple[tuple[Quote, int], ...]  # each with its conversation


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposed:
    key: str  # which it is, as the form sends it: `one-12-31`, `two-12`
    may_be_one: bool
    question: str
    reason: str
    sides: tuple[Words, Words]
    seen: tuple[str, ...]  # each concern with its version, as the form sends them: `12-345`


def proposed_of(viewer: Viewer, concern: int | None) -> Iterable[Proposed]:
    """Of all concerns, or what concerns one."""
    return map(_proposed, standing(viewer, concern))


def _proposed(proposal: Proposal) -> Proposed:
    first, second = proposal.sides
    alike = {"percent": round(100 * proposal.likeness)}
    if proposal.may_be_one:
        key, question = f"one-{first.concern}-{second.concern}", _("Do these two say the same?")
        reason = _("Across the two it sounds %(percent)s in 100 as alike as within each.") % alike
        titles = (first.name, second.name)
    else:
        key = f"two-{first.concern}"
        question = _("Does “%(name)s” say two things?") % {"name": first.name}
        reason = _("Across its two halves it sounds only %(percent)s in 100 as alike as within each.") % alike
        titles = (_("Most say"), _("Some say"))
    return Proposed(
        key=key,
        may_be_one=proposal.may_be_one,
        question=question,
        reason=reason,
        sides=(_words(first, titles[0]), _words(second, titles[1])),
        seen=tuple(f"{concern}-{version}" for concern, version in proposal.seen.items()),
    )


def _words(side: Side, title: str) -> Words:
    return Words(
        concern=side.concern,
        title=title,
        told=counted(side.verbatims, "verbatim"),
        quotes=tuple((quoted(verbatim), verbatim.conversation) for verbatim in side.words),
    )

"""What is to be decided of what the engine proposes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.field.reading.state import counted
from groundswell.people.viewer import Viewer
from groundswell.web import rights
from groundswell.web.concerns.proposed import Proposed, proposed_of
from groundswell.web.shell import wording


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposalsPage:
    headline: str
    proposed: tuple[Proposed, ...]
    may_decide: bool


def proposals_page(viewer: Viewer) -> ProposalsPage | None:
    """None while nothing is counted."""
    if not counted():
        return None
    proposed = tuple(proposed_of(viewer, None))
    return ProposalsPage(
        headline=_headline(len(proposed)),
        proposed=proposed,
        may_decide=rights.may("propose", "POST", rights.caller(viewer)),
    )


def _headline(waiting: int) -> str:
    if not waiting:
        return _("Nothing to decide")
    told = ngettext("%(count)s thing to decide", "%(count)s things to decide", waiting)
    return told % {"count": wording.number(waiting)}

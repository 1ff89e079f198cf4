"""What the page of an account shows."""

from dataclasses import dataclass
from datetime import datetime

from groundswell.field.reading import board as reading
from groundswell.field.reading.one import account
from groundswell.field.reading.state import holds
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.report import wording
from groundswell.report.layout import ONE_FILE
from groundswell.report.quotes import Quote, quoted

_CONCERNS = 12


@dataclass(frozen=True, slots=True)
class Raised:
    concern: int
    name: str
    told: str


@dataclass(frozen=True, slots=True)
class Said:
    quote: Quote
    conversation: int


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountPage:
    name: str
    raised: tuple[Raised, ...]
    said: tuple[Said, ...]


def account_page(viewer: Viewer, name: str, at: datetime) -> AccountPage | None:
    """None while what is counted does not hold. Raises NotForYou where nothing was heard from an account of
    this name."""
    if not holds(at):
        return None
    said = account(viewer, name)
    if not said:
        raise NotForYou
    narrowed = reading.narrowed(viewer, reading.Part(accounts=[name]), top=_CONCERNS)
    return AccountPage(
        name=name,
        raised=tuple(
            Raised(one.summary.id, one.summary.name, wording.count(one.verbatims, "verbatim"))
            for one in narrowed
        ),
        said=tuple(Said(quoted(one, ONE_FILE), one.conversation) for one in said),
    )

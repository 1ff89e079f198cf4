"""Which trackers there are: the only writes to that, each with its audit row. For administrators."""

from dataclasses import dataclass
from datetime import datetime

from groundswell.field.errors import ImpossibleCorrection
from groundswell.ledger import errands
from groundswell.ledger.acting import acting
from groundswell.people.viewer import NotForYou, Viewer, require_administrator
from groundswell.product.models import Ticket, Tracker
from groundswell.product.trackers.access import seal
from groundswell.product.trackers.asking import allowed, parts_of
from groundswell.product.trackers.due import TRY
from groundswell.product.trackers.github import REPOSITORY
from groundswell.product.trackers.signing import new_secret


@dataclass(frozen=True, kw_only=True, slots=True)
class GitHub:
    base: str
    repository: str  # owner/name; empty: no tickets are made
    token: str = ""  # empty: as it was


def github() -> Tracker | None:
    return Tracker.objects.filter(kind=Tracker.Kind.GITHUB, removed=False).first()


def trackers(viewer: Viewer) -> list[Tracker]:
    """All, GitHub first; one query. Raises NotForYou."""
    require_administrator(viewer)
    return list(Tracker.objects.filter(removed=False).order_by("kind", "id"))


def keep_github(viewer: Viewer, wanted: GitHub, at: datetime) -> Tracker:
    """Raises NotForYou, ImpossibleCorrection."""
    require_administrator(viewer)
    base = wanted.base.rstrip("/")
    if not allowed(base):
        host = parts_of(base).netloc or base
        raise ImpossibleCorrection(
            f"{host} may not be asked: name it in GROUNDSWELL_TRACKERS where groundswell serve is started."
        )
    if wanted.repository and not REPOSITORY.fullmatch(wanted.repository):
        raise ImpossibleCorrection("A repository is told as owner/name.")
    with acting(viewer, "set GitHub", at=at, ref=parts_of(base).netloc):
        tracker = github() or Tracker(kind=Tracker.Kind.GITHUB, name="GitHub")
        if tracker.base != base:
            # What was sealed for one host is for no other.
            tracker.sealed_token, tracker.listed, tracker.looked = "", {}, None
        tracker.base, tracker.repository = base, wanted.repository
        if wanted.token:
            tracker.sealed_token = seal(wanted.token.strip())
        tracker.trouble, tracker.since, tracker.tries, tracker.rests = "", None, 0, None
        tracker.save()
        return tracker


def add_signed(viewer: Viewer, name: str, states: dict[str, str], at: datetime) -> tuple[Tracker, str]:
    """Another tracker, and the secret by which it signs, told once. Raises NotForYou."""
    require_administrator(viewer)
    with acting(viewer, "add a tracker", at=at, ref=name):
        secret = new_secret()
        tracker = Tracker.objects.create(
            kind=Tracker.Kind.SIGNED, name=name, states=states, sealed_secret=seal(secret)
        )
        return tracker, secret


def keep_states(viewer: Viewer, number: int, states: dict[str, str], at: datetime) -> dict[str, str]:
    """What it calls a state means that here, from the next that it tells. Returns what it meant before.
    Raises NotForYou."""
    tracker = _one(viewer, number)
    with acting(viewer, "map a tracker's states", at=at, ref=tracker.name):
        Tracker.objects.filter(pk=number).update(states=states)
    return tracker.states


def give_secret(viewer: Viewer, number: int, at: datetime) -> str:
    """A new one, told once; what the one before signed is taken no more. Raises NotForYou."""
    secret, tracker = new_secret(), _one(viewer, number)
    with acting(viewer, "make a tracker's secret", at=at, ref=tracker.name):
        Tracker.objects.filter(pk=number).update(sealed_secret=seal(secret))
    return secret


def remove(viewer: Viewer, number: int, at: datetime) -> str:
    """It is asked and heard no more; what it told stays. Returns what it is called. Raises NotForYou."""
    tracker = _one(viewer, number)
    with acting(viewer, "remove a tracker", at=at, ref=tracker.name):
        Tracker.objects.filter(pk=number).update(removed=True, sealed_token="", sealed_secret="")
        Ticket.objects.filter(tracker=tracker, key="").update(removed=True)
    return tracker.name


def ask_to_try(viewer: Viewer, number: int, at: datetime) -> None:
    """The worker asks it, and what it says is shown. Raises NotForYou."""
    tracker = _one(viewer, number)
    with acting(viewer, TRY, at=at, ref=tracker.name):
        errands.ask(viewer, TRY, at, {"tracker": number})


def _one(viewer: Viewer, number: int) -> Tracker:
    require_administrator(viewer)
    tracker = Tracker.objects.filter(pk=number, removed=False).first()
    if tracker is None:
        raise NotForYou
    return tracker

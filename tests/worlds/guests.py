"""A launch for some concerns, a guest who was let in to it, and what was released to them."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from groundswell.people.hashing import Hashed
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer

AGENCY = "lin@agency.example"
_HASHED = Hashed("!of nobody")  # hashing one takes its time
NAMES_NOBODY = "what guests read of it"

_DRAWN = re.compile(r"[\w-]{20,}")  # the address of a space and the mark of what was released: drawn by lot


def without_marks(told: str) -> str:
    """What is told to a guest, but for what was drawn by lot: that may hold any short word and any number."""
    return _DRAWN.sub("", told)


def member(role: Role = Role.MARKETING) -> Viewer:
    """Somebody of this role, as they stand in the store."""
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of

    viewer = viewer_of(User.objects.filter(role=role.value, is_active=True).order_by("pk").first())
    assert viewer is not None
    return viewer


def launch_for(concerns: Sequence[int], name: str = "Offline") -> int:
    from groundswell.launch.models import Launch, LaunchConcern

    row = Launch.objects.create(name=name, begun=datetime.now(UTC), removed=False)
    for concern in concerns:
        LaunchConcern.objects.create(launch=row, concern_id=concern, removed=False)
    return row.pk


def let_in(launch: int, email: str = AGENCY, *, by: Viewer | None = None) -> Any:
    """A guest of the launch, who came in by a link and its code."""
    from groundswell.message.guests import services

    at = datetime.now(UTC)
    row, token = services.invite(by or member(), launch, email, at)
    code = services.new_code(row, at)
    newcomer = services.Newcomer(name="Lin of the agency", password=_HASHED)
    return services.come_in(token, code, at, newcomer=newcomer)


def guest_in(launch: int, space: str) -> None:
    """Whoever has the role of a guest is in the launch, which is called so for them."""
    from groundswell.message.models import Guest
    from groundswell.people.models import User

    user = User.objects.get(role=Role.GUEST.value)
    Guest.objects.create(launch_id=launch, user=user.pk, space=space, since=datetime.now(UTC))


def raised_by(accounts: int) -> None:
    """All concerns are counted, each as raised by so many accounts: below five guests are told of none."""
    from groundswell.field.read_model import ConcernSummary
    from groundswell.field.reading.upkeep import refresh

    refresh(datetime.now(UTC))
    ConcernSummary.objects.update(accounts=accounts)


def release(launch: int, concern: int, text: str = NAMES_NOBODY, *, by: Viewer | None = None) -> int:
    """The number of the verbatim, the most telling of the concern that was not released yet."""
    from groundswell.message.released.queries import most_telling
    from groundswell.message.released.services import release_words

    who = by or member()
    verbatim = most_telling(who, launch, most=1)[concern][0]
    release_words(who, launch, {verbatim: text}, {concern: f"a concern of {concern}"}, datetime.now(UTC))
    return verbatim

"""What somebody's own page shows."""

from dataclasses import dataclass
from datetime import datetime

from groundswell.field.reading.own_notes import OwnNote, own_notes
from groundswell.ledger import mailing, outbox
from groundswell.people import mail_off
from groundswell.people.devices import devices_of
from groundswell.people.models import Device, User
from groundswell.people.queries import led_by
from groundswell.people.viewer import Viewer
from groundswell.web.answers.contexts import Back, words_back

_NOTES = 30


@dataclass(frozen=True, kw_only=True, slots=True)
class Mine:
    """One's own and nobody else's."""

    notes: tuple[OwnNote, ...]
    devices: tuple[Device, ...]
    back: tuple[Back, ...]  # what became of what they heard
    led: tuple[User, ...]  # whose pages they may see


def mine(viewer: Viewer, at: datetime) -> Mine:
    return Mine(
        notes=tuple(own_notes(viewer, _NOTES)),
        devices=tuple(devices_of(viewer, at)),
        back=tuple(words_back(viewer, top=_NOTES)),
        led=tuple(led_by(viewer)),
    )


@dataclass(frozen=True, slots=True)
class MailKind:
    value: str
    told: str
    on: bool


# Those that members get and choose; what is shared goes to guests alone.
OFFERED = tuple(kind for kind in outbox.Mail if kind is not outbox.Mail.SHARED)


def mails(viewer: Viewer) -> list[MailKind]:
    """The kinds of mail; none where no mail is sent at all."""
    if mailing.server() is None:
        return []
    off = mail_off.off(viewer.user)
    return [
        MailKind(kind.value, str(what), kind.value not in off)
        for kind, what in outbox.TOLD.items()
        if kind in OFFERED
    ]

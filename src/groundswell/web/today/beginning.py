"""What there is to do at the beginning, for administrators: on Today until it is done, or taken off."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from groundswell.field.models import Action, Conversation, Entry
from groundswell.ledger.mailing import server
from groundswell.people.entrances import any_invitation
from groundswell.people.models import User
from groundswell.people.queries import organisation
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer

# What people do to concerns when they look at them together.
_TOGETHER = (Action.MERGE, Action.RENAME, Action.DISMISS, Action.MOVE, Action.SPLIT)


@dataclass(frozen=True, slots=True)
class Step:
    told: str
    href: str
    act: str  # what stands on its button
    done: bool
    needed: bool = True  # else everything works without it


def steps(viewer: Viewer) -> tuple[Step, ...]:
    """None for others than administrators, in the sample company, and once all is done; five queries."""
    company = organisation() if viewer.role is Role.ADMINISTRATOR else None
    if company is None or company.is_sample or company.begun:
        return ()
    heard = Conversation.objects.exists()
    looked = Entry.objects.filter(action__in=_TOGETHER).exists()
    invited = User.objects.count() > 1 or any_invitation()
    to_do = (
        Step(
            _("Bring in what you have: calls, mail, a CRM export."), reverse("imports"), _("Bring in"), heard
        ),
        Step(
            _("Look at the concerns together: merge, name, dismiss."), reverse("concerns"), _("Look"), looked
        ),
        Step(_("Invite sellers, product and marketing, by a link."), reverse("people"), _("Invite"), invited),
        Step(
            _("Name a mail server; everything works without."),
            reverse("mail"),
            _("Name it"),
            bool(server()),
            False,
        ),
    )
    return to_do if any(step.needed and not step.done for step in to_do) else ()

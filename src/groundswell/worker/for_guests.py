"""The mails that go to guests. Whether they are guests still is asked when one is sent, and no mail holds a
word of what was released."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from groundswell.field.models import Entry
from groundswell.ledger.models import OutboxItem
from groundswell.message.drafts.acting import released_to
from groundswell.message.guests import services
from groundswell.message.guests.queries import standing
from groundswell.message.guests.tables import GuestInvitation
from groundswell.message.released.queries import space
from groundswell.people.errors import EntranceClosed
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.worker.letters import Letter, Needless, Words
from groundswell.worker.ways_in import company_in_words, time_in_words


def guest_code(item: OutboxItem, at: datetime) -> Letter:
    """The code is made now: until then nobody could come in by it. Each try bears another one. Raises
    Needless."""
    row = GuestInvitation.objects.filter(pk=int(item.to.removeprefix("G-"))).first()
    if row is None:
        raise Needless("the invitation is there no longer")
    if at >= item.made + services.CODE_LASTS:
        raise Needless("it was asked for too long ago")
    try:
        code = services.new_code(row, at)
    except EntranceClosed:
        raise Needless("the invitation was withdrawn, accepted, made anew or is over") from None
    told = {
        "code": f"{code[:4]} {code[4:]}",
        "moment": time_in_words(at + services.CODE_LASTS),
        "company": company_in_words(),
    }
    lines = (
        _("Your code is %(code)s.") % told,
        _("Type it on the page of the link that you were given.") % told,
        _("It holds until %(moment)s.") % told,
        _("If you asked for none, nothing has to be done."),
    )
    words = Words(subject=_("Your code for %(company)s") % told, lines=lines)
    return Letter(to=row.entrance.email, words=words)


def shared(looking: Viewer, about: dict[str, Any], at: datetime) -> Words:  # noqa: ARG001 - one form for all
    """To a guest: that something was released. Raises Needless where they are none any more, and where it was
    withdrawn."""
    guest = standing().filter(pk=about["guest"], user=looking.user).first()
    if guest is None:
        raise Needless("their invitation has ended")
    if Entry.objects.filter(pk=about["entry"]).exclude(undone_by=None).exists():
        raise Needless("it was undone")
    try:
        seen = space(looking, guest.space)
    except NotForYou:
        raise Needless("their invitation has ended") from None
    if seen.is_empty and not released_to(guest.launch_id):
        raise Needless("what it told of was withdrawn")
    called = seen.name or company_in_words()
    return Words(
        subject=_("Something new for %(name)s") % {"name": called},
        lines=(_("Something was shared with you for %(name)s.") % {"name": called},),
        path=f"/shared/{guest.space}",
    )

"""The mails by which somebody comes in. What their links hold stands in plain words in the mail alone."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import dateformat
from django.utils.translation import gettext as _

from groundswell.ledger.mailing import NotSent
from groundswell.ledger.models import OutboxItem
from groundswell.people import entrances
from groundswell.people.entrances import SIGN_IN_LASTS
from groundswell.people.errors import EntranceClosed
from groundswell.people.models import User
from groundswell.people.queries import organisation, zone_of_company
from groundswell.people.sealing import CannotUnseal, unseal
from groundswell.worker.letters import Letter, Needless, Words


def new_password(item: OutboxItem, at: datetime) -> Letter:
    """Its link is made now: until then nobody could come in by it. Each try bears one of its own, and all end
    an hour after they were asked for. Raises Needless."""
    _must_be_reachable()
    user = User.objects.filter(pk=int(item.to.removeprefix("U-")), is_active=True).first()
    ends = item.made + SIGN_IN_LASTS
    if user is None:
        raise Needless("nobody comes in by this address")
    if at >= ends:
        raise Needless("it was asked for more than an hour ago")
    token = entrances.password_link(user, at, ends=ends)
    told = {"email": user.email, "company": company_in_words(), "moment": time_in_words(ends)}
    lines = (
        _("Somebody asked for a new password for %(email)s at %(company)s.") % told,
        _("Until %(moment)s you can choose one, once.") % told,
        _("If that was not you, nothing has to be done: your password stays as it is."),
    )
    act = _("Choose a new password")
    return Letter(
        to=user.email, words=Words(subject=act, lines=lines, path=f"/new-password/{token}", act=act)
    )


def invitation(item: OutboxItem, at: datetime) -> Letter:
    """Its link is the one that who invited them saw; it lies sealed until it is sent. Raises Needless, and
    NotSent where the key was changed meanwhile."""
    _must_be_reachable()
    try:
        invited = entrances.open_invitation(int(item.to.removeprefix("I-")), at)
    except EntranceClosed:
        raise Needless("the invitation was withdrawn, accepted, made anew or is over") from None
    told = {
        "by": invited.by.name if invited.by else "",
        "company": company_in_words(),
        "moment": time_in_words(invited.ends),
        "email": invited.email,
    }
    by = _("%(by)s invites you to %(company)s.") if invited.by else _("You are invited to %(company)s.")
    lines = (
        by % told,
        _("There you see what customers keep saying, and what becomes of it."),
        _("Until %(moment)s you can come in as %(email)s, once.") % told,
    )
    return Letter(
        to=invited.email,
        words=Words(
            subject=_("You are invited to %(company)s") % told,
            lines=lines,
            path=f"/invitation/{_unsealed(item)}",
            act=_("Join"),
        ),
    )


def _unsealed(item: OutboxItem) -> str:
    try:
        return unseal(item.body["sealed"])
    except CannotUnseal as changed:
        raise NotSent("the key was changed since: make them a new link", for_good=True) from changed


def _must_be_reachable() -> None:
    if not settings.PUBLIC_URL:
        raise Needless("a link would lead nowhere: GROUNDSWELL_PUBLIC_URL is empty")


def company_in_words() -> str:
    company = organisation()
    return _("Groundswell of %(name)s") % {"name": company.name} if company else "Groundswell"


def time_in_words(at: datetime) -> str:
    zone = zone_of_company()
    here = at.astimezone(ZoneInfo(zone))
    return f"{dateformat.format(here, _('j M Y, H:i'))} ({zone})"

"""Switching a kind of mail off, on the page of one's own or by the link in the mail.

The link is signed: whoever has the mail may switch it off, and nobody can make one for somebody else.
"""

from django.core.signing import BadSignature, Signer

from groundswell.people.models import MailOff, User

_SALT = "groundswell.people.mail_off"


def token_for(user: int, kind: str) -> str:
    """What stands in a link: it proves that somebody was sent that mail, and holds for ever."""
    return Signer(salt=_SALT).sign(f"{user}.{kind.replace(' ', '-')}")


def meant_by(token: str) -> tuple[int, str] | None:
    """The user and the kind of mail; None for a link that is none of ours."""
    try:
        user, _, kind = Signer(salt=_SALT).unsign(token).partition(".")
    except BadSignature:
        return None
    return int(user), kind.replace("-", " ")


def switch_off(user: int, kind: str) -> None:
    """Whoever is not there any more gets none anyway."""
    if User.objects.filter(pk=user).exists():
        MailOff.objects.get_or_create(user_id=user, kind=kind)


def switch_on(user: int, kind: str) -> None:
    """Again; nothing where it was not off."""
    MailOff.objects.filter(user=user, kind=kind).delete()


def off(user: int) -> set[str]:
    """The kinds of mail that they do not want."""
    return set(MailOff.objects.filter(user=user).values_list("kind", flat=True))

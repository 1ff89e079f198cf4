"""From what lies in the outbox to a letter, worded now."""

from datetime import datetime

from groundswell.ledger.models import OutboxItem
from groundswell.ledger.outbox import Mail
from groundswell.people import mail_off
from groundswell.people.models import User
from groundswell.people.queries import viewer_of
from groundswell.worker.digests import digest
from groundswell.worker.letters import Letter, Needless, Worded, called, late, meeting, word_back

_WORDED: dict[Mail, Worded] = {
    Mail.WORD_BACK: word_back,
    Mail.CALLED: called,
    Mail.LATE: late,
    Mail.DIGEST: digest,
    Mail.MEETING: meeting,
}


def letter_of(item: OutboxItem, at: datetime) -> Letter:
    """Raises Needless."""
    kind = Mail(item.body["mail"])
    user = User.objects.filter(pk=int(item.to.removeprefix("U-"))).first()
    looking = viewer_of(user)
    if user is None or looking is None or not looking.is_member:
        raise Needless("their rights have ended")
    if kind.value in mail_off.off(user.pk):
        raise Needless("they want no such mail")
    return Letter(kind=kind, user=user.pk, to=user.email, words=_WORDED[kind](looking, item.body, at))

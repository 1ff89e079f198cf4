"""From what lies in the outbox to a letter, worded now."""

from collections.abc import Callable
from datetime import datetime

from groundswell.ledger.models import OutboxItem
from groundswell.ledger.outbox import Mail, WayIn
from groundswell.people import mail_off
from groundswell.people.models import User
from groundswell.people.queries import viewer_of
from groundswell.worker.digests import digest
from groundswell.worker.for_guests import guest_code, shared
from groundswell.worker.letters import Letter, Needless, Worded, called, late, meeting, word_back
from groundswell.worker.of_launches import goes_the_usual_way
from groundswell.worker.ways_in import invitation, new_password

_WORDED: dict[Mail, Worded] = {
    Mail.WORD_BACK: word_back,
    Mail.CALLED: called,
    Mail.LATE: late,
    Mail.DIGEST: digest,
    Mail.MEETING: meeting,
    Mail.SIGN: goes_the_usual_way,
    Mail.SHARED: shared,
}


_WAYS_IN: dict[str, Callable[[OutboxItem, datetime], Letter]] = {
    WayIn.NEW_PASSWORD: new_password,
    WayIn.INVITATION: invitation,
    WayIn.GUEST_CODE: guest_code,
}


def letter_of(item: OutboxItem, at: datetime) -> Letter:
    """Raises Needless."""
    kind_of_mail = item.body["mail"]
    if kind_of_mail in _WAYS_IN:
        return _WAYS_IN[kind_of_mail](item, at)
    kind = Mail(kind_of_mail)
    user = User.objects.filter(pk=int(item.to.removeprefix("U-"))).first()
    looking = viewer_of(user)
    if user is None or looking is None or looking.is_member is (kind is Mail.SHARED):
        raise Needless("their rights have ended")
    if kind.value in mail_off.off(user.pk):
        raise Needless("they want no such mail")
    words = _WORDED[kind](looking, item.body, at)
    return Letter(to=user.email, words=words, switched_off_by=(user.pk, kind))

"""Sending what lies in the outbox. An item that a kill found between the server's word and ours goes out once
more, under the same Message-ID, by which whoever gets it knows it again."""

import time
from datetime import datetime

from groundswell.ledger import mailing, outbox
from groundswell.ledger.models import MailServer, OutboxItem
from groundswell.people.queries import words_of_company
from groundswell.people.vocabulary import in_words_of
from groundswell.worker.letters import Needless
from groundswell.worker.message import message_of
from groundswell.worker.post import letter_of

_LONGEST = 8.0  # seconds of one look: the worker's other work waits


def send_what_is_due(at: datetime) -> None:
    """Until nothing is due, or the look has taken long enough. Where the server cannot be reached or takes
    nothing, that ends the look: the others would fare no better."""
    by = mailing.server()
    if by is None:
        return
    until = time.monotonic() + _LONGEST
    while time.monotonic() < until and (item := outbox.next_due(at)) is not None:
        outbox.begin_try(item, at)
        if not _sent(item, by, at):
            break
    outbox.forget_sent(at)


def _sent(item: OutboxItem, by: MailServer, at: datetime) -> bool:
    """Whether to go on with the next."""
    if item.tries > outbox.MOST_TRIES:
        outbox.failed(item, "each try ended before the server had said anything", for_good=True)
        return True
    try:
        with in_words_of(words_of_company()):
            message = message_of(letter_of(item, at), item, by)
        mailing.deliver(by, message)
    except Needless as why:
        outbox.needless(item, str(why))
    except mailing.NotSent as why:
        outbox.failed(item, str(why), for_good=why.for_good)
        return why.for_good
    else:
        outbox.sent(item, at)
    return True

"""`kill -9` of whoever sends mail, before the server's word and after, and at any statement between: nothing
is lost, and nothing comes a second time under another id.

GROUNDSWELL_KILLS=40 kills at as many moments.
"""

import os
import random
import signal
import subprocess
import sys
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from groundswell.people.roles import Role
from tests.worlds.mailing import MailServer, mail_server, send_by
from tests.worlds.stores import here

AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)
KILLS = int(os.environ.get("GROUNDSWELL_KILLS", "8"))
PEOPLE = 3 * KILLS // 2
_STATEMENTS = 30  # those of three mails or so
# Told a second word, it kills itself before that statement.
_PROGRAM = """
import os, signal, sys
from datetime import datetime
from groundswell.field.keeping.sqlite import use_sound_sqlite
use_sound_sqlite()
import django
django.setup()
from django.db import connection
from groundswell.worker.outgoing import send_what_is_due

left = int(sys.argv[2])

def statement(execute, *rest):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(*rest)

with connection.execute_wrapper(statement):
    send_what_is_due(datetime.fromisoformat(sys.argv[1]))
"""


def begin_to_send(at: datetime, *, die_at: int = 0) -> "subprocess.Popen[bytes]":
    told = {**os.environ, "DJANGO_SETTINGS_MODULE": "groundswell.config.web", "GROUNDSWELL_STORE": here()}
    return subprocess.Popen([sys.executable, "-c", _PROGRAM, at.isoformat(), str(die_at)], env=told)


def something_for_everybody(at: datetime) -> None:
    from groundswell.field import models
    from groundswell.ledger import outbox
    from groundswell.people import services
    from groundswell.people.models import User

    services.found(services.Company(name="Wrenfield"), "Agnes Holm", "agnes@wrenfield.example", at)
    for number in range(PEOPLE - 1):
        services.join(f"Seller {number}", f"s{number}@wrenfield.example", Role.SELLER, at)
    entry = models.Entry.objects.create(action="answer", at=at, by="Teo Marchetti", summary="answered C-1")
    concern = models.Concern.objects.create(pk=1, entry=entry)
    told = {"entry": entry.pk, "concern": concern.pk}
    outbox.put(
        ((user, told) for user in User.objects.values_list("pk", flat=True)), outbox.Mail.WORD_BACK, at
    )


def kill_after(server: MailServer, messages: int, at: datetime) -> None:
    """Once it has handed over so many more, whether it has read the server's word to the last or not."""
    sending = begin_to_send(at)
    for _ in range(messages):
        if not server.taken.wait(20):
            break
        server.taken.clear()
    sending.kill()
    sending.wait()
    server.may_answer.set()
    server.taken.clear()


def kill_somewhere(server: MailServer, draws: random.Random, at: datetime) -> None:
    where = draws.choice(("before the server's word", "after it", "at a statement"))
    if where == "at a statement":
        dying = begin_to_send(at, die_at=draws.randint(1, _STATEMENTS))
        assert dying.wait(60) == -signal.SIGKILL
        server.taken.clear()
    elif where == "after it":
        kill_after(server, draws.randint(1, 2), at)
    else:
        server.may_answer.clear()
        kill_after(server, 1, at)


@pytest.mark.usefixtures("store_path")
def test_whoever_sends_may_be_killed_at_any_moment(tmp_path: Path) -> None:
    from groundswell.ledger.models import OutboxItem
    from groundswell.worker.outgoing import send_what_is_due

    draws = random.Random(20260301)
    with mail_server() as server:
        send_by(server)
        something_for_everybody(AT)
        for kill in range(KILLS):
            kill_somewhere(server, draws, AT + kill * DAY)
        send_what_is_due(AT + (KILLS + 90) * DAY)
        ids = defaultdict(set)
        for message in server.messages:
            ids[message["To"]].add(message["Message-ID"])
        assert len(ids) == PEOPLE
        assert all(len(theirs) == 1 for theirs in ids.values())
        assert len(server.given) <= PEOPLE + KILLS
    assert OutboxItem.objects.filter(sent=None).count() == 0

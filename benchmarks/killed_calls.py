"""`kill -9` while a tracker is asked, while it tells something, and while the file of a draft is read.

    python -m benchmarks.killed_calls [KILLS]

As killed_acts, but these take several steps that are gone on with: the worker looks again, a tracker sends
again what was not answered, and a person chooses the file again. In the end all is as where nobody disturbed
it, each state stands once and in the order of the tracker's clock, and at no moment is anything half done.
"""

import hashlib
import hmac
import io
import json
import os
import random
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.killed_acts import as_command, whole
from tests.worlds.github import REPOSITORY, TOKEN, GitHub, github

_SEED = 20261128
_TICKETS = 5
_STATES = (
    {"state": "open"},
    {"state": "open", "labels": [{"name": "in progress"}]},
    {"state": "closed", "state_reason": "completed"},
)
_WORDS = "Invoices come once."


@dataclass(frozen=True, kw_only=True, slots=True)
class Call:
    """What is killed, what it goes on with, and what of the rows tells how far it came."""

    done: Callable[[], object]
    again: Callable[[], object]
    told: Callable[[], Any]
    half: Callable[[], list[str]]  # what stands half done


def begin_world(there: GitHub) -> None:
    """A company with a launch, and with changes that are worked on in tickets; one is to be made."""
    from groundswell.field.history.entries import Author
    from groundswell.people.viewer import OPERATOR
    from groundswell.product.models import Tracker
    from groundswell.product.trackers import linking, setting
    from tests.worlds.field import INVOICES, concern_with
    from tests.worlds.launching import AT, begun, change_for, company_that_heard

    company_that_heard()
    begun(concern_with(INVOICES[0]))
    wanted = setting.GitHub(base=there.base, repository=REPOSITORY, token=TOKEN)
    setting.keep_github(OPERATOR, wanted, AT)
    setting.give_secret(OPERATOR, Tracker.objects.get().pk, AT)
    for number in range(1, _TICKETS + 1):
        change = change_for([concern_with(INVOICES[0])], f"Change {number}")
        linking.link(change, f"{there.base}/{REPOSITORY}/issues/{number}", Author(by="Lin", at=AT))
    linking.ask_for_one(
        change_for([concern_with(INVOICES[0])], "One to be made"), Author(by="Lin", at=AT), with_names=False
    )


def as_it_stands(there: GitHub) -> None:
    """There, as it was before anybody of ours asked."""
    from tests.worlds.launching import AT

    there.issues.clear()
    there.now = AT
    for number in range(1, _TICKETS + 1):
        there.open(number, **_STATES[number % len(_STATES)])


def calls() -> dict[str, Call]:
    return {
        "a tracker is asked": Call(
            done=lambda: _look(0), again=lambda: _look(30), told=_told_of_tickets, half=_half_of_tickets
        ),
        "a tracker tells": Call(
            done=_deliver, again=_deliver, told=_told_of_tickets, half=_half_of_deliveries
        ),
        "a draft's file is read": Call(
            done=_upload, again=_upload_again, told=_told_of_drafts, half=_half_of_drafts
        ),
    }


# What is done.


def _look(minutes: int) -> None:
    from groundswell.product.trackers.due import do_what_is_due
    from tests.worlds.launching import AT

    do_what_is_due(AT + timedelta(minutes=minutes))


def _deliver() -> None:
    """Each ticket was begun, closed and opened again; what tells of it comes shuffled, and some of it twice,
    through the pages."""
    from groundswell.product.models import Tracker
    from groundswell.product.trackers.access import secret_of

    tracker = Tracker.objects.get()
    for number, body in _sent(tracker.base):
        signature = hmac.new(secret_of(tracker).encode(), body, hashlib.sha256).hexdigest()
        headers = {"X-Hub-Signature-256": f"sha256={signature}", "X-GitHub-Delivery": number}
        answer = _browser().post(
            f"/hooks/{tracker.pk}",
            body,
            content_type="application/json",
            headers={**headers, "X-GitHub-Event": "issues"},
        )
        assert answer.status_code in (200, 202, 204), answer.status_code


def _sent(base: str) -> list[tuple[str, bytes]]:
    from tests.worlds.launching import AT

    sent: list[tuple[str, bytes]] = []
    for number in range(1, _TICKETS + 1):
        for step, state in enumerate((*_STATES, _STATES[0])):
            issue = {
                "html_url": f"{base}/{REPOSITORY}/issues/{number}",
                "updated_at": f"{AT + timedelta(minutes=step):%Y-%m-%dT%H:%M:%SZ}",
                **state,
            }
            sent.append((f"{number}-{step}", json.dumps({"issue": issue}).encode()))
    draw = random.Random(_SEED)
    sent += draw.sample(sent, len(sent) // 5)
    draw.shuffle(sent)
    return sent


def _upload() -> None:
    answer = _posted()
    assert answer.status_code == 302, answer.status_code


def _upload_again() -> None:
    """As whoever got no answer does: they look whether it is there."""
    from groundswell.message.drafts.tables import Draft

    if not Draft.objects.exists():
        _upload()


def _posted() -> Any:
    from groundswell.people.models import User
    from groundswell.people.roles import Role

    browser, file = _browser(), io.BytesIO(_document())
    browser.force_login(User.objects.get(role=Role.MARKETING.value))
    file.name = "leaflet.docx"
    return browser.post("/launches/L-1/drafts", {"name": "Leaflet", "file": file})


def _document() -> bytes:
    import docx

    document, out = docx.Document(), io.BytesIO()
    for number in range(40):
        document.add_paragraph(f"{_WORDS} Page {number}.")
    document.save(out)
    return out.getvalue()


def _browser() -> Any:
    from django.test import Client

    return Client(SERVER_NAME="127.0.0.1")


# What is told of it.


def _told_of_tickets() -> Any:
    """But for when we looked: what stands of each ticket, in which order, and of its change."""
    from groundswell.field.models import Entry
    from groundswell.product.models import Change, Notification, Ticket, Tracker
    from groundswell.product.trackers.states import course_of

    tickets = Ticket.objects.order_by("pk")
    stands = ("key", "state", "means", "moved", "followed", "trouble", "removed")
    return {
        "tickets": list(tickets.values_list(*stands)),
        "courses": [course_of(ticket.pk) for ticket in tickets],
        "changes": list(Change.objects.order_by("pk").values_list("pk", "state")),
        "history": sorted(Entry.objects.values_list("action", "by", "undone_by")),
        "trackers": list(Tracker.objects.values_list("trouble", "tries", "rests")),
        "taken": sorted(Notification.objects.values_list("number", flat=True)),
    }


def _half_of_tickets() -> list[str]:
    from groundswell.product.models import Ticket
    from groundswell.product.trackers.states import course_of

    found = list[str]()
    for ticket in Ticket.objects.all():
        course = course_of(ticket.pk)
        if (course[-1].state if course else "") != ticket.state:
            found.append(f"{ticket.key} stands as {ticket.state!r} after {course}")
        if course != sorted(course, key=lambda one: one.at):
            found.append(f"{ticket.key} is out of order")
    return found


def _half_of_deliveries() -> list[str]:
    """What was taken was learnt, all of it and nothing else."""
    from groundswell.product.models import Notification, TicketState

    taken, learnt = Notification.objects.count(), TicketState.objects.count()
    return [*_half_of_tickets(), *([f"{taken} taken, {learnt} learnt"] if taken != learnt else [])]


def _told_of_drafts() -> Any:
    from groundswell.launch.models import LaunchEvent
    from groundswell.ledger.models import AuditRow
    from groundswell.message.drafts.tables import Draft, DraftVersion

    return {
        "drafts": list(Draft.objects.values_list("name", "removed")),
        "versions": list(DraftVersion.objects.values_list("draft", "number", "file", "words", "sha256")),
        "timeline": sorted(LaunchEvent.objects.values_list("kind", "ref")),
        "audit": sorted(AuditRow.objects.values_list("act", "ref")),
    }


def _half_of_drafts() -> list[str]:
    """A draft has a version, its row of history, of the timeline and of the audit; or there is none of it."""
    from groundswell.message.drafts.tables import Draft, DraftVersion

    drafts, versions = Draft.objects.count(), DraftVersion.objects.count()
    words = [version.words.count(_WORDS) for version in DraftVersion.objects.all()]
    found = [f"{drafts} drafts, {versions} versions"] if drafts != versions else []
    return found + [f"{count} of 40 paragraphs" for count in words if count != 40]


# Killing it.


def kills(number: int, folder: Path) -> Iterator[tuple[str, int, list[str]]]:
    """(call, moment, faults) of so many kills of each."""
    with github() as there:
        os.environ["GROUNDSWELL_TRACKERS"] = there.host
        as_it_stands(there)
        begun = folder / "begun.db"
        assert as_command(lambda: begin_world(there), begun)[0] == 0
        draws = random.Random(_SEED)
        for name, call in calls().items():
            calm, moments, right = _undisturbed(call, there, begun, folder)
            shutil.rmtree(calm.parent)
            for moment in sorted(draws.sample(range(1, moments + 1), min(number, moments))):
                path = _copy(begun, folder)
                as_it_stands(there)
                yield name, moment, _faults(call, there, path, moment, right)
                shutil.rmtree(path.parent)


def _undisturbed(call: Call, there: GitHub, begun: Path, folder: Path) -> tuple[Path, int, Any]:
    path = _copy(begun, folder)
    as_it_stands(there)
    status, moments = as_command(call.done, path)
    assert status == 0
    assert _at(path, call.told) != _at(begun, call.told), "it does nothing"
    assert as_command(call.again, path)[0] == 0
    return path, moments, (_at(path, call.told), sorted(there.issues))


def _faults(call: Call, there: GitHub, path: Path, moment: int, right: Any) -> list[str]:
    status, _ = as_command(call.done, path, die_at=moment)
    told = [] if status == -signal.SIGKILL else [f"ended with {status}"]
    told += [f"unsound: {wrong}"] if (wrong := whole(path)) else []
    told += _at(path, call.half)
    again, _ = as_command(call.again, path)
    told += [f"went on and ended with {again}"] if again else []
    told += _at(path, call.half)
    if (ended := (_at(path, call.told), sorted(there.issues))) != right:
        told.append(f"ends otherwise: {_otherwise(ended, right)}")
    return told + _left_behind(path)


def _otherwise(ended: Any, right: Any) -> list[str]:
    names = [name for name in right[0] if ended[0][name] != right[0][name]]
    return [*names, *(["tickets there"] if ended[1] != right[1] else [])]


def _left_behind(path: Path) -> list[str]:
    """What a killed process left of a file that was brought goes with the next day's tidying."""
    from groundswell.field.bringing.arriving import clear_away
    from groundswell.web.shell.clock import now

    _at(path, lambda: clear_away(now() + timedelta(days=2)))
    return [f"left behind: {one.name}" for one in (path.parent / "brought").glob("*")]


def _at(path: Path, ask: Callable[[], Any]) -> Any:
    from groundswell.field.keeping import sharing, store

    try:
        with store.standing_at(path):
            store.prepare(create=False)
            return ask()
    finally:
        sharing.let_go(path)


def _copy(store: Path, folder: Path) -> Path:
    path = Path(tempfile.mkdtemp(dir=folder)) / "field.db"
    shutil.copy(store, path)
    return path


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 25
    from groundswell.field.keeping.sqlite import use_sound_sqlite

    use_sound_sqlite()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "groundswell.config.web")
    import django

    django.setup()
    bad = total = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, moment, faults in kills(number, Path(folder)):
            bad, total = bad + bool(faults), total + 1
            print(f"{name}, at {moment}: {'; '.join(faults) or 'well'}", flush=True)
    print(f"{total} kills: {bad} times something was wrong")


if __name__ == "__main__":
    main()

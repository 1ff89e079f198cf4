"""Whatever is done in whatever order, guests read what was released and stands, and nothing else.

What ought to be read is worked out here from plain rows, beside what the pages do. The suite makes a few
histories; GROUNDSWELL_HISTORIES makes more.
"""

import os
import random
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from groundswell.web.shell.clock import now
from tests.unit.web.test_guest_isolation import unpacked
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concerns, feedback, listen_to, write_table
from tests.worlds.guest_histories import NAMES, SECRET, SURNAME, History, draft, invite, release
from tests.worlds.guests import launch_for

HISTORIES = int(os.environ.get("GROUNDSWELL_HISTORIES", "8"))
STEPS = 14
Rows = list[tuple[Any, ...]]


@pytest.fixture
def said(company: None, tmp_path: Path) -> None:
    """Each sentence bears a word that is nowhere else, and is somebody's."""
    from groundswell.field.reading.upkeep import refresh

    texts = [f"{text} {SECRET}{n:03}" for n, text in enumerate([*INVOICES, *OFFLINE, *PRICE] * 2)]
    rows = feedback(texts)
    for n, row in enumerate(rows):
        row |= {"speaker": f"{NAMES[n % len(NAMES)]} {SURNAME}", "role": "customer"}
    listen_to(write_table(tmp_path / "a.csv", rows))
    refresh(now())  # guests are shown nothing that is not counted


def ought(user: int) -> dict[str, str]:
    """By space of this user, all that is to be read there: from the rows themselves."""
    into = dict(_rows("SELECT id, merged_into_id FROM field_concern"))
    tied = {
        (launch, end_of(into, concern))
        for launch, concern in _rows(
            "SELECT launch_id, concern_id FROM launch_launchconcern WHERE NOT removed"
        )
    }
    titled = {
        (launch, end_of(into, concern))
        for launch, concern in _rows(
            "SELECT launch_id, concern_id FROM message_releasedconcern WHERE NOT removed"
        )
    }
    words = _rows(
        "SELECT r.text, r.launch_id, v.concern FROM message_releasedwords r JOIN field_verbatim v"
        " ON v.id = r.verbatim_id JOIN field_conversation c ON c.id = v.conversation_id"
        " WHERE NOT r.removed AND v.state = 'live' AND c.state = 'live' AND r.text <> ''"
    )
    told = [(at, text) for text, at, concern in words if {(at, concern)} <= tied & titled]
    told += [*drafts_of_guests(), *drafts_released()]
    return {
        space: " ".join(text for at, text in told if at == launch)
        for space, launch in _rows(
            "SELECT g.space, g.launch_id FROM message_guest g JOIN launch_launch l ON l.id = g.launch_id"
            ' JOIN people_user u ON u.id = g."user" WHERE g."user" = %s AND g.ended IS NULL'
            " AND NOT l.removed AND u.is_active",
            user,
        )
    }


def drafts_of_guests() -> Rows:
    """(launch, what it says) of whatever stands of drafts that began with a guest."""
    begun = (
        " FROM message_draft d JOIN message_draftversion f ON f.draft_id = d.id AND f.number = 1"
        " AND f.role = 'guest'"
        " JOIN message_draftversion v ON v.draft_id = d.id AND NOT v.removed"
    )
    said = " JOIN message_draftcomment c ON c.version_id = v.id AND NOT c.removed"
    return [
        *_rows(f"SELECT d.launch_id, v.words{begun} WHERE NOT d.removed"),
        *_rows(f"SELECT d.launch_id, c.words{begun}{said} WHERE NOT d.removed"),
    ]


def drafts_released() -> Rows:
    """The same of what was released of ours: the last of each draft, and what was said of it for guests."""
    rows = _rows(
        "SELECT d.launch_id, d.id, v.id, r.text, r.name FROM message_releaseddraft r"
        " JOIN message_draftversion v ON v.id = r.version_id JOIN message_draft d ON d.id = v.draft_id"
        " WHERE NOT r.removed AND NOT v.removed AND NOT d.removed ORDER BY r.id"
    )
    last = {draft: (launch, version, f"{text} {name}") for launch, draft, version, text, name in rows}
    told: Rows = [(launch, text) for launch, _, text in last.values()]
    for launch, version, _ in last.values():
        said = "SELECT words FROM message_draftcomment WHERE version_id = %s AND NOT removed AND shared"
        told += [(launch, words) for (words,) in _rows(said, version)]
    return told


def _rows(asked: str, *of: Any) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(asked, of)
        return cursor.fetchall()


def end_of(into: dict[int, int | None], concern: int) -> int:
    while (further := into.get(concern)) is not None:
        concern = further
    return concern


def check(history: History, done: list[str]) -> int:
    """How many words that are for guests were read."""
    from groundswell.people.models import User

    found = 0
    for user in history.guests:
        expected = ought(user)
        browser = Client(SERVER_NAME="127.0.0.1")
        browser.force_login(User.objects.get(pk=user))
        for space in sorted(history.spaces):
            seen = walk(browser, f"/shared/{space}")
            assert bool(seen) == (space in expected), (done, space)
            for told in (seen, read(browser, f"/shared/{space}/words.csv"), read(browser, "/")):
                assert SECRET not in told, done
                assert not [name for name in history.gone if name in told], done
            shown = {word for word in history.told if word in seen}
            assert shown == {word for word in history.told if word in expected.get(space, "")}, (done, space)
            found += len(shown)
            history.presented += presented_of(history, browser, space, expected, done)
    return found


def presented_of(
    history: History, browser: Client, space: str, expected: dict[str, str], done: list[str]
) -> int:
    """What a guest presents, as a page and as a file: of what they read, and of nobody else's."""
    found = 0
    for path in (f"/shared/{space}/presentation", f"/shared/{space}/presentation.pptx"):
        told = read(browser, path)
        shown = {word for word in history.told if word in told}
        assert SECRET not in told, done
        assert not [name for name in history.gone if name in told], done
        assert not [word for word in shown if word not in expected.get(space, "")], (done, path)
        others = {words for of, words in history.written.items() if of != space}
        assert not any(words in told for words in others), (done, path)
        assert (space in expected) or history.written.get(space, SECRET) not in told, (done, path)
        found += len(shown)
    return found


def walk(browser: Client, begin: str) -> str:
    """All that can be reached from a page within its space; empty where it is not there."""
    told, waiting, seen = "", [begin], {begin}
    while waiting:
        page = read(browser, path := waiting.pop())
        if f"{path} was looked for" in page:
            continue
        told += page
        further = set(re.findall(r'href="((?:/shared/)?[^"#]*)', page)) - seen
        ours = {link for link in further if link.startswith(f"{begin}/") and "comment=" not in link}
        ours = {link for link in ours if "/presentation" not in link}  # looked at by itself
        seen |= ours
        waiting += sorted(ours)
    return told


def read(browser: Client, path: str) -> str:
    answer: Any = browser.get(path)
    if answer.status_code != 200:
        assert SECRET not in answer.content.decode(errors="replace")
        return f"{path} was looked for"
    body = unpacked(b"".join(answer.streaming_content) if answer.streaming else answer.content)
    return unescape(body.decode(errors="replace"))


@pytest.mark.usefixtures("said")
def test_after_each_step_of_random_histories_guests_read_what_stands_and_nothing_else() -> None:
    launches = launches_for_all()
    refused = shown = presented = 0
    for seed in range(HISTORIES):
        with transaction.atomic():
            history = History(random.Random(seed), launches, is_about_drafts=seed % 2 == 1)
            done, found = one_history(history)
            transaction.set_rollback(True)
        shown += found
        presented += history.presented
        refused += sum("refused" in one for one in done)
    assert shown > HISTORIES  # they did read something
    assert presented or HISTORIES < 12
    assert refused < HISTORIES * STEPS / 2


@pytest.mark.usefixtures("said")
def test_nor_do_they_where_erasing_writes_the_file_anew_between_the_steps() -> None:
    history = History(random.Random(HISTORIES), launches_for_all(), for_good=True)
    done, _ = one_history(history, steps=3 * STEPS)
    assert history.gone, done


def launches_for_all() -> list[int]:
    numbers = sorted(concerns())
    return [launch_for(numbers[:2], "One"), launch_for(numbers[1:], "Two")]


def one_history(history: History, steps: int = STEPS) -> tuple[list[str], int]:
    """What was done, and how much was read on the way."""
    done, shown = list[str](), 0
    for begin in (invite, invite, invite, release, draft, draft):
        history.act(begin)
    for _ in range(steps):
        done.append(history.act())
        if history.for_good or not done[-1].endswith("(refused)"):  # else all is as it was looked at
            shown += check(history, done)
    return done, shown

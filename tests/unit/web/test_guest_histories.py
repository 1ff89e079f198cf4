"""Whatever is done in whatever order, guests read what was released and stands, and nothing else.

What ought to be read is worked out here from plain rows, beside what the pages do. The suite makes a few
histories; GROUNDSWELL_HISTORIES makes more.
"""

import os
import random
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from groundswell.people.roles import Role
from groundswell.speech import GroundswellError
from groundswell.web.shell.clock import now
from tests.unit.web.test_guest_isolation import unpacked
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concerns, feedback, listen_to, write_table
from tests.worlds.guests import launch_for, let_in, member

HISTORIES = int(os.environ.get("GROUNDSWELL_HISTORIES", "12"))
STEPS = 12
SECRET = "zyzzyva"  # in each sentence as it was said


@pytest.fixture
def said(company: None, tmp_path: Path) -> None:
    """Each sentence bears a word that is nowhere else."""
    from groundswell.field.reading.upkeep import refresh

    texts = [f"{text} {SECRET}{n:03}" for n, text in enumerate([*INVOICES, *OFFLINE, *PRICE] * 2)]
    listen_to(write_table(tmp_path / "a.csv", feedback(texts)))
    refresh(now())  # guests are shown nothing that is not counted


@dataclass
class History:
    """What was done so far, as whoever did it would tell it."""

    rng: random.Random
    launches: list[int]
    guests: dict[int, Any] = field(default_factory=dict)  # user -> the guest of the first launch
    released: dict[str, tuple[int, int, int]] = field(default_factory=dict)  # text -> launch, verbatim, entry
    spaces: set[str] = field(default_factory=set)
    written: dict[str, str] = field(default_factory=dict[str, str])  # by space, what a guest wrote last
    texts: int = 0
    presented: int = 0  # released texts that stood in what guests present

    def act(self) -> str:
        done = self.rng.choice(ACTS)
        try:
            with transaction.atomic():
                done(self)
        except (GroundswellError, IndexError, ValueError):  # or there is none to do it with
            return f"{done.__name__} (refused)"
        return done.__name__


def invite(history: History) -> None:
    email = history.rng.choice(("lin@agency.example", "bo@agency.example"))
    guest = come_in(history.rng.choice(history.launches), email)
    history.guests[guest.user] = guest
    history.spaces.add(guest.space)


def come_in(launch: int, email: str) -> Any:
    """Also of somebody who has an account."""
    return let_in(launch, email)


def end(history: History) -> None:
    from groundswell.message.guests import services
    from groundswell.message.guests.queries import standing

    row = history.rng.choice(list(standing()))
    services.end(member(), row.launch_id, row.pk, now())


def release(history: History) -> None:
    from groundswell.message.released.queries import most_telling
    from groundswell.message.released.services import release_words

    launch = history.rng.choice(history.launches)
    telling = {c: v for c, v in most_telling(member(), launch, most=4).items() if v}
    concern = history.rng.choice(list(telling))
    verbatim = history.rng.choice(telling[concern])
    history.texts += 1
    text = f"letgo{history.texts:03}"
    entry = release_words(member(), launch, {verbatim: text}, {concern: f"title{concern}"}, now())
    history.released[text] = (launch, verbatim, entry.pk)


def withdraw(history: History) -> None:
    from groundswell.message.models import ReleasedWords
    from groundswell.message.released.services import withdraw_words

    row = history.rng.choice(list(ReleasedWords.objects.filter(removed=False)))
    withdraw_words(member(), row.launch_id, row.pk, now())


def undo(history: History) -> None:
    from groundswell.field.history.undo import last_to_undo
    from groundswell.field.history.undo import undo as take_back

    take_back(last_to_undo(), author())


def merge(history: History) -> None:
    from groundswell.field.services.corrections import merge as make_one

    make_one(history.rng.sample(standing_concerns(), 2), author())


def move(history: History) -> None:
    from groundswell.field.services.corrections import move as put

    put([history.rng.choice(live())], history.rng.choice(standing_concerns()), author())


def take_out(history: History) -> None:
    from groundswell.field.models import Verbatim
    from groundswell.field.services.corrections import take_out as put

    number = history.rng.choice(live())
    put(Verbatim.objects.get(pk=number).concern, [number], author())


def restrict(history: History) -> None:
    from groundswell.field.models import Conversation
    from groundswell.field.restrictions import Reason
    from groundswell.field.services.restricting import restrict as close

    lead = member(Role.SALES_LEAD)
    number = history.rng.choice(list(Conversation.objects.filter(state="live").values_list("pk", flat=True)))
    close(lead, number, Reason.LEGAL, [lead.user], now())


def lift(history: History) -> None:
    from groundswell.field.models import Conversation
    from groundswell.field.services.restricting import lift as open_again

    closed = list(Conversation.objects.filter(state="withheld").values_list("pk", flat=True))
    open_again(member(Role.SALES_LEAD), history.rng.choice(closed), now())


def erase(history: History) -> None:
    """As erasing takes words out, without what it does to the file afterwards."""
    from groundswell.field.erasing.blotting import blot_out_words
    from groundswell.field.erasing.words import Gone, empty
    from groundswell.field.models import Turn, Verbatim

    gone, number = Gone(), history.rng.choice(live())
    empty(Turn.objects.filter(pk=Verbatim.objects.get(pk=number).turn_id), gone)  # pyright: ignore[reportAttributeAccessIssue]
    blot_out_words(gone)


def write_own(history: History) -> None:
    """A guest writes for what they present, or says that they presented it."""
    from groundswell.street.guests_own import change, own_in
    from groundswell.street.presenting import Wanted
    from groundswell.street.sides import presented_as_guest

    guest = history.guests[history.rng.choice(list(history.guests))]
    if history.rng.random() < 0.3:
        presented_as_guest(viewer_of_guest(guest), guest.space, now())
    else:
        own = own_in(viewer_of_guest(guest), guest.space)
        history.texts += 1
        wanted = Wanted(
            subtitle=f"theirs{history.texts:03}", order=[one.key for one in own.deck.slides][::-1]
        )
        change(viewer_of_guest(guest), guest.space, wanted, now(), seen=own.version)
        history.written[guest.space] = wanted.subtitle


def viewer_of_guest(guest: Any) -> Any:
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of

    return viewer_of(User.objects.get(pk=guest.user))


def put_away(history: History) -> None:
    """Or back."""
    from groundswell.launch.models import Launch

    row = Launch.objects.get(pk=history.rng.choice(history.launches))
    Launch.objects.filter(pk=row.pk).update(removed=not row.removed)


def untie(history: History) -> None:
    """Or tie again."""
    from groundswell.launch.models import LaunchConcern

    row = history.rng.choice(list(LaunchConcern.objects.all()))
    LaunchConcern.objects.filter(pk=row.pk).update(removed=not row.removed)


def end_rights(history: History) -> None:
    """Or give them back."""
    from groundswell.people import services
    from groundswell.people.models import User

    user = User.objects.get(pk=history.rng.choice(list(history.guests)))
    services.end_rights(user.pk, now()) if user.is_active else services.give_back_rights(user.pk)


# What people do most is done most.
ACTS = [invite, end, release, release, release, release, withdraw, undo, undo, merge, move, take_out,
        restrict, lift, erase, put_away, untie, end_rights, write_own, write_own]  # fmt: skip


def author() -> Any:
    from groundswell.field.history.entries import author_of

    return author_of(member(), now())


def live() -> list[int]:
    from groundswell.field.telling import live_verbatims

    return list(live_verbatims().exclude(turn=None).order_by("pk").values_list("pk", flat=True))


def standing_concerns() -> list[int]:
    from groundswell.field.models import Concern

    return list(Concern.objects.filter(merged_into=None).order_by("pk").values_list("pk", flat=True))


def ought(history: History, user: int) -> dict[str, set[str]]:
    """By space of this user, the texts that are read there: from the rows themselves."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT g.space, g.launch_id FROM message_guest g JOIN launch_launch l ON l.id = g.launch_id"
            " JOIN people_user u ON u.id = g.user WHERE g.user = %s AND g.ended IS NULL AND NOT l.removed"
            " AND u.is_active".replace("g.user", 'g."user"'),
            [user],
        )
        spaces = cursor.fetchall()
        cursor.execute("SELECT id, merged_into_id FROM field_concern")
        into = dict(cursor.fetchall())
        cursor.execute("SELECT launch_id, concern_id FROM launch_launchconcern WHERE NOT removed")
        tied = {(launch, end_of(into, concern)) for launch, concern in cursor.fetchall()}
        cursor.execute(
            "SELECT r.text, r.launch_id, v.concern FROM message_releasedwords r JOIN field_verbatim v"
            " ON v.id = r.verbatim_id JOIN field_conversation c ON c.id = v.conversation_id"
            " WHERE NOT r.removed AND v.state = 'live' AND c.state = 'live' AND r.text <> ''"
        )
        words = cursor.fetchall()
        cursor.execute("SELECT launch_id, concern_id FROM message_releasedconcern WHERE NOT removed")
        titled = {(launch, end_of(into, concern)) for launch, concern in cursor.fetchall()}
    return {
        space: {text for text, at, c in words if at == launch and (at, c) in tied and (at, c) in titled}
        for space, launch in spaces
    }


def end_of(into: dict[int, int | None], concern: int) -> int:
    while (further := into.get(concern)) is not None:
        concern = further
    return concern


def check(history: History, done: list[str]) -> int:
    """How many released texts were read."""
    found = 0
    for user in history.guests:
        expected = ought(history, user)
        browser = Client(SERVER_NAME="127.0.0.1")
        from groundswell.people.models import User

        browser.force_login(User.objects.get(pk=user))
        seen = {space: read(browser, f"/shared/{space}") for space in sorted(history.spaces)}
        tables = {space: read(browser, f"/shared/{space}/words.csv") for space in sorted(history.spaces)}
        for told in (*seen.values(), *tables.values(), read(browser, "/")):
            assert SECRET not in told, done
        for space in history.spaces:
            for told in (seen[space], tables[space]):
                shown = {text for text in history.released if text in told}
                assert shown == expected.get(space, set()), (done, space)
                found += len(shown)
            history.presented += presented_of(history, browser, space, expected, done)
    return found


def presented_of(
    history: History, browser: Client, space: str, expected: dict[str, set[str]], done: list[str]
) -> int:
    """What a guest presents, as a page and as a file: of what they read, and of nobody else's."""
    found = 0
    for path in (f"/shared/{space}/presentation", f"/shared/{space}/presentation.pptx"):
        told = read(browser, path)
        assert SECRET not in told, done
        assert {text for text in history.released if text in told} <= expected.get(space, set()), (done, path)
        others = {words for of, words in history.written.items() if of != space}
        assert not any(words in told for words in others), (done, path)
        assert (space in expected) or history.written.get(space, SECRET) not in told, (done, path)
        found += sum(text in told for text in history.released)
    return found


def read(browser: Client, path: str) -> str:
    answer: Any = browser.get(path)
    body = unpacked(b"".join(answer.streaming_content) if answer.streaming else answer.content)
    return unescape(body.decode(errors="replace"))


@pytest.mark.usefixtures("said")
def test_after_each_step_of_random_histories_guests_read_what_stands_and_nothing_else() -> None:
    numbers = sorted(concerns())
    launches = [launch_for(numbers[:2], "One"), launch_for(numbers[1:], "Two")]
    refused = shown = presented = 0
    for seed in range(HISTORIES):
        with transaction.atomic():
            history = History(random.Random(seed), launches)
            invite(history)
            done = list[str]()
            for _ in range(STEPS):
                done.append(history.act())
                shown += check(history, done)
            refused += sum("refused" in one for one in done)
            presented += history.presented
            transaction.set_rollback(True)
    assert shown > HISTORIES or HISTORIES < 12  # they did read something
    assert presented or HISTORIES < 12
    assert refused < HISTORIES * STEPS / 2

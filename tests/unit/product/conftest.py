"""A change, and a tracker on loopback that it is worked on in."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from groundswell.people.viewer import OPERATOR
from tests.worlds.field import INVOICES, concern_with, feedback, listen_to, write_table
from tests.worlds.github import REPOSITORY, TOKEN, GitHub, github
from tests.worlds.talk import day

AT = day(28)


@pytest.fixture
def change(store_path: Path, tmp_path: Path) -> int:
    from groundswell.field.history.entries import Author
    from groundswell.field.reading.upkeep import refresh
    from groundswell.product.models import HowFar
    from groundswell.product.services import Wish, make

    listen_to(write_table(tmp_path / "a.csv", feedback(INVOICES)))
    refresh(AT)
    wish = Wish(title="One export, one invoice", concerns={concern_with(INVOICES[0]): HowFar.SOLVES})
    return make(wish, Author(by="Lin", at=AT)).change


@pytest.fixture
def there(change: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[GitHub]:
    from groundswell.product.trackers import setting

    with github() as server:
        server.now = AT
        monkeypatch.setenv("GROUNDSWELL_TRACKERS", server.host)
        wanted = setting.GitHub(base=server.base, repository=REPOSITORY, token=TOKEN)
        setting.keep_github(OPERATOR, wanted, AT)
        yield server


def look(after: timedelta = timedelta()) -> datetime:
    """The worker looks once, so long after; returns when."""
    from groundswell.product.trackers.due import do_what_is_due

    do_what_is_due(AT + after)
    return AT + after


def link(change: int, address: str) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.product.trackers import linking

    linking.link(change, address, Author(by="Lin", at=AT))


def ticket():
    from groundswell.product.models import Ticket

    return Ticket.objects.filter(removed=False).get()


def tracker():
    from groundswell.product.models import Tracker

    return Tracker.objects.get(removed=False)

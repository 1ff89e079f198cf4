"""The page of a concern reads no more rows where the concern is ten times as large."""

import pytest
from django.db import connection
from django.test import Client

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn
from tests.worlds.field import INVOICES, OFFLINE, concern_with
from tests.worlds.talk import day

SMALL, LARGE = 200, 2_000
_STEPS = 100  # of SQLite's machine between two counts


@pytest.fixture
def browser(signed_in: SignedIn) -> Client:
    return signed_in(Role.PRODUCT.value)


def say_again(concern: int, times: int) -> None:
    """A concern is said again so often, each time in a conversation of another account."""
    from groundswell.field.models import Conversation, Turn, Verbatim

    first = Verbatim.objects.filter(concern=concern).earliest("pk")
    said = Turn.objects.get(pk=first.turn.pk if first.turn else 0)
    talk, last = Conversation.objects.get(pk=first.conversation.pk), Verbatim.objects.latest("pk").pk
    begin = max(last, Conversation.objects.latest("pk").pk, Turn.objects.latest("pk").pk) + 1
    numbers = range(begin, begin + times)
    for row in (talk, said, first):
        columns = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        copies = [type(row)(**columns | _own(row, number)) for number in numbers]
        type(row)._default_manager.bulk_create(copies)  # pyright: ignore[reportArgumentType]


def _own(row: object, number: int) -> dict[str, object]:
    name = type(row).__name__
    if name == "Conversation":
        return {"id": number, "key": f"F-{number}", "fingerprint": str(number), "account": f"Of {number}"}
    if name == "Turn":
        return {"id": number, "conversation_id": number}
    return {"id": number, "conversation_id": number, "turn_id": number, "score": 1 / number, "again": 0}


def steps(browser: Client, address: str) -> int:
    counted = [0]

    def count() -> int:
        counted[0] += _STEPS
        return 0

    browser.get(address)  # what is looked up once only is there from now on
    connection.connection.set_progress_handler(count, _STEPS)
    try:
        assert browser.get(address).status_code == 200
    finally:
        connection.connection.set_progress_handler(None, 0)
    return counted[0]


@pytest.mark.files  # SQLite alone counts its steps
@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("further", ["", "?after=V-{}"])
def test_a_concern_ten_times_as_large_costs_no_more_rows(browser: Client, further: str) -> None:
    from groundswell.field.models import Verbatim
    from groundswell.field.reading.upkeep import refresh

    small, large = concern_with(INVOICES[0]), concern_with(OFFLINE[0])
    say_again(small, SMALL)
    say_again(large, LARGE)
    refresh(day(28))

    def address(concern: int) -> str:
        middle = Verbatim.objects.filter(concern=concern).order_by("-score")[SMALL // 2]
        return f"/concerns/C-{concern}{further.format(middle.pk)}"

    assert steps(browser, address(large)) < 1.2 * steps(browser, address(small))

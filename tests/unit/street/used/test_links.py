"""The kit by link: sayable lines, for whoever holds it, until a day."""

from dataclasses import replace
from datetime import timedelta

import pytest

from groundswell.field.errors import ImpossibleCorrection
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou
from groundswell.street.kit.values import Line
from tests.unit.launch.test_acts import undo
from tests.worlds.field import OFFLINE, concern_with
from tests.worlds.kit import SENTENCE, let_out, say_otherwise, signed_launch
from tests.worlds.launching import AT, member

pytestmark = pytest.mark.usefixtures("heard")


@pytest.fixture
def launch() -> int:
    number = signed_launch()
    let_out(number)
    return number


def link_to(launch: int, days: int = 7) -> str:
    from groundswell.street.used.links import make

    return make(member(), launch, "The printer", days, AT)[1]


def read(token: str, days: float = 0) -> list[tuple[Line, str]]:
    from groundswell.street.used.links import kit_by

    (card,) = kit_by(token, AT + timedelta(days=days)).cards
    return list(card.lines)


def test_whoever_holds_it_reads_what_may_be_said_and_nothing_a_customer_said(launch: int) -> None:
    lines = read(link_to(launch))
    assert lines[0] == (Line.YOU_SAY, SENTENCE)
    assert {line for line, _ in lines} <= {Line.YOU_SAY, Line.PUSH_BACK, Line.PROOF, Line.ASK}


def test_a_line_that_stays_in_the_house_is_not_there(launch: int) -> None:
    from groundswell.street.kit.queries import cards_of_launch
    from groundswell.street.kit.services import edit

    token = link_to(launch)
    (card,) = cards_of_launch(member(), launch, AT)
    assert Line.PROOF in dict(read(token))
    inside = replace(card.lines, internal=card.lines.internal | {Line.PROOF})
    edit(member(), card.number, inside, AT, seen=card.seen)
    assert Line.PROOF not in dict(read(token))


def test_a_card_that_is_not_to_be_said_any_more_is_not_there(launch: int) -> None:
    from groundswell.street.used.links import kit_by

    token = link_to(launch)
    say_otherwise(launch, "Every list is on the phone.")
    assert kit_by(token, AT).cards == ()


def test_it_opens_nothing_once_its_day_is_over_or_it_was_ended(launch: int) -> None:
    from groundswell.street.used.links import end, links_of

    token = link_to(launch)
    assert read(token, days=6.9)
    with pytest.raises(NotForYou):
        read(token, days=7)
    (link,) = links_of(member(), launch, AT)
    ended = end(member(), launch, link.id, AT)
    with pytest.raises(NotForYou):
        read(token)
    undo(ended.pk)
    assert read(token)
    for nothing in ("", token[:-1], "é\udcff"):
        with pytest.raises(NotForYou):
            read(nothing)


def test_it_opens_nothing_once_its_making_was_undone_or_the_launch_was_put_away(launch: int) -> None:
    from groundswell.launch.services import put_away
    from groundswell.street.used.links import make

    entry, token = make(member(), launch, "The printer", 7, AT)
    away = put_away(launch, member(), AT)
    with pytest.raises(NotForYou):
        read(token)
    undo(away.pk)
    assert read(token)
    undo(entry.pk)
    with pytest.raises(NotForYou):
        read(token)


def test_what_it_holds_is_kept_nowhere(launch: int) -> None:
    from groundswell.field.models import Entry
    from groundswell.ledger.models import AuditRow
    from groundswell.street.models import KitLink

    token = link_to(launch)
    for table in (KitLink, Entry, AuditRow):
        for row in table._default_manager.values():
            assert token not in str(row)


@pytest.mark.parametrize(("name", "days"), [("", 7), ("x" * 101, 7), ("The printer", 8)])
def test_nonsense_makes_no_link(launch: int, name: str, days: int) -> None:
    from groundswell.street.used.links import make

    with pytest.raises(ImpossibleCorrection, match="how long"):
        make(member(), launch, name, days, AT)


def test_a_link_of_another_launch_is_not_there_to_be_ended(launch: int) -> None:
    from groundswell.street.used.links import end, links_of

    link_to(launch)
    (link,) = links_of(member(Role.SALES_LEAD), launch, AT)
    with pytest.raises(NotForYou):
        end(member(), signed_launch(concern_with(OFFLINE[0]), name="Another"), link.id, AT)

"""What rules of attention bring, at their edges; and what they bring only once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from groundswell.people.roles import Role
from groundswell.people.viewer import OPERATOR
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with, listen_to, write_table

AT = datetime(2026, 4, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)
SELLERS = ["Nora Quist", "Kim Lee", "Ana Sol", "Ida Moor"]


@pytest.fixture
def company(store_path: Path) -> None:
    from groundswell.people import services

    begun = services.Company(name="Wrenfield", currency="GBP", time_zone="Pacific/Auckland")
    services.found(begun, "Agnes Holm", "agnes@wrenfield.example", AT)
    services.join("Teo Marchetti", "teo@wrenfield.example", Role.PRODUCT, AT)


pytestmark = pytest.mark.usefixtures("company")


def row(text: str, number: int, *, account: str = "", seller: str = "", day: str = "2026-03-20"):
    said = {"id": f"F-{number}", "text": text, "account": account or f"Account {number}", "date": day}
    return {**said, "seller": seller, "customer": f"Pat Doe{number}"}


def hear(tmp_path: Path, rows: Iterable[dict[str, Any]], name: str = "a.csv") -> None:
    from groundswell.crm.models import PersonOfOurs
    from groundswell.field.reading.opening import ready

    told = list(rows)
    for seller in {one["seller"] for one in told} - {""}:
        PersonOfOurs.objects.get_or_create(name=seller, kind="seller")
    listen_to(write_table(tmp_path / name, told))
    ready(AT)


def rule(kind: str, **numbers: int):
    from groundswell.field.attention.rules import DEFAULTS, RuleKind

    standing = DEFAULTS[RuleKind(kind)]
    return replace(standing, numbers={**standing.numbers, **numbers})


def brings(kind: str, **numbers: int) -> list[int]:
    from groundswell.field.attention.judging import occasions

    return [one.concern for one in occasions(rule(kind, **numbers), AT.date(), "GBP")]


def author(at: datetime = AT):
    from groundswell.field.history.entries import Author

    return Author(by="Marcus Thorne", at=at)


def bring(at: datetime = AT) -> int:
    from groundswell.field.attention.due import bring_what_rules_say

    return bring_what_rules_say(at)


def calls() -> list[tuple[Any, ...]]:
    from groundswell.field.models import Call

    return list(Call.objects.order_by("pk").values_list("concern", "team", "standing", "rule"))


def only(*kinds: str) -> None:
    """Switch the other rules off."""
    from groundswell.field.attention.rules import change, rules

    for kind, standing in rules().items():
        if standing.on != (kind.value in kinds):
            change(replace(standing, on=kind.value in kinds), OPERATOR, AT)


# From so many accounts and sellers in so many days.


@pytest.mark.parametrize(
    ("accounts", "sellers", "brought"), [(3, 2, True), (2, 2, False), (3, 1, False), (4, 3, True)]
)
def test_so_many_accounts_and_sellers(tmp_path: Path, accounts: int, sellers: int, brought: bool) -> None:
    rows = [
        row(text, n, account=f"Account {n % accounts}", seller=SELLERS[n % sellers])
        for n, text in enumerate(INVOICES)
    ]
    hear(tmp_path, rows)
    assert brings("heard") == ([concern_with(INVOICES[0])] if brought else [])


@pytest.mark.parametrize(("days", "brought"), [(60, True), (61, False)])
def test_the_days_are_counted_back_from_the_last_conversation(
    tmp_path: Path, days: int, brought: bool
) -> None:
    last = date(2026, 3, 20)
    rows = [row(text, n, seller=SELLERS[n]) for n, text in enumerate(INVOICES[:3])]
    rows[0]["date"] = (last - timedelta(days=days)).isoformat()
    hear(tmp_path, rows)
    assert brings("heard") == ([concern_with(INVOICES[0])] if brought else [])


def test_where_no_seller_is_known_accounts_alone_count(tmp_path: Path) -> None:
    hear(tmp_path, [row(text, n) for n, text in enumerate(INVOICES)])
    assert brings("heard") == [concern_with(INVOICES[0])]


def test_what_is_asked_goes_to_marketing_and_the_rest_to_product_unless_a_team_is_named() -> None:
    from groundswell.field.attention.deciding import Team
    from groundswell.speech import Kind

    standing = rule("heard")
    assert [standing.for_team(kind) for kind in (Kind.QUESTION, Kind.OBJECTION)] == [Team.MARKETING] * 2
    assert [standing.for_team(kind) for kind in (Kind.REQUEST, Kind.FRUSTRATION)] == [Team.PRODUCT] * 2
    assert replace(standing, team=Team.MARKETING).for_team(Kind.REQUEST) is Team.MARKETING


# In open deals.


@pytest.mark.parametrize(
    ("amount", "currency", "status", "brought"),
    [
        (25_000_001, "GBP", "open", True),
        (25_000_000, "GBP", "open", False),
        (99_000_000_000, "", "open", True),
        (99_000_000, "EUR", "open", False),
        (99_000_000, "GBP", "won", False),
    ],
)
def test_open_deals_of_more_than_so_much(
    tmp_path: Path, amount: int, currency: str, status: str, brought: bool
) -> None:
    from groundswell.crm.models import Deal

    Deal.objects.create(
        key="D-1",
        name="Renewal",
        account="Account 1",
        status=status,
        amount=amount,
        currency=currency,
        opened=date(2026, 3, 1),
    )
    hear(tmp_path, [row(text, n) for n, text in enumerate([*INVOICES, *PRICE])])
    assert brings("deals") == ([concern_with(INVOICES[1])] if brought else [])


# Raised again.


def settle(how: str, number: int, at: datetime) -> None:
    from groundswell.field.attention.deciding import Act, Reply, say
    from groundswell.field.services import corrections

    if how == "answered":
        say(Reply(concern=number, act=Act.ANSWER, line="On Monday."), author(at))
    else:
        corrections.dismiss(number, author(at))


@pytest.mark.parametrize("how", ["answered", "dismissed"])
@pytest.mark.parametrize(("again", "brought"), [(2, True), (1, False)])
def test_what_was_settled_comes_back_once_enough_accounts_raise_it_again(
    tmp_path: Path, how: str, again: int, brought: bool
) -> None:
    hear(tmp_path, [row(text, n) for n, text in enumerate([*INVOICES[:2], *PRICE])])
    number = concern_with(INVOICES[0])
    settle(how, number, datetime(2026, 3, 20, 12, tzinfo=UTC))
    later = [
        row(text, 20 + n, account=f"Again {min(n, again - 1)}", day="2026-03-22")
        for n, text in enumerate(INVOICES[2:])
    ]
    hear(tmp_path, later, "b.csv")
    assert brings("again") == ([number] if brought else [])
    only("again")
    assert bring() == int(brought)
    assert bring() == 0


def test_what_was_dismissed_and_brought_again_is_brought_back_by_its_answer(tmp_path: Path) -> None:
    from groundswell.field.history.undo import undo
    from groundswell.field.models import Concern

    hear(tmp_path, [row(text, n) for n, text in enumerate([*INVOICES[:2], *PRICE])])
    number = concern_with(INVOICES[0])
    settle("dismissed", number, datetime(2026, 3, 19, 12, tzinfo=UTC))
    only("again")
    assert bring() == 1
    assert Concern.objects.get(pk=number).status == "dismissed"
    from groundswell.field.attention.deciding import Act, Reply, say

    entry = say(Reply(concern=number, act=Act.ANSWER, line="On Monday."), author())
    assert Concern.objects.get(pk=number).status == "answered"
    undo(entry.pk, author())
    assert Concern.objects.get(pk=number).status == "dismissed"


# Once, in order, and no more than a team can bear.


def test_a_concern_is_brought_once_and_what_a_person_took_back_stays_taken_back(tmp_path: Path) -> None:
    from groundswell.field.history.undo import undo
    from groundswell.field.models import Entry

    only("heard")
    hear(tmp_path, [row(text, n, seller=SELLERS[n % 4]) for n, text in enumerate(INVOICES)])
    assert (bring(), bring()) == (1, 0)
    undo(Entry.objects.get(action="call").pk, author())
    assert bring(AT + DAY) == 0
    assert [call[2] for call in calls()] == ["void"]


def test_what_stands_before_a_team_already_is_brought_by_no_rule(tmp_path: Path) -> None:
    from groundswell.field.attention.deciding import Ask, Team, call

    hear(tmp_path, [row(text, n, seller=SELLERS[n % 4]) for n, text in enumerate(INVOICES)])
    call(Ask(concern=concern_with(INVOICES[0]), team=Team.PRODUCT, due=AT.date()), author())
    assert brings("heard") == []
    assert bring() == 0


def test_praise_asks_for_no_answer(tmp_path: Path) -> None:
    from groundswell.field.models import Verbatim
    from groundswell.field.reading.opening import ready

    hear(tmp_path, [row(text, n, seller=SELLERS[n % 4]) for n, text in enumerate(INVOICES)])
    Verbatim.objects.update(kind="praise")
    ready(AT)
    assert brings("heard") == []


def test_no_more_wait_before_a_team_than_may_and_the_loudest_come_first(tmp_path: Path) -> None:
    from groundswell.field.attention.deciding import Team
    from groundswell.field.attention.rules import change, rules

    only("heard")
    for kind, standing in rules().items():
        numbers = {**standing.numbers, "most": 1}
        rule = replace(standing, team=Team.PRODUCT, numbers=numbers, on=kind == "heard")
        change(rule, OPERATOR, AT)
    texts = [*INVOICES, *OFFLINE[:3]]
    hear(tmp_path, [row(text, n, seller=SELLERS[n % 4]) for n, text in enumerate(texts)])
    louder, other = brings("heard")
    assert bring() == 1
    assert [call[0] for call in calls()] == [louder]
    from groundswell.field.attention.deciding import Act, Reply, say

    say(Reply(concern=louder, act=Act.ANSWER, line="On Monday."), author())
    assert bring() == 1
    assert [call[0] for call in calls()] == [louder, other]


def test_a_rule_that_is_off_brings_nothing(tmp_path: Path) -> None:
    only("rising")
    hear(tmp_path, [row(text, n, seller=SELLERS[n % 4]) for n, text in enumerate(INVOICES)])
    assert bring() == 0


def test_nothing_is_judged_while_what_is_counted_does_not_hold(tmp_path: Path) -> None:
    from groundswell.field.models import Concern
    from groundswell.field.reading.opening import ready

    hear(tmp_path, [row(text, n, seller=SELLERS[n % 4]) for n, text in enumerate(INVOICES)])
    Concern.objects.update(theme=7)
    assert bring() == 0
    ready(AT)
    assert bring() == 1


def test_what_was_put_off_comes_back_on_its_day_and_once(tmp_path: Path) -> None:
    from groundswell.field.attention.deciding import Act, Ask, Reply, Team, call, say

    only()
    hear(tmp_path, [row(text, n) for n, text in enumerate(INVOICES)])
    number = concern_with(INVOICES[0])
    call(Ask(concern=number, team=Team.MARKETING, due=AT.date()), author())
    until = (AT + 3 * DAY).date()
    say(Reply(concern=number, act=Act.POSTPONE, because="later", until=until), author())
    # In Auckland it is a day later than in UTC by the evening.
    assert bring(AT + 2 * DAY) == 0
    assert bring(AT + 2 * DAY + timedelta(hours=8)) == 1
    assert bring(AT + 9 * DAY) == 0
    assert [call[1:3] for call in calls()] == [("marketing", "postponed"), ("marketing", "waiting")]


# Late.


def test_what_nobody_said_anything_to_is_late_the_day_after_and_told_once(tmp_path: Path) -> None:
    from groundswell.field.attention.deciding import Ask, Team, call
    from groundswell.field.attention.due import escalate_what_is_late
    from groundswell.field.models import ConcernEvent

    hear(tmp_path, [row(text, n) for n, text in enumerate(INVOICES)])
    number = concern_with(INVOICES[0])
    call(Ask(concern=number, team=Team.PRODUCT, due=(AT + DAY).date()), author())
    assert escalate_what_is_late(AT + timedelta(hours=12)) == 0
    assert escalate_what_is_late(AT + 2 * DAY) == 1
    assert escalate_what_is_late(AT + 3 * DAY) == 0
    assert ConcernEvent.objects.filter(kind="escalated", concern=number).count() == 1


def test_what_was_taken_up_is_not_late(tmp_path: Path) -> None:
    from groundswell.field.attention.deciding import Act, Ask, Reply, Team, call, say
    from groundswell.field.attention.due import escalate_what_is_late

    hear(tmp_path, [row(text, n) for n, text in enumerate(INVOICES)])
    number = concern_with(INVOICES[0])
    call(Ask(concern=number, team=Team.PRODUCT, due=AT.date()), author())
    say(Reply(concern=number, act=Act.TAKE_UP), author())
    assert escalate_what_is_late(AT + 9 * DAY) == 0


def test_the_worker_judges_again_only_where_something_changed(tmp_path: Path) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from groundswell.worker.attention import Attending

    hear(tmp_path, [row(text, n, seller=SELLERS[n % 4]) for n, text in enumerate(INVOICES)])
    attend = Attending()
    attend(AT)
    assert len(calls()) == 1
    attend(AT)
    with CaptureQueriesContext(connection) as asked:
        attend(AT)
    assert len(asked) < 8
    assert len(calls()) == 1


def test_of_two_workers_that_judge_at_once_the_second_brings_nothing_and_leaves_nothing(
    tmp_path: Path,
) -> None:
    from groundswell.field.attention.due import _bring
    from groundswell.field.attention.judging import occasions
    from groundswell.field.history.undo import undo
    from groundswell.field.models import ConcernEvent, Entry

    hear(tmp_path, [row(text, n, seller=SELLERS[n % 4]) for n, text in enumerate(INVOICES)])
    (found,) = occasions(rule("heard"), AT.date(), "GBP")
    assert _bring(found, AT, AT.date())
    assert not _bring(found, AT, AT.date())
    undo(Entry.objects.get(action="call").pk, author())
    before = Entry.objects.count(), ConcernEvent.objects.count()
    assert not _bring(found, AT, AT.date())
    assert (Entry.objects.count(), ConcernEvent.objects.count()) == before


def test_who_undoes_the_last_thing_means_what_people_did(tmp_path: Path) -> None:
    from groundswell.field.history.undo import last_to_undo
    from groundswell.field.models import Entry

    hear(tmp_path, [row(text, n, seller=SELLERS[n % 4]) for n, text in enumerate(INVOICES)])
    last = last_to_undo()
    assert bring() == 1
    assert last_to_undo() == last < Entry.objects.latest("pk").pk


def test_a_rule_that_was_changed_is_as_before_once_that_is_undone() -> None:
    from groundswell.field.attention.deciding import Team
    from groundswell.field.attention.rules import DEFAULTS, RuleKind, change, rules
    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.field.history.undo import undo

    was = rules()[RuleKind.HEARD]
    assert was == DEFAULTS[RuleKind.HEARD]
    larger = replace(was, on=False, numbers={**was.numbers, "accounts": 9}, team=Team.MARKETING, days=3)
    entry = change(larger, OPERATOR, AT)
    assert entry.summary.startswith("set a rule of attention: raised from so many accounts")
    with pytest.raises(ImpossibleCorrection, match="Nothing is different"):
        change(larger, OPERATOR, AT)
    back = undo(entry.pk, author())
    assert rules()[RuleKind.HEARD] == was
    undo(back.pk, author())
    assert rules()[RuleKind.HEARD] == larger

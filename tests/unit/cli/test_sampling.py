"""The launches of the sample company stand in the store as its file tells them."""

import csv
import json
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from groundswell.people.roles import Role
from groundswell.people.viewer import OPERATOR
from groundswell.samples import sample_folder
from tests.worlds.field import write_table

AT = datetime(2026, 7, 1, 9, tzinfo=UTC)
_KEYS = {"offline-mode", "battery-drain", "crew-adoption", "technician-reporting", "supplier-prices"}


@pytest.fixture
def heard(store_path: Path, tmp_path: Path) -> None:
    """The sample company, and of its words those that its launches are about."""
    from groundswell.field.languages import open_for_field
    from groundswell.field.services.listen import Request, listen
    from groundswell.people.sample import found_sample_company
    from groundswell.sources.contract import Options

    found_sample_company(AT)
    key = json.loads((sample_folder() / "key.json").read_text(encoding="utf-8"))
    wordings = [w for one in key["concerns"] if one["key"] in _KEYS for w in one["wordings"]]
    rows = [
        {"id": f"F-{number}", "text": one["text"], "account": one["account"], "date": one["at"][:10]}
        for number, one in enumerate(wordings)
    ]
    table = write_table(tmp_path / "said.csv", rows)
    sellers = sample_folder() / "crm" / "sellers.csv"
    listen(
        Request(paths=[sellers], options=Options(), sellers=(), by="ana"),
        encoder=open_for_field,
        at=AT,
        watch=lambda _: None,
    )
    request = Request(paths=[table], options=Options(as_verbatims=True), sellers=(), by="ana")
    listen(request, encoder=open_for_field, at=AT, watch=lambda _: None)


def told() -> list[dict[str, Any]]:
    return json.loads((sample_folder() / "launches.json").read_text(encoding="utf-8"))["launches"]


def make_launches(launches: Sequence[dict[str, Any]] | None = None) -> bool:
    from groundswell.cli.sampling import launches as sampling

    return sampling.make_launches(launches)


def acts(kind: str) -> list[dict[str, Any]]:
    return [act for launch in told() for act in launch["acts"] if act["do"] == kind]


@pytest.mark.usefixtures("heard")
def test_everything_that_the_file_tells_stands_in_the_store_on_its_day() -> None:
    from groundswell.launch.models import Launch
    from groundswell.launch.timeline import rows_of
    from groundswell.message.models import Claim, DraftComment, DraftVersion, Guest, Proof, Signature, Wording
    from groundswell.product.models import Change

    assert make_launches()
    assert [row.name for row in Launch.objects.order_by("pk")] == [one["name"] for one in told()]
    stand = {"claim": Claim, "proof": Proof, "word": Wording, "sign": Signature, "make change": Change}
    for kind, table in (stand | {"draft": DraftVersion, "comment": DraftComment}).items():
        assert table._default_manager.filter(removed=False).count() == len(acts(kind)), kind
    assert Guest.objects.filter(ended=None).count() == len(acts("guest")) == 2
    texts = [" ".join(one["text"] for said in act["passages"] for one in said) for act in acts("draft")]
    rows = DraftVersion.objects.order_by("pk")
    assert [" ".join(text for text, _ in version.passages) for version in rows] == texts
    for number, launch in enumerate(told(), start=1):
        days = {act["at"][:10] for act in launch["acts"]}
        told_days = {row.at.date().isoformat() for row in rows_of(OPERATOR, number)}
        assert told_days <= days


@pytest.mark.usefixtures("heard")
def test_in_one_launch_sales_was_first_and_in_the_other_it_came_after_the_day_and_never_signed() -> None:
    from groundswell.launch.timeline import Happened, rows_of
    from groundswell.message.models import Signature

    make_launches()
    usual, other = [rows_of(OPERATOR, number) for number in (1, 2)]
    sales = (Role.SELLER.value, Role.SALES_LEAD.value)
    assert other[0].role in sales
    gone = next(row.at for row in usual if row.kind is Happened.LAUNCHED)
    assert min(row.at for row in usual if row.role in sales) > gone
    assert Counter(Signature.objects.values_list("launch", "side")) == {
        (1, "marketing"): 1,
        (1, "product"): 1,
        (2, "sales"): 1,
        (2, "marketing"): 1,
        (2, "product"): 1,
    }


@pytest.mark.usefixtures("heard")
def test_the_other_way_round_sales_brought_all_before_it_began_and_signed_before_a_draft_was_approved() -> (
    None
):
    from groundswell.engine.events import EventKind
    from groundswell.field.models import ConcernEvent
    from groundswell.launch.queries import concerns_of
    from groundswell.launch.timeline import Happened, rows_of

    make_launches()
    rows = rows_of(OPERATOR, 2)
    concerns = concerns_of(OPERATOR, [2])[2]
    brought = ConcernEvent.objects.filter(kind=EventKind.CALLED, concern__in=concerns)
    assert set(brought.values_list("concern", flat=True)) == set(concerns)
    begun = next(row.at for row in rows if row.kind is Happened.BEGUN)
    assert all(at < begun for at in brought.values_list("at", flat=True))
    approved = min(row.at for row in rows if row.kind is Happened.APPROVED)
    assert all(row.at < approved for row in rows if row.kind is Happened.SIGNED)


@pytest.mark.usefixtures("heard")
def test_sales_said_what_each_sentence_of_the_last_draft_answers() -> None:
    from groundswell.message.covering.tables import CoverageDecision

    make_launches()
    newest = acts("draft")[-1]
    answering = [one for said in newest["passages"] for one in said if one["is"] == "answers"]
    decided = CoverageDecision.objects.filter(launch=2, removed=False, answers=True)
    assert len(decided) == len(answering) == len(acts("decide coverage"))


@pytest.mark.usefixtures("heard")
def test_sales_has_the_cards_a_week_before_the_day_of_one_launch_and_none_of_the_other() -> None:
    from groundswell.launch.queries import one
    from groundswell.launch.timeline import Happened, rows_of
    from groundswell.street.kit.tables import Card

    make_launches()
    cards = Card.objects.filter(removed=False, out=True).values_list("launch", flat=True)
    assert list(cards) == [2, 2, 2]
    let = min(row.at for row in rows_of(OPERATOR, 2) if row.kind is Happened.CARDS_OUT)
    day = one(OPERATOR, 2).day
    assert day is not None
    assert (day - let.date()).days == 7


@pytest.mark.usefixtures("heard")
def test_who_sells_it_was_ready_before_the_day_and_says_what_helped() -> None:
    from groundswell.launch.queries import one
    from groundswell.street.used.readiness import due_cards, readiness, sellers_of
    from groundswell.street.used.tables import CardUse, Did

    make_launches()
    sellers, day = [user.pk for user in sellers_of(2)], one(OPERATOR, 2).day
    assert day is not None
    ready = readiness(sellers, due_cards(2))
    assert len(sellers) == 2
    assert all(told.since is not None and told.since < day for told in ready.values())
    rated = Counter(CardUse.objects.filter(did__in=[Did.HELPED, Did.NOT]).values_list("did", flat=True))
    assert rated == {Did.HELPED: 3, Did.NOT: 1}


@pytest.mark.usefixtures("heard")
def test_each_seller_has_the_number_that_the_file_tells() -> None:
    from groundswell.results.models import Target

    make_launches()
    stand = (
        Target.objects.filter(removed=False)
        .order_by("pk")
        .values_list("launch", "seller", "amount", "currency")
    )
    told_by_file = [
        (number, act["seller"], int(act["amount"]) * 100, act["currency"])
        for number, launch in enumerate(told(), start=1)
        for act in launch["acts"]
        if act["do"] == "set target"
    ]
    assert [row for row in stand if row[0] is not None] == told_by_file
    with (sample_folder() / "targets.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row[1:] for row in stand if row[0] is None] == [
        (row["seller"], int(row["amount"]) * 100, row["currency"]) for row in rows
    ]


@pytest.mark.usefixtures("heard")
def test_a_seller_a_lead_and_an_executive_of_it_each_have_a_number_of_their_own() -> None:
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of
    from groundswell.results.numbers import numbers
    from groundswell.results.sight import Subject

    make_launches()
    seen = dict[str, set[Subject]]()
    for role in (Role.SELLER, Role.SALES_LEAD, Role.EXECUTIVE):
        viewer = viewer_of(User.objects.get(role=role.value))
        assert viewer is not None
        lines = numbers(viewer, date(2026, 8, 3)).lines
        seen[role] = {line.subject for line in lines if line.aim is not None}
    assert seen[Role.SELLER] == {Subject(seller="Ifeoma Obi")}
    assert Subject(team="Ridge") in seen[Role.SALES_LEAD]
    assert Subject(team="Ridge", seller="Ifeoma Obi") in seen[Role.SALES_LEAD]
    assert {Subject(), Subject(team="Harbour"), Subject(team="Meadow")} <= seen[Role.EXECUTIVE]
    assert not seen[Role.SALES_LEAD] & {Subject(), Subject(team="Harbour"), Subject(team="Meadow")}


@pytest.mark.usefixtures("heard")
def test_executives_decided_on_both_with_a_condition_and_in_one_over_the_head_of_sales() -> None:
    from groundswell.street.models import Condition, Decision, GateOverride, What

    make_launches()
    decided = Decision.objects.filter(removed=False).order_by("pk")
    assert [(row.launch_id, row.what, row.by) for row in decided] == [
        (1, What.GO_IF, "Ruth Adeyemi"),
        (2, What.GO_IF, "Ruth Adeyemi"),
    ]
    conditions = Condition.objects.order_by("pk").values_list("decision__launch", "done")
    assert [(launch, done is not None) for launch, done in conditions] == [(1, False), (2, True)]
    passed = GateOverride.objects.filter(in_force=True).values_list("launch", "gate")
    assert set(passed) == {(1, act["gate"]) for act in acts("override")}
    assert (1, "sales signed") in passed


@pytest.mark.usefixtures("heard")
def test_each_signature_still_holds_and_the_guest_reads_words_that_name_nobody() -> None:
    from groundswell.message.models import ReleasedWords
    from groundswell.message.queries import message_for, standings
    from groundswell.message.released.proposing import still_named

    make_launches()
    for number in (1, 2):
        signed = [one.signed for one in standings(OPERATOR, message_for(OPERATOR, number)) if one.signed]
        assert signed
        assert all(one.holds for one in signed)
    released = list(ReleasedWords.objects.filter(removed=False).values_list("text", flat=True))
    assert len(released) >= 4
    assert not any(still_named(released))


@pytest.mark.usefixtures("heard")
def test_they_are_made_once() -> None:
    from groundswell.field.models import Entry

    assert make_launches()
    before = Entry.objects.count()
    assert make_launches()
    assert Entry.objects.count() == before


@pytest.mark.usefixtures("heard")
def test_what_is_broken_off_leaves_nothing_behind() -> None:
    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.launch.models import Launch
    from groundswell.message.models import Draft

    usual, other = told()
    too_long = {"at": "2026-04-15T09:00", "by": "marketing", "do": "pillar", "key": "long", "text": "a" * 999}
    with pytest.raises(ImpossibleCorrection):
        make_launches([usual, {**other, "acts": [*other["acts"], too_long]}])
    assert not Launch.objects.exists()
    assert not Draft.objects.exists()
    assert make_launches()


@pytest.mark.usefixtures("heard")
def test_where_the_words_or_the_people_are_gone_they_are_left_out() -> None:
    from groundswell.launch.models import Launch
    from groundswell.people.models import User
    from groundswell.people.services import end_rights

    end_rights(User.objects.get(role=Role.GUEST.value).pk, AT)
    assert not make_launches()
    assert not Launch.objects.exists()


@pytest.mark.usefixtures("store_path")
def test_nothing_is_made_where_nothing_was_heard() -> None:
    from groundswell.people.sample import found_sample_company

    found_sample_company(AT)
    assert not make_launches()

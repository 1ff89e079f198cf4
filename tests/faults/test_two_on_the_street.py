"""Two people act on one card, target, rating, timeline or reach in the same moment: one of them after the
other, each told what became of it, nothing lost and nothing twice."""

import os
from pathlib import Path

import pytest

from tests.faults.test_two_on_a_launch import at_once as told_at_once

ROUNDS = int(os.environ.get("GROUNDSWELL_ROUNDS", "1"))


def at_once(store: Path, *names: str) -> list[str]:
    return told_at_once(store, *names, world="tests.worlds.two_on_the_street")


@pytest.fixture(autouse=True)
def _street(store_path: Path) -> None:
    from tests.worlds.two_on_the_street import begin

    begin()


def audited(act: str) -> int:
    from groundswell.ledger.models import AuditRow

    return AuditRow.objects.filter(act=act).count()


def targets() -> list[tuple[str, int]]:
    from groundswell.results.models import Target

    return sorted(Target.objects.filter(removed=False).values_list("seller", "amount"))


def stands(number: int) -> tuple[bool, bool, str]:
    """Whether a card is withdrawn and whether it is out, and what it says, or would once somebody read it."""
    from groundswell.street.models import Card, CardVersion

    row = Card.objects.get(pk=number)
    return (
        row.removed,
        row.out,
        CardVersion.objects.get(pk=row.waiting or row.stands).you_say if row.stands else "",
    )


@pytest.mark.parametrize("_", range(ROUNDS))
def test_of_two_who_edit_a_card_at_once_the_second_is_told(store_path: Path, _: int) -> None:
    told = at_once(store_path, "the card becomes one", "the card becomes two")
    assert sorted(told) == ["CardChangedMeanwhile", "done"]
    assert stands(1)[2] == {"done": "One."}.get(told[0], "Two.")


@pytest.mark.parametrize("_", range(ROUNDS))
def test_of_two_who_let_cards_out_at_once_one_does(store_path: Path, _: int) -> None:
    from groundswell.launch.models import LaunchEvent

    told = at_once(store_path, "drafts are let out", "drafts are let out")
    assert sorted(told) == ["ImpossibleCorrection", "done"]
    assert stands(2)[:2] == (False, True)
    assert LaunchEvent.objects.filter(launch=2, kind="cards out").count() == 1


@pytest.mark.parametrize("_", range(ROUNDS))
def test_a_draft_that_is_withdrawn_while_it_is_let_out_is_withdrawn(store_path: Path, _: int) -> None:
    let, withdrawn = at_once(store_path, "drafts are let out", "the draft is withdrawn")
    assert (let in ("done", "ImpossibleCorrection"), withdrawn) == (True, "done")
    assert stands(2)[:2] == (True, let == "done")


@pytest.mark.parametrize("undone", ["the drafting is undone", "the letting out is undone"])
@pytest.mark.parametrize("_", range(ROUNDS))
def test_a_card_that_is_edited_while_what_it_stands_on_is_undone_says_what_somebody_was_told(
    store_path: Path, undone: str, _: int
) -> None:
    edited, taken_back = at_once(store_path, "the card becomes one", undone)
    is_there = not stands(1)[0]
    assert edited in ("done", "NotForYou", "CardChangedMeanwhile")
    assert taken_back in ("done", "UndoAnotherFirst")
    assert edited == "done" or taken_back == "done"
    assert (stands(1)[2] == "One.") is (edited == "done" and is_there)


@pytest.mark.parametrize("_", range(ROUNDS))
def test_of_two_tables_with_targets_that_overlap_one_is_taken(store_path: Path, _: int) -> None:
    told = at_once(store_path, "the first table is taken", "the second table is taken")
    assert sorted(told) == ["NothingToTake", "done"]
    taken = [("Bo Lund", 70_000), ("Ida Brandt", 100_000)]
    other = [("Bo Lund", 60_000), ("Ida Brandt", 90_000)]
    assert targets() == sorted([("Cleo Marsh", 50_000), *(taken if told[0] == "done" else other)])


@pytest.mark.parametrize("_", range(ROUNDS))
def test_one_table_is_taken_once(store_path: Path, _: int) -> None:
    told = at_once(store_path, "the first table is taken", "the first table is taken")
    assert sorted(told) == ["NothingToTake", "done"]
    assert len(targets()) == 3


@pytest.mark.parametrize("_", range(ROUNDS))
def test_a_table_that_is_thrown_away_while_it_is_taken_is_one_of_both(store_path: Path, _: int) -> None:
    taken, thrown = at_once(store_path, "the first table is taken", "the first table is thrown away")
    assert (taken, thrown) in (("done", "NothingToTake"), ("NotForYou", "done"))
    assert len(targets()) == (3 if taken == "done" else 1)


@pytest.mark.parametrize("_", range(ROUNDS))
def test_of_two_targets_for_the_same_one_stands_and_the_other_is_its_history(
    store_path: Path, _: int
) -> None:
    from groundswell.results.models import Target

    assert at_once(store_path, "a target of 600 is set", "a target of 700 is set") == ["done", "done"]
    ((seller, amount),) = targets()
    assert (seller, amount in (60_000, 70_000)) == ("Cleo Marsh", True)
    assert Target.objects.count() == 3


@pytest.mark.parametrize("other", ["the target is undone", "the target is taken away"])
@pytest.mark.parametrize("_", range(ROUNDS))
def test_a_target_that_is_replaced_while_it_goes_stands_once_or_not_at_all(
    store_path: Path, other: str, _: int
) -> None:
    replaced, gone = at_once(store_path, "a target of 600 is set", other)
    assert replaced == "done"
    assert gone in ("done", "UndoAnotherFirst", "NotForYou")
    assert targets() == [("Cleo Marsh", 60_000)]


@pytest.mark.parametrize("_", range(ROUNDS))
def test_what_one_phone_tells_from_two_tabs_counts_once(store_path: Path, _: int) -> None:
    from groundswell.street.models import CardUse
    from tests.worlds.two_on_the_street import RATING

    before = audited("rate a card")
    assert at_once(store_path, "a phone tells", "a phone tells") == ["done", "done"]
    assert CardUse.objects.filter(key=RATING).count() == 1
    assert CardUse.objects.filter(did="read").count() == 1
    assert audited("rate a card") == before + 1


@pytest.mark.parametrize("_", range(ROUNDS))
def test_of_two_who_take_a_rating_back_one_does(store_path: Path, _: int) -> None:
    told = at_once(store_path, "a rating is taken back", "a rating is taken back")
    assert sorted(told) == ["NotForYou", "done"]


@pytest.mark.parametrize("_", range(ROUNDS))
def test_a_check_is_passed_once(store_path: Path, _: int) -> None:
    from groundswell.street.models import CardUse

    told = at_once(store_path, "the check is answered", "the check is answered")
    assert sorted(told) == ["ImpossibleCorrection", "done"]
    assert CardUse.objects.filter(did="checked").count() == 1


@pytest.mark.parametrize("act", ["the question is answered", "the question is asked again"])
@pytest.mark.parametrize("_", range(ROUNDS))
def test_a_question_is_asked_and_answered_once(store_path: Path, act: str, _: int) -> None:
    from groundswell.field.models import ConcernEvent
    from groundswell.street.models import CardQuestion

    assert sorted(at_once(store_path, act, act)) == ["ImpossibleCorrection", "done"]
    is_answered = act == "the question is answered"
    assert CardQuestion.objects.count() == (1 if is_answered else 2)
    assert ConcernEvent.objects.filter(kind="answered").count() == is_answered


@pytest.mark.parametrize("_", range(ROUNDS))
def test_a_link_is_ended_once(store_path: Path, _: int) -> None:
    told = at_once(store_path, "the link is ended", "the link is ended")
    assert sorted(told) == ["NotForYou", "done"]


def reached() -> list[str]:
    """Accounts that the launch is said to reach; none: everybody."""
    from groundswell.launch.models import LaunchReach

    rows = LaunchReach.objects.filter(launch=1, removed=False).order_by("value")
    return list(rows.values_list("value", flat=True))


@pytest.mark.parametrize("other", ["the launch reaches one account", "the launch reaches another"])
@pytest.mark.parametrize("_", range(ROUNDS))
def test_of_two_who_say_whom_a_launch_reaches_at_once_the_second_is_told(
    store_path: Path, other: str, _: int
) -> None:
    from groundswell.launch.models import LaunchEvent

    told = at_once(store_path, "the launch reaches one account", other)
    assert sorted(told) == ["LaunchChangedMeanwhile", "done"]
    is_first = told[0] == "done" or other == "the launch reaches one account"
    assert reached() == (["Account 1"] if is_first else ["Account 3"])
    assert LaunchEvent.objects.filter(launch=1, kind="reach").count() == 2  # with what stood before


@pytest.mark.parametrize("_", range(ROUNDS))
def test_whom_a_launch_reaches_is_said_of_what_stands_or_taken_back_before(store_path: Path, _: int) -> None:
    said, undone = at_once(store_path, "the launch reaches one account", "the reach is undone")
    assert (said, undone) in (("done", "UndoAnotherFirst"), ("LaunchChangedMeanwhile", "done"))
    assert reached() == (["Account 1"] if said == "done" else [])


@pytest.mark.parametrize("_", range(ROUNDS))
def test_whom_a_launch_reaches_is_not_said_of_one_that_went_away(store_path: Path, _: int) -> None:
    said, away = at_once(store_path, "the launch reaches one account", "the launch goes away")
    assert (said in ("done", "NotForYou"), away) == (True, "done")
    assert reached() == (["Account 1"] if said == "done" else ["Account 2"])


@pytest.mark.parametrize("_", range(ROUNDS))
def test_a_meeting_is_planned_once(store_path: Path, _: int) -> None:
    from groundswell.field.models import Meeting

    told = at_once(store_path, "a meeting is planned", "a meeting is planned")
    assert sorted(told) == ["ImpossibleCorrection", "done"]
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize("_", range(ROUNDS))
def test_a_timeline_that_is_sent_twice_is_brought_in_once(store_path: Path, _: int) -> None:
    from groundswell.results.models import PastLaunch

    told = at_once(store_path, "a timeline is taken", "a timeline is taken")
    assert sorted(told) == ["ImpossibleCorrection", "done"]
    assert PastLaunch.objects.count() == 1


@pytest.mark.parametrize("other", ["the turn says it", "the turn does not say it"])
@pytest.mark.parametrize("_", range(ROUNDS))
def test_of_two_who_say_whether_a_turn_says_a_claim_one_word_stands(
    store_path: Path, other: str, _: int
) -> None:
    from groundswell.results.models import AdoptionDecision

    told = at_once(store_path, "the turn says it", other)
    same = other == "the turn says it"
    assert sorted(told) == (["DecidedAlready", "done"] if same else ["done", "done"])
    assert AdoptionDecision.objects.filter(removed=False).count() == 1

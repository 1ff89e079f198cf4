"""How often sellers took the chance to say what a launch says, from conversations after its day."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from groundswell.engine.adoption.deals import Winning
from groundswell.engine.adoption.values import Said
from groundswell.field.history.entries import Author
from groundswell.field.history.undo import undo
from groundswell.field.models import Conversation, Entry, Verbatim
from groundswell.people.models import Team, User
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou
from groundswell.results.adoption.errors import DecidedAlready
from groundswell.results.adoption.queries import adoption_of
from groundswell.results.adoption.services import decide
from groundswell.results.adoption.values import Adoption
from groundswell.results.adoption.working_out import due, is_due
from groundswell.results.models import AdoptionLook, JudgedConversation
from tests.worlds.field import OFFLINE, concern_with
from tests.worlds.launching import company_that_heard, member
from tests.worlds.replying import DAY, DENIED, LATER, NOT_SAID, SAID, call, judge, launch_that_says


@pytest.fixture
def launch(store_path: Path) -> tuple[int, int]:
    company_that_heard()
    return launch_that_says()


def told(launch: int, role: Role = Role.MARKETING) -> Adoption:
    found = adoption_of(member(role), launch, LATER)
    assert found is not None
    return found


def test_a_chance_is_taken_where_a_seller_says_the_claim_after_the_concern_was_raised(
    launch: tuple[int, int],
) -> None:
    call(1, NOT_SAID, SAID)
    call(2, NOT_SAID)
    call(3, DENIED)
    call(4, NOT_SAID, first=[SAID])
    call(5)
    judge()
    found = told(launch[0])
    assert {one.raised.conversation - 9_000: one.said for one in found.chances} == {
        1: Said.SAID,
        2: Said.NOT_SAID,
        3: Said.NOT_SAID,
        4: Said.NOT_SAID,
    }
    assert (found.whole.said, found.whole.chances, found.by_claim) == (1, 4, {launch[1]: 1})
    assert not found.whole.is_enough


def test_conversations_up_to_the_day_are_no_chances(launch: tuple[int, int]) -> None:
    call(1, SAID, day=0)
    call(2, SAID, day=1)
    judge()
    assert [one.raised.conversation for one in told(launch[0]).chances] == [9_002]


def test_a_launch_whose_day_is_not_over_tells_nothing(launch: tuple[int, int]) -> None:
    from tests.worlds.launching import AT

    assert adoption_of(member(), launch[0], AT) is None
    assert not due(AT).exists()


def test_a_conversation_is_judged_once_and_a_fresh_one_when_it_comes(launch: tuple[int, int]) -> None:
    call(1, SAID)
    judge()
    first = JudgedConversation.objects.get()
    assert not is_due(LATER)
    call(2, NOT_SAID)
    assert is_due(LATER)
    JudgedConversation.objects.filter(pk=first.pk).update(turns=[])
    judge()
    assert JudgedConversation.objects.get(pk=first.pk).turns == []
    assert JudgedConversation.objects.count() == 2


def test_where_no_concern_was_raised_nothing_is_judged_until_one_is(launch: tuple[int, int]) -> None:
    conversation = call(1, SAID)
    raised = Verbatim.objects.filter(conversation=conversation)
    raised.update(concern=0)
    judge()
    assert not JudgedConversation.objects.exists()
    raised.update(concern=concern_with(OFFLINE[0]))
    Entry.objects.create(action="regroup", at=LATER, by="", summary="grouped anew")
    judge()
    assert told(launch[0]).whole.said == 1


def test_a_claim_in_other_words_is_judged_anew(launch: tuple[int, int]) -> None:
    from groundswell.message.models import Claim

    call(1, SAID)
    judge()
    before = JudgedConversation.objects.get().of
    Claim.objects.update(sentence="There are sixteen new fonts in the portal.")
    Entry.objects.create(action="message", at=LATER, by="ana", summary="worded otherwise")
    judge()
    assert JudgedConversation.objects.get().of != before


def test_what_a_card_in_the_hands_of_sales_says_is_a_wording_of_its_claim(launch: tuple[int, int]) -> None:
    from groundswell.launch.models import Launch
    from groundswell.results.adoption.working_out import worded_of
    from groundswell.street.models import Card, CardVersion

    row, concern = Launch.objects.get(pk=launch[0]), concern_with(OFFLINE[0])
    card = Card.objects.create(launch=row, claim_id=launch[1], concern_id=concern, removed=False)
    version = CardVersion.objects.create(card=card, number=1, you_say=NOT_SAID, at=LATER, removed=False)
    Card.objects.update(stands=version.pk)
    assert len(worded_of(row)[0].wordings) == 1
    Card.objects.update(out=True)
    assert worded_of(row)[0].wordings[1] == NOT_SAID


def test_what_sellers_said_up_to_the_day_is_what_they_usually_say_and_no_later_word(
    launch: tuple[int, int],
) -> None:
    from groundswell.launch.models import Launch
    from groundswell.results.adoption.working_out import said_before

    row = Launch.objects.get(pk=launch[0])
    known = said_before(row)
    call(1, NOT_SAID, day=0)
    call(2, SAID, day=1)
    assert said_before(row) == [*known, NOT_SAID]
    judge()
    before = JudgedConversation.objects.get().of
    call(3, "Is the kettle on?", day=-2)
    judge()
    assert JudgedConversation.objects.get().of != before


def test_what_fails_rests_and_says_why_without_words(launch: tuple[int, int]) -> None:
    from groundswell.results.adoption.working_out import do_what_is_due

    def broken():
        raise RuntimeError(SAID)

    call(1, SAID)
    with pytest.raises(RuntimeError):
        do_what_is_due(LATER, broken)
    look = AdoptionLook.objects.get()
    assert look.tries == 1
    assert look.again is not None
    assert look.again > LATER
    assert "basement" not in look.trouble
    assert not is_due(LATER)
    assert is_due(look.again)


def test_what_the_process_dies_at_rests_too(launch: tuple[int, int]) -> None:
    from groundswell.encoders import english_encoder
    from groundswell.engine.encoder import Encoder
    from groundswell.results.adoption.working_out import do_what_is_due

    rested: list[bool] = []

    def is_loaded() -> Encoder:
        rested.append(not is_due(LATER))  # nothing below this line would be done by a process that dies here
        return english_encoder()

    call(1, SAID)
    do_what_is_due(LATER, is_loaded)
    assert rested == [True]
    look = AdoptionLook.objects.get()
    assert (look.tries, look.again) == (0, None)


def test_what_a_person_decides_goes_first_is_remembered_and_can_be_undone(launch: tuple[int, int]) -> None:
    conversation = call(1, NOT_SAID)
    judge()
    turn = conversation * 100 + 1
    entry = decide(member(Role.SALES_LEAD), launch[0], turn, launch[1], LATER, is_said=True)
    assert told(launch[0]).whole.said == 1
    call(2, NOT_SAID)
    judge()
    assert told(launch[0]).whole.said == 2
    with pytest.raises(DecidedAlready):
        decide(member(), launch[0], turn, launch[1], LATER, is_said=True)
    undo(entry.pk, Author(by="ana", at=LATER))
    assert told(launch[0]).whole.said == 0


def test_a_restricted_conversation_is_no_chance_and_nobody_decides_about_it(launch: tuple[int, int]) -> None:
    conversation = call(1, SAID)
    judge()
    Conversation.objects.filter(pk=conversation).update(state="withheld")
    assert told(launch[0]).chances == ()
    with pytest.raises(NotForYou):
        decide(member(), launch[0], conversation * 100 + 1, launch[1], LATER, is_said=False)


def test_of_a_conversation_that_is_gone_nothing_is_kept(launch: tuple[int, int]) -> None:
    conversation = call(1, SAID)
    judge()
    Conversation.objects.filter(pk=conversation).update(state="forgotten")
    Entry.objects.create(action="forget", at=LATER, by="ana", summary="erased")
    judge()
    assert not JudgedConversation.objects.exists()


def test_numbers_of_persons_are_for_themselves_their_lead_and_executives(launch: tuple[int, int]) -> None:
    people({"Hanna Lind": "", "Piet Vos": ""})
    call(1, SAID, seller="Hanna Lind")
    call(2, NOT_SAID, seller="Piet Vos")
    judge()
    User.objects.filter(role=Role.SELLER.value).update(person="Hanna Lind")
    assert list(told(launch[0], Role.SELLER).by_seller) == ["Hanna Lind"]
    assert list(told(launch[0], Role.EXECUTIVE).by_seller) == ["Hanna Lind", "Piet Vos"]
    assert list(told(launch[0], Role.SALES_LEAD).by_seller) == []
    team = Team.objects.create(name="North")
    for user in User.objects.filter(role__in=[Role.SELLER.value, Role.SALES_LEAD.value]):
        user.teams.add(team)
    assert list(told(launch[0], Role.SALES_LEAD).by_seller) == ["Hanna Lind"]
    assert list(told(launch[0], Role.MARKETING).by_seller) == []


def people(teams: Mapping[str, str]) -> None:
    """Who sells, and in which team, as the CRM tells."""
    from groundswell.crm.models import PersonOfOurs

    for name, team in teams.items():
        PersonOfOurs.objects.create(name=name, team=team, key=name)


def test_a_team_with_one_seller_is_not_told_apart(launch: tuple[int, int]) -> None:
    people({"Hanna Lind": "North", "Piet Vos": "North", "Ann Oak": "South"})
    for number, name in enumerate(("Hanna Lind", "Piet Vos", "Ann Oak"), start=1):
        call(number, SAID, seller=name)
    judge()
    assert {team: one.chances for team, one in told(launch[0]).by_team.items()} == {"North": 2}


def test_deals_in_which_it_was_answered_stand_against_those_in_which_it_was_not(
    launch: tuple[int, int],
) -> None:
    from groundswell.crm.models import Deal

    for number in range(1, 25):
        answered = number <= 12
        Deal.objects.create(
            key=f"D-{number}", name=f"Deal {number}", account=f"Account {number}",
            status="won" if answered else "lost",
        )  # fmt: skip
        call(number, SAID if answered else NOT_SAID, deal=f"D-{number}")
    judge()
    deals = told(launch[0]).deals
    assert (deals.answered.won, deals.answered.lost) == (12, 0)
    assert (deals.not_answered.won, deals.not_answered.lost) == (0, 12)
    assert deals.verdict is Winning.MORE
    Deal.objects.filter(key__in=["D-1", "D-2", "D-3"]).update(status="open")
    assert told(launch[0]).deals.verdict is Winning.NOT_ENOUGH


def test_launches_are_told_together_each_by_its_own_claims(launch: tuple[int, int]) -> None:
    from groundswell.results.adoption.queries import launches_told

    other, claim = launch_that_says()
    call(1, SAID)
    judge()
    decide(member(), other, 900_101, claim, LATER, is_said=False)
    told_of = {one.launch: one.whole for one in launches_told(member(), LATER)}
    assert (told_of[launch[0]].said, told_of[other].said) == (1, 0)
    assert told_of[other].not_said == 1


def test_for_the_spectrum_sixty_days_count(launch: tuple[int, int]) -> None:
    from groundswell.results.adoption.queries import said_in_time

    call(1, SAID, day=60)
    call(2, SAID, day=61)
    judge()
    found = said_in_time(launch[0])
    assert found is not None
    assert found.chances == 1


def test_the_spectrum_is_told_only_of_chances_enough(launch: tuple[int, int]) -> None:
    from groundswell.engine.spectrum.values import Did
    from groundswell.launch.queries import one
    from groundswell.results.gathering import events_of

    def adopted() -> list[tuple[float, int]]:
        viewer = member()
        events = events_of(viewer, one(viewer, launch[0]))
        return [(event.value, (event.day - DAY).days) for event in events if event.did is Did.ADOPTED]

    for number in range(1, 10):
        call(number, SAID if number <= 6 else NOT_SAID)
    judge()
    assert adopted() == []
    call(10, NOT_SAID)
    judge()
    assert adopted() == [(0.6, 60)]


def test_reading_takes_as_many_queries_for_many_conversations_as_for_few(launch: tuple[int, int]) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            told(launch[0])
        return len(seen)

    call(1, SAID)
    judge()
    few = queries()
    for number in range(2, 12):
        call(number, SAID)
    judge()
    assert queries() == few


def test_a_concern_that_no_claim_answers_is_told_and_is_no_chance(launch: tuple[int, int]) -> None:
    from groundswell.message.models import ClaimAnswer

    call(1, SAID)
    ClaimAnswer.objects.update(removed=True)
    judge()
    found = told(launch[0])
    assert found.chances == ()
    assert found.unanswerable == (concern_with(OFFLINE[0]),)


def test_nobody_from_outside_reads_it(launch: tuple[int, int]) -> None:
    from groundswell.people import services
    from tests.worlds.launching import AT

    services.join("The guest", "guest@agency.example", Role.GUEST, AT)
    with pytest.raises(NotForYou):
        adoption_of(member(Role.GUEST), launch[0], LATER)
    assert Verbatim.objects.exists()

"""Who was ready before a launch's day, and who may see it."""

from datetime import date, timedelta

import pytest

from groundswell.field.errors import ImpossibleCorrection
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer
from groundswell.street.used.values import Check, Said
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with
from tests.worlds.kit import SENTENCE, let_out, signed_launch
from tests.worlds.launching import AT, member
from tests.worlds.using import passed, read_all

pytestmark = pytest.mark.usefixtures("heard")


@pytest.fixture
def launch() -> int:
    """Of two concerns, with its cards in the hands of sales; beside it another one, of prices."""
    number = signed_launch(concern_with(OFFLINE[0]), concern_with(INVOICES[0]))
    other = signed_launch(concern_with(PRICE[0]), sentence="One price for each crew.", name="Prices")
    for one in (number, other):
        let_out(one)
    return number


def cards(launch: int) -> list[str]:
    from groundswell.street.used.readiness import due_cards

    return due_cards(launch)


def put_before(seller: Viewer, launch: int) -> Check:
    from groundswell.street.used.checking import begin

    check = begin(seller, launch, AT)
    assert check is not None
    return check


def rightly(check: Check) -> dict[str, Said]:
    return {one.card.called: Said(chosen=one.card.called) for one in check.questions}


def ready_since(seller: Viewer, launch: int) -> date | None:
    from groundswell.street.used.readiness import readiness

    return readiness([seller.user], cards(launch))[seller.user].since


def test_whoever_read_all_and_passed_a_check_is_ready_since_the_later_of_both(launch: int) -> None:
    seller = member(Role.SELLER)
    assert ready_since(seller, launch) is None
    read_all(seller, launch, AT + timedelta(days=3))
    assert ready_since(seller, launch) is None
    passed(seller, launch, AT + timedelta(days=1))
    assert ready_since(seller, launch) == (AT + timedelta(days=3)).date()


def test_a_check_without_reading_makes_nobody_ready(launch: int) -> None:
    from groundswell.street.used.services import note_read

    seller = member(Role.SELLER)
    passed(seller, launch)
    assert ready_since(seller, launch) is None
    note_read(seller, cards(launch)[0], AT)
    assert ready_since(seller, launch) is None


def test_a_check_that_was_put_before_somebody_else_is_not_there(launch: int) -> None:
    from groundswell.street.used.checking import answer

    check = put_before(member(Role.SALES_LEAD), launch)
    with pytest.raises(NotForYou):
        answer(member(Role.SELLER), check.number, rightly(check), AT)
    with pytest.raises(NotForYou):
        answer(member(Role.SELLER), check.number + 1, rightly(check), AT)


def test_one_wrong_line_and_nothing_is_kept(launch: int) -> None:
    from groundswell.street.models import CardUse
    from groundswell.street.used.checking import answer

    seller = member(Role.SELLER)
    check = put_before(seller, launch)
    told = answer(seller, check.number, rightly(check) | {check.questions[0].card.called: Said()}, AT)
    assert sorted(told.values()) == [False, True]
    assert not CardUse.objects.filter(did="checked").exists()
    # The very same check again is no trouble: it is put right, and passed once.
    assert all(answer(seller, check.number, rightly(check), AT).values())
    assert CardUse.objects.filter(did="checked").count() == 2
    with pytest.raises(ImpossibleCorrection, match="over"):
        answer(seller, check.number, rightly(check), AT)


def test_who_looks_at_a_check_again_finds_the_same_until_it_is_passed_over_or_a_card_of_it_is(
    launch: int,
) -> None:
    from groundswell.street.models import Card
    from groundswell.street.used.checking import answer, begin

    seller = member(Role.SELLER)
    check = put_before(seller, launch)
    assert put_before(seller, launch) == check
    assert put_before(member(Role.SALES_LEAD), launch).number != check.number
    tomorrow = begin(seller, launch, AT + timedelta(days=2))
    assert tomorrow is not None
    assert tomorrow.number != check.number
    Card.objects.filter(pk=int(check.questions[0].card.called.removeprefix("K-"))).update(removed=True)
    left = put_before(seller, launch)
    assert left.number != check.number
    assert all(answer(seller, left.number, rightly(left), AT).values())
    assert put_before(seller, launch).number != left.number


def test_where_the_other_lines_of_a_check_are_gone_another_one_is_put(launch: int) -> None:
    from groundswell.street.models import Card

    seller = member(Role.SELLER)
    check = put_before(seller, launch)
    other = next(one.called for one in check.questions[0].choice if one.lines.you_say != SENTENCE)
    Card.objects.filter(pk=int(other.removeprefix("K-"))).update(removed=True)
    assert put_before(seller, launch).number != check.number


def test_a_check_is_over_after_a_day(launch: int) -> None:
    from groundswell.street.used.checking import answer

    check = put_before(member(Role.SELLER), launch)
    with pytest.raises(ImpossibleCorrection, match="over"):
        answer(member(Role.SELLER), check.number, rightly(check), AT + timedelta(days=2))


def test_a_line_may_be_typed_in_ones_own_words(launch: int) -> None:
    from groundswell.street.used.checking import answer

    seller = member(Role.SELLER)
    check = put_before(seller, launch)
    wrong = {one.card.called: Said(typed="I will ask.", chosen=one.card.called) for one in check.questions}
    assert not any(answer(seller, check.number, wrong, AT).values())
    one_word = {one.card.called: Said(typed="It is on the phone.") for one in check.questions}
    assert not any(answer(seller, check.number, one_word, AT).values())
    typed = {
        one.card.called: Said(typed="All lists are on the phone, without a signal") for one in check.questions
    }
    assert all(answer(seller, check.number, typed, AT).values())


def test_of_a_line_that_only_joins_words_not_whatever_is_typed_is_right() -> None:
    from groundswell.street.used.checking import answer

    launch, seller = signed_launch(sentence="It is for you."), member(Role.SELLER)
    let_out(launch)
    check = put_before(seller, launch)
    other = {one.card.called: Said(typed="Ask the office.") for one in check.questions}
    assert not any(answer(seller, check.number, other, AT).values())
    same = {one.card.called: Said(typed="it is for you, too") for one in check.questions}
    assert all(answer(seller, check.number, same, AT).values())


def test_a_check_offers_lines_that_say_something_else(launch: int) -> None:
    for question in put_before(member(Role.SELLER), launch).questions:
        lines = [one.lines.you_say for one in question.choice]
        assert sorted(lines) == [SENTENCE, "One price for each crew."]


def test_where_there_is_no_other_line_it_has_to_be_typed() -> None:
    from groundswell.street.used.checking import answer

    alone, seller = signed_launch(), member(Role.SELLER)
    let_out(alone)
    check = put_before(seller, alone)
    assert not any(answer(seller, check.number, rightly(check), AT).values())
    typed = {one.card.called: Said(typed=SENTENCE) for one in check.questions}
    assert all(answer(seller, check.number, typed, AT).values())


def test_a_launch_without_cards_has_nothing_to_check() -> None:
    from groundswell.street.used.checking import begin

    assert begin(member(Role.SELLER), signed_launch(), AT) is None


def test_its_people_in_sales_are_to_sell_it_and_without_any_all_sellers(launch: int) -> None:
    from groundswell.launch.services import bring_people
    from groundswell.street.used.readiness import sellers_of

    def sellers() -> list[int]:
        return [user.pk for user in sellers_of(launch)]

    seller, lead = member(Role.SELLER).user, member(Role.SALES_LEAD).user
    assert sellers() == [seller]
    bring_people(launch, [member(Role.PRODUCT).user], member(), AT)
    assert sellers() == [seller]
    bring_people(launch, [lead], member(), AT)
    assert sellers() == [lead]


def test_a_card_that_came_after_the_day_asks_nobody_to_have_read_it() -> None:
    from groundswell.street.kit import services
    from groundswell.street.used.readiness import due_cards

    number = signed_launch(
        concern_with(OFFLINE[0]), concern_with(INVOICES[0]), day=(AT + timedelta(days=1)).date()
    )
    services.draft(member(), number, AT)
    from groundswell.street.models import Card

    first, second = Card.objects.order_by("pk").values_list("pk", flat=True)
    services.let_out(member(), number, AT, only=[first])
    assert due_cards(number) == [f"K-{first}"]
    services.let_out(member(), number, AT + timedelta(days=5), only=[second])
    assert due_cards(number) == [f"K-{first}"]


def test_sellers_see_their_own_leads_their_team_and_executives_all(launch: int) -> None:
    from groundswell.people.models import Team, User
    from groundswell.people.services import join
    from groundswell.street.used.queries import sales_of

    other = join("Somebody Else", "else@wrenfield.example", Role.SELLER, AT)
    team = Team.objects.create(name="North")
    seller, lead = member_of("The seller"), member(Role.SALES_LEAD)
    team.members.set(User.objects.filter(pk__in=[seller.user, lead.user]))
    read_all(seller, launch)

    def seen(viewer: Viewer) -> set[str]:
        told = sales_of(viewer, launch)
        assert (told.concerned, told.ready) == (2, 0)
        return {one.name for one in told.sellers}

    assert seen(seller) == {"The seller"}
    assert seen(lead) == {"The seller"}
    assert seen(member(Role.EXECUTIVE)) == {"The seller", other.name}
    for role in (Role.MARKETING, Role.PRODUCT, Role.ADMINISTRATOR):
        assert seen(member(role)) == set()


def member_of(name: str) -> Viewer:
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of

    viewer = viewer_of(User.objects.get(name=name))
    assert viewer is not None
    return viewer


def test_five_columns_count_cards_and_not_times(launch: int) -> None:
    from groundswell.street.used.queries import sales_of
    from groundswell.street.used.services import note_found, rate, take_back
    from groundswell.street.used.tables import Did

    seller = member(Role.SELLER)
    first, second = cards(launch)
    note_found(seller, [first, second], AT)
    note_found(seller, [first], AT + timedelta(days=1))
    read_all(seller, launch)
    passed(seller, launch)
    rate(seller, first, Did.HELPED, AT, key="a" * 16)
    rate(seller, first, Did.NOT, AT, key="b" * 16)
    rate(seller, second, Did.HELPED, AT, key="c" * 16)
    take_back(seller, "c" * 16, AT)
    (one,) = sales_of(seller, launch).sellers
    assert (one.found, one.read, one.checked, one.used, one.helped) == (2, 2, 2, 1, 1)
    assert (one.ready, one.missing) == (AT.date(), ())


def test_a_kit_is_read_once_each_who_is_to_sell_it_read_each_card(launch: int) -> None:
    from groundswell.people.services import join
    from groundswell.street.used.readiness import read_by_all
    from groundswell.street.used.services import note_read

    join("Somebody Else", "else@wrenfield.example", Role.SELLER, AT)
    bare = signed_launch(name="Without cards")
    for name in ("The seller", "Somebody Else"):
        assert read_by_all([launch, bare]) == set()
        note_read(member_of(name), cards(launch)[0], AT)
        assert read_by_all([launch, bare]) == set()
        read_all(member_of(name), launch)
    assert read_by_all([launch, bare]) == {launch}

"""A guest presents what was released to them, as their own: no other word, no other count, and no longer than
they are a guest."""

from typing import Any

import pytest

from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer
from tests.unit.launch.test_acts import undo
from tests.worlds.field import INVOICES, OFFLINE, concern_with
from tests.worlds.guests import launch_for, let_in, raised_by, release, without_marks
from tests.worlds.launching import AT, member

pytestmark = pytest.mark.usefixtures("heard")


@pytest.fixture
def launch(heard: None) -> int:
    raised_by(7)
    return launch_for([concern_with(OFFLINE[0]), concern_with(INVOICES[0])], "Line 4")


@pytest.fixture
def guest(launch: int) -> Any:
    return let_in(launch)


def as_viewer(guest: Any) -> Viewer:
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of

    viewer = viewer_of(User.objects.get(pk=guest.user))
    assert viewer is not None
    return viewer


def own(guest: Any) -> Any:
    from groundswell.street.guests_own import own_in

    return own_in(as_viewer(guest), guest.space)


def write(guest: Any, **wanted: Any) -> Any:
    from groundswell.street.guests_own import change
    from groundswell.street.presenting import Wanted

    return change(as_viewer(guest), guest.space, Wanted(**wanted), AT, seen=own(guest).version)


def space_with(*accounts: int) -> Any:
    """Concerns that so many customers raise, as guests are told."""
    from groundswell.message.released.values import ConcernForGuests, Space, WordsForGuests

    concerns = tuple(
        ConcernForGuests(
            token=f"token-{place}",
            title=f"Concern {place}",
            accounts=count,
            words=tuple(
                WordsForGuests(token="", text=f"words {place} {n}", at=AT, is_new=False) for n in range(3)
            ),
        )
        for place, count in enumerate(accounts)
    )
    house = "\n\n".join(f"We say {n}" for n in range(9))
    return Space(
        space="s", name="Line 4", brief="the brief", house=house, concerns=concerns, new=0, seen=None
    )


def test_its_slides_are_the_released_concerns_that_five_customers_or_more_raise_and_the_house() -> None:
    from groundswell.street.sharing import shared

    deck = shared(space_with(20, 0, 5))
    assert [slide.key for slide in deck.slides] == ["heard", "token-0", "token-2", "say"]
    heard, first, _, say = deck.slides
    assert heard.title == "At least 20 customers raise one of these"
    assert heard.chart is not None
    assert dict(zip(heard.chart.categories, heard.chart.series[0].values, strict=True)) == {
        "Concern 0": 20,
        "Concern 2": 5,
    }
    assert [figure.value for figure in first.figures] == ["20 or more"]
    assert [quote.words for quote in first.quotes] == ["words 0 0", "words 0 1"]
    assert say.points == (*(f"We say {n}" for n in range(6)), "and 3 more")
    assert "Concern 1" not in str(deck)
    assert "the brief" not in str(deck)


def test_where_nothing_is_released_there_is_no_slide(launch: int, guest: Any) -> None:
    assert own(guest).deck.slides == ()


def test_what_was_not_released_is_on_no_slide(launch: int, guest: Any) -> None:
    from groundswell.field.models import Concern
    from groundswell.message.models import Claim
    from groundswell.message.released.queries import names_of
    from groundswell.street.presenting import Wanted, change
    from groundswell.street.queries import presentation_of

    release(launch, concern_with(OFFLINE[0]), "it has to work below ground")
    Claim.objects.create(launch_id=launch, sentence="Works in the cellar.", place=1, removed=False)
    seen = presentation_of(member(), launch).version
    change(member(), launch, Wanted(subtitle="Ours alone", numbers=[("Deals", "99")]), AT, seen=seen)
    told = without_marks(str(own(guest).deck))
    assert "it has to work below ground" in told
    names = names_of(list(Concern.objects.values_list("pk", flat=True))).values()
    for hidden in (*OFFLINE, *INVOICES, *names, "Line 4", "cellar", "Ours alone", "99", "C-", "V-"):
        assert hidden not in told, hidden


def test_what_a_guest_writes_is_theirs_and_leaves_that_of_members_as_it_is(launch: int, guest: Any) -> None:
    from groundswell.ledger.models import AuditRow
    from groundswell.street.deck import Edit
    from groundswell.street.guests_own import own_of, written_in
    from groundswell.street.queries import presentation_of

    release(launch, concern_with(OFFLINE[0]), "it has to work below ground")
    other, ours = let_in(launch, "bo@agency.example"), presentation_of(member(), launch)
    assert written_in(member(), launch) == []
    with pytest.raises(NotForYou):
        own_of(member(), launch, guest.pk)
    write(guest, subtitle="As we see it", slides={"heard": Edit(title="Below ground", notes="Slowly")})
    deck = own(guest).deck
    assert (deck.subtitle, deck.slides[0].title, deck.slides[0].notes) == (
        "As we see it",
        "Below ground",
        "Slowly",
    )
    assert own(other).deck.subtitle != "As we see it"
    assert presentation_of(member(), launch) == ours
    (told,) = written_in(member(), launch)
    assert (told.guest, told.by, told.at) == (guest.pk, "Lin of the agency", AT)
    assert own_of(member(), launch, guest.pk).deck == deck
    assert AuditRow.objects.filter(act="change a guest's presentation", user=guest.user).count() == 1


def test_of_two_windows_the_second_is_told_and_changes_nothing(launch: int, guest: Any) -> None:
    from groundswell.street.errors import PresentationChangedMeanwhile
    from groundswell.street.guests_own import change
    from groundswell.street.presenting import Wanted

    seen = own(guest).version
    write(guest, subtitle="One")
    with pytest.raises(PresentationChangedMeanwhile):
        change(as_viewer(guest), guest.space, Wanted(subtitle="Two"), AT, seen=seen)
    assert own(guest).deck.subtitle == "One"


def test_slides_stand_in_the_order_that_was_given_and_new_ones_behind_what_they_are_made_behind(
    launch: int, guest: Any
) -> None:
    from groundswell.message.released.services import release_text
    from groundswell.message.released.tables import ReleasedKind

    release(launch, concern_with(OFFLINE[0]), "it has to work below ground")
    release_text(member(), launch, ReleasedKind.HOUSE, "It works below ground.", AT)
    heard, offline, say = [slide.key for slide in own(guest).deck.slides]
    write(guest, order=[say, offline, heard])
    assert [slide.key for slide in own(guest).deck.slides] == [say, offline, heard]
    release(launch, concern_with(INVOICES[0]), "every invoice comes twice")
    keys = [slide.key for slide in own(guest).deck.slides]
    assert (keys[:2], keys[3:]) == ([say, offline], [heard])


def test_what_was_written_for_a_slide_outlives_another_name_for_its_concern(launch: int, guest: Any) -> None:
    from groundswell.message.released.queries import most_telling
    from groundswell.message.released.services import release_words
    from groundswell.street.deck import Edit

    concern = concern_with(OFFLINE[0])
    release(launch, concern, "it has to work below ground")
    token = own(guest).deck.slides[1].key
    write(guest, slides={token: Edit(notes="Slowly")})
    verbatim = most_telling(member(), launch, most=1)[concern][0]
    release_words(member(), launch, {verbatim: "in the cellar, too"}, {concern: "Without a signal"}, AT)
    slide = own(guest).deck.slides[1]
    assert slide.key != token
    assert (slide.title, slide.notes) == ("Without a signal", "Slowly")


def test_it_is_taken_back_by_the_guest_who_wrote_it_once_and_by_members(launch: int, guest: Any) -> None:
    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.street.guests_own import take_back, written_in

    before = own(guest).deck
    write(guest, subtitle="One")
    seen = own(guest).version
    take_back(as_viewer(guest), guest.space, AT, seen=seen)
    assert own(guest).deck == before
    assert written_in(member(), launch) == []
    with pytest.raises(ImpossibleCorrection, match="taken back already"):
        take_back(as_viewer(guest), guest.space, AT, seen=seen)
    entry = write(guest, subtitle="Two")
    undo(entry.pk, Role.MARKETING)
    assert own(guest).deck == before


def test_it_is_gone_for_everybody_when_the_invitation_ends_and_its_timeline_stays(
    launch: int, guest: Any
) -> None:
    from groundswell.launch.timeline import rows_of
    from groundswell.message.guests.services import end
    from groundswell.street.guests_own import own_of, take_back, written_in

    write(guest, subtitle="One")
    seen = own(guest).version
    end(member(), launch, guest.pk, AT)
    for asked in (
        lambda: own(guest),
        lambda: own_of(member(), launch, guest.pk),
        lambda: take_back(as_viewer(guest), guest.space, AT, seen=seen),
        lambda: write(guest, subtitle="Two"),
    ):
        with pytest.raises(NotForYou):
            asked()
    assert written_in(member(), launch) == []
    assert [row.role for row in rows_of(member(), launch) if row.kind == "copied"] == ["guest"]


def test_what_is_withdrawn_leaves_it_at_once(launch: int, guest: Any) -> None:
    from groundswell.message.models import ReleasedWords
    from groundswell.message.released.services import withdraw_words

    release(launch, concern_with(OFFLINE[0]), "it has to work below ground")
    assert "below ground" in str(own(guest).deck)
    withdraw_words(member(), launch, ReleasedWords.objects.get().pk, AT)
    assert "below ground" not in str(own(guest).deck)

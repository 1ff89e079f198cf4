"""Drafts in versions: never edited, approved by their very words, and each act taken back by one undo."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from groundswell.field.history.entries import author_of
from groundswell.field.history.undo import last_to_undo, undo
from groundswell.field.models import Entry
from groundswell.launch import timeline
from groundswell.launch.models import Launch
from groundswell.launch.timeline import Happened
from groundswell.ledger.models import AuditRow
from groundswell.message.drafts.queries import comments_of, draft_of, drafts_of_launch, versions_of
from groundswell.message.drafts.services import (
    LONGEST_COMMENT,
    Brought,
    CannotDraft,
    approve,
    begin_draft,
    bring_version,
    comment,
    put_away,
    settle,
)
from groundswell.message.drafts.tables import Approver, Draft, DraftComment, DraftVersion
from groundswell.message.guests.tables import Guest
from groundswell.people.models import User
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer

pytestmark = pytest.mark.usefixtures("store_path")

AT = datetime(2026, 9, 1, 9, tzinfo=UTC)
MARKETING = Viewer(user=1, name="Mara", role=Role.MARKETING)
SALES = Viewer(user=2, name="Levi", role=Role.SALES_LEAD)
GUEST = Viewer(user=3, name="Gil", role=Role.GUEST)
SELLER = Viewer(user=4, name="Sam", role=Role.SELLER)
ONE = Brought(passages=[("Offline at last", ""), ("It works where there is no signal.", "")])
TWO = Brought(passages=[("Offline at last", ""), ("It works wherever you are.", "")], file="draft.docx")


@pytest.fixture
def launch(store_path: object) -> Launch:
    """With a guest."""
    launch = Launch.objects.create(name="Offline", begun=AT, removed=False)
    who = {"name": GUEST.name, "email": "gil@agency.example", "role": GUEST.role.value, "joined": AT}
    User.objects.create(pk=GUEST.user, **who)
    Guest.objects.create(launch=launch, user=GUEST.user, space="space", since=AT)
    return launch


@pytest.fixture
def first(launch: Launch) -> DraftVersion:
    return begin_draft(launch, "Landing page", ONE, GUEST, AT)


def take_back() -> None:
    undo(last_to_undo(), author_of(MARKETING, AT + timedelta(hours=1)))


def test_a_draft_is_told_by_its_newest_version(launch: Launch, first: DraftVersion) -> None:
    bring_version(first.draft, TWO, MARKETING, AT + timedelta(days=1))
    (told,) = drafts_of_launch(SELLER, launch.pk)
    assert (told.name, told.version, told.versions, told.by) == ("Landing page", 2, 2, "Mara")
    assert [one.passages for one in versions_of(first.draft)] == [ONE.passages, TWO.passages]


def test_the_same_words_are_no_new_version(first: DraftVersion) -> None:
    with pytest.raises(CannotDraft, match="those of version 1"):
        bring_version(first.draft, ONE, MARKETING, AT)


@pytest.mark.parametrize("passages", [[], [("  ", "page 1")]])
def test_without_words_nothing_is_brought(launch: Launch, passages: list[tuple[str, str]]) -> None:
    with pytest.raises(CannotDraft, match="holds no words"):
        begin_draft(launch, "Landing page", Brought(passages=passages), GUEST, AT)
    assert drafts_of_launch(MARKETING, launch.pk) == []


def test_without_a_name_nothing_is_begun(launch: Launch) -> None:
    with pytest.raises(CannotDraft, match="what the draft is called"):
        begin_draft(launch, "  ", ONE, GUEST, AT)


def test_both_approve_one_version_and_a_newer_one_is_not_approved(
    launch: Launch, first: DraftVersion
) -> None:
    approve(first, MARKETING, AT)
    assert not drafts_of_launch(SELLER, launch.pk)[0].is_approved
    approve(first, SALES, AT)
    (told,) = drafts_of_launch(SELLER, launch.pk)
    assert told.is_approved
    assert [one.team for one in told.approved] == [Approver.MARKETING, Approver.SALES]
    bring_version(first.draft, TWO, GUEST, AT)
    assert not drafts_of_launch(SELLER, launch.pk)[0].is_approved


def test_an_older_version_is_not_approved_any_more(first: DraftVersion) -> None:
    bring_version(first.draft, TWO, GUEST, AT)
    with pytest.raises(CannotDraft, match="newer version"):
        approve(first, MARKETING, AT)


def test_one_team_approves_once(first: DraftVersion) -> None:
    approve(first, MARKETING, AT)
    with pytest.raises(CannotDraft, match="Marketing approved it already"):
        approve(first, MARKETING, AT)


@pytest.mark.parametrize("viewer", [SELLER, GUEST], ids=["seller", "guest"])
def test_no_other_role_approves(first: DraftVersion, viewer: Viewer) -> None:
    with pytest.raises(CannotDraft, match="Marketing and sales approve"):
        approve(first, viewer, AT)


def test_approval_that_was_taken_back_is_none(launch: Launch, first: DraftVersion) -> None:
    approve(first, MARKETING, AT)
    take_back()
    assert drafts_of_launch(SELLER, launch.pk)[0].approved == ()
    approve(first, MARKETING, AT)


def test_what_is_said_stands_at_its_passage_until_it_is_done(launch: Launch, first: DraftVersion) -> None:
    said = comment(first, 1, " Say for how long. ", SALES, AT)
    assert [(one.passage, one.words, one.by) for one in comments_of(first)] == [
        (1, "Say for how long.", "Levi")
    ]
    assert drafts_of_launch(SELLER, launch.pk)[0].comments == 1
    settle(said, MARKETING, AT)
    assert drafts_of_launch(SELLER, launch.pk)[0].comments == 0
    with pytest.raises(CannotDraft, match="done already"):
        settle(said, MARKETING, AT)


@pytest.mark.parametrize(
    ("passage", "words", "why"),
    [
        (2, "x", "no such paragraph"),
        (-1, "x", "no such"),
        (0, " ", "Write what"),
        (0, "x" * (LONGEST_COMMENT + 1), "at most 2,000"),
    ],
)
def test_what_says_nothing_is_refused(first: DraftVersion, passage: int, words: str, why: str) -> None:
    with pytest.raises(CannotDraft, match=why):
        comment(first, passage, words, SALES, AT)
    assert comments_of(first) == []


ACTS: dict[str, Callable[[DraftVersion], object]] = {
    "a version": lambda first: bring_version(first.draft, TWO, MARKETING, AT),
    "a comment": lambda first: comment(first, 0, "Good.", SALES, AT),
    "an approval": lambda first: approve(first, MARKETING, AT),
    "putting away": lambda first: put_away(first.draft, MARKETING, AT),
}


@pytest.mark.parametrize("what", sorted(ACTS))
def test_each_act_is_taken_back_by_one_undo_and_can_be_done_again(
    launch: Launch, first: DraftVersion, what: str
) -> None:
    before = (drafts_of_launch(SELLER, launch.pk), comments_of(first))
    ACTS[what](first)
    after = (drafts_of_launch(SELLER, launch.pk), comments_of(first))
    assert after != before
    take_back()
    assert (drafts_of_launch(SELLER, launch.pk), comments_of(first)) == before
    ACTS[what](first)


def test_a_draft_that_was_undone_is_not_there(launch: Launch, first: DraftVersion) -> None:
    take_back()
    assert drafts_of_launch(SELLER, launch.pk) == []
    with pytest.raises(NotForYou):
        draft_of(launch.pk, first.draft_id)


def test_a_draft_of_another_launch_is_not_there(first: DraftVersion) -> None:
    with pytest.raises(NotForYou):
        draft_of(first.draft.launch_id + 1, first.draft_id)


def test_guests_and_nobody_are_told_nothing_here(launch: Launch, first: DraftVersion) -> None:
    for viewer in (GUEST, None):
        with pytest.raises(NotForYou):
            drafts_of_launch(viewer, launch.pk)


def test_the_timeline_tells_who_did_what_through_which_role(launch: Launch, first: DraftVersion) -> None:
    approve(first, MARKETING, AT)
    told = [(row.kind, row.by, row.role, row.is_undone) for row in timeline.rows_of(MARKETING, launch.pk)]
    assert told == [
        (Happened.DRAFTED, "Gil", "guest", False),
        (Happened.APPROVED, "Mara", "marketing", False),
    ]
    take_back()
    assert [row.is_undone for row in timeline.rows_of(MARKETING, launch.pk)] == [False, True]


def test_of_two_who_act_at_once_the_second_meets_what_the_first_left(
    launch: Launch, first: DraftVersion
) -> None:
    """Each has the rows as they stood before either acted."""
    mine, theirs = (DraftVersion.objects.get(pk=first.pk) for _ in range(2))
    said = comment(first, 0, "Good.", SALES, AT)
    once_more = DraftComment.objects.get(pk=said.pk)
    settle(said, MARKETING, AT)
    with pytest.raises(CannotDraft, match="done already"):
        settle(once_more, SALES, AT)
    draft = Draft.objects.get(pk=first.draft_id)
    bring_version(first.draft, TWO, MARKETING, AT)
    with pytest.raises(CannotDraft, match="version 2"):
        bring_version(draft, TWO, SALES, AT)
    with pytest.raises(CannotDraft, match="newer version"):
        approve(mine, MARKETING, AT)
    put_away(first.draft, MARKETING, AT)
    for late in (
        lambda: comment(theirs, 0, "Late.", SALES, AT),
        lambda: bring_version(draft, ONE, SALES, AT),
        lambda: approve(theirs, SALES, AT),
    ):
        with pytest.raises(NotForYou):
            late()
    assert DraftComment.objects.count() == 1


@pytest.mark.parametrize("what", sorted(ACTS))
def test_each_act_leaves_one_row_of_the_audit_and_none_where_it_is_refused(
    launch: Launch, first: DraftVersion, what: str
) -> None:
    ACTS[what](first)
    assert AuditRow.objects.count() == 2
    Launch.objects.update(removed=True)
    with pytest.raises((NotForYou, CannotDraft)):
        ACTS[what](first)
    assert (AuditRow.objects.count(), Entry.objects.count()) == (2, 2)


def test_a_guest_acts_on_what_guests_brought_alone(launch: Launch, first: DraftVersion) -> None:
    ours = begin_draft(launch, "Ours", ONE, MARKETING, AT)
    for act in (
        lambda: comment(ours, 0, "Hm.", GUEST, AT),
        lambda: bring_version(ours.draft, TWO, GUEST, AT),
        lambda: put_away(ours.draft, GUEST, AT),
    ):
        with pytest.raises(NotForYou):
            act()
    Guest.objects.update(ended=AT)
    with pytest.raises(NotForYou):
        comment(first, 0, "Hm.", GUEST, AT)

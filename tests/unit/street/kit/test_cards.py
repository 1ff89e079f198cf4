"""Cards of a launch: made of signed claims, one a concern, and what becomes of them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from groundswell.field.errors import CannotUndo, ImpossibleCorrection
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou
from groundswell.street.kit.values import CardHeld, Kind, Line, Standing
from tests.unit.launch.test_acts import merge, undo
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with
from tests.worlds.kit import SENTENCE, drafted, let_out, say_otherwise, sign_by_all, signed_launch
from tests.worlds.launching import AT, begun, member

pytestmark = pytest.mark.usefixtures("heard")


def of_launch(launch: int) -> list[CardHeld]:
    from groundswell.street.kit.queries import cards_of_launch

    return cards_of_launch(member(), launch, AT)


def in_the_kit(days: int = 0) -> list[CardHeld]:
    from groundswell.street.kit.queries import kit

    return kit(member(Role.SELLER), AT + timedelta(days=days))


def standings(launch: int) -> list[Standing]:
    return [card.standing for card in of_launch(launch)]


def test_a_card_is_drafted_of_claim_proof_and_what_customers_said() -> None:
    launch = signed_launch()
    drafted(launch)
    (card,) = of_launch(launch)
    assert (card.standing, card.kind, card.version) == (Standing.DRAFT, Kind.SIGNED, 1)
    assert card.lines.you_say == SENTENCE
    assert card.lines.proof == "Forty crews, nine weeks, no list lost"
    assert card.vouched_by == "The product"
    assert card.verbatims
    assert card.lines.internal == {Line.THEY_SAY, Line.DONT_SAY}


def test_no_card_is_drafted_of_a_claim_that_not_all_signed() -> None:
    launch = signed_launch()
    say_otherwise(launch, "Every list is on the phone.")
    with pytest.raises(ImpossibleCorrection, match="no signed claim"):
        drafted(launch)


def test_a_launch_without_claims_has_nothing_to_draft() -> None:
    with pytest.raises(ImpossibleCorrection, match="no signed claim"):
        drafted(begun(concern_with(OFFLINE[0])))


def test_drafting_again_makes_no_second_card() -> None:
    launch = signed_launch(concern_with(OFFLINE[0]), concern_with(INVOICES[0]))
    drafted(launch)
    assert len(of_launch(launch)) == 2
    with pytest.raises(ImpossibleCorrection, match="no signed claim"):
        drafted(launch)


def test_sales_sees_a_card_once_it_is_let_out() -> None:
    launch = signed_launch()
    drafted(launch)
    assert in_the_kit() == []
    from groundswell.street.kit.services import let_out as out

    entry = out(member(), launch, AT)
    assert [card.standing for card in in_the_kit()] == [Standing.FIT]
    undo(entry.pk)
    assert in_the_kit() == []


def test_that_sales_got_the_words_is_told_by_the_launch_and_on_the_spectrum() -> None:
    from groundswell.engine.spectrum.values import Did
    from groundswell.launch.queries import one
    from groundswell.results.gathering import events_of

    launch = signed_launch()

    def told() -> int:
        executive = member(Role.EXECUTIVE)
        return sum(event.did is Did.TOLD for event in events_of(executive, one(executive, launch)))

    drafted(launch)
    assert told() == 0
    from groundswell.street.kit.services import let_out as out

    entry = out(member(), launch, AT)
    assert told() == 1
    undo(entry.pk)
    assert told() == 0


def test_an_edit_is_another_version_that_says_who_and_what_differs() -> None:
    from groundswell.street.kit.queries import versions_of
    from groundswell.street.kit.services import edit

    launch = signed_launch()
    drafted(launch)
    (card,) = of_launch(launch)
    entry = edit(
        member(Role.SALES_LEAD),
        card.number,
        replace(card.lines, you_say="It works in the basement.", they_say=("no signal down there",)),
        AT,
        seen=card.seen,
    )
    (after,) = of_launch(launch)
    assert (after.version, after.lines.you_say, after.by) == (
        2,
        "It works in the basement.",
        "The sales lead",
    )
    newest, first = versions_of(member(), card.number)
    assert newest.differs == (Line.THEY_SAY, Line.YOU_SAY)
    assert (first.is_drafted, newest.is_drafted) == (True, False)
    undo(entry.pk)
    assert of_launch(launch) == [card]
    assert versions_of(member(), card.number)[0].is_undone


def test_words_for_outside_wait_on_a_card_that_sales_holds_until_somebody_else_has_read_them() -> None:
    from groundswell.street.kit.errors import CardChangedMeanwhile
    from groundswell.street.kit.services import agree, edit

    let_out(signed_launch())
    (card,) = in_the_kit()
    lead, product = member(Role.SALES_LEAD), member(Role.PRODUCT)
    edit(lead, card.number, replace(card.lines, you_say="It never fails."), AT, seen=card.seen)
    (waits,) = in_the_kit()
    assert waits.waiting is not None
    assert (waits.lines, waits.standing, waits.version) == (card.lines, Standing.FIT, 1)
    assert (waits.waiting.by, waits.waiting.lines.you_say) == ("The sales lead", "It never fails.")
    with pytest.raises(ImpossibleCorrection, match="Somebody else reads"):
        agree(lead, card.number, AT, seen=waits.seen)
    with pytest.raises(CardChangedMeanwhile):
        agree(product, card.number, AT, seen=card.seen)
    entry = agree(product, card.number, AT, seen=waits.seen)
    (agreed,) = in_the_kit()
    assert (agreed.lines.you_say, agreed.waiting, agreed.by) == ("It never fails.", None, "The sales lead")
    with pytest.raises(CardChangedMeanwhile):
        agree(product, card.number, AT, seen=waits.seen)
    undo(entry.pk)
    assert in_the_kit() == [waits]


def test_who_edits_what_waits_goes_on_from_it_and_is_read_by_somebody_else() -> None:
    from groundswell.street.kit.services import agree, edit

    let_out(signed_launch())
    (card,) = in_the_kit()
    edit(member(), card.number, replace(card.lines, you_say="It never fails."), AT, seen=card.seen)
    (waits,) = in_the_kit()
    better = replace(waits.at_hand, you_say="It works there.")
    edit(member(Role.PRODUCT), card.number, better, AT, seen=waits.seen)
    (again,) = in_the_kit()
    agree(member(), card.number, AT, seen=again.seen)
    assert in_the_kit()[0].lines.you_say == "It works there."


@pytest.mark.parametrize(
    ("lines", "waits"),
    [
        ({"dont_say": "“always”"}, False),
        ({"push_back": "", "internal": frozenset(set(Line) - {Line.YOU_SAY})}, False),
        ({"they_say": ("no bars",)}, False),  # what customers say stays inside
        ({"ask": "Which jobs?"}, True),
        ({"they_say": ("no bars",), "internal": frozenset()}, True),
    ],
)
def test_what_stays_inside_or_is_taken_away_waits_for_nobody(lines: dict[str, Any], waits: bool) -> None:
    from groundswell.street.kit.services import edit

    let_out(signed_launch())
    (card,) = in_the_kit()
    edit(member(), card.number, replace(card.lines, **lines), AT, seen=card.seen)
    assert (in_the_kit()[0].waiting is not None) is waits


def test_an_edit_that_lets_out_no_more_than_before_takes_the_place_of_what_waits() -> None:
    from groundswell.street.kit.services import edit

    let_out(signed_launch())
    (card,) = in_the_kit()
    edit(member(), card.number, replace(card.lines, you_say="It never fails."), AT, seen=card.seen)
    (waits,) = in_the_kit()
    entry = edit(member(), card.number, card.lines, AT, seen=waits.seen)
    assert [(one.lines, one.waiting) for one in in_the_kit()] == [(card.lines, None)]
    undo(entry.pk)
    assert in_the_kit() == [waits]


def test_a_card_of_which_a_change_waits_is_not_drafted_over_it() -> None:
    from groundswell.street.kit.services import draft, edit

    launch = signed_launch()
    let_out(launch)
    (card,) = in_the_kit()
    edit(member(), card.number, replace(card.lines, you_say="It never fails."), AT, seen=card.seen)
    say_otherwise(launch, "Every list is on the phone.")
    sign_by_all(launch)
    with pytest.raises(ImpossibleCorrection, match="no signed claim"):
        draft(member(), launch, AT)


def test_of_two_who_edit_one_card_the_second_is_told() -> None:
    from groundswell.street.kit.errors import CardChangedMeanwhile
    from groundswell.street.kit.services import edit

    launch = signed_launch()
    drafted(launch)
    (card,) = of_launch(launch)
    edit(member(), card.number, replace(card.lines, ask="Which jobs?"), AT, seen=card.seen)
    with pytest.raises(CardChangedMeanwhile):
        edit(member(), card.number, replace(card.lines, ask="Which days?"), AT, seen=card.seen)


def test_nothing_that_makes_no_sense_is_kept_on_a_card() -> None:
    from groundswell.street.kit.services import edit

    launch = signed_launch()
    drafted(launch)
    (card,) = of_launch(launch)
    for lines, told in (
        (card.lines, "Nothing is different"),
        (replace(card.lines, you_say=""), "What do sellers say"),
        (replace(card.lines, proof="x" * 601), "At most 600"),
        (replace(card.lines, they_say=tuple(map(str, range(13)))), "At most 12"),
    ):
        with pytest.raises(ImpossibleCorrection, match=told):
            edit(member(), card.number, lines, AT, seen=card.seen)


def test_a_card_that_is_withdrawn_is_gone_and_comes_back_with_the_undo_or_when_it_is_drafted_again() -> None:
    from groundswell.street.kit.services import draft, withdraw

    launch = signed_launch()
    let_out(launch)
    (card,) = in_the_kit()
    entry = withdraw(member(), card.number, AT, because="it is not so")
    assert in_the_kit() == []
    assert of_launch(launch) == []
    undo(entry.pk)
    assert in_the_kit() == [card]
    withdraw(member(), card.number, AT)
    with pytest.raises(ImpossibleCorrection, match="no signed claim"):
        drafted(launch)
    draft(member(), launch, AT, only=[card.concern])
    assert [one.called for one in of_launch(launch)] == [card.called]


def test_a_card_says_that_its_claim_is_no_longer_what_was_signed_and_then_that_it_is_behind() -> None:
    from groundswell.street.kit.services import edit

    launch = signed_launch()
    let_out(launch)
    (card,) = in_the_kit()
    edit(member(), card.number, replace(card.lines, dont_say="“always”"), AT, seen=card.seen)
    say_otherwise(launch, "Every list is on the phone.")
    assert standings(launch) == [Standing.REOPENED]
    sign_by_all(launch)
    assert standings(launch) == [Standing.BEHIND]
    (card,) = in_the_kit()
    edit(member(), card.number, card.lines, AT, seen=card.seen)
    assert standings(launch) == [Standing.FIT]


def test_a_card_that_nobody_edited_is_drafted_anew_when_its_claim_was_signed_anew() -> None:
    launch = signed_launch()
    let_out(launch)
    say_otherwise(launch, "Every list is on the phone.")
    sign_by_all(launch)
    drafted(launch)
    (card,) = in_the_kit()
    assert (card.version, card.lines.you_say, card.standing) == (
        2,
        "Every list is on the phone.",
        Standing.FIT,
    )


def test_a_claim_that_is_edited_elsewhere_in_the_message_reopens_no_card() -> None:
    from groundswell.message.services.claims import add_claim

    launch = signed_launch()
    let_out(launch)
    add_claim(member(), launch, "Invoices are single.", AT)
    assert standings(launch) == [Standing.FIT]


def test_a_card_expires_after_the_last_day_for_which_somebody_vouches() -> None:
    launch = signed_launch(until=date(2026, 4, 2))
    let_out(launch)
    assert [card.standing for card in in_the_kit(days=4)] == [Standing.FIT]
    assert [card.standing for card in in_the_kit(days=5)] == [Standing.EXPIRED]


def test_a_newer_card_supersedes_the_older_and_the_undo_brings_that_back() -> None:
    first, second = signed_launch(), signed_launch(name="Basements", sentence="It needs no signal.")
    let_out(first)
    drafted(second)
    (older,) = in_the_kit()
    assert older.launch == first
    from groundswell.street.kit.services import let_out as out

    entry = out(member(), second, AT)
    (newer,) = in_the_kit()
    assert newer.launch == second
    (superseded,) = of_launch(first)
    assert (superseded.standing, superseded.instead) == (Standing.SUPERSEDED, newer.called)
    undo(entry.pk)
    assert in_the_kit() == [older]


def test_a_newer_card_whose_claim_is_signed_no_more_gives_way_to_one_whose_claim_is() -> None:
    first, second = signed_launch(), signed_launch(name="Basements", sentence="It needs no signal.")
    let_out(first)
    let_out(second)
    say_otherwise(second, "It hardly needs a signal.")
    (card,) = in_the_kit()
    assert (card.launch, card.standing) == (first, Standing.FIT)


def test_after_a_merge_there_is_one_card_and_after_its_undo_there_are_two() -> None:
    offline, invoices = concern_with(OFFLINE[0]), concern_with(INVOICES[0])
    first = signed_launch(offline)
    second = signed_launch(invoices, name="Invoices", sentence="Every invoice leaves once.")
    let_out(first)
    let_out(second)
    entry = merge(invoices, offline)
    # What a claim answers means more by now: it is signed anew, as the message asks.
    sign_by_all(second)
    sign_by_all(first)
    (card,) = in_the_kit()
    assert (card.launch, card.concern, card.standing) == (second, invoices, Standing.FIT)
    assert standings(first) == [Standing.SUPERSEDED]
    undo(entry)
    assert {card.launch for card in in_the_kit()} == {first, second}


def test_the_line_of_an_answer_is_the_card_until_there_is_one() -> None:
    from groundswell.field.attention.deciding import Act, Reply, say
    from groundswell.field.history.entries import author_of

    concern = concern_with(OFFLINE[0])
    reply = Reply(concern=concern, act=Act.ANSWER, line="Lists are kept on the phone from May.")
    say(reply, author_of(member(Role.PRODUCT), AT))
    (answer,) = in_the_kit()
    assert (answer.kind, answer.called, answer.lines.you_say) == (
        Kind.ANSWER,
        "A-1",
        "Lists are kept on the phone from May.",
    )
    assert answer.vouched_by == "The product"
    assert answer.verbatims
    launch = signed_launch(concern)
    entry = let_out(launch)
    (card,) = in_the_kit()
    assert card.kind is Kind.SIGNED
    undo(entry)
    assert in_the_kit() == [answer]


def test_a_card_of_a_launch_that_was_put_away_is_out_of_the_kit() -> None:
    from groundswell.launch.services import put_away

    launch = signed_launch()
    let_out(launch)
    put_away(launch, member(), AT)
    assert in_the_kit() == []


def test_an_edit_on_which_another_stands_is_not_undone_first() -> None:
    from groundswell.street.kit.services import edit

    launch = signed_launch()
    drafted(launch)
    (card,) = of_launch(launch)
    first = edit(member(), card.number, replace(card.lines, ask="Which jobs?"), AT, seen=card.seen)
    (card,) = of_launch(launch)
    edit(member(), card.number, replace(card.lines, ask="Which days?"), AT, seen=card.seen)
    with pytest.raises(CannotUndo):
        undo(first.pk)


def test_a_guest_reads_no_card() -> None:
    from groundswell.street.kit import queries
    from tests.worlds.launching import member as of

    launch = signed_launch()
    let_out(launch)
    guest = of(Role.GUEST)
    for read in (
        lambda: queries.kit(guest, AT),
        lambda: queries.card(guest, "K-1", AT),
        lambda: queries.cards_of_launch(guest, launch, AT),
        lambda: queries.versions_of(guest, 1),
    ):
        with pytest.raises(NotForYou):
            read()


def test_cards_that_there_are_not_are_not_there() -> None:
    from groundswell.street.kit.queries import card
    from groundswell.street.kit.services import withdraw

    concern_with(PRICE[0])
    for called in ("K-9", "A-9", "C-1", "K-", "nothing", "K-1234567890123456"):
        with pytest.raises(NotForYou):
            card(member(), called, AT)
    with pytest.raises(NotForYou):
        withdraw(member(), 9, AT)

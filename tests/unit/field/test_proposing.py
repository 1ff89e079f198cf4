"""What the field asks people to decide, and that one command takes it."""

from pathlib import Path

import pytest

from tests.worlds.field import INVOICES, OFFLINE, PRICE, concerns, feedback, listen_to, write_table
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(29))


@pytest.fixture
def mixed(tmp_path: Path) -> int:
    """A concern that a program, and no person, has made of two subjects; its number."""
    from groundswell.field import models

    listen_to(write_table(tmp_path / "said.csv", feedback([*INVOICES, *OFFLINE, *PRICE])))
    numbers = {texts: number for number, texts in ((n, frozenset(t)) for n, t in concerns().items())}
    one, other = numbers[frozenset(INVOICES)], numbers[frozenset(PRICE)]
    models.Verbatim.objects.filter(concern=other).update(concern=one)
    return one


def test_what_may_be_two_is_proposed_with_words_of_both_sides(mixed: int) -> None:
    from groundswell.field.proposing import proposed

    told = [proposal for proposal in proposed() if not proposal.may_be_one]
    assert [proposal.sides[0].concern for proposal in told] == [mixed]
    assert {len(side.words) for side in told[0].sides} == {2}
    assert {side.count for side in told[0].sides} == {4}


def test_the_proposed_split_parts_the_subjects_and_is_not_proposed_again(mixed: int) -> None:
    from groundswell.field.proposing import proposed, smaller_half
    from groundswell.field.services.corrections import split

    split(mixed, smaller_half(mixed), author())
    assert {frozenset(texts) for texts in concerns().values()} == {
        frozenset(INVOICES),
        frozenset(OFFLINE),
        frozenset(PRICE),
    }
    assert proposed() == []


def test_where_nothing_is_proposed_the_error_says_what_to_do(mixed: int) -> None:
    from groundswell.field.errors import ImpossibleCorrection
    from groundswell.field.proposing import smaller_half

    with pytest.raises(ImpossibleCorrection, match="Name the verbatims"):
        smaller_half(max(concerns()) + 5)

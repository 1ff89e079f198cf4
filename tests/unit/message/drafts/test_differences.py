"""What a version says otherwise: told by paragraph and word, and never more than what changed."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from groundswell.message.drafts.differences import Difference, How, Piece, differences

WORDS = some.lists(some.text(alphabet="ab \n.", max_size=8), max_size=8)


def kept(told: list[Difference], how: How) -> list[str]:
    """The paragraphs of one side, put together again from what is told of both."""
    texts = []
    for difference in told:
        if difference.how in (How.SAME, How.REWORDED, how):
            texts.append("".join(piece.text for piece in difference.pieces if piece.how in (How.SAME, how)))
    return texts


def test_a_word_that_changed_is_told_within_its_paragraph() -> None:
    told = differences(["It works offline.", "Each line once."], ["It works everywhere.", "Each line once."])
    assert told == [
        Difference(
            How.REWORDED,
            (
                Piece(How.SAME, "It works "),
                Piece(How.OUT, "offline"),
                Piece(How.IN, "everywhere"),
                Piece(How.SAME, "."),
            ),
        ),
        Difference(How.SAME, (Piece(How.SAME, "Each line once."),)),
    ]


def test_a_paragraph_with_nothing_in_common_went_and_another_came() -> None:
    told = differences(["It works offline."], ["Ask us about prices today"])
    assert [difference.how for difference in told] == [How.OUT, How.IN]


def test_two_that_changed_are_each_told_beside_what_they_were() -> None:
    before = ["It works offline for you.", "Each line stands once here."]
    after = ["It works offline for all.", "A new one.", "Each line stands once there."]
    assert [one.how for one in differences(before, after)] == [How.REWORDED, How.IN, How.REWORDED]


def test_what_moved_is_told_as_gone_and_come() -> None:
    assert [one.how for one in differences(["a b c", "d e f"], ["d e f", "a b c"])].count(How.SAME) == 1


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS, WORDS)
def test_both_versions_can_be_read_from_what_is_told(before: list[str], after: list[str]) -> None:
    told = differences(before, after)
    assert kept(told, How.OUT) == before
    assert kept(told, How.IN) == after


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(WORDS)
def test_nothing_changed_is_told_as_nothing(text: list[str]) -> None:
    assert {difference.how for difference in differences(text, text)} <= {How.SAME}


def test_two_sentences_that_share_their_spaces_alone_are_two() -> None:
    told = differences(["The portal has sixteen fonts"], ["Ask us for a trial"])
    assert [one.how for one in told] == [How.OUT, How.IN]


def test_words_that_were_replaced_one_after_the_other_are_told_at_once() -> None:
    (told,) = differences(["It works in every cellar and is fast."], ["It works for a shift and is fast."])
    assert [(piece.how, piece.text) for piece in told.pieces] == [
        (How.SAME, "It works "),
        (How.OUT, "in every cellar"),
        (How.IN, "for a shift"),
        (How.SAME, " and is fast."),
    ]

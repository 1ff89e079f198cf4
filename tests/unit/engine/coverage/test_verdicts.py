"""How concerns fare in a text, and how people's decisions go first."""

from collections.abc import Mapping

from groundswell.engine.coverage import (
    Claims,
    Coverage,
    Statement,
    Verdict,
    enough,
    judge,
    not_sure,
    said,
)

SURE, NO = (1 + not_sure()[1]) / 2, 0.0
PERHAPS = (not_sure()[0] + enough()) / 2
RAISED = [(1, 9), (2, 3)]


def claim(text: str, claims: Claims = Claims.SOMETHING, *, half: bool = False) -> Statement:
    return Statement(0, len(text), text, claims, is_half_way=half)


def judged(
    *sentences: tuple[Statement, Mapping[int, float]], decided: Mapping[tuple[str, int], bool] | None = None
) -> Coverage:
    return judge([s for s, _ in sentences], [likely for _, likely in sentences], RAISED, decided or {})


def verdicts(coverage: Coverage) -> list[Verdict]:
    return [standing.verdict for standing in coverage.standings]


def test_what_a_sentence_is_surely_about_is_answered_and_the_rest_missed() -> None:
    coverage = judged((claim("Once."), {1: SURE, 2: NO}))
    assert verdicts(coverage) == [Verdict.ANSWERED, Verdict.MISSED]
    assert coverage.standings[0].by == (0,)
    assert coverage.share_answered == 9 / 12


def test_what_one_cannot_be_sure_of_is_asked_about() -> None:
    coverage = judged((claim("Perhaps."), {1: PERHAPS, 2: NO}))
    assert verdicts(coverage)[1] is Verdict.MISSED
    assert coverage.claims[0].not_sure == (1,)


def test_the_same_likelihood_says_more_in_a_text_that_is_never_sure() -> None:
    perhaps = (claim("Perhaps."), {1: PERHAPS, 2: NO})
    assert verdicts(judged(perhaps))[0] is Verdict.ANSWERED
    beside = judged(perhaps, (claim("Once."), {1: NO, 2: SURE}))
    assert verdicts(beside) == [Verdict.MISSED, Verdict.ANSWERED]
    assert beside.standings[0].by == ()
    assert beside.standings[0].perhaps_by == (0,)


def test_what_is_more_likely_than_not_is_never_missed() -> None:
    surely = [(claim(f"Once {at}."), {1: NO, 2: SURE}) for at in range(4)]
    coverage = judged((claim("Likely."), {1: 0.6, 2: NO}), *surely)
    assert verdicts(coverage) == [Verdict.WEAKLY, Verdict.ANSWERED]
    assert coverage.standings[0].perhaps_by == (0,)


def test_a_text_that_answers_everything_answers_everything() -> None:
    once = judged((claim("Once."), {1: SURE, 2: NO}), (claim("Kept."), {1: NO, 2: SURE}))
    assert verdicts(once) == [Verdict.ANSWERED, Verdict.ANSWERED]
    twice = judged(
        (claim("Once."), {1: SURE, 2: NO}), *[(claim(f"Kept {n}."), {1: NO, 2: SURE}) for n in range(5)]
    )
    assert verdicts(twice) == [Verdict.ANSWERED, Verdict.ANSWERED]


def test_a_text_that_answers_nothing_misses_everything() -> None:
    coverage = judged(*[(claim(f"Font {n}."), {1: 0.1, 2: 0.01}) for n in range(5)])
    assert verdicts(coverage) == [Verdict.MISSED, Verdict.MISSED]


def test_what_people_say_of_one_concern_changes_no_other() -> None:
    perhaps = (claim("Perhaps."), {1: PERHAPS, 2: PERHAPS})
    before = verdicts(judged(perhaps))
    after = verdicts(judged(perhaps, decided={(said("Perhaps."), 1): True}))
    assert after == [Verdict.ANSWERED, before[1]]


def test_a_sentence_that_goes_half_the_way_answers_weakly_and_is_not_unasked() -> None:
    coverage = judged((claim("It is planned.", half=True), {1: SURE, 2: NO}))
    assert verdicts(coverage) == [Verdict.WEAKLY, Verdict.MISSED]
    assert coverage.unasked == ()


def test_a_claim_about_nothing_that_was_raised_is_unasked() -> None:
    coverage = judged((claim("Sixteen new fonts."), {1: NO, 2: NO}), (claim("Once."), {1: SURE, 2: NO}))
    assert [unasked.statement.text for unasked in coverage.unasked] == ["Sixteen new fonts."]


def test_a_headline_counts_only_where_it_answers() -> None:
    headline = claim("No more copies", Claims.IF_IT_ANSWERS)
    assert verdicts(judged((headline, {1: SURE, 2: NO})))[0] is Verdict.ANSWERED
    assert judged((headline, {1: NO, 2: NO})).claims == ()


def test_a_greeting_counts_never_unless_people_say_so() -> None:
    greeting = claim("Dear bookkeeper,", Claims.NOTHING)
    assert judged((greeting, {1: SURE, 2: SURE})).claims == ()
    coverage = judged((greeting, {1: NO, 2: NO}), decided={(said("Dear bookkeeper,"), 1): True})
    assert verdicts(coverage)[0] is Verdict.ANSWERED


def test_what_people_decided_goes_first_whatever_is_likely() -> None:
    sentence = claim("Once.")
    no = judged((sentence, {1: SURE, 2: NO}), decided={(said("Once."), 1): False})
    assert verdicts(no) == [Verdict.MISSED, Verdict.MISSED]
    assert no.claims[0].is_unasked
    yes = judged((sentence, {1: NO, 2: NO}), decided={(said("Once."), 2): True})
    assert verdicts(yes) == [Verdict.MISSED, Verdict.ANSWERED]


def test_what_people_decided_is_asked_no_more() -> None:
    sentence = claim("Perhaps.")
    for answers in (True, False):
        coverage = judged((sentence, {1: PERHAPS, 2: NO}), decided={(said("Perhaps."), 1): answers})
        assert coverage.claims[0].not_sure == ()


def test_a_sentence_is_the_same_however_its_words_are_spaced() -> None:
    assert said("Every line\n  stands once.") == said("Every line stands once.")
    assert said("Every line stands once.") != said("Every line stands twice.")


def test_without_concerns_every_claim_is_unasked_and_no_share_is_told() -> None:
    coverage = judge([claim("Once.")], [{}], [], {})
    assert coverage.share_answered is None
    assert len(coverage.unasked) == 1

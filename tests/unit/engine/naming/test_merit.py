"""What makes a clause a better or worse name, each thing by itself and all together."""

from collections import Counter
from itertools import pairwise
from math import log, prod
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.engine.naming.clauses import Clause, clauses
from groundswell.engine.naming.merit import (
    ABOUT,
    ALONE,
    DISTANT,
    EASY,
    FLOOR,
    FURTHER,
    HOLLOW,
    MISSING,
    OF_ONE,
    OTHER_KIND,
    OWN,
    PAIR,
    RUN_ON,
    SHARED,
    SPREAD,
    TOPIC,
    Known,
    Said,
    closeness,
    known_words,
    merit,
    shares_of,
    telling_of,
    tells,
)
from groundswell.engine.naming.usage import Usage
from groundswell.engine.naming.words import words

PLAIN = Said(text="The nightly export drops orders.", language="en", kind="complaint")
NOBODY = Usage(Counter(), Counter(), 0)  # nothing is known of what is usual to say


def by_place(_: object) -> str:
    """A test is called by its place and not by a constant, which would call it otherwise when it changes."""
    return "case"


def whole(text: str = "The nightly export drops orders", **more: object) -> Clause:
    """The whole of a text as one clause, said plainly but for what is told."""
    found = max(clauses(text, "en"), key=lambda clause: len(clause.words))
    plain = {
        "opens": True, "closes": True, "says": True, "turned": False, "leading": False, "distant": 0,
        "reports": False, "cut": False, "tail": (), "conditional": False, "run_on": False,
    }  # fmt: skip
    return found._replace(**plain | more)


def known(**more: object) -> Known:
    return known_words({1: [PLAIN], 2: [Said(text="Too dear.", language="en")]})[1]._replace(
        **{"turned": 0.0, "kinds": {"complaint": 1.0}} | more
    )


def well(clause: Clause, verbatim: Said = PLAIN, **more: object) -> float:
    return merit(clause, verbatim, known(**more)).well


REPORTED = Said(text=PLAIN.text, language="en", kind="complaint", reported=True)
TAIL = tuple(words("in Berlin", "en"))


@pytest.mark.parametrize(
    ("change", "share"),
    [
        ({"opens": False}, 0.95),
        ({"closes": False}, 0.9),
        ({"opens": False, "closes": False}, 0.9),
        ({"says": False}, TOPIC),
        ({"says": False, "opens": False}, TOPIC),
        ({"says": False, "turned": True}, 0.8 / 1.2),
        ({"says": False, "turned": True, "opens": False}, TOPIC * 0.8 / 1.2),
        ({"turned": True}, 0.8 / 1.2),
        ({"distant": 1}, DISTANT[1]),
        ({"distant": 2}, DISTANT[2]),
        ({"cut": True}, 0.85),
        ({"cut": True, "tail": TAIL}, 1.0),
        ({"tail": TAIL}, 1.0),
        ({"reports": True}, 0.7),
        ({"leading": True}, 0.8),
        ({"conditional": True}, 0.8),
        ({"run_on": True}, RUN_ON),
    ],
    ids=by_place,
)
def test_each_thing_that_makes_a_clause_a_worse_name_takes_its_share(
    change: dict[str, Any], share: float
) -> None:
    assert well(whole(**change)) == pytest.approx(share * well(whole()))


def test_what_a_seller_reports_weighs_less_and_a_topic_of_theirs_less_still() -> None:
    assert well(whole(), REPORTED) == pytest.approx(0.85 * well(whole()))
    assert well(whole(says=False), REPORTED) == pytest.approx(0.85 * 0.5 * well(whole()))


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("We drop nightly export orders", OF_ONE),
        ("The nightly issue drops orders", HOLLOW),
        ("The nightly export drops orders", 1.0),
    ],
    ids=by_place,
)
def test_what_one_did_and_that_something_is_the_matter_say_less(text: str, share: float) -> None:
    made = known(usage=NOBODY)
    assert merit(whole(text), PLAIN, made).well == pytest.approx(share * merit(whole(), PLAIN, made).well)


def test_that_something_is_not_the_matter_says_as_much_as_any_other() -> None:
    made = known(usage=NOBODY)
    hollow = merit(whole("The nightly issue drops orders", turned=True), PLAIN, made)
    assert hollow.well == pytest.approx(merit(whole(turned=True), PLAIN, made).well)


@pytest.mark.parametrize("turned", [True, False])
def test_a_clause_of_the_sense_that_most_are_of_is_better(turned: bool) -> None:
    for share in (0.0, 0.25, 1.0):
        agreed = share if turned else 1 - share
        assert well(whole(turned=turned), turned=share) == pytest.approx(
            well(whole()) / 1.2 * (0.8 + 0.4 * agreed)
        )


def test_a_clause_of_a_rare_kind_is_worse_by_as_much_as_it_is_rare() -> None:
    for share in (0.0, 0.5, 1.0):
        assert well(whole(), kinds={"complaint": share}) == pytest.approx(
            (OTHER_KIND + (1 - OTHER_KIND) * share) * well(whole())
        )
    assert well(whole(), kinds={}) == pytest.approx(well(whole()))  # of one whose kind is not counted


@pytest.mark.parametrize(
    ("count", "share"),
    [(1, ALONE[1]), (2, ALONE[2]), (3, 1.0), (EASY, 1.0), (EASY + 1, FURTHER), (EASY + 4, FURTHER**4)],
    ids=by_place,
)
def test_a_name_is_neither_a_word_nor_longer_than_is_read_at_a_glance(count: int, share: float) -> None:
    made = known(usage=NOBODY)
    run = whole().words[1:2] * count
    assert merit(whole()._replace(words=run), PLAIN, made).well == pytest.approx(
        share * merit(whole(), PLAIN, made).well
    )


SPOKEN = ("export", "order", "map", "tunnel", "invoice", "badge")
texts = st.lists(st.sampled_from(SPOKEN), min_size=1, max_size=4).map(" ".join)
concern = st.lists(texts.map(lambda text: Said(text=text, language="en")), min_size=1, max_size=6)


@given(concern)
def test_a_term_counts_by_the_verbatims_that_hold_it_and_what_is_said_again_by_its_root(
    verbatims: list[Said],
) -> None:
    times = {text: sum(one.text == text for one in verbatims) for text in {one.text for one in verbatims}}
    counted = sum(count**0.5 for count in times.values())
    found = shares_of(verbatims)
    for word in SPOKEN:
        share = sum(count**0.5 for text, count in times.items() if word in text.split()) / counted
        assert found.get(stem_of(word), 0.0) == pytest.approx(share)


def stem_of(word: str) -> str:
    return words(word, "en")[0].stem


@given(st.lists(concern, min_size=1, max_size=4))
def test_a_term_tells_the_more_the_fewer_concerns_hold_it(concerns: list[list[Said]]) -> None:
    shares = {number: shares_of(verbatims) for number, verbatims in enumerate(concerns)}
    telling = telling_of(shares)
    for term in {term for held in shares.values() for term in held}:
        everywhere = sum(held.get(term, 0.0) for held in shares.values())
        assert telling[term] == pytest.approx(log(1 + len(concerns) / everywhere))


@given(st.lists(concern, min_size=2, max_size=3), texts)
def test_a_name_is_close_by_what_it_says_of_the_concern_for_its_number_of_words(
    concerns: list[list[Said]], name: str
) -> None:
    made = known_words(dict(enumerate(concerns)))[0]
    run = words(name, "en")
    stems = {word.stem for word in run}
    weight = sum(made.weights.get(stem, 0.0) for stem in stems)
    pairs = sum(made.weights.get(f"{a.term} {b.term}", 0.0) for a, b in pairwise(run))
    spread = 1 + sum(made.telling.get(stem, 1.0) ** 2 for stem in stems)
    common = [min(1.0, made.others.get(stem, 0.0) / SHARED) * made.telling.get(stem, 1.0) for stem in stems]
    own = OWN + (1 - OWN) * sum(common) / sum(made.telling.get(stem, 1.0) for stem in stems)
    expected = sum(made.expected.values())
    held = sum(share for stem, share in made.expected.items() if stem in stems)
    complete = MISSING + (1 - MISSING) * held / expected if expected else 1.0
    close = (weight + PAIR * pairs) / spread**SPREAD * own * complete
    assert closeness(run, made) == pytest.approx(close)
    assert made.most == pytest.approx(
        sum(sorted((w for term, w in made.weights.items() if " " not in term), reverse=True)[:ABOUT])
    )


def test_what_few_others_say_tells_nothing_as_a_quote() -> None:
    others = {stem_of("export"): 0.15, stem_of("map"): 0.14}
    made = known()._replace(others=others, weights={stem_of("export"): 1.0, stem_of("map"): 1.0})
    assert tells(words("map", "en"), made) == 0.0
    assert tells(words("export", "en"), made) == closeness(words("export", "en"), made) > 0


def test_a_merit_is_what_the_words_weigh_times_how_well_they_are_said() -> None:
    made = known_words({1: [PLAIN, *[Said(text="The export drops it", language="en")] * 3], 2: [REPORTED]})[1]
    found = merit(whole(), PLAIN, made)
    assert found.weight == pytest.approx(prod((FLOOR + closeness(whole().words, made), found.well)))
    assert found.covered == pytest.approx(
        sum(made.weights.get(word.stem, 0.0) for word in whole().words if word.stem) / made.most
    )


def test_a_name_of_which_nobody_else_says_a_word_is_not_sound() -> None:
    def asked(share: float) -> bool:
        made = known()._replace(shares={stem_of("export"): share}, common=0.0)
        return merit(whole(), PLAIN, made).sound

    assert (asked(0.29), asked(0.3)) == (False, True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("All 500 orders drop", "500"),
        ("The report for Linden drops", "Linden"),
        ("The testUpload drops orders", "testUpload"),
    ],
)
def test_a_number_or_a_name_that_few_speak_of_is_in_no_sound_name(text: str, told: str) -> None:
    verbatim = Said(text=text, language="en")
    word = next(word for word in words(text, "en") if text[word.start : word.end] == told)

    def sound(share: float) -> bool:
        shares = {each.stem: 1.0 for each in words(text, "en")} | {word.term: share}
        return merit(whole(text), verbatim, known()._replace(shares=shares, common=0.0)).sound

    least = 0.5 if told == "500" else 1 / 3
    assert sound(least)
    assert not sound(least - 0.01)

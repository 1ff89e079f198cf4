"""Set phrases stand apart from the concerns, with all that was said in their words."""

from tests.unit.engine.survey_values import heard, surveyed
from tests.worlds.talk import day

SAID = [
    heard(1, text="Shall we go on?", conversation=1, at=day(2)),
    heard(2, text="shall we go on", conversation=2, at=day(9)),
    heard(3, text="It is slow", conversation=3, at=day(9)),
    heard(4, text="So slow", conversation=4, at=day(10)),
]
CONCERNS = {2: 7, 3: 7, 4: 7}
PHRASES = {1: 1, 2: 1}


def test_a_set_phrase_is_in_no_concern_and_not_heard_once() -> None:
    field = surveyed(SAID, CONCERNS, set_phrases=PHRASES)
    assert [v.id for v in field.concerns[0].verbatims] == [3, 4]
    assert field.heard_once == ()
    assert [(p.id, p.words, len(p.verbatims)) for p in field.set_phrases] == [(1, "Shall we go on?", 2)]
    assert sorted(v.id for v in field.verbatims) == [1, 2, 3, 4]


def test_one_that_a_person_brought_back_stands_in_its_concern_and_is_told() -> None:
    field = surveyed(SAID, CONCERNS, set_phrases=PHRASES, heard_phrases={1})
    assert {v.id for v in field.concerns[0].verbatims} == {2, 3, 4}
    assert [p.heard for p in field.set_phrases] == [True]
    assert sorted(v.id for v in field.verbatims) == [1, 2, 3, 4]


def test_only_what_was_said_in_the_days_asked_for_is_told() -> None:
    early = surveyed(SAID, CONCERNS, set_phrases=PHRASES, as_of=day(3))
    late = surveyed(SAID, CONCERNS, set_phrases=PHRASES, since=day(5))
    assert [[v.id for v in p.verbatims] for p in early.set_phrases] == [[1]]
    assert [[v.id for v in p.verbatims] for p in late.set_phrases] == [[2]]


def test_those_of_most_conversations_come_first() -> None:
    more = [*SAID, heard(5, text="Any time", conversation=1), heard(6, text="Any time", conversation=2)]
    more.append(heard(7, text="Any time", conversation=3))
    field = surveyed(more, CONCERNS, set_phrases={**PHRASES, 5: 2, 6: 2, 7: 2})
    assert [p.id for p in field.set_phrases] == [2, 1]

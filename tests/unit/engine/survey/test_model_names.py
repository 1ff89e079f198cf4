from collections.abc import Sequence

import pytest

from groundswell.engine.survey.counting import Label
from groundswell.engine.survey.model_names import WordingFailed, cleaned, reword, reworded
from groundswell.engine.survey.values import Field, NamedBy
from tests.unit.engine.survey_values import heard, surveyed


class Scripted:
    """Answers in turn; an exception in the script is raised."""

    model = "scripted"

    def __init__(self, *answers: str | WordingFailed) -> None:
        self.answers = list(answers)
        self.seen: list[tuple[str, list[str]]] = []

    def word(self, name: str, verbatims: Sequence[str]) -> str:
        self.seen.append((name, list(verbatims)))
        answer = self.answers.pop(0)
        if isinstance(answer, WordingFailed):
            raise answer
        return answer


def field_of(concerns: int, labels: dict[int, Label] | None = None) -> Field:
    evidence = [
        heard(n, text=f"Trouble number {'abcdefgh'[n % concerns]}{'x' * 4}") for n in range(2 * concerns)
    ]
    return surveyed(evidence, {n: n % concerns + 1 for n in range(2 * concerns)}, labels=labels)


def test_a_models_name_is_marked_as_one() -> None:
    field = field_of(1)
    found = reworded(field, reword(field, Scripted("Trouble with things")))

    assert (found.concerns[0].name, found.concerns[0].named_by) == ("Trouble with things", NamedBy.MODEL)


def test_a_failure_keeps_the_name_from_the_words_and_tells_why() -> None:
    field = field_of(1)
    rewording = reword(field, Scripted(WordingFailed("the model's endpoint answered 500")))

    assert rewording.failures == {1: "the model's endpoint answered 500"}
    assert reworded(field, rewording) == field


def test_a_name_that_a_person_gave_is_not_asked_about() -> None:
    field = field_of(1, {1: Label(id=1, name="Ours", named_by=NamedBy.PERSON)})
    wording = Scripted()

    assert reword(field, wording).names == {}
    assert wording.seen == []


def test_only_the_named_concerns_are_asked_about() -> None:
    wording = Scripted("Something")

    assert reword(field_of(3), wording, only={2}).names == {2: "Something"}


def test_two_concerns_are_not_given_one_name() -> None:
    field = field_of(2)
    first, second = (one.id for one in field.concerns)
    rewording = reword(field, Scripted("Same", "same"))

    assert rewording.names == {first: "Same"}
    assert "another concern bears" in rewording.failures[second]


def test_an_endpoint_that_keeps_failing_is_not_asked_for_ever() -> None:
    wording = Scripted(*[WordingFailed("down")] * 3)
    rewording = reword(field_of(6), wording)

    assert len(wording.seen) == 3
    assert len(rewording.failures) == 6


def test_the_model_sees_few_and_short_verbatims() -> None:
    evidence = [heard(n, text=f"{n} " + "long words " * 200) for n in range(1, 40)]
    wording = Scripted("Something")
    reword(surveyed(evidence, dict.fromkeys(range(1, 40), 1)), wording)

    assert len(wording.seen[0][1]) == 8
    assert max(map(len, wording.seen[0][1])) == 300


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ('"Slow exports."', "Slow exports"),
        ("**Name:** slow exports\nBecause …", "Slow exports"),
        ("\n\n- slow   exports", "Slow exports"),
        ("Slow\x1b[31m exports\x00", "Slow [31m exports"),
        ("Slow \u202eexports", "Slow exports"),
        ("", ""),
        ("...", ""),
        ("word " * 40, "Word" + " word" * 13 + "…"),
    ],
)
def test_an_answer_becomes_one_short_plain_line(answer: str, name: str) -> None:
    assert cleaned(answer) == name

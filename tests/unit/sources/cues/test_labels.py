"""Which labels of cues without voice tags are speakers: by how many cues bear them, and if they return."""

from collections.abc import Sequence

import pytest

from groundswell.sources.cues.labels import Form, Labels

SLOW = "it is slow, and we wait"


def named(*names: str, form: str = "{name}|{words}", unnamed: int = 0) -> list[list[str]]:
    """Cues that each begin with a label, and others that do not."""
    cues = [form.format(name=name, words=SLOW).split("|") for name in names]
    return [*cues, *[[SLOW] for _ in range(unnamed)]]


def labels(cues: Sequence[Sequence[str]], ids: Sequence[str] = ()) -> tuple[str, set[str], bool]:
    found = Labels.of(cues, ids)
    return found.form.name, set(found.names), found.every


NOBODY = ("NONE", set[str](), True)
ANA, BEN, CLEO, DAN = "Ana Roth", "Ben Ode", "Cleo Elm", "Dan Oak"


@pytest.mark.parametrize(
    ("cues", "told"),
    [
        (named(ANA, ANA), NOBODY),
        (named(ANA, ANA, ANA), ("LINE", {ANA}, True)),
        (named(ANA, ANA, unnamed=3), ("LINE", {ANA}, False)),
        (named(ANA, ANA, unnamed=4), NOBODY),
        (named(*[ANA] * 4, unnamed=1), ("LINE", {ANA}, True)),
        (named(*[ANA] * 3, unnamed=1), ("LINE", {ANA}, False)),
        (named(*["Ana"] * 4, unnamed=1), NOBODY),
        (named(*["ANA"] * 4, unnamed=1), ("LINE", {"ANA"}, True)),
        (named("Ana", "Ana", "Ben", "Ben"), ("LINE", {"Ana", "Ben"}, True)),
        (named("Ana", "Ana", "Ana", "Ben", "Cleo"), NOBODY),
        (named(ANA, ANA, ANA, BEN, CLEO), ("LINE", {ANA, BEN, CLEO}, True)),
        (named(ANA, ANA, ANA, BEN, CLEO, unnamed=1), NOBODY),
        (named(ANA, ANA, ANA, BEN, CLEO, DAN), NOBODY),
        (named(ANA, ANA, ANA, ANA, BEN, unnamed=1), ("LINE", {ANA}, True)),
        ([[ANA], [ANA], [ANA]], NOBODY),
    ],
)
def test_a_name_above_the_words_stands_above_many_and_comes_back(
    cues: list[list[str]], told: tuple[str, set[str], bool]
) -> None:
    assert labels(cues) == told


DASHED = "{name} - {words}"


@pytest.mark.parametrize(
    ("cues", "told"),
    [
        (named(ANA, ANA, BEN, form=DASHED), ("DASH", {ANA, BEN}, True)),
        (named(ANA, BEN, CLEO, form=DASHED), NOBODY),
        (named(ANA, ANA, form=DASHED), NOBODY),
        (named(*[ANA] * 4, form=DASHED, unnamed=1), ("DASH", {ANA}, True)),
        (named(*[ANA] * 3, form=DASHED, unnamed=1), NOBODY),
        (named(ANA, ANA, ANA, BEN, CLEO, form=DASHED), ("DASH", {ANA, BEN, CLEO}, True)),
        (named(ANA, ANA, BEN, CLEO, form=DASHED), NOBODY),
        (named(*["the other day"] * 4, form=DASHED), NOBODY),
    ],
)
def test_a_name_before_a_dash_begins_nearly_every_cue_and_comes_back(
    cues: list[list[str]], told: tuple[str, set[str], bool]
) -> None:
    assert labels(cues) == told


BRACKETED, ALONE = "[{name}] {words}", "[{name}]"


@pytest.mark.parametrize(
    ("cues", "told"),
    [
        (named(*["Ana"] * 4, form=BRACKETED, unnamed=1), ("BRACKETS", {"Ana"}, True)),
        (named(*["Ana"] * 3, form=BRACKETED, unnamed=1), NOBODY),
        (named(ANA, BEN, form=BRACKETED, unnamed=3), ("BRACKETS", {ANA, BEN}, False)),
        (named(ANA, BEN, form=BRACKETED, unnamed=4), NOBODY),
        (named(ANA, ANA, form=BRACKETED, unnamed=8), ("BRACKETS", {ANA}, False)),
        (named("Ana", "Ana", form=BRACKETED, unnamed=2), NOBODY),
        (named(ANA, ANA, form=ALONE, unnamed=2), ("BRACKETS", {ANA}, False)),
        (named(ANA, form=ALONE, unnamed=2), NOBODY),
        (named("Ana", "Ana", form=ALONE, unnamed=2), NOBODY),
        (named(*["laughter"] * 4, form=BRACKETED), NOBODY),
        ([[SLOW, f"[{ANA}] {SLOW}"], [SLOW, f"[{ANA}] {SLOW}"]], NOBODY),
        ([[SLOW, f"- [{ANA}] {SLOW}"], [SLOW, f"- [{ANA}] {SLOW}"]], ("BRACKETS", {ANA}, False)),
        ([[SLOW, f"[{ANA}]"], [SLOW, f"[{ANA}]"]], ("BRACKETS", {ANA}, False)),
    ],
)
def test_what_stands_in_brackets_is_a_name_where_most_bear_one_or_a_full_one_comes_back(
    cues: list[list[str]], told: tuple[str, set[str], bool]
) -> None:
    assert labels(cues) == told


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        ([ANA, BEN, ANA, BEN], {ANA, BEN}),
        ([ANA, BEN, CLEO, DAN], {ANA, BEN, CLEO, DAN}),
        ([ANA, "Introduction", CLEO, "Close"], {ANA, CLEO}),
        (["Ana", "Ana", "Ben"], {"Ana", "Ben"}),
        (['1 "Ana"', '2 "Ben"'], {"Ana", "Ben"}),
        ([ANA, ANA, BEN, BEN, CLEO], set[str]()),
        ([ANA, ANA, BEN, BEN, CLEO, CLEO], {ANA, BEN, CLEO}),
        ([ANA, "", "", ""], set[str]()),
        ([ANA, "", ANA, ""], {ANA}),
        ([f"{ANA}-1", f"{ANA}-2", f"{BEN}-3"], {ANA, BEN}),
        ([f"{ANA}-1", f"{ANA}-2", f"{BEN}-4"], {f"{ANA}-1", f"{ANA}-2", f"{BEN}-4"}),
        ([f"{ANA}-1", f"{BEN}-2"], {f"{ANA}-1", f"{BEN}-2"}),
        (["1", "2", "3"], set[str]()),
        ([], set[str]()),
    ],
)
def test_an_identifier_is_a_name_where_half_of_the_cues_bear_one_and_it_comes_back(
    ids: list[str], names: set[str]
) -> None:
    told = ("ABOVE", names, True) if names else NOBODY
    assert labels([[SLOW] for _ in ids] or [[SLOW]], ids) == told


def test_two_dashes_within_a_cue_are_changes_of_speaker_and_one_is_none() -> None:
    assert Labels.of([["- It is slow.", "- Is it?"]], []).dashed
    assert not Labels.of([["- It is slow.", "It is."], ["- Is it?"]], []).dashed


def split(found: Labels, *lines: str, identifier: str = "") -> list[tuple[str | None, str]]:
    return list(found.split(lines, identifier))


@pytest.mark.parametrize(
    ("form", "line", "said"),
    [
        (Form.PREFIX, f"{ANA}: slow", [(ANA, "slow")]),
        (Form.PREFIX, f"[door closes] {ANA}: slow", [(ANA, "[door closes] slow")]),
        (Form.PREFIX, f"{BEN}: slow", [(None, f"{BEN}: slow")]),
        (Form.BRACKETS, f"[{ANA}] slow", [(ANA, "slow")]),
        (Form.DASH, f"{ANA} - slow", [(ANA, "slow")]),
        (Form.LINE, ANA, [(None, ANA)]),
        (Form.NONE, f"{ANA}: slow", [("", f"{ANA}: slow")]),
    ],
)
def test_a_line_is_parted_from_its_label_as_the_file_does(
    form: Form, line: str, said: list[tuple[str | None, str]]
) -> None:
    assert split(Labels(form, frozenset({ANA}), every=False, dashed=False), line) == said


def test_a_cue_is_parted_where_somebody_else_begins() -> None:
    lined = Labels(Form.LINE, frozenset({ANA, BEN}), every=True, dashed=False)
    assert split(lined, ANA, "It is slow", "in the tunnel.", BEN, "Which?") == [
        (ANA, "It is slow in the tunnel."),
        (BEN, "Which?"),
    ]
    assert split(lined, ANA, BEN, "Which?") == [(ANA, ""), (BEN, "Which?")]
    assert split(lined, "It is slow") == [("", "It is slow")]
    dashed = Labels(Form.NONE, frozenset(), every=False, dashed=True)
    assert split(dashed, "- It is slow.", "- Is it?") == [("", "It is slow."), ("", "Is it?")]
    assert split(dashed, ">> It is slow.", "-") == [("", "It is slow.")]
    undashed = Labels(Form.PREFIX, frozenset({ANA}), every=False, dashed=False)
    assert split(undashed, "- It is slow.", "- Is it?") == [(None, "- It is slow. - Is it?")]


def test_who_is_named_above_a_cue_speaks_in_it_also_behind_a_number() -> None:
    above = Labels(Form.ABOVE, frozenset({"Ana"}), every=True, dashed=False)
    for identifier in ("Ana", "12 - Ana", '12 "Ana" (7)', "Ana-12"):
        assert split(above, "It is slow.", identifier=identifier) == [("Ana", "It is slow.")]
    assert split(above, "It is slow.", identifier="Ben") == [("", "It is slow.")]

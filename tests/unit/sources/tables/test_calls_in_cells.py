"""A whole call within one cell of a table is its turns, each by who said it."""

from pathlib import Path

import pytest

from groundswell.sources.columns.scripts import script_in
from tests.unit.sources.tables.reading_tables import heard, items_of

LINES = (
    "Good morning, how can I help you?",
    "The scanners lose the connection in the cold store.",
    "Since when do they?",
    "Since the update, and nobody calls us back.",
)
WHO = ("Agent", "Customer") * 2
RUN_TOGETHER = "**Service call** " + " ".join(
    f"**{who}:** {line}" for who, line in zip(WHO, LINES, strict=True)
)
ON_LINES = "\n".join(f"{who}: {line}" for who, line in zip(WHO, LINES, strict=True)).replace(
    "update, ", "update,\n"
)


@pytest.mark.parametrize("cell", [RUN_TOGETHER, ON_LINES], ids=["run together", "on lines"])
def test_a_call_in_a_cell_becomes_its_turns(cell: str, tmp_path: Path) -> None:
    (conversation,) = heard(items_of(tmp_path, f'id,date,transcript\n1,2026-03-03,"{cell}"\n'))
    assert [(turn.speaker.name, turn.text) for turn in conversation.turns] == list(
        zip(WHO, LINES, strict=True)
    )


@pytest.mark.parametrize(
    "text",
    [
        "Problem: the export fails every night and nobody in our team can tell us why.\n"
        "Wish: an alert when it fails.\nPriority: high, since our bookkeeper waits for it every morning.",
        "We see three things: slow maps, lost orders, and no answers. It has been like that: for weeks now,"
        " or for months, and we would like to know: who looks at it?",
    ],
    ids=["labels that do not return", "colons in prose"],
)
def test_labels_and_colons_of_ones_own_are_no_call(text: str) -> None:
    assert script_in(text) is None

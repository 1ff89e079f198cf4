"""Errors carry a code, and the command line says what to do about it."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import groundswell
from groundswell.cli.remedies import REMEDIES, WRONG_USE_CODES, advice, worded
from groundswell.encoders.card import MINILM, USE, ModelCard
from groundswell.encoders.errors import ModelDamaged, ModelNotFound, NoModelInFolder
from groundswell.encoders.places import find_model
from groundswell.field.errors import (
    CannotMoveSetPhrase,
    DismissedAlready,
    NoSuchConcern,
    NoSuchEntry,
    NotInFile,
    NotPlacedYet,
    StandsApart,
    StoreDamaged,
    UndoAnotherFirst,
)
from groundswell.speech import GroundswellError

SOURCE = Path(groundswell.__file__).parent
# Rooms that are a way in, and word what those below them say.
DOORS = {"cli", "library"}


def codes() -> set[str]:
    """Read, not imported: some rooms cannot be before there is a store."""
    texts = (path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    return {code for text in texts for code in re.findall(r'^    code = "(\w+)"', text, re.MULTILINE)}


def test_what_is_said_is_said_of_codes_that_there_are() -> None:
    assert set(REMEDIES) | WRONG_USE_CODES <= codes()


def test_no_room_below_the_doors_names_a_command() -> None:
    """Migrations are as they were when they were made."""
    below = [
        path
        for path in SOURCE.rglob("*.py")
        if path.relative_to(SOURCE).parts[0] not in DOORS and "migrations" not in path.parts
    ]
    assert len(below) > 300
    naming = [
        str(p.relative_to(SOURCE)) for p in below if re.search("`groundswell [a-z]", p.read_text("utf-8"))
    ]
    assert naming == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (NoSuchConcern(7), "There is no concern C-7. `groundswell concerns` lists those there are."),
        (NoSuchEntry(9), "There is no entry #9. `groundswell history` lists them."),
        (
            UndoAnotherFirst(1, 3, "named C-2 “Ours”", "stands on what it brought"),
            "#1 cannot be undone while #3 (named C-2 “Ours”) stands on what it brought; undo that first."
            " `groundswell undo 3` does.",
        ),
        (DismissedAlready(2), "C-2 is dismissed already. `groundswell reopen C-2` brings it back."),
        (
            StandsApart(5, 4),
            "V-5 is the set phrase P-4, said letter for letter in several conversations and not about the"
            " business. To hear it: `groundswell set-phrase --hear P-4`.",
        ),
        (
            CannotMoveSetPhrase(5, 4),
            "V-5 is the set phrase P-4, which has to be heard first."
            " `groundswell set-phrase --hear P-4` does.",
        ),
        (NotPlacedYet(5), "V-5 is not placed yet. `groundswell listen FILES` goes on with it."),
        (StoreDamaged("f.db"), "f.db is damaged. `groundswell restore BACKUP` puts a backup in its place."),
        (
            NotInFile("postgresql://db/field"),
            "The store is kept at postgresql://db/field and not in a file. `pg_dump` copies it, `pg_restore`"
            " puts a copy back, and `groundswell move-store --to FILE` takes it into a file.",
        ),
        (
            NoModelInFolder(Path("models"), ["a", "b"]),
            "The configured model folder models does not hold a and b."
            " Correct the setting or run `groundswell model fetch --to models`.",
        ),
        (
            ModelDamaged(Path("models/a"), "MiniLM"),
            "models/a is not the published file of MiniLM (its sha256 differs)."
            " Remove it and run `groundswell model fetch`.",
        ),
    ],
    ids=lambda value: value.code if isinstance(value, GroundswellError) else "",
)
def test_an_error_says_what_happened_and_the_door_what_to_do(error: GroundswellError, said: str) -> None:
    assert worded(error) == said
    assert "groundswell" not in str(error)


@pytest.mark.parametrize(
    ("card", "said"),
    [
        (MINILM, "Run `groundswell model fetch` once (90 MB)."),
        (
            USE,
            "Run `groundswell model fetch` once (33 MB), or set GROUNDSWELL_LANGUAGES=english to do without"
            " it.",
        ),
    ],
    ids=["english", "many languages"],
)
def test_a_model_that_is_missing_is_told_with_its_size_and_how_to_do_without_it(
    card: ModelCard, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    with pytest.raises(ModelNotFound) as missing:
        find_model(home=tmp_path, card=replace(card, package="no_such_package"))
    assert "groundswell" not in str(missing.value)
    assert advice(missing.value) == said

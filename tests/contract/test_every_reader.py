"""What every kind of source promises, whoever wrote it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from groundswell.sources.contract import (
    Heard,
    Item,
    Known,
    Opened,
    Options,
    Reader,
    Refused,
    UnreadableSource,
)
from groundswell.sources.opening import open_file, read_here
from groundswell.sources.registry import READERS, reader_for
from tests.contract.samples import SAMPLES, written

every_reader = pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.kind)


def opened(path: Path) -> Opened:
    return open_file(path, path.name)


def read(path: Path) -> list[Item]:
    return list(read_here(path, path.name, Options()))


def rows_of(items: list[Item]) -> set[int]:
    rows = set[int]()
    for item in items:
        if isinstance(item, Heard):
            rows |= {turn.row for turn in item.conversation.turns}
        elif isinstance(item, Known | Refused):
            rows.add(item.row)
    return rows


def test_kinds_are_told_apart_by_name() -> None:
    kinds = [reader.kind for reader in READERS]
    assert len(set(kinds)) == len(kinds)


@every_reader
def test_it_recognises_and_reads_its_own_kind(reader: Reader, tmp_path: Path) -> None:
    path = written(tmp_path, reader.kind)
    assert reader_for(opened(path)).kind == reader.kind
    heard = [item for item in read(path) if isinstance(item, Heard | Known)]
    assert heard


@every_reader
def test_every_row_is_covered_without_a_gap(reader: Reader, tmp_path: Path) -> None:
    rows = rows_of(read(written(tmp_path, reader.kind)))
    assert rows == set(range(1, len(rows) + 1))


@every_reader
def test_a_second_reading_gives_the_same(reader: Reader, tmp_path: Path) -> None:
    path = written(tmp_path, reader.kind)
    assert read(path) == read(path)


@every_reader
def test_reading_streams(reader: Reader, tmp_path: Path) -> None:
    file = opened(written(tmp_path, reader.kind))
    assert isinstance(reader.read(file, Options()), Iterator)


@every_reader
def test_turns_hold_words_and_conversations_their_source(reader: Reader, tmp_path: Path) -> None:
    path = written(tmp_path, reader.kind)
    for item in read(path):
        if isinstance(item, Heard):
            assert item.conversation.source == path.name
            assert all(turn.text.strip() == turn.text != "" for turn in item.conversation.turns)


HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "blanks": b"\xef\xbb\xbf \n\n",
    "binary": bytes(range(256)) * 300,
    "zeros": b"\0" * 5000,
    "a huge line": b"x" * 3_000_000,
    "deep nesting": b'[{"a":' * 50_000,
    "deep markup": b"<div>" * 50_000 + b"stop",
    "an open quote": b'id,comment\n1,"' + b"word " * 50_000,
    "a magic word alone": b"WEBVTT\n\n",
    "a broken archive": b"PK\x03\x04" + b"\x14\0\0\0\x08\0" * 40,
    "a broken compound": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4000,
    "half a character": "id,comment\n1,Zu langsam für u".encode() + b"\xc3",
    "lone surrogates": b'{"comment": "\\ud800 is no text"}\n',
    "formulas": b'id,comment\n1,"=HYPERLINK(""http://example.invalid"")"\n',
}


def read_or_refused(path: Path) -> None:
    """Items or one refusal in words; anything else that is raised fails the test."""
    try:
        items = read(path)
    except UnreadableSource as refusal:
        reason = str(refusal)
        assert reason
        assert "Traceback" not in reason
        assert "\n" not in reason
    else:
        rows = rows_of(items)
        assert rows == set(range(1, len(rows) + 1))


@every_reader
@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_content_is_read_or_refused_in_words(reader: Reader, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / SAMPLES[reader.kind][0]
    path.write_bytes(content)
    read_or_refused(path)


@every_reader
def test_a_file_cut_short_anywhere_is_read_or_refused(reader: Reader, tmp_path: Path) -> None:
    path = written(tmp_path, reader.kind)
    content = path.read_bytes()
    for share in range(1, 20):
        path.write_bytes(content[: len(content) * share // 20])
        read_or_refused(path)


@every_reader
def test_zero_bytes_strewn_in_are_survived(reader: Reader, tmp_path: Path) -> None:
    path = written(tmp_path, reader.kind)
    content = path.read_bytes()
    path.write_bytes(content[:40] + b"\0" + content[40:80] + b"\0\0" + content[80:])
    read_or_refused(path)


@every_reader
@pytest.mark.parametrize("ending", [".csv", ".vtt", ".txt", ".eml", ".xlsx", ".bin", ""])
def test_a_wrong_ending_never_ends_in_a_crash(reader: Reader, ending: str, tmp_path: Path) -> None:
    path = written(tmp_path, reader.kind)
    renamed = path.rename(tmp_path / f"renamed{ending}")
    read_or_refused(renamed)

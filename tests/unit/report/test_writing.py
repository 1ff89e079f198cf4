"""A report is written whole or not at all."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from groundswell.report.writing import write_whole


def broken() -> Iterator[bytes]:
    yield b"the first half"
    raise KeyboardInterrupt


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_fails_midway_leaves_the_report_of_before_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_bytes(b"before")
    with pytest.raises(KeyboardInterrupt):
        write_whole(target, broken())
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("report.html", b"before")]


def test_what_fails_midway_leaves_no_report_where_there_was_none(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "report.html", broken())
    assert list(tmp_path.iterdir()) == []


def test_a_reader_never_finds_a_part(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_bytes(b"before")

    def pieces() -> Iterator[bytes]:
        yield b"new "
        assert target.read_bytes() == b"before"
        yield b"and whole"

    write_whole(target, pieces())
    assert target.read_bytes() == b"new and whole"


@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002, 0o000, 0o777])
def test_a_new_report_is_for_its_owner_alone_whatever_the_mask_of_the_process(
    tmp_path: Path, mask: int
) -> None:
    before = os.umask(mask)
    try:
        write_whole(tmp_path / "report.html", [b"x"])
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert mode(tmp_path / "report.html") == 0o600


def test_a_report_that_is_there_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.touch()
    target.chmod(0o640)
    write_whole(target, [b"x"])
    assert mode(target) == 0o640


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "report.html"
    link.symlink_to("elsewhere/today.html")
    for words in (b"first", b"second"):
        write_whole(link, [words])
        assert link.is_symlink()
        assert (tmp_path / "elsewhere" / "today.html").read_bytes() == words


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_whole("/dev/null", [b"x"])
    assert Path("/dev/null").is_char_device()


def test_a_name_of_full_length_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 250 + ".html")
    write_whole(target, [b"x"])
    assert target.read_bytes() == b"x"

"""What is not to be read is told at once, and never opened."""

import os
import resource
import socket
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.reading import expand, read_file

ROWS = "account,text\nQuarry,The export writes every invoice twice.\nBrook,Invoices come out doubled.\n"


def refusals(*given: Path) -> dict[str, str]:
    """name -> why it is not read; empty where it is."""
    found = {}
    for path, name in expand(given):
        try:
            found[name] = "" if list(read_file(path, name)) else "nothing in it"
        except UnreadableSource as refused:
            found[name] = str(refused)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "calls"
    made.mkdir()
    (made / "said.csv").write_text(ROWS)
    return made


@pytest.mark.parametrize("target", ["nowhere.csv", "loop.csv", "said.csv/below", "../gone/said.csv"])
@pytest.mark.parametrize("name", ["loop.csv", "loop.zip", "loop"])
def test_a_link_that_leads_nowhere_is_left_out_and_said(folder: Path, target: str, name: str) -> None:
    (folder / name).symlink_to(target.replace("loop.csv", name))
    told = refusals(folder)
    assert told == {"calls/said.csv": "", f"calls/{name}": "is a link that leads nowhere, so it is left out"}


def test_two_links_that_lead_to_each_other_are_left_out(folder: Path) -> None:
    (folder / "a").symlink_to("b")
    (folder / "b").symlink_to("a")
    assert set(refusals(folder).values()) == {"", "is a link that leads nowhere, so it is left out"}


def test_a_link_that_is_named_and_leads_nowhere_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.csv").symlink_to("nowhere")
    assert refusals(tmp_path / "x.csv") == {"x.csv": "is a link that leads nowhere, so it is left out"}


def archive(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("secret.csv", ROWS)
    return path


def test_links_out_of_the_folder_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text(ROWS)
    (tmp_path / "secrets").mkdir()
    archive(tmp_path / "secret.zip")
    (folder / "below").mkdir()
    (folder / "below" / "out.csv").symlink_to("../../secret.csv")
    (folder / "out.zip").symlink_to(tmp_path / "secret.zip")
    (folder / "out").symlink_to(tmp_path / "secrets")
    (folder / "passwd").symlink_to("/etc/passwd")
    told = refusals(folder)
    assert told.pop("calls/said.csv") == ""
    assert set(told) == {"calls/below/out.csv", "calls/out.zip", "calls/out", "calls/passwd"}
    assert all("leads out of the folder" in reason for reason in told.values())


def test_a_link_out_is_not_followed_where_two_folders_of_one_name_are_given(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text(ROWS)
    for month in ("may", "june"):
        (tmp_path / month / "calls").mkdir(parents=True)
        (tmp_path / month / "calls" / "said.csv").write_text(ROWS + f"{month},Too slow for us.\n")
        (tmp_path / month / "calls" / "out.csv").symlink_to("../../secret.csv")
    told = refusals(tmp_path / "may/calls", tmp_path / "june/calls")
    assert [bool(reason) for reason in told.values()].count(False) == 2
    assert "leads out of the folder" in told["calls/out.csv"]


def test_links_inside_the_folder_and_links_that_are_named_are_followed(folder: Path, tmp_path: Path) -> None:
    (folder / ".data").mkdir()
    (folder / ".data" / "notes.csv").write_text(ROWS)
    (folder / "notes.csv").symlink_to(".data/notes.csv")
    (tmp_path / "named.csv").symlink_to("calls/said.csv")
    (tmp_path / "folder").symlink_to("calls")
    assert refusals(folder)["calls/notes.csv"] == ""
    assert refusals(tmp_path / "named.csv") == {"named.csv": ""}
    assert refusals(tmp_path / "folder")["folder/notes.csv"] == ""


def pipe(path: Path) -> None:
    os.mkfifo(path)


def listening_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("made", "what"), [(pipe, "a pipe"), (listening_socket, "a socket"), (link_to_a_device, "a device")]
)
@pytest.mark.parametrize("name", ["x.csv", "x.zip", "x.xlsx", "x"])
def test_what_is_no_file_is_refused_at_once(
    tmp_path: Path, made: Callable[[Path], None], what: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # the path of a socket has to be short
    Path("in").mkdir()
    made(Path("in") / name)
    begun = time.monotonic()
    (named,) = refusals(Path("in") / name).values()
    assert named == f"is {what} and no file: save what it holds as one first"
    (inside,) = refusals(Path("in")).values()
    assert inside == named or "leads out" in inside
    assert time.monotonic() - begun < 2


def test_a_pipe_that_takes_the_place_of_a_file_keeps_nobody_waiting(tmp_path: Path) -> None:
    from groundswell.sources.opening import open_file

    os.mkfifo(tmp_path / "said.csv")
    with pytest.raises(UnreadableSource, match="is a pipe"):
        open_file(tmp_path / "said.csv", "said.csv")


def test_reading_an_archive_takes_as_long_as_its_files_not_their_square(tmp_path: Path) -> None:
    def spent() -> float:  # by all processes: waiting for others that use the machine is no part of it
        of = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(one.ru_utime + one.ru_stime for one in of)

    def seconds(members: int) -> float:
        with zipfile.ZipFile(tmp_path / f"{members}.zip", "w") as made:
            for number in range(members):
                made.writestr(f"./calls/{number}.csv", ROWS)
        begun = spent()
        assert set(refusals(tmp_path / f"{members}.zip").values()) == {""}
        return spent() - begun

    seconds(10)
    few, many = seconds(300), seconds(3000)
    assert many < 25 * few

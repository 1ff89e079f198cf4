"""Real processes that are stopped, that come all at once, or that find no room and no leave to write."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.worlds.field import INVOICES, OFFLINE, PRICE, feedback, write_table
from tests.worlds.stores import store_at

ROOT = Path(__file__).parents[2]
RUN = "from groundswell.cli.main import run; run()"
# With words for an encoder, so that no model has to be loaded.
HEAR = f"""
import groundswell.encoders as encoders
from tests.worlds.encoding import WordEncoder
encoders.open_encoder = lambda *_: WordEncoder()
{RUN}
"""
SAID = [f"{text} number {n}" for n in range(43) for text in (*INVOICES, *OFFLINE, *PRICE)]


def start(*arguments: object, program: str = HEAR) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def done(*arguments: object, program: str = HEAR) -> tuple[int, str, str]:
    process = start(*arguments, program=program)
    out, errors = process.communicate(timeout=120)
    return process.returncode, out, errors


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return write_table(tmp_path / "said.csv", feedback(SAID))


# Ctrl-C.


def interrupted(event: int) -> str:
    """A program that gets a Ctrl-C when it opens a file for the so-many-th time: a moment that no machine is
    too quick or too slow for. It opens files all the way, from its first import to the last answer."""
    return f"""
import os, signal, sys
from groundswell.cli.main import run
left = {event}
def opening(event, _):
    global left
    left -= event == "open"
    if event == "open" and left == 0:
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(opening)
{HEAR if event > 200 else RUN}"""


@pytest.mark.parametrize("event", [1, 3, 20, 60, 150, 300, 450, 550, 600, 650, 700, 750, 800])
@pytest.mark.parametrize("command", ["listen", "concerns"])
def test_ctrl_c_at_any_moment_is_one_sentence(tmp_path: Path, table: Path, command: str, event: int) -> None:
    store = store_at(tmp_path / "field.db")
    if command == "concerns":
        assert done("listen", table, "--store", store)[0] == 0
    given = [table, "--as", "verbatims"] if command == "listen" else []
    status, _, errors = done(command, *given, "--store", store, program=interrupted(event))
    assert "Traceback" not in errors
    if status == 0:
        assert event >= 450  # it had all but ended, and ended
        return
    assert status == 130
    assert errors.count("groundswell: stopped") == len(errors.strip().splitlines()) == 1
    status, _, errors = done("listen", table, "--as", "verbatims", "--store", store)
    assert status == 0, errors


def test_ctrl_c_when_all_is_done_changes_nothing(tmp_path: Path, table: Path) -> None:
    late = f"""
import os, signal
class Last:
    def __del__(self, kill=os.kill, me=os.getpid(), what=signal.SIGINT):
        kill(me, what)
last = Last()
{HEAR}"""
    store = store_at(tmp_path / "field.db")
    assert done("listen", table, "--store", store, program=late)[::2] == (0, "")
    assert done("concerns", "--store", store, program=late)[::2] == (0, "")


def test_ctrl_c_again_does_not_break_into_what_the_first_one_ends() -> None:
    again = """
import os, signal
from groundswell.cli.interrupts import tidy_up_when_stopped
tidy_up_when_stopped()
try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt:
    os.kill(os.getpid(), signal.SIGINT)
    print("ended")
"""
    assert done(program=again) == (0, "ended\n", "")


def test_a_stop_in_the_midst_of_a_report_leaves_the_report_of_before(tmp_path: Path, table: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text("before")
    stopping = f"""
import os, signal
from groundswell.report import records
def pieces(field):
    yield b"half"
    os.kill(os.getpid(), signal.SIGINT)
    yield b"never"
records.json_pieces = pieces
{HEAR}"""
    status, _, errors = done(
        *("listen", table, "--store", store_at(tmp_path / "field.db"), "--json", report), program=stopping
    )
    assert (status, errors.count("groundswell: stopped")) == (130, 1)
    assert report.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir() if "report" in p.name] == ["report.json"]


# All at once.


def test_several_first_commands_on_one_new_store_all_succeed(tmp_path: Path) -> None:
    tables = [
        write_table(tmp_path / f"{n}.csv", feedback(said, first=1 + 10 * n))
        for n, said in enumerate((INVOICES, OFFLINE, PRICE))
    ]
    store = store_at(tmp_path / "new folder" / "field.db")
    begun = [start("listen", table, "--as", "verbatims", "--store", store) for table in tables]
    ended = [(process.communicate(timeout=120), process.returncode) for process in begun]
    assert [status for _, status in ended] == [0, 0, 0], ended
    # How many concerns these are hangs on who came first, and that is nobody's choice here.
    status, out, _ = done("doctor", "--store", store)
    assert (status, "Heard: 12 conversations, 12 verbatims, " in out) == (0, True), out
    assert (
        "Unfinished: 0 conversations still to be heard, 0 verbatims to be understood, 0 to be placed" in out
    )
    status, out, _ = done("concerns", "--store", store)
    assert (status, "from 12 conversations; heard once: 0 verbatims." in out) == (0, True), out


def test_a_process_killed_while_it_makes_the_store_leaves_room_for_the_next(tmp_path: Path) -> None:
    store = store_at(tmp_path / "field.db")
    table = write_table(tmp_path / "said.csv", feedback(INVOICES))
    killing = f"""
import os, signal
from groundswell.field.keeping import store
before = store._run_migrations
def killed():
    before()
    os.kill(os.getpid(), signal.SIGKILL)
store._run_migrations = killed
{HEAR}"""
    assert done("listen", table, "--store", store, program=killing)[0] == -signal.SIGKILL
    assert "There is no store at" in done("concerns", "--store", store)[2]
    assert done("listen", table, "--store", store)[0] == 0


# No room, and no leave.


def inside_a_mount(script: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run a shell script where it may mount; what it mounts is gone with it."""
    command = ["unshare", "--mount", "--map-root-user", "sh", "-ec", script, "sh", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=180, check=False)


@pytest.fixture
def mounting() -> Callable[..., "subprocess.CompletedProcess[str]"]:
    if not shutil.which("unshare") or inside_a_mount("mount -t tmpfs tmpfs /mnt").returncode:
        pytest.skip("optional: nothing may be mounted here")
    return inside_a_mount


def said_by(made: "subprocess.CompletedProcess[str]") -> Sequence[str]:
    assert "Traceback" not in made.stdout + made.stderr, made
    return made.stdout.split("--\n")


def test_what_a_full_disk_interrupted_is_told_until_it_is_finished(
    mounting: Callable[..., "subprocess.CompletedProcess[str]"], table: Path
) -> None:
    # Beside a store that stands, whatever its tables take, there is room for the rows and not for what is
    # heard in them.
    script = """
mount -t tmpfs tmpfs /mnt
run() { "$PYTHON" -c "$PROGRAM" "$@" --store /mnt/field.db 2>&1 || echo "rc $?"; echo "--"; }
PYTHON=$1 PROGRAM=$2
head -2 "$3" > /mnt/first.csv
run listen /mnt/first.csv --as verbatims > /dev/null
mount -o remount,size=$(($(du -sk /mnt | cut -f1) + 600))k /mnt
run listen "$3" --as verbatims
run doctor
run concerns
mount -o remount,size=2g /mnt
run listen "$3" --as verbatims
run doctor
run concerns
"""
    full, doctor, concerns, again, well, after = said_by(mounting(script, sys.executable, HEAR, table))[:6]
    assert "the disk is full" in full
    assert "rc 1" in doctor
    assert "still to be heard" in doctor
    assert "An import is unfinished: " in concerns
    assert "rc" not in again
    assert "Unfinished: 0 conversations still to be heard, 0 verbatims" in well
    assert "rc" not in well
    assert "unfinished" not in after


def test_a_store_on_a_read_only_disk_can_be_read_and_says_that_it_cannot_be_changed(
    mounting: Callable[..., "subprocess.CompletedProcess[str]"], table: Path, tmp_path: Path
) -> None:
    script = """
mount -t tmpfs tmpfs /mnt
run() { "$PYTHON" -c "$PROGRAM" "$@" --store /mnt/field.db 2>&1 || echo "rc $?"; echo "--"; }
PYTHON=$1 PROGRAM=$2
"$PYTHON" -c "$PROGRAM" listen "$3" --as verbatims --store /mnt/field.db >/dev/null
mount -o remount,ro /mnt
for command in "concerns" "show C-1" "why V-1" "history" "doctor" "backup $4"; do run $command; done
for command in "rename C-1 x" "undo" "listen $3"; do run $command; done
"""
    made = said_by(mounting(script, sys.executable, HEAR, table, tmp_path / "copy.db"))
    concerns, show, why, history, doctor, backup, *changing, _ = made
    assert "C-1" in concerns
    assert "V-" in show
    assert "Stands in" in why
    assert "#1" in history
    assert "File: sound" in doctor
    assert "Wrote" in backup
    assert (tmp_path / "copy.db").exists()
    assert len(changing) == 3
    assert all("may not be written by this user" in told and "rc 1" in told for told in changing)


def test_a_store_that_was_killed_on_a_disk_that_is_now_read_only_is_read_or_says_why_not(
    mounting: Callable[..., "subprocess.CompletedProcess[str]"], tmp_path: Path
) -> None:
    table = write_table(tmp_path / "said.csv", feedback(INVOICES))
    # When all is kept, and nothing is closed yet.
    killing = f"""
import os, signal
from groundswell.cli import main
main._close_store = lambda: os.kill(os.getpid(), signal.SIGKILL)
{HEAR}"""
    script = """
mount -t tmpfs tmpfs /mnt
PYTHON=$1 PROGRAM=$2
"$PYTHON" -c "$4" listen "$3" --as verbatims --store /mnt/field.db >/dev/null 2>&1 || true
test -s /mnt/field.db-wal
if [ "$5" = lost ]; then rm /mnt/field.db-shm; fi
mount -o remount,ro /mnt
"$PYTHON" -c "$PROGRAM" concerns --store /mnt/field.db 2>&1
"""
    kept = mounting(script, sys.executable, HEAR, table, killing, "kept")
    assert "C-1" in kept.stdout, kept
    lost = mounting(script, sys.executable, HEAR, table, killing, "lost")
    assert "C-1" in lost.stdout or "copy both to a folder that may be written" in lost.stdout, lost


def test_no_process_of_ours_is_left_behind_when_it_is_stopped(tmp_path: Path, table: Path) -> None:
    process = start("listen", table, "--as", "verbatims", "--store", store_at(tmp_path / "field.db"))
    children: set[str] = set()
    while process.poll() is None and not children:
        told = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        children = set(told.read_text().split()) if told.exists() else set()
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate(timeout=60)
    until = time.monotonic() + 10
    while any(Path(f"/proc/{one}/stat").exists() and not ended(one) for one in children):
        assert time.monotonic() < until
        time.sleep(0.05)


def ended(number: str) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] in ("Z", "X")
    except OSError:
        return True

"""What a stranger types first, and what it tells them to type next."""

import os
import re
import shutil
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest

from groundswell.samples import sample_folder
from tests.e2e.test_documented_lines import lay_out
from tests.worlds.documentation import ROOT

# Both keep their store in a file, whatever else there is.
pytestmark = pytest.mark.files


def test_what_make_report_prints_as_the_next_step_works_as_it_is_printed(tmp_path: Path) -> None:
    lay_out(tmp_path)
    (tmp_path / "bin" / "python").symlink_to(sys.executable)
    (tmp_path / "calls").unlink()
    (tmp_path / "calls").mkdir()
    for call in sorted((sample_folder() / "calls").iterdir())[:3]:
        shutil.copy(call, tmp_path / "calls")
    environment = {**os.environ, "GROUNDSWELL_HOME": str(tmp_path / "home"), "COLUMNS": "100"}
    environment.pop("GROUNDSWELL_STORE", None)
    environment.pop("DATABASE_URL", None)

    def type_in(*command: str) -> str:
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=400
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    # What is installed here need not be installed anew.
    printed = type_in("make", "-f", str(ROOT / "Makefile"), "-o", ".venv/.installed", "report")
    # make shows the command that it runs; what follows is for the reader.
    told = printed.split("\n", 1)[1]
    assert (tmp_path / "out" / "report.html").is_file()
    steps = re.findall(r"(?:: +|`)(\S*groundswell [^`\n]+)", told)
    assert {step.split()[1] for step in steps} >= {"show", "listen"}
    for step in steps:
        type_in("sh", "-c", step)


def test_make_run_prints_the_administrators_link_first_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "groundswell").symlink_to(Path(sys.executable).with_name("groundswell"))
    environment = {**os.environ, "GROUNDSWELL_HOME": str(tmp_path / "home"), "COLUMNS": "20"}
    # Of a make that runs these tests, too: one that another calls says first where it is.
    for name in ("GROUNDSWELL_STORE", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "MAKELEVEL", "MAKEFLAGS"):
        environment.pop(name, None)
    running = subprocess.Popen(
        ["make", "-f", str(ROOT / "Makefile"), "-o", ".venv/.installed", "run"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert running.stdout
        printed = [running.stdout.readline().rstrip("\n") for _ in range(7)]
        way_in = re.fullmatch(r"http://127\.0\.0\.1:(\d+)(/in/[\w-]+)", printed[0])
        assert way_in, printed
        roles = [line.split(" http://")[0] for line in printed[1:]]
        assert roles == ["seller", "sales-lead", "marketing", "product", "executive", "guest"]
        asked = HTTPConnection("127.0.0.1", int(way_in[1]), timeout=30)
        for path, status in (("/healthz", 200), (way_in[2], 302), (way_in[2], 410)):
            asked.request("GET", path)
            answer = asked.getresponse()
            answer.read()
            assert (path, answer.status) == (path, status)
        asked.close()
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does to all that it runs
        rest, complaints = running.communicate(timeout=60)
        assert (rest, "Traceback" in complaints) == ("", False)
        next_step = r"\.venv/bin/groundswell show C-\d+ --store (\S+/field\.db)"
        told = re.search(next_step, " ".join(complaints.split()))
        assert told, complaints
        assert Path(told[1]).samefile(tmp_path / "home" / "field.db")
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            running.communicate()

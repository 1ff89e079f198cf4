"""What a stranger types first, and what it tells them to type next."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from groundswell.samples import sample_folder
from tests.e2e.test_documented_lines import lay_out
from tests.worlds.documentation import ROOT


def test_what_make_run_prints_as_the_next_step_works_as_it_is_printed(tmp_path: Path) -> None:
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
    printed = type_in("make", "-f", str(ROOT / "Makefile"), "-o", ".venv/.installed", "run")
    # make shows the command that it runs; what follows is for the reader.
    told = printed.split("\n", 1)[1]
    assert (tmp_path / "out" / "report.html").is_file()
    steps = re.findall(r"(?:: +|`)(\S*groundswell [^`\n]+)", told)
    assert {step.split()[1] for step in steps} >= {"show", "listen"}
    for step in steps:
        type_in("sh", "-c", step)

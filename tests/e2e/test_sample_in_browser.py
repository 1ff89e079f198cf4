"""The sample company brought in through the browser is the field that the command line makes of it."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from groundswell.field.keeping import store
from groundswell.samples import sample_folder, sample_sources
from tests.worlds.stores import store_at

AT = datetime(2026, 7, 1, 9, tzinfo=UTC)
Concerns = set[tuple[str, frozenset[str]]]


def concerns() -> Concerns:
    """Each by its name and what is said in it."""
    from groundswell.field.overview import overview

    return {(one.name, frozenset(v.text for v in one.verbatims)) for one in overview().concerns}


def by_command(folder: Path) -> Concerns:
    at = store_at(folder / "command.db")
    program = "from groundswell.cli.main import run; run()"
    command = [sys.executable, "-c", program, "listen", "--sample", "--store", at]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    with store.standing_at(at):
        store.prepare(create=False)
        return concerns()


def sample_files() -> dict[str, object]:
    """As the script sends them: each with its path from what was dropped on."""
    given = [path for source in sample_sources() for path in (source, *source.rglob("*"))]
    files = sorted(path for path in given if path.is_file())
    told: dict[str, object] = {}
    for number, path in enumerate(files):
        told[f"path-{number}"] = path.relative_to(sample_folder()).as_posix()
        told[f"file-{number}"] = SimpleUploadedFile(path.name, path.read_bytes())
    return told


@pytest.mark.usefixtures("store_path")
def test_the_sample_company_through_the_browser_gives_the_same_concerns_as_by_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path / "store"))
    from groundswell.people.models import User
    from groundswell.people.roles import Role
    from groundswell.people.sample import found_sample_company
    from groundswell.worker.bringing import bring_in

    found_sample_company(AT)
    browser = Client(SERVER_NAME="127.0.0.1")
    browser.force_login(User.objects.get(role=Role.ADMINISTRATOR.value))
    address = browser.post("/settings/imports", sample_files())["Location"]
    bring_in(AT)
    assert "Take it in" in browser.get(address).content.decode()
    browser.post(address, {"act": "take"})
    bring_in(AT)
    told = browser.get(address).content.decode()
    assert "taken" in told
    through_browser = concerns()
    assert len(through_browser) > 30
    assert through_browser == by_command(tmp_path)

"""The application, started, asked, killed and ended, as real processes on loopback."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest

from groundswell.samples import sample_folder
from tests.worlds.serving import Served, gone, until
from tests.worlds.stores import new_database
from tests.worlds.visiting import Visitor


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    one = Served(tmp_path)
    yield one
    one.kill()


@pytest.mark.files
def test_a_new_application_leads_to_its_first_administrator_and_ends_with_ctrl_c(served: Served) -> None:
    status, told = served.get("/healthz")
    assert (status, json.loads(told)) == (200, {"web": "well", "database": "well", "worker": "well"})
    assert re.fullmatch(r"/start/[\w-]{43}", served.path)
    assert "Begin with your company" in served.get(served.path)[1]
    looked_after = served.processes()
    assert set(looked_after) == {"web", "worker"}
    assert served.end() == 0
    assert all(gone(process) for process in looked_after.values())


@pytest.mark.postgresql
def test_a_company_begins_on_a_server_of_databases_and_what_is_noted_there_is_heard(tmp_path: Path) -> None:
    served = Served(tmp_path, database=new_database())
    try:
        status, told = served.get("/healthz")
        assert (status, json.loads(told)) == (200, {"web": "well", "database": "well", "worker": "well"})
        agnes = Visitor(served.url, served.first)
        begun = {"company": "Wrenfield", "name": "Agnes Holm", "email": "agnes@wrenfield.example"}
        more = {"currency": "EUR", "time_zone": "UTC", "offering": "products"}
        agnes.post(served.path, {**begun, **more, "password": "a heron over the reservoir"}, page=served.path)
        words = "The export doubles every invoice line"
        agnes.post("/note", {"key": str(uuid4()), "words": words, "account": "Harbour Foods"}, page="/note")
        until(lambda: words in agnes.get("/heard-once"))  # where the worker has placed it
        assert served.end() == 0
        assert not (tmp_path / "field.db").exists()
    finally:
        served.kill()


@pytest.mark.files
def test_a_worker_that_is_killed_is_started_again(served: Served) -> None:
    first = served.processes()["worker"]
    os.kill(first, signal.SIGKILL)
    until(lambda: served.processes().get("worker", first) != first)
    # It does the work again once it holds the lease; until that ends, the dead one's makes all look well.
    until(lambda: served.holder() == served.processes().get("worker"))
    assert served.get("/healthz")[0] == 200
    assert served.end() == 0


@pytest.mark.files
def test_the_processes_end_when_who_looks_after_them_is_killed(served: Served) -> None:
    looked_after = served.processes()
    served.running.kill()
    served.running.wait()
    until(lambda: all(gone(process) for process in looked_after.values()))


@pytest.mark.files
def test_two_that_begin_at_once_lead_each_to_its_own(tmp_path: Path) -> None:
    """Both may want the usual port; the one that gets it must not answer for the other."""
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    with ThreadPoolExecutor() as pool:
        both = list(pool.map(Served, folders))
    try:
        assert both[0].port != both[1].port
        for served in both:
            assert "Begin with your company" in served.get(served.path)[1]
    finally:
        for served in both:
            served.kill()


@pytest.mark.files
def test_what_cannot_be_served_says_why(tmp_path: Path, served: Served) -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "from groundswell.cli.main import run; run()",
            "serve",
            "--port",
            str(served.port),
        ],
        env={**os.environ, "GROUNDSWELL_HOME": str(tmp_path / "other")},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert told.returncode == 1
    assert f"Nothing can be served on 127.0.0.1, port {served.port}" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.files
def test_the_sample_company_never_moves_in_with_a_companys_own_data(tmp_path: Path, served: Served) -> None:
    """`served` has founded nobody yet: what somebody heard there is theirs all the same."""
    program = "from groundswell.cli.main import run; run()"
    told = {**os.environ, "GROUNDSWELL_HOME": str(tmp_path), "GROUNDSWELL_STORE": str(tmp_path / "field.db")}
    calls = sample_folder() / "calls"
    heard = [sys.executable, "-c", program, "listen", str(sorted(calls.iterdir())[0])]
    assert subprocess.run(heard, env=told, capture_output=True, timeout=300).returncode == 0
    mixed = [sys.executable, "-c", program, "serve", "--samples", "--data", str(tmp_path)]
    refused = subprocess.run(mixed, env=told, capture_output=True, text=True, timeout=120)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "the sample company needs another one" in refused.stderr


def run_serve(folder: Path, *options: str, **told: str) -> subprocess.CompletedProcess[str]:
    program = "from groundswell.cli.main import run; run()"
    return subprocess.run(
        [sys.executable, "-c", program, "serve", *options],
        env={**os.environ, "GROUNDSWELL_HOME": str(folder), **told},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_on_every_address_of_a_machine_it_has_to_be_told_by_which_people_ask(tmp_path: Path) -> None:
    told = run_serve(tmp_path, "--host", "0.0.0.0")
    assert (told.returncode, "GROUNDSWELL_PUBLIC_URL" in told.stderr) == (1, True)
    assert not list(tmp_path.iterdir())


def test_where_an_address_leads_to_the_usual_port_no_other_is_taken_in_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from groundswell.cli import supervising

    monkeypatch.setenv("GROUNDSWELL_PUBLIC_URL", "https://groundswell.example")
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setattr(supervising, "USUAL_PORT", port)
        with pytest.raises(supervising.CannotServe, match=f"port {port}"):
            supervising.listening("127.0.0.1", None)

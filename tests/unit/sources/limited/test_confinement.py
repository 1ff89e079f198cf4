"""The child that reads what nobody vouches for can do little else, and knows no secret."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.limited import workers
from groundswell.sources.limited.limits import FILE_BYTES, MEMORY_BYTES
from groundswell.sources.reading import read_file

SECRETS = {
    "GROUNDSWELL_EMBEDDINGS_KEY": "sk-embeddings",
    "GROUNDSWELL_CHAT_KEY": "sk-chat",
    "GROUNDSWELL_SECRET_KEY": "sk-django",
    "AWS_SECRET_ACCESS_KEY": "sk-cloud",
    "DATABASE_URL": "postgres://user:sk-database@host/db",
}
ROWS = "account,text\nQuarry,The export writes every invoice twice.\nBrook,Invoices come out doubled.\n"


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The /proc folder of a child that has read a file."""
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    workers.end_all()
    table = tmp_path / "said.csv"
    table.write_text(ROWS)
    assert list(read_file(table, "said.csv"))
    return Path("/proc") / str(workers._idle[-1]._process.pid)


def test_no_key_reaches_the_child(child: Path) -> None:
    known = (child / "environ").read_bytes().decode()
    names = {one.partition("=")[0] for one in known.split("\0") if one}
    assert not names & set(SECRETS)
    assert "sk-" not in known
    assert not {name for name in names if name.startswith("GROUNDSWELL")}
    assert "PATH" in names


def test_limits_hold_also_against_the_child_itself(child: Path) -> None:
    limits = {}
    for line in (child / "limits").read_text().splitlines()[1:]:
        limits[line[:26].strip()] = line[26:].split()[:2]
    assert limits["Max address space"] == [str(MEMORY_BYTES)] * 2
    assert limits["Max file size"] == [str(FILE_BYTES)] * 2
    assert limits["Max core file size"] == ["0", "0"]
    assert limits["Max processes"] == ["0", "0"]
    assert int(limits["Max open files"][1]) <= 128
    assert limits["Max cpu time"][1] != "unlimited"


def test_the_child_is_in_a_network_of_its_own_where_the_kernel_lets_it(child: Path) -> None:
    allowed = subprocess.run(["unshare", "--user", "--net", "true"], capture_output=True, check=False)
    if allowed.returncode:
        pytest.skip("optional: no namespaces here")
    assert (child / "ns" / "net").readlink() != Path("/proc/self/ns/net").readlink()


ATTEMPTS = {
    "a socket": "import socket; socket.socket()",
    "a name": "import socket; socket.getaddrinfo('house.example', 80)",
    "a command": "import os; os.system('true')",
    "a process": "import subprocess; subprocess.run(['true'])",
    "a fork": "import os; os.fork()",
    "a huge file": "open(FILE, 'wb').truncate(300 * 1024**2)",
    "much memory": "bytes(2 * 1024**3)",
    "higher limits": "import resource; resource.setrlimit(resource.RLIMIT_CORE, (1, 1))",
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_what_reading_does_not_need_is_refused(attempt: str, tmp_path: Path) -> None:
    if attempt == "higher limits" and os.geteuid() == 0:
        pytest.skip("optional: nothing binds the superuser")
    program = (
        "from groundswell.sources.limited.limits import confine; confine()\n"
        f"FILE = {str(tmp_path / 'file')!r}\n"
        "try:\n"
        f"    {ATTEMPTS[attempt]}\n"
        "except (OSError, MemoryError, ValueError) as refused: print('refused')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        env=workers._environment(),
        timeout=30,
    )
    assert done.stdout == "refused\n", done


def test_a_child_that_has_served_for_long_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "said.csv"
    table.write_text(ROWS)
    list(read_file(table, "said.csv"))
    first = workers._idle[-1]._process
    list(read_file(table, "said.csv"))
    assert workers._idle[-1]._process is first
    monkeypatch.setattr(workers, "_SERVES_SECONDS", 0.0)
    list(read_file(table, "said.csv"))
    assert first.poll() is not None
    assert list(read_file(table, "said.csv"))


def test_a_refusal_reads_the_same_from_the_limited_child(tmp_path: Path) -> None:
    table = tmp_path / "numbers.csv"
    table.write_text("amount,count\n1,2\n3,4\n")
    with pytest.raises(UnreadableSource, match="no column that holds what people said"):
        list(read_file(table, "numbers.csv"))

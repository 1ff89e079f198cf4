"""Settings: where the store is, and the key that is made once."""

import multiprocessing
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from groundswell.config.places import default_store, named_store, secret_file
from groundswell.config.secret import secret_key

CHECKED = """
from groundswell.field.keeping.sqlite import use_sound_sqlite
use_sound_sqlite()
import django
django.setup()
from django.core.checks import run_checks
print([str(one) for one in run_checks()])
"""


def run(program: str, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60
    )


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("GROUNDSWELL_STORE", "DATABASE_URL", "GROUNDSWELL_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GROUNDSWELL_HOME", str(tmp_path / "home"))


def test_the_store_is_named_by_its_own_variable_then_by_that_of_all_programs_then_by_the_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert named_store() == str(default_store()) == str(tmp_path / "home" / "field.db")
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/field")
    assert named_store() == "postgresql://db.example/field"
    monkeypatch.setenv("GROUNDSWELL_STORE", "mine.db")
    assert named_store() == "mine.db"


def test_the_key_lies_beside_a_file_and_of_a_database_in_the_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert secret_file() == tmp_path / "home" / "secret.key"
    monkeypatch.setenv("DATABASE_URL", "postgresql://db.example/field")
    assert secret_file() == tmp_path / "home" / "secret.key"
    monkeypatch.setenv("GROUNDSWELL_STORE", str(tmp_path / "store" / "field.db"))
    assert secret_file() == tmp_path / "store" / "secret.key"


def test_a_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "new" / "secret.key"
    key = secret_key(file)
    assert len(key) >= 48
    assert secret_key(file) == key
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert [one.name for one in file.parent.iterdir()] == ["secret.key"]
    assert secret_key(tmp_path / "other" / "secret.key") != key


def test_processes_that_begin_at_once_get_the_same_key(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as begun:
        keys = begun.map(secret_key, [tmp_path / "secret.key"] * 8)
    assert set(keys) == {secret_key(tmp_path / "secret.key")}


def test_a_key_that_others_may_read_or_that_is_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "secret.key"
    secret_key(file)
    file.chmod(0o640)
    with pytest.raises(ImproperlyConfigured, match="may be read by others"):
        secret_key(file)
    file.chmod(0o600)
    file.write_text("short")
    with pytest.raises(ImproperlyConfigured, match="holds no key"):
        secret_key(file)


@pytest.mark.parametrize("settings", ["command_line", "web"])
def test_each_settings_pass_the_checks_and_only_the_web_makes_a_key(tmp_path: Path, settings: str) -> None:
    told = {**os.environ, "DJANGO_SETTINGS_MODULE": f"groundswell.config.{settings}"}
    done = subprocess.run(
        [sys.executable, "-c", CHECKED], env=told, capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")
    assert (tmp_path / "home" / "secret.key").exists() is (settings == "web")


@pytest.mark.skipif(find_spec("pysqlite3") is None, reason="optional: no pysqlite3 on this platform")
def test_a_process_that_did_not_swap_sqlite_is_refused_by_the_check_and_by_the_store() -> None:
    unswapped = CHECKED.replace("use_sound_sqlite()\n", "") + (
        "from groundswell.field.keeping import store\n"
        "from groundswell.field.errors import StoreUnusable\n"
        "try: store.prepare()\n"
        "except StoreUnusable as error: print(error)\n"
        "from groundswell.cli.checkup import checks\n"
        "print([one.remedy for one in checks() if one.part == 'SQLite'])\n"
    )
    told = {**os.environ, "DJANGO_SETTINGS_MODULE": "groundswell.config.command_line"}
    done = run(unswapped, told)
    assert done.stdout.count("This process opens SQLite by sqlite3.dbapi2") == 3, done

"""A real store of its own for every test, and an encoder that needs no model.

The store lies in a file, or on the PostgreSQL that GROUNDSWELL_TEST_DATABASE_URL names: see `stores.py`.
"""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings

from groundswell.field.keeping.sqlite import use_sound_sqlite
from tests.worlds import stores
from tests.worlds.serving import Served, until

use_sound_sqlite()
# Whoever asks for no store of its own gets none: never that of the person who runs the tests.
os.environ["GROUNDSWELL_STORE"] = "/dev/null/field.db"
os.environ["GROUNDSWELL_SECRET_KEY"] = "of the tests, which sign nothing that matters to anybody"
# This process knows all rooms, those of people and pages, too; commands that tests start run as anybody's.
os.environ["DJANGO_SETTINGS_MODULE"] = "groundswell.config.web"
assert settings.INSTALLED_APPS
os.environ["DJANGO_SETTINGS_MODULE"] = "groundswell.config.command_line"
pytest_plugins = ["tests.worlds.leaving_out"]
# How long an example takes is the machine's, and no test is about it.
_TOO_SLOW = [hypothesis.HealthCheck.too_slow]
hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=_TOO_SLOW)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> stores.Template:
    """A store with its tables made, copied for each test: migrating takes longer than most tests."""
    return stores.make_template(tmp_path_factory.mktemp("empty") / "field.db")


@pytest.fixture(scope="session", autouse=True)
def _what_is_made_goes() -> Iterator[None]:
    yield
    stores.remove_all()


@pytest.fixture(autouse=True)
def _what_a_command_sets_in_the_environment_goes_with_its_test() -> Iterator[None]:
    """A command ends with its process; inside a test's it would choose settings for all that come after."""
    before = dict(os.environ)
    yield
    for name in os.environ.keys() - before.keys():
        del os.environ[name]
    os.environ.update(before)


@pytest.fixture
def begins_with(empty_store: stores.Template) -> stores.Template:
    """What the store of a test is a copy of."""
    return empty_store


@pytest.fixture
def store_path(begins_with: stores.Template, tmp_path: Path) -> Iterator[Path]:
    """The store that Django works on during one test: its file, where it lies in one."""
    path = tmp_path / "store" / "field.db"
    path.parent.mkdir()
    with begins_with.copied_to(path):
        yield path


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the sample company was brought in, and all was done that its worker does by itself:
    each copy would begin with it."""
    folder = tmp_path_factory.mktemp("sample")
    served = Served(folder, "--samples")
    try:
        until(lambda: 0 not in served.read("SELECT found_of <> '' FROM message_coveredtext"))
        until(lambda: any((folder / "backups").glob("*.db")))
        assert served.end() == 0
    finally:
        served.kill()
    return folder


# Where the tests are started in the background of a script, Ctrl-C is ignored, and by all that they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

"""A command that reads loads what reading needs: most of what it costs is what it loads."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.worlds.field import feedback, write_table
from tests.worlds.stores import store_at

SENTENCES = [
    "Your export writes every invoice twice.",
    "Invoices come out doubled when we export them.",
    "The export gives us duplicate invoices each month.",
    "Why does exporting create two copies of an invoice?",
]
# Reading files, hearing, grouping, embedding, a page; Django's changing of tables and answering of requests.
NEVER = {
    *("groundswell.sources", "groundswell.intake", "groundswell.encoders", "groundswell.engine.grouping"),
    *("groundswell.engine.identity", "groundswell.engine.extraction.extract", "groundswell.engine.naming"),
    *("groundswell.field.overview", "groundswell.field.services", "groundswell.report.html"),
    *("ctranslate2", "tokenizers", "graspologic_native", "py3langid", "jinja2", "docx", "ijson"),
    *("django.db.migrations", "django.core.management", "django.contrib", "django.http", "django.urls"),
    *("django.core.mail", "http.client", "urllib.request"),
}
COMMANDS = "groundswell.config.command_line"
_RUN = """
import sys
from groundswell.cli.main import run
try:
    run()
finally:
    print(*sys.modules, file=sys.stderr)
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("read")
    store = store_at(folder / "field.db")
    loaded_by("listen", write_table(folder / "feedback.csv", feedback(SENTENCES)), store=store)
    return store


def loaded_by(*words: object, store: str) -> set[str]:
    """The names of all modules that a command has loaded by its end."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, *map(str, words)],
        capture_output=True,
        text=True,
        env={**os.environ, "GROUNDSWELL_STORE": store, "DJANGO_SETTINGS_MODULE": COMMANDS},
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize(
    "words",
    [["concerns"], ["show", "C-1"], ["history"], ["search", "invoice"], ["why", "V-1"]],
    ids=lambda words: words[0],
)
def test_a_command_that_reads_loads_nothing_that_it_does_not_need(words: list[str], store: str) -> None:
    loaded = loaded_by(*words, store=store)
    # Vectors are compared by one of them only.
    never = NEVER if words[0] == "why" else NEVER | {"numpy"}
    assert {"groundswell.field.models", "django.db.models"} <= loaded
    assert never & loaded == set()


def test_the_version_is_told_without_a_store(store: str) -> None:
    assert {"django", "numpy", "jinja2", "groundswell.field.models"} & loaded_by(
        "--version", store=store
    ) == set()


@pytest.mark.files
def test_a_command_that_is_over_leaves_no_log_beside_the_store(store: str) -> None:
    """Closed in order, and not when Python happens to take the connection apart."""
    loaded_by("rename", "C-1", "Twice in the export", store=store)
    path = Path(store)
    assert {file.name for file in path.parent.glob("field.db*")} == {"field.db", "field.db-lock"}

"""A kind of source is a folder that can be taken away."""

from pathlib import Path

import grimp
import pytest

import groundswell.sources

ROOM = "groundswell.sources"
KINDS = sorted(p.parent.name for p in Path(groundswell.sources.__path__[0]).glob("*/reader.py"))


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("groundswell", cache_dir=None)


def test_there_are_kinds() -> None:
    assert {"csv", "mail", "zendesk"} <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_known_to_the_list_of_readers_alone(kind: str, graph: grimp.ImportGraph) -> None:
    folder = {f"{ROOM}.{kind}", *graph.find_descendants(f"{ROOM}.{kind}")}
    importers = {module for part in folder for module in graph.find_modules_that_directly_import(part)}
    assert importers - folder == {f"{ROOM}.registry"}

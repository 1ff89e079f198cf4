"""The documentation says what the program does: compared with the program itself."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from groundswell.cli.main import app
from groundswell.sources.registry import READERS

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND = typer.main.get_command(app)


def commands() -> dict[str, object]:
    return dict(COMMAND.commands)  # pyright: ignore[reportAttributeAccessIssue] - a group


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_in_the_readme_or_the_guide(name: str) -> None:
    assert re.search(rf"\b{name}\b", README + GUIDE)


def test_no_command_is_told_that_there_is_not() -> None:
    told = set(re.findall(r"groundswell ([a-z]+(?:-[a-z]+)*)", README + GUIDE))
    assert told - set(commands()) == set()


def leaves(group: Any = COMMAND, name: str = "") -> dict[str, set[str]]:
    """The options of every command, by its name; `model fetch` is one of two words."""
    found: dict[str, set[str]] = {}
    for word, command in group.commands.items():
        if hasattr(command, "commands"):
            found |= leaves(command, f"{name}{word} ")
        else:
            found[f"{name}{word}"] = options_of(command)
    return found


def options_of(command: Any) -> set[str]:
    offered = {option for one in command.params for option in (*one.opts, *one.secondary_opts)}
    return {option for option in offered if option.startswith("--")} - {"--help"}


def told_of(cells: str) -> set[str]:
    """The options that a row of a table names, each first in its code."""
    return set(re.findall(r"`(--[a-z-]+)", cells))


OPTIONS = leaves()
ROWS = {
    name: told_of(cells)
    for told, cells in re.findall(
        r"^\| `([^`]+)` \|(.*)\|$", GUIDE.partition("## All commands")[2], re.MULTILINE
    )
    for name in OPTIONS
    if f"{told} ".startswith(f"{name} ")
}
OF_LISTEN = told_of(" ".join(re.findall(r"^\| (`--.*?) \|", GUIDE, re.MULTILINE)))


@pytest.mark.parametrize("name", sorted(OPTIONS))
def test_every_command_stands_in_the_guide_with_its_options_and_no_others(name: str) -> None:
    told = ROWS[name] | OF_LISTEN if name == "listen" else ROWS[name]
    assert told == OPTIONS[name]


def test_no_page_names_an_option_that_there_is_not() -> None:
    there_are = set[str]().union(*OPTIONS.values(), options_of(COMMAND), {"--help"})
    for page in (README, *(p.read_text(encoding="utf-8") for p in (ROOT / "docs").glob("*.md"))):
        lines = [line for line in page.splitlines() if "benchmarks" not in line and "pip " not in line]
        named = set(re.findall(r"(?<=[`\s])--[a-z][a-z-]+", "\n".join(lines)))
        assert named <= there_are


def test_no_setting_is_told_that_there_is_not() -> None:
    assert {f"GROUNDSWELL_{one}" for one in re.findall(r"GROUNDSWELL_([A-Z_]+)", GUIDE)} <= settings_read()


def settings_read() -> set[str]:
    source = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    return set(re.findall(r"GROUNDSWELL_[A-Z]+(?:_[A-Z]+)*", source))


def test_every_setting_that_is_read_is_in_the_guide() -> None:
    read = settings_read() - {"GROUNDSWELL_SECRET_KEY"}
    told = set(re.findall(r"GROUNDSWELL_[A-Z]+(?:_[A-Z]+)*", GUIDE))
    shortened = {
        f"{base}_{end}" for base in ("GROUNDSWELL_EMBEDDINGS", "GROUNDSWELL_CHAT") for end in ("MODEL", "KEY")
    }
    assert read - told - shortened == set()


def test_decisions_are_numbered_without_gaps_and_titled_alike() -> None:
    pages = sorted((ROOT / "docs" / "adr").glob("*.md"))
    assert [int(p.name[:4]) for p in pages] == list(range(1, len(pages) + 1))
    for number, page in enumerate(pages, start=1):
        assert page.read_text(encoding="utf-8").startswith(f"# {number}. "), page.name


def test_every_link_between_pages_leads_somewhere() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name} → {target}"


def test_the_way_of_a_conversation_leads_through_files_that_there_are() -> None:
    page = (ROOT / "docs" / "one-conversation.md").read_text(encoding="utf-8")
    named = re.findall(r"`(src/[^`]+)`", page)
    assert len(named) > 25
    assert [path for path in named if not (ROOT / path).is_file()] == []


def test_the_readme_leads_to_every_page() -> None:
    pages = {path.name for path in (ROOT / "docs").glob("*.md")}
    assert {name for name in pages if name not in README} == set()


def test_every_kind_of_source_is_told_in_the_readme() -> None:
    words = {
        "csv": "CSV",
        "jsonl": "JSON Lines",
        "vtt": "WEBVTT",
        "srt": "SRT",
        "transcript": "Markdown",
        "mail": "MBOX",
    }
    words |= {"spreadsheet": "XLSX", "helpscout": "Help Scout", "appstore": "App Store"}
    words |= {"turns": "transcripts as JSON", "records": "any other export as JSON"}
    words |= {"captions": "TTML", "webpage": "web page"}
    for reader in READERS:
        assert words.get(reader.kind, reader.kind).casefold() in README.casefold(), reader.kind


def test_no_page_and_no_file_names_a_package_registry() -> None:
    hosts = ["py" + "pi.org", "python" + "hosted.org", "registry.npm" + "js.org"]
    tracked = [p for p in ROOT.rglob("*") if p.is_file() and not _ignored(p) and p.stat().st_size < 2_000_000]
    for path in tracked:
        text = path.read_text(encoding="utf-8", errors="replace")
        assert not [host for host in hosts if host in text], path


def _ignored(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return parts[0].startswith((".venv", ".git", "out", ".")) or "__pycache__" in parts

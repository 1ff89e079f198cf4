"""The documentation says what the program does: compared with the program itself."""

import re
from pathlib import Path

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


def test_every_option_of_listen_is_in_the_guide() -> None:
    parameters = commands()["listen"].params  # type: ignore[attr-defined]
    offered = {name for one in parameters for name in one.opts if name.startswith("--")} - {"--help"}
    assert {name for name in offered if f"`{name}" not in GUIDE} == set()


def test_every_setting_that_is_read_is_in_the_guide() -> None:
    source = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py"))
    read = set(re.findall(r"GROUNDSWELL_[A-Z]+(?:_[A-Z]+)*", source)) - {"GROUNDSWELL_SECRET_KEY"}
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

"""Copies of the project, in which its tests run as they do in the project."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COPIED = (
    "src",
    "tests",
    "benchmarks",
    "docs",
    "tools",
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "pyproject.toml",
    "Makefile",
)


def copy_of_the_project(folder: Path) -> Path:
    """With the neighbours of the project: some tests read data that is no part of it, where it is there."""
    folder.mkdir(parents=True)
    for neighbour in ROOT.parent.iterdir():
        if neighbour != ROOT and not (folder.parent / neighbour.name).exists():
            (folder.parent / neighbour.name).symlink_to(neighbour)
    for name in COPIED:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    return folder


def environment(project: Path, *before: Path) -> dict[str, str]:
    """Of a run in the copy: its sources, and one thread a process, as several run at once."""
    path = os.pathsep.join(str(part) for part in (*before, project / "src"))
    return {**os.environ, "PYTHONPATH": path, "OPENBLAS_NUM_THREADS": "1"}

"""What somebody types at the machine."""

import shutil
import sys
from pathlib import Path


def program_here() -> str:
    """`groundswell`, unless a shell would find another program or none by that name where the application was
    started: then the file (`.venv/bin/groundswell`, as after `make run`)."""
    program, on_path = Path(sys.executable).with_name("groundswell"), shutil.which("groundswell")
    if not program.exists() or (on_path and Path(on_path).samefile(program)):
        return "groundswell"
    return str(program.relative_to(Path.cwd()) if program.is_relative_to(Path.cwd()) else program)

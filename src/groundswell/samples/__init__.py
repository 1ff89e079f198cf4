"""Sample field data: nine months of what customers of one fictional company said, and the months after them.

Every company, person and word in it is made up for this project; data/README.md tells its story and
data/key.json says what was planted where.
"""

from importlib.resources import files
from pathlib import Path

# What of the folder is field data; the rest tells about it.
SOURCES = ("calls", "crm", "inbox.mbox", "tickets.csv")


def sample_sources() -> list[Path]:
    """The sample calls, CRM export, mailbox and tickets, as one would name them to `listen`."""
    return [sample_folder() / name for name in SOURCES]


def later_sources() -> list[Path]:
    """What came after the nine months, beside them: measurements stand on those alone."""
    return [sample_folder() / "later" / name for name in SOURCES]


def sample_folder() -> Path:
    """The folder that holds the sample calls, CRM export, mailbox, tickets and key.

    Raises FileNotFoundError where the package was installed without its data (from a ZIP, say).
    """
    folder = Path(str(files(__name__) / "data"))
    if not folder.is_dir():
        raise FileNotFoundError(
            f"The sample data is not at {folder}: install Groundswell unpacked, not from a ZIP."
        )
    return folder

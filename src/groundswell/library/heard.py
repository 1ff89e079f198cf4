"""What a notebook or a script gets from `groundswell.listen`: the field, and ways to look at it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from groundswell.engine.survey.values import Evidence, Field, FileCount, Refusal, SetPhrase
from groundswell.library.concerns import Concerns
from groundswell.report import html, records, tables
from groundswell.report.tables import What


@dataclass(frozen=True, slots=True)
class HeardField:
    """A field of concerns: typed values, frames, a plot, and a table that a notebook renders by itself."""

    field: Field

    @property
    def concerns(self) -> Concerns:
        """Ranked: accounts first. By place, or by id: `field.concerns["C-2"]`."""
        return Concerns(self.field.concerns)

    @property
    def verbatims(self) -> tuple[Evidence, ...]:
        """All that was heard: those in concerns, then those heard once, then those in set phrases."""
        return self.field.verbatims

    @property
    def heard_once(self) -> tuple[Evidence, ...]:
        return self.field.heard_once

    @property
    def set_phrases(self) -> tuple[SetPhrase, ...]:
        """Said letter for letter in several conversations and not about the business."""
        return self.field.set_phrases

    @property
    def files(self) -> tuple[FileCount, ...]:
        return self.field.files

    @property
    def refused(self) -> tuple[Refusal, ...]:
        return self.field.refused

    def frame(self, what: What = "verbatims") -> Any:
        """A data frame of the "verbatims" or the "concerns", of polars or pandas, whichever is installed.

        Raises NotInstalled and UnknownTable.
        """
        return tables.frame(self.field, what)

    def plot(self) -> Any:
        """An Altair chart of the concerns by size and trend; its `.save("concerns.png")` writes it to a file.

        Raises NotInstalled.
        """
        return tables.plot(self.field)

    def to_html(self, path: Path | str) -> None:
        """Write the report, and all words into a file beside it: `report-words.html` for `report.html`."""
        html.write_html(self.field, Path(path))

    def to_json(self, path: Path | str) -> None:
        """Write everything as JSON; docs/json-output.md describes it."""
        records.write_json(self.field, Path(path))

    def _repr_html_(self) -> str:
        return tables.to_html_table(self.field)

    def __repr__(self) -> str:
        return f"<{len(self.concerns)} concerns from {self.field.conversations} conversations>"

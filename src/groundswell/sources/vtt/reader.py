"""WEBVTT: recordings of Zoom, Teams, Meet and the like, with or without the header the format asks for.

A `NOTE` block above the cues may say what the call is; `sources.formats.headings` lists the labels.
"""

from collections.abc import Iterator

from groundswell.sources.contract import Item, Opened, Options
from groundswell.sources.cues.files import read_timed
from groundswell.sources.formats.plaintext import peek


class VttReader:
    kind = "vtt"

    def recognises(self, file: Opened) -> bool:
        return file.name.lower().endswith(".vtt") or peek(file.head).lstrip("\ufeff \n").startswith("WEBVTT")

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        return read_timed(file, self.kind)


READER = VttReader()

"""SubRip (SRT) and YouTube's SBV: the same cues as WEBVTT with other times."""

from collections.abc import Iterator

from groundswell.sources.contract import Item, Opened, Options
from groundswell.sources.cues.files import begins_timed, read_timed


class SrtReader:
    kind = "srt"

    def recognises(self, file: Opened) -> bool:
        return file.name.lower().endswith((".srt", ".sbv")) or begins_timed(file)

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        return read_timed(file, self.kind)


READER = SrtReader()

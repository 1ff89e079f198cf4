"""The concerns of a field, by their place and by their id."""

import re
from typing import SupportsIndex, overload

from groundswell.engine.survey.values import Concern
from groundswell.library.errors import NoSuchConcern


class Concerns(tuple[Concern, ...]):
    """Ranked, as a tuple; `concerns["C-2"]` is the one of that id, also where it was merged since."""

    __slots__ = ()

    @overload
    def __getitem__(self, key: SupportsIndex) -> Concern: ...
    @overload
    def __getitem__(self, key: slice) -> tuple[Concern, ...]: ...
    @overload
    def __getitem__(self, key: str) -> Concern: ...

    def __getitem__(self, key: SupportsIndex | slice | str) -> Concern | tuple[Concern, ...]:
        """Raises NoSuchConcern (a LookupError) for an id that no concern has."""
        return self._of_id(key) if isinstance(key, str) else super().__getitem__(key)

    def _of_id(self, written: str) -> Concern:
        read = re.fullmatch(r"C-?(\d{1,18})", written.strip(), re.IGNORECASE)
        id_ = int(read[1]) if read else None
        concern = next((concern for concern in self if id_ == concern.id or id_ in concern.merged_ids), None)
        if concern is None:
            raise NoSuchConcern(written, len(self))
        return concern

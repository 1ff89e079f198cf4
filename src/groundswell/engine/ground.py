"""The state that grouping works on, as arrays, and what a run of grouping changes in it.

`Ground` is what was heard and how it is grouped so far; `Shift` is what one update does to it. Both are
plain values: the store and the library keep them, the engine only computes them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from groundswell.engine.encoder import Vectors

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True, slots=True)
class Memory:
    """What grouping must remember from run to run. Stored as JSON beside the ground."""

    version: str = ""  # the grouping version that made it; empty before the first run
    resolutions: tuple[float, ...] = ()  # resolutions chosen by the last runs, oldest first
    next_community: int = 1
    next_concern: int = 1
    # Whatever else a version needs, as JSON-able numbers and strings.
    extra: Mapping[str, float | str] = field(default_factory=dict[str, float | str])

    @property
    def themes(self) -> dict[int, int]:
        """The theme of each concern, by their numbers."""
        parted = ((key.partition(":"), value) for key, value in self.extra.items())
        return {
            int(concern): int(theme) for (what, _, concern), theme in parted if what == "theme" and concern
        }

    @property
    def next_theme(self) -> int:
        return int(self.extra.get("next_theme", 1))

    def with_themes(self, themes: Mapping[int, int]) -> "Memory":
        """The same with these themes of concerns, and no others."""
        following = max(self.next_theme, max(themes.values(), default=0) + 1)
        kept = {key: value for key, value in self.extra.items() if not key.startswith("theme:")}
        keyed = {f"theme:{concern}": theme for concern, theme in sorted(themes.items())}
        return replace(self, extra={**kept, "next_theme": following, **keyed})


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """n verbatims, ordered by id; row i of every array is about verbatim i."""

    verbatims: Ints  # ids, strictly ascending, from 1
    conversations: Ints  # id of the conversation each stands in
    vectors: Vectors  # (n, d) unit rows
    communities: Ints  # the engine's own grouping; 0 = not yet placed
    # The concern each stands in, by number for life; 0 = heard once (or not yet placed).
    concerns: Ints
    scores: Floats  # how well each fits its community, 0..1
    # Placed by a person's merge, split or move: the engine never moves these.
    pinned: Flags
    memory: Memory = field(default_factory=Memory)
    # What was said, where it may be known: shared words then count beside the vectors. Length n or 0.
    texts: Sequence[str] = ()
    # Placed when it came, and not regrouped since. Length n or 0 (none is).
    arrived: Flags = field(default_factory=lambda: np.zeros(0, np.bool_))
    # The turn each stands in, by any number. Length n or 0 (not known).
    turns: Ints = field(default_factory=lambda: np.zeros(0, np.int64))

    @property
    def new(self) -> Flags:
        """(n,) who came since the last regrouping: not placed yet, or placed and no more."""
        unplaced = self.communities == 0
        return unplaced | self.arrived if len(self.arrived) else unplaced

    def renewed(self) -> "Ground":
        """All of it as if it had come since the last regrouping, as when its vectors are of another model: by
        these, every two may be nearer or farther than before, and no earlier resolution says anything."""
        everyone = np.ones(len(self.verbatims), np.bool_)
        return replace(self, arrived=everyone, memory=replace(self.memory, resolutions=()))

    def of(self, rows: Ints) -> "Ground":
        """These rows only (ascending)."""
        return replace(
            self,
            verbatims=self.verbatims[rows],
            conversations=self.conversations[rows],
            vectors=self.vectors[rows] if len(self.vectors) else self.vectors,
            communities=self.communities[rows],
            concerns=self.concerns[rows],
            scores=self.scores[rows],
            pinned=self.pinned[rows],
            texts=[self.texts[row] for row in rows.tolist()] if self.texts else (),
            arrived=self.arrived[rows] if len(self.arrived) else self.arrived,
            turns=self.turns[rows] if len(self.turns) else self.turns,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Decisions:
    """What people decided, as constraints. Concern numbers are current ones (redirects followed)."""

    # Pairs of concerns a person told apart: never merged by the engine. Each pair ascending.
    apart: frozenset[tuple[int, int]] = frozenset()
    # Concerns a person named, merged, split or moved something into: these survive; the engine may
    # merge others into them, but never two of them.
    kept: frozenset[int] = frozenset()
    # Concerns a person dismissed: they go on collecting what belongs there, and merge with nothing.
    dismissed: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Merge:
    concern: int  # this one now redirects …
    into: int  # … to this one


@dataclass(frozen=True, kw_only=True, slots=True)
class Split:
    concern: int
    born: int  # the new concern that took a part of it


@dataclass(frozen=True, kw_only=True, slots=True)
class Shift:
    """The outcome of one update. Arrays are aligned with the ground that was given."""

    communities: Ints
    concerns: Ints
    scores: Floats
    arrived: Flags  # placed only: they have a say in the next regrouping
    merges: tuple[Merge, ...]
    splits: tuple[Split, ...]
    born: tuple[int, ...]  # concerns that recur now and did not before, ascending
    # concern -> number of its theme (a coarser level that is stable where it can be)
    themes: Mapping[int, int]
    memory: Memory
    # The first of those that say the very same as each; 0 where nobody else does. Length 0: not looked at.
    again: Ints = field(default_factory=lambda: np.zeros(0, np.int64))

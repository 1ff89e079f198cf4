"""Which messages of a mailbox are one conversation: by what they refer to, else by subject and people."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise

from groundswell.sources.mail.message import Envelope

_LATE = datetime.max.replace(tzinfo=UTC)


def threads_of(envelopes: Sequence[Envelope]) -> list[list[int]]:
    """Indices of messages by conversation, oldest first in each; conversations by their first in the file.

    A message belongs with those it refers to, also when they are missing here but another refers to them.
    A reply ("Re:") that refers to nothing belongs with the messages of its subject that share a person.
    """
    groups = _Groups(len(envelopes))
    by_id: dict[str, int] = {}
    for i, envelope in enumerate(envelopes):
        for named in filter(None, (envelope.id, *envelope.answers)):
            groups.join(i, by_id.setdefault(named, i))
    _join_by_subject(envelopes, groups)
    by_root: dict[int, list[int]] = {}
    for i in range(len(envelopes)):
        by_root.setdefault(groups.of(i), []).append(i)
    return [sorted(members, key=lambda i: (envelopes[i].at or _LATE, i)) for members in by_root.values()]


def root_of(thread: Sequence[Envelope]) -> str:
    """The id of the message a thread began with, also where it is missing here but an answer names it.

    Each message tells a line of descent: what it refers to, oldest first, then itself. From the oldest
    message the lines are followed back as far as they go. Empty where nothing tells.
    """
    parents: dict[str, str] = {}
    for envelope in thread:
        line = [*envelope.answers, envelope.id] if envelope.id else [*envelope.answers]
        for parent, child in pairwise(line):
            parents.setdefault(child, parent)
    oldest = thread[0]
    root = next(iter(oldest.answers), oldest.id)
    seen = {root}
    while (parent := parents.get(root, "")) and parent not in seen:
        seen.add(parent)
        root = parent
    return root


def _join_by_subject(envelopes: Sequence[Envelope], groups: "_Groups") -> None:
    by_topic: dict[str, list[int]] = {}
    for i, envelope in enumerate(envelopes):
        if len(envelope.topic) > 3:
            by_topic.setdefault(envelope.topic, []).append(i)
    for i, envelope in enumerate(envelopes):
        if not envelope.is_reply or envelope.answers or len(envelope.topic) <= 3:
            continue
        # Two people in common, the writer and one more: one alone writes "Re: Question" to many.
        partners = (
            j
            for j in by_topic[envelope.topic][:1000]
            if j != i and len(envelope.people & envelopes[j].people) >= 2
        )
        partner = next(partners, None)
        if partner is not None:
            groups.join(i, partner)


class _Groups:
    """Disjoint sets with the smallest index as their name, so that order of joining does not matter."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def of(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int) -> None:
        i, j = self.of(i), self.of(j)
        self._parent[max(i, j)] = min(i, j)

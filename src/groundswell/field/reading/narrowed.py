"""What narrows a search for words, as SQL about verbatims `v` and their conversations `c`."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from groundswell.speech import Channel, Kind, Voice


class Narrowed(NamedTuple):
    sql: str = ""  # from " AND" on
    told: tuple[str, ...] = ()  # its parameters


EVERYTHING = Narrowed()


def narrowed_to(
    *,
    accounts: Sequence[str] = (),
    sellers: Sequence[str] = (),
    channel: Channel | None = None,
    voice: Voice | None = None,
    kind: Kind | None = None,
) -> Narrowed:
    """What is empty narrows nothing."""
    parts = list(_parts(accounts, sellers, channel, voice, kind))
    return Narrowed(
        "".join(f" AND {sql}" for sql, _ in parts), tuple(value for _, values in parts for value in values)
    )


def _parts(
    accounts: Sequence[str],
    sellers: Sequence[str],
    channel: Channel | None,
    voice: Voice | None,
    kind: Kind | None,
) -> Iterator[tuple[str, Sequence[str]]]:
    for column, names in (("account", accounts), ("seller", sellers)):
        if names:
            places = ", ".join(["%s"] * len(names))
            whose = f"SELECT conversation FROM field_countedconversation WHERE {column} IN ({places})"  # noqa: S608 - names of ours alone
            yield f"c.id IN ({whose})", names
    if channel:
        yield "c.channel = %s", [channel.value]
    if voice:
        yield "v.voice = %s", [voice.value]
    if kind:
        yield "v.kind = %s", [kind.value]

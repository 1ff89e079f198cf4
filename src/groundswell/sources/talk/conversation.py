"""A file of one conversation, from its turns, its heading and its name."""

from collections.abc import Iterator
from datetime import datetime

from groundswell.sources.contract import (
    Heard,
    Item,
    Noted,
    Opened,
    Refused,
    SetAside,
)
from groundswell.sources.formats.filenames import moment_in, open_day_in, title_in
from groundswell.sources.formats.headings import Heading
from groundswell.speech import Channel, Conversation, Turn


def items_of(
    file: Opened,
    kind: str,
    turns: tuple[Turn, ...],
    remarks: tuple[Refused | Noted | SetAside, ...],
    heading: Heading,
    channel: Channel = Channel.CALL,
) -> Iterator[Item]:
    """The conversation of a file that holds one, then what was refused, noted or set aside."""
    if turns:
        yield Heard(
            conversation=Conversation(
                key=f"{kind}:{heading.key}" if heading.key else "",
                channel=heading.channel or channel,
                source=file.name,
                turns=turns,
                at=heading.at or _first_moment(turns) or moment_in(file.name),
                title=heading.title or title_in(file.name),
                account=heading.account,
                deal=heading.deal,
                seller=heading.seller,
            )
        )
        for reason in (*heading.unread, *_open_day(file.name, heading)):
            yield Noted(row=turns[0].row, reason=reason)
    yield from remarks


def _first_moment(turns: tuple[Turn, ...]) -> datetime | None:
    return next((turn.at for turn in turns if turn.at is not None), None)


def _open_day(name: str, heading: Heading) -> tuple[str, ...]:
    """What is to be said of a day in the file's name that could be either of two."""
    written = open_day_in(name) if heading.at is None and moment_in(name) is None else ""
    return (
        (f"the date '{written}' in the file's name could be either of two; write it as 2026-07-31",)
        if written
        else ()
    )

"""Items as plain tuples and back: frozen dataclasses pickle ten times slower than the tuples they are."""

from operator import attrgetter
from typing import Any, cast

from groundswell.sources.contract import (
    Aside,
    Heard,
    Item,
    Known,
    Noted,
    Refused,
    SetAside,
    Understood,
    Why,
)
from groundswell.speech import (
    Account,
    Channel,
    Conversation,
    Deal,
    DealStatus,
    Key,
    Money,
    PersonKind,
    Role,
    Seller,
    Speaker,
    StageSeen,
    Turn,
)

_FACTS = {kind.__name__: kind for kind in (Account, Deal, Seller)}
_FIELDS = {name: tuple(kind.__slots__) for name, kind in _FACTS.items()}
# Everything of a conversation but its turns and its channel, which need more than copying.
_CONVERSATION = tuple(name for name in Conversation.__slots__ if name not in ("turns", "channel"))
_conversation_values = attrgetter(*_CONVERSATION)
_CHANNELS = {channel.value: channel for channel in Channel}
_ROLES = {role.value: role for role in Role}

Packed = tuple[Any, ...]


def pack_item(item: Item) -> Packed:
    match item:
        case Heard(conversation=heard):
            turns = [_pack_turn(turn) for turn in heard.turns]
            return ("heard", _conversation_values(heard), heard.channel.value, turns)
        case Known(row=row, fact=fact):
            name = type(fact).__name__
            return ("known", row, name, [_plain(value) for value in _values(fact, name)], item.of)
        case Refused():
            return ("refused", item.row, item.reason, item.raw)
        case Noted():
            return ("noted", item.row, item.reason)
        case SetAside(row=row, aside=aside):
            return ("set aside", row, aside.why.value, aside.words)
        case Understood():
            columns = tuple(item.columns.items())
            rest = (columns, item.unread, item.header, item.sheet, item.open_date, item.dates)
            return ("understood", item.kind, item.what, rest)


def unpack_item(packed: Packed) -> Item:
    """Raises KeyError, TypeError or ValueError for what `pack_item` never makes."""
    kind, first, second = packed[0], packed[1], packed[2]
    if kind == "heard":
        turns = tuple(_unpack_turn(*turn) for turn in packed[3])
        values = dict(zip(_CONVERSATION, first, strict=True))
        return Heard(conversation=Conversation(channel=_CHANNELS[second], turns=turns, **values))
    if kind == "known":
        values = dict(zip(_FIELDS[second], packed[3], strict=True))
        return Known(row=first, fact=_FACTS[second](**_unpack_values(second, values)), of=packed[4])
    if kind == "set aside":
        return SetAside(row=first, aside=Aside(why=Why(second), words=packed[3]))
    if kind == "understood":
        columns, unread, header, sheet, open_date, dates = packed[3]
        return Understood(
            kind=first,
            what=second,
            columns=dict(columns),
            unread=unread,
            header=header,
            sheet=sheet,
            open_date=open_date,
            dates=dates,
        )
    if kind == "refused":
        return Refused(row=first, reason=second, raw=tuple(tuple(pair) for pair in packed[3]))
    return {"noted": Noted}[kind](row=first, reason=second)


def _values(fact: Account | Deal | Seller, name: str) -> list[Any]:
    return [getattr(fact, field) for field in _FIELDS[name]]


def whole_text(value: Any) -> Any:
    """Half of a character, as JSON may hold (`"\\ud800"`), is no text that could be stored or printed."""
    if isinstance(value, str):
        return (
            value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        )
    if isinstance(value, tuple):
        return tuple(whole_text(element) for element in cast("tuple[Any, ...]", value))
    return [whole_text(element) for element in cast("list[Any]", value)] if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    if isinstance(value, Money):
        return (value.minor, value.currency)
    if isinstance(value, tuple):
        return tuple(
            tuple(element) if isinstance(element, StageSeen | Key) else element
            for element in cast("Packed", value)
        )
    return str(value) if isinstance(value, DealStatus | PersonKind) else value


def _unpack_values(name: str, values: dict[str, Any]) -> dict[str, Any]:
    if name == "Deal":
        values["status"] = DealStatus(values["status"])
        values["amount"] = None if values["amount"] is None else _unpack_amount(*values["amount"])
        values["stages"] = tuple(StageSeen(*stage) for stage in values["stages"])
    elif name == "Account":
        values["elsewhere"] = tuple(Key(*other) for other in values["elsewhere"])
    elif values["kind"] is not None:
        values["kind"] = PersonKind(values["kind"])
    return values


def _unpack_amount(minor: Any, currency: str) -> Money:
    if type(minor) is not int:
        raise ValueError(f"{minor!r} is no amount")
    return Money(minor, currency)


def _pack_turn(turn: Turn) -> Packed:
    speaker = turn.speaker
    return (
        turn.row,
        turn.text,
        speaker.name,
        speaker.email,
        speaker.role.value,
        turn.seconds,
        turn.at,
        turn.source,
    )


def _unpack_turn(
    row: int, text: str, name: str, email: str, role: str, seconds: Any, at: Any, source: str
) -> Turn:
    speaker = Speaker(name=name, email=email, role=_ROLES[role])
    return Turn(row=row, text=text, speaker=speaker, seconds=seconds, at=at, source=source)

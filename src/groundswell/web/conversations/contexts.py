"""What the page of a conversation shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext, gettext_lazy

from groundswell.field.reading.conversation import Mark, OneConversation, OneTurn, conversation
from groundswell.field.reading.mends import PutRight, known_accounts, known_sellers, put_right_in
from groundswell.people.viewer import Viewer
from groundswell.speech import Channel, Role
from groundswell.web import rights
from groundswell.web.shell import wording
from groundswell.web.shell.naming import CHANNELS, KINDS


@dataclass(frozen=True, slots=True)
class Piece:
    """Of a turn: plain words, or with a mark what was heard."""

    text: str
    mark: Mark | None = None
    kind: str = ""  # of what was heard


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    position: int
    speaker: str
    role: str
    is_ours: bool
    moment: str  # into the recording, or the day
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Speaker:
    name: str
    side: str
    position: int  # of their first turn
    others: tuple[str, ...]  # the sides that they may be said to speak for


@dataclass(frozen=True, kw_only=True, slots=True)
class ConversationPage:
    title: str
    over: str
    account: str
    deal: str
    heard: int
    turns: tuple[Turn, ...]
    number: int = 0
    seller: str = ""
    speakers: tuple[Speaker, ...] = ()  # who can be said to speak for the other side
    put_right: PutRight | None = None
    may_mend: bool = False
    accounts: tuple[str, ...] = ()  # that are likely to be meant
    sellers: tuple[str, ...] = ()


_OFFERED = 200  # names that are offered
_SPEAKERS = 60  # whose sides can be mended on one page
_SAID = (Role.CUSTOMER, Role.SELLER)
_ROLES = {
    Role.CUSTOMER: gettext_lazy("customer"),
    Role.SELLER: gettext_lazy("us"),
    Role.UNKNOWN: gettext_lazy("side unknown"),
}


def conversation_page(viewer: Viewer, number: int) -> ConversationPage:
    """Whose it is stands there once it was counted. Raises NoSuchConversation, NotForYou."""
    heard = conversation(viewer, number)
    may_mend = rights.may("mend", "POST", rights.caller(viewer)) and heard.channel is not Channel.NOTE
    may_mend = may_mend and heard.restricted is None
    parts = (
        str(CHANNELS[heard.channel]),
        wording.day(heard.at),
        gettext("with %(seller)s") % {"seller": heard.seller} if heard.seller else "",
        heard.source,
    )
    return ConversationPage(
        title=_title(heard),
        over=" · ".join(filter(None, parts)),
        account=heard.account,
        deal=heard.deal,
        heard=sum(len(turn.marks) for turn in heard.turns),
        turns=tuple(_turn(turn) for turn in heard.turns),
        number=number,
        seller=heard.seller,
        speakers=tuple(_speakers(heard.turns)) if may_mend else (),
        put_right=put_right_in(viewer, number),
        may_mend=may_mend,
        accounts=known_accounts(viewer, _OFFERED) if may_mend else (),
        sellers=known_sellers(viewer, _OFFERED) if may_mend else (),
    )


def _title(heard: OneConversation) -> str:
    """That of the mail or the call; the account where a file's name only begins to say it."""
    named_by_its_file = heard.title == slugify(heard.title)
    if heard.account and named_by_its_file and slugify(heard.account).startswith(heard.title):
        return heard.account
    return heard.title or heard.source


def _speakers(turns: Iterable[OneTurn]) -> Iterator[Speaker]:
    """Each once, in the order in which they first speak."""
    first: dict[tuple[str, str], OneTurn] = {}
    for turn in turns:
        first.setdefault((turn.speaker, turn.email), turn)
    for turn in list(first.values())[:_SPEAKERS]:
        yield Speaker(
            name=turn.speaker or gettext("somebody"),
            side=str(_ROLES[turn.role]),
            position=turn.position,
            others=tuple(side.value for side in _SAID if side is not turn.role),
        )


def _turn(turn: OneTurn) -> Turn:
    return Turn(
        position=turn.position,
        speaker=turn.speaker or gettext("somebody"),
        role=str(_ROLES[turn.role]),
        is_ours=turn.role is Role.SELLER,
        moment=wording.clock(turn.seconds) if turn.seconds is not None else wording.day(turn.at),
        pieces=tuple(_pieces(turn)),
    )


def _pieces(turn: OneTurn) -> Iterator[Piece]:
    done = 0
    for mark in turn.marks:
        if mark.start < done:  # stands in one that is shown
            continue
        if turn.text[done : mark.start]:
            yield Piece(turn.text[done : mark.start])
        yield Piece(turn.text[mark.start : mark.end], mark, str(KINDS[mark.kind]))
        done = mark.end
    if turn.text[done:]:
        yield Piece(turn.text[done:])

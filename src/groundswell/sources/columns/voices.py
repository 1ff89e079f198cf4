"""Whose words a row of a table holds."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice

from groundswell.sources.columns.answers import is_placeholder
from groundswell.sources.columns.asked import By
from groundswell.sources.columns.defaults import ANYBODY, TOLD_OF, default_channel, default_role
from groundswell.sources.columns.layout import Layout
from groundswell.sources.columns.names import Meaning
from groundswell.sources.columns.roles import channel_of, direction_of, is_program, role_of
from groundswell.sources.columns.shape import Shape
from groundswell.sources.columns.table import Table
from groundswell.sources.columns.wordlists import names
from groundswell.sources.speakers.persons import name_words
from groundswell.sources.speakers.prefixes import speaker_of, without_via
from groundswell.speech import Channel, Role, Speaker

_OF_SPEAKER = (
    Meaning.CHANNEL,
    Meaning.ROLE,
    Meaning.DIRECTION,
    Meaning.SPEAKER,
    Meaning.SELLER,
    Meaning.EMAIL,
    Meaning.FIRST_NAME,
    Meaning.LAST_NAME,
    Meaning.ACCOUNT,
)
# Names of columns that say of each message whether it came in.
_COMES_IN = names("incoming, is incoming, inbound")
# Words that go from one to the other, so that their direction tells whose they are.
_SENT = names("body, message, text, content, message body, message text, body text, text body")
_TRUE = names("true, 1, yes, y, t, ja, oui, si, sí, sim")
_FALSE = names("false, 0, no, n, f, nein, non, não")
# Whose an address or a name is, by how its column begins.
_CUSTOMERS_MAIL = names("visitor, customer, client, contact, requester, reviewer, respondent, guest, buyer")
_NAMED_CUSTOMERS = names("customer name, client name, customer, client")
_REMEMBERED = 10_000
_OUTSIDERS = frozenset(("contact", "visitor", "lead", "customer", "client"))
_SERVING = frozenset(("agent", "admin", "operator", "staff", "teammate"))
_FEWEST_FIGURES = 6  # of a telephone
_FEWEST_DIGITS = 3  # of a name that is an id


class Voices:
    """What the columns of one table say of who speaks, through which channel."""

    def __init__(self, table: Table, layout: Layout) -> None:
        self._layout = layout
        self._columns = layout.columns
        self._role = default_role(layout)
        self._channel = default_channel(layout)
        # Speakers and types recur: what a row's cells say of both is worked out once per combination.
        self._spoken_in = [layout.columns[meaning] for meaning in _OF_SPEAKER if meaning in layout.columns]
        self._spoken: dict[tuple[str, ...], tuple[Channel, Speaker]] = {}
        self._ids = {
            role: [index for index, name in enumerate(layout.names) if name in listed]
            for role, listed in ((Role.CUSTOMER, _CUSTOMER_IDS), (Role.SELLER, _SELLER_IDS))
        }
        column = layout.names[next(iter(layout.texts))]
        self._is_directed = column in _SENT and Meaning.DIRECTION in layout.columns
        self._is_directed &= Meaning.ROLE not in layout.columns
        # Whom a note is about does not speak in it.
        speaker = layout.columns.get(Meaning.SPEAKER)
        is_told_of = speaker is None or layout.names[speaker] not in ANYBODY - TOLD_OF
        self._tells_of_contact = layout.shape is Shape.ACTIVITIES and is_told_of
        mail = layout.columns.get(Meaning.EMAIL)
        first = "" if mail is None else layout.names[mail].partition(" ")[0]
        self._mail_is_customers = first in _CUSTOMERS_MAIL
        account = layout.columns.get(Meaning.ACCOUNT)
        self._account_is_person = account is not None and layout.names[account] in _NAMED_CUSTOMERS
        self._visitor = _visitors_column(layout)
        self._people_serve: bool | None = None
        self._sides: dict[Role, frozenset[tuple[str, ...]]] | None = None
        self._table = table

    def channel_and_speaker(self, cells: Sequence[str]) -> tuple[Channel, Speaker]:
        cells_of_speaker = tuple([cells[index].strip() for index in self._spoken_in])
        visitor = cells[self._visitor].strip() if self._visitor is not None else ""
        cells_of_speaker = (*cells_of_speaker, visitor)
        voice = self._spoken.get(cells_of_speaker)
        if voice is None:
            if len(self._spoken) > _REMEMBERED:
                self._spoken.clear()
            voice = self._spoken[cells_of_speaker] = self._work_out(
                {meaning: self._cell(cells, meaning) for meaning in _OF_SPEAKER}, visitor
            )
        return voice

    def is_programs(self, cells: Sequence[str]) -> bool:
        """Whether a program wrote the row, in a table in which people of ours speak beside it."""
        index = self._columns.get(Meaning.ROLE)
        if index is None or not is_program(cells[index]):
            return False
        if self._people_serve is None:
            rows = islice(self._table.rows(), _REMEMBERED)
            roles = {row.cells[index] for row in rows if not row.flaw}
            self._people_serve = any(
                self._role_of(role) is Role.SELLER and not is_program(role) for role in roles
            )
        return self._people_serve

    def writer(self, by: By, speaker: Speaker, cells: Sequence[str]) -> Speaker:
        """Who wrote a column of a row that is `speaker`'s."""
        if by is By.ROW:
            return speaker
        seller = self._cell(cells, Meaning.SELLER)
        return Speaker(name=seller, role=Role.SELLER) if by is By.OURS else Speaker()

    def named(self, name: str, speaker: Speaker, cells: Sequence[str]) -> Speaker:
        """Who a name within a cell means: the row's customer, its seller, or somebody else of a side."""
        key = _key(name)
        if key in self._keys_of(cells, Role.CUSTOMER, speaker.name, speaker.email):
            return speaker
        seller = self._cell(cells, Meaning.SELLER)
        if key in self._keys_of(cells, Role.SELLER, seller):
            return Speaker(name=seller or name, role=Role.SELLER)
        if self._sides is None:
            self._sides = self._sides_in_columns()
        if key in self._sides[Role.SELLER]:
            return Speaker(name=name, role=Role.SELLER)
        if key in self._sides[Role.CUSTOMER]:
            return Speaker(name=name, role=speaker.role)
        return Speaker() if sum(map(str.isdigit, name)) >= _FEWEST_DIGITS else speaker_of(name)

    def _keys_of(self, cells: Sequence[str], role: Role, *meaning_cells: str) -> set[tuple[str, ...]]:
        return set(_keys([*meaning_cells, *(cells[index] for index in self._ids[role])]))

    def _sides_in_columns(self) -> dict[Role, frozenset[tuple[str, ...]]]:
        """Whoever stands in the column of sellers anywhere, and in that of customers anywhere."""
        sides = dict[Role, frozenset[tuple[str, ...]]]()
        for role, meaning in ((Role.SELLER, Meaning.SELLER), (Role.CUSTOMER, Meaning.SPEAKER)):
            index = self._columns.get(meaning)
            rows = islice(self._table.rows(), _REMEMBERED)
            named = [row.cells[index] for row in rows if not row.flaw] if index is not None else []
            sides[role] = frozenset(_keys(named))
        return sides

    def _cell(self, cells: Sequence[str], meaning: Meaning) -> str:
        index = self._columns.get(meaning)
        written = cells[index].strip() if index is not None else ""
        return "" if written and is_placeholder(written) else written

    def _work_out(self, cells: dict[Meaning, str], visitor: str) -> tuple[Channel, Speaker]:
        channel, role = self._channel_and_role(cells)
        if visitor and role is Role.UNKNOWN and cells[Meaning.SPEAKER] == visitor:
            role = Role.CUSTOMER
        full = f"{cells[Meaning.FIRST_NAME]} {cells[Meaning.LAST_NAME]}".strip()
        name, email = cells[Meaning.SPEAKER] or full, cells[Meaning.EMAIL]
        if self._tells_of_contact and role is Role.SELLER:
            name = email = ""
        if name and not any(map(str.isalpha, name)) and len(name) >= _FEWEST_FIGURES:
            name = ""  # a telephone's number
        if name.startswith("(") and name.endswith(")") and "(" not in name[1:]:
            name = ""  # "(seen)": a remark in place of a name
        if role is Role.SELLER and not name and not (email and _is_id(cells[Meaning.SELLER])):
            name = cells[Meaning.SELLER]
        if self._mail_is_customers and (role is Role.SELLER or (visitor and role is Role.UNKNOWN)):
            email = ""
        if role is Role.CUSTOMER and not name and self._account_is_person:
            name = cells[Meaning.ACCOUNT]
        told_by = speaker_of(name)  # "Ana Roth <ana@linden.example>", as mail programs write it
        email = email.lower() or told_by.email
        return channel, Speaker(name=without_via(told_by.name), email=email, role=role)

    def _channel_and_role(self, cells: dict[Meaning, str]) -> tuple[Channel, Role]:
        channel, role = channel_of(cells[Meaning.CHANNEL]), self._role_of(cells[Meaning.ROLE])
        shape = self._layout.shape
        if shape is Shape.MAILS:
            return Channel.MAIL, self._direction(cells) if role is Role.UNKNOWN else role
        if shape is not Shape.ACTIVITIES:
            if self._is_directed:
                return channel or self._channel, self._direction(cells)
            return channel or self._channel, role if Meaning.ROLE in self._columns else self._role
        if (channel or self._channel) is Channel.MAIL:
            return Channel.MAIL, self._direction(cells)
        # Whatever the activity was, its description is what the seller wrote down about it.
        return (Channel.NOTE, Role.SELLER) if role is Role.UNKNOWN else (channel or Channel.NOTE, role)

    def _role_of(self, word: str) -> Role:
        """The side a word for a role tells. Where there are contacts or visitors too, a "user" is of the
        system."""
        if word.strip().casefold() == "manager" and self._layout.shape is Shape.TALK:
            return Role.SELLER  # beside customers, whoever answers them
        if word.strip().casefold() != "user":
            return role_of(word)
        return (
            Role.SELLER
            if self._roles_in_column & _OUTSIDERS and not self._roles_in_column & _SERVING
            else role_of(word)
        )

    @cached_property
    def _roles_in_column(self) -> frozenset[str]:
        index = self._columns.get(Meaning.ROLE)
        rows = islice(self._table.rows(), _REMEMBERED)
        return frozenset(
            row.cells[index].strip().casefold() for row in rows if not row.flaw and index is not None
        )

    def _direction(self, cells: Mapping[Meaning, str]) -> Role:
        index = self._columns.get(Meaning.DIRECTION)
        written = cells[Meaning.DIRECTION].casefold()
        if index is not None and self._layout.names[index] in _COMES_IN and written in _TRUE | _FALSE:
            return Role.CUSTOMER if written in _TRUE else Role.SELLER
        return direction_of(written)


def _is_id(name: str) -> bool:
    return " " not in name and any(map(str.isdigit, name))


def _visitors_column(layout: Layout) -> int | None:
    """Of the turns of chats, the column that names the visitor in every row, whoever speaks in it."""
    if layout.shape is not Shape.TALK:
        return None
    speaker = layout.columns.get(Meaning.SPEAKER)
    named = [at for at, name in enumerate(layout.names) if name in _VISITORS and at != speaker]
    return named[0] if speaker is not None and len(named) == 1 else None


_VISITORS = names(
    "visitor, visitor name, visitor nickname, customer name, contact name, client name, guest name"
)
_CUSTOMER_IDS = names("reporter id, requester id, creator id, contact id, customer id, user id")
_SELLER_IDS = names("assignee id, owner id, agent id, assigned to id")


def _key(name: str) -> tuple[str, ...]:
    """Words of a name or an account for comparing: "dana.whit" and "Whit, Dana" are one."""
    return tuple(sorted(name_words(re.sub(r"[._]+", " ", name.partition("@")[0]))))


def _keys(cells: Iterable[str]) -> list[tuple[str, ...]]:
    return [key for cell in cells if cell.strip() and (key := _key(cell.strip()))]

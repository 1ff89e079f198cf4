"""Who speaks in a record and on which side, by the people it names and by what a message says of itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from groundswell.sources.columns.answers import is_placeholder
from groundswell.sources.columns.roles import role_of
from groundswell.sources.exports.fields import Record, as_text, objects_in, part, text
from groundswell.sources.records.vocabulary import (
    AUTOMATIC,
    AUTOMATIC_ID,
    AUTOMATIC_IF,
    CUSTOMERS,
    INTERNAL,
    INTERNAL_IF,
    MAILS,
    NAMES,
    OURS_IF,
    PEOPLE,
    PUBLIC_IF,
    SELLERS,
    SIDES,
    THEIRS_IF,
    WRITERS,
)
from groundswell.sources.speakers.prefixes import speaker_of, without_via
from groundswell.speech import Role, Speaker

_IN = frozenset(("in", "inbound", "incoming", "received", "from_customer", "from_client"))
_OUT = frozenset(("out", "outbound", "outgoing", "sent", "to_customer", "reply"))
_SHORT = {"v": Role.CUSTOMER, "c": Role.CUSTOMER, "u": Role.CUSTOMER, "a": Role.SELLER, "o": Role.SELLER}
_NUMBERED = {"0": Role.CUSTOMER, "1": Role.SELLER}  # Chatwoot's `message_type`
_KINDS = tuple(
    "type message_type msg_type kind content_type event_type part_type sender_type author_type user_type "
    "from_type via role t subtype object".split()
)
_PROGRAM = re.compile(r"(?:system|chat ?bot|bot|automation|auto ?reply|ai assistant|virtual assistant)", re.I)
# An id, and no name: digits, many of them in a word, or a few letters before some.
_ID = re.compile(r"(?:\d+|(?=\S*\d\S*\d\S*\d)\S{6,}|[A-Z][A-Z0-9]*\d[A-Z0-9]*|[a-z]{1,3}[-_:]?\d+)$")
_OWN_IDS = tuple("id user_id uuid uid agent_id customer_id contact_id actor_id username account_id".split())
# What people go by where nothing tells their names.
_HANDLES = frozenset(("user_name", "username", "login", "handle", "screen_name"))
_OF_CRM = frozenset(
    ("deal", "deal_id", "lead", "lead_id", "contact", "person", "org_id", "organization", "customer")
)
_DEEPEST = 3
_LONGEST_ROLE = 3  # words that name a side: "customer", "support agent"
_OF_A_PERSON = "name display_name nickname full_name first_name last_name email type".split()


@dataclass(slots=True)
class People:
    """Those whom a record names, by id and name, and the only one of either side where there is one."""

    known: dict[str, Speaker] = field(default_factory=dict[str, Speaker])
    sides: dict[Role, dict[Speaker, None]] = field(default_factory=dict[Role, dict[Speaker, None]])

    @classmethod
    def of(cls, record: Record) -> "People":
        people = cls()
        people._look(record, 0)
        return people

    @property
    def mails(self) -> frozenset[str]:
        return frozenset(speaker.email for speaker in self.known.values() if speaker.email)

    def only(self, role: Role) -> Speaker:
        """The one person of that side; nobody's name where there are none or several."""
        speakers = list(self.sides.get(role, ()))
        return speakers[0] if len(speakers) == 1 else Speaker(role=role)

    def look_in(self, records: Iterable[object]) -> None:
        """Learn from objects that stand elsewhere: messages, or users listed beside the records."""
        for record in records:
            if isinstance(record, dict):
                self._look(cast("Record", record), 0)

    def add_all(self, records: Iterable[Record], side: Role) -> None:
        for record in records:
            self._add(record, side)

    def _look(self, record: Record, depth: int) -> None:
        for role, names in ((Role.CUSTOMER, CUSTOMERS), (Role.SELLER, SELLERS), (Role.UNKNOWN, WRITERS)):
            for name in names:
                ours = name in ("user", "owner") and _is_of_crm(record)
                side = Role.SELLER if ours else role
                self._add(_named_in(record, name), side, as_text(record.get(f"{name}_id")))
        for name in (key for key in record if key in PEOPLE):
            side = role_of(name.removesuffix("s"))
            for person in objects_in(record.get(name)):
                self._add(person, Role.UNKNOWN if side is Role.UNKNOWN else side)
        for name, value in record.items():
            if isinstance(value, dict) and depth < _DEEPEST and name not in (*CUSTOMERS, *SELLERS, *WRITERS):
                self._look(cast("Record", value), depth + 1)

    def _add(self, person: Record, side: Role, id_: str = "") -> None:
        speaker = person_of(person)
        role = side_of(person)
        speaker = replace(speaker, role=role if role is not Role.UNKNOWN else side)
        if not (speaker.name or speaker.email) or is_automatic(person):
            return
        marks = [id_, *_ids_of(person), speaker.email, speaker.name.lower()]
        before = next((self.known[mark] for mark in marks if mark and mark in self.known), None)
        if before is not None:
            speaker = _joined(before, speaker)
            self.sides.get(before.role, {}).pop(before, None)
        for mark in filter(None, marks):
            self.known[mark] = speaker
        if speaker.role is not Role.UNKNOWN:
            self.sides.setdefault(speaker.role, {})[speaker] = None

    def writer(self, node: Record) -> Speaker:
        """Who a message or a record says wrote it; the role alone where it names nobody."""
        role = side_of(node)
        speaker = self._named(node, role)
        if speaker.role is Role.UNKNOWN or role is not Role.UNKNOWN:
            speaker = replace(speaker, role=role)
        if not (speaker.name or speaker.email) and speaker.role is not Role.UNKNOWN:
            return _itself(node, speaker.role) or self.only(speaker.role)
        if not (speaker.name or speaker.email) and _tells_of_writer(node):
            return _itself(node, speaker.role) or speaker
        return speaker

    def _named(self, node: Record, role: Role) -> Speaker:
        asked: list[tuple[Sequence[str], Role]] = [(WRITERS, Role.UNKNOWN)]
        if role is not Role.SELLER:
            asked.append((CUSTOMERS, Role.CUSTOMER))
        if role is not Role.CUSTOMER:
            asked.append((SELLERS, Role.SELLER))
        recipients = objects_in(node.get("recipients"))
        sent_by = [person for person in recipients if as_text(person.get("role")) == "from"]
        if sent_by and role is not Role.SELLER:
            return person_of(sent_by[0])
        for names, side in asked:
            for name in names:
                speaker = self._called(node, name)
                if speaker.name or speaker.email or speaker.role is not Role.UNKNOWN:
                    return speaker if speaker.role is not Role.UNKNOWN else replace(speaker, role=side)
        return Speaker()

    def _called(self, node: Record, name: str) -> Speaker:
        person = _named_in(node, name)
        marks = [as_text(node.get(name)), as_text(node.get(f"{name}_id")), *_ids_of(person)]
        own = person_of(person)
        own = replace(own, role=side_of(person))
        marks += [own.email, own.name.lower()]
        known = next((self.known[mark] for mark in marks if mark and mark in self.known), None)
        if known is not None and own.name in (marks[0], marks[1]):
            own = replace(own, name="")  # the id by which somebody goes elsewhere in the record
        return _joined(own, known) if known is not None else own


def person_of(person: Record) -> Speaker:
    """Name and address of an object that describes somebody."""
    first = text(person, "first_name", "firstname", "given_name", "first")
    last = text(person, "last_name", "lastname", "family_name", "last", "surname")
    # An XML element with attributes is an object that holds its text.
    written = {field: as_text(person.get(field)) or text(part(person, field), "text") for field in NAMES}
    called = {field: value for field, value in written.items() if field in _HANDLES or not _is_id(value)}
    full = next((value for field, value in called.items() if value and field not in _HANDLES), "")
    name = full or f"{first} {last}".strip() or as_text(person.get("text"))
    name = name or next(filter(None, called.values()), "")
    speaker = speaker_of(name)
    mails = (as_text(person.get(field)) for field in MAILS)
    mail = next((mail for mail in mails if "@" in mail), speaker.email)
    name = "" if is_placeholder(speaker.name) or "@" in speaker.name else without_via(speaker.name)
    return Speaker(name=name, email=mail.lower())


def side_of(node: Record) -> Role:
    """The side that a message, or whoever wrote it, says it is of; unknown where it says nothing."""
    for names, yes, no in (
        (OURS_IF, Role.SELLER, Role.CUSTOMER),
        (THEIRS_IF, Role.CUSTOMER, Role.SELLER),
        (INTERNAL_IF, Role.SELLER, Role.UNKNOWN),
        (PUBLIC_IF, Role.UNKNOWN, Role.SELLER),
    ):
        for name in (key for key in node if key in names):
            value = _truth(node[name])
            role = Role.UNKNOWN if value is None else (yes if value else no)
            if role is not Role.UNKNOWN:
                return role
    for name in SIDES:
        role = _side_by_field(name, node.get(name))
        if role is not Role.UNKNOWN:
            return role
    return Role.UNKNOWN


def is_automatic(node: Record) -> bool:
    """Whether a program wrote a message: by its flags, its kind, or who sent it."""
    if any(_truth(node[name]) for name in AUTOMATIC_IF & node.keys()):
        return True
    if any(as_text(node.get(name)) not in ("", "0") for name in AUTOMATIC_ID):
        return True
    for name in _KINDS:
        kind = as_text(node.get(name)).lower().replace(" ", "_").replace("-", "_")
        if kind in AUTOMATIC and (len(kind) > 1 or name == "t"):
            return True
        if name == "message_type" and kind in ("2", "3"):
            return True
    for name in (*WRITERS, *SELLERS):
        value = node.get(name)
        if isinstance(value, dict) and is_automatic(cast("Record", value)):
            return True
        kind = text(node, name, f"{name}_name") or text(part(node, name), *NAMES)
        if _PROGRAM.fullmatch(kind):
            return True
    return False


def _side_by_field(name: str, value: object) -> Role:
    if isinstance(value, dict):
        return side_of(cast("Record", value)) if name in ("sender", "author", "from", "by") else Role.UNKNOWN
    kind = as_text(value).lower().replace("-", "_").replace(" ", "_")
    if not kind or len(kind) > 30:
        return Role.UNKNOWN
    if name == "t":
        return _SHORT.get(kind, Role.UNKNOWN)
    if name == "message_type" and kind in _NUMBERED:
        return _NUMBERED[kind]
    if kind in _IN:
        return Role.CUSTOMER
    if kind in _OUT and name not in ("from", "by", "author", "sender"):
        return Role.SELLER
    if kind in INTERNAL:
        return Role.SELLER
    return role_of(kind.replace("_", " ")) if kind not in ("message", "email", "chat") else Role.UNKNOWN


def _tells_of_writer(node: Record) -> bool:
    """Whether an object tells of its writer in fields of its own: a name beside an address or a login."""
    return "name" in node and bool({"email", "username", "login"} & node.keys())


def _itself(node: Record, role: Role) -> Speaker | None:
    """Who a message names in a field that in other objects names the thing itself."""
    own = {
        name.replace("fullname", "full_name"): node[name]
        for name in ("fullname", "name", "email")
        if name in node
    }
    person = person_of(own)
    return replace(person, role=role) if person.name or person.email else None


def _is_of_crm(record: Record) -> bool:
    """Whether a record tells of a customer: its user is who looks after them."""
    prefixes = ("deal_", "org_", "person_", "lead_")
    return bool(_OF_CRM & record.keys()) or any(name.startswith(prefixes) for name in record)


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}.get(
        as_text(value).lower()
    )


def _named_in(record: Record, name: str) -> Record:
    """Somebody as an object, or as fields that begin with what they are: "requester_name"."""
    value = record.get(name)
    if isinstance(value, list) and len(cast("list[object]", value)) == 1:
        value = cast("list[object]", value)[0]
    if isinstance(value, dict):
        return cast("Record", value)
    named = dict[str, object]()
    for field_name in _OF_A_PERSON:
        if words := as_text(record.get(f"{name}_{field_name}")):
            named[field_name] = words
    words = "" if isinstance(value, bool) else text(record, name)
    a_side = "@" not in words and len(words.split()) <= _LONGEST_ROLE and role_of(words) is not Role.UNKNOWN
    is_word = a_side or words.lower() in (_IN | _OUT | AUTOMATIC)
    if words and "name" not in named and not _is_id(words) and not is_word:
        named["name"] = words
    elif "@" in words and "email" not in named:
        named["email"] = words
    return named


def _ids_of(person: Record) -> Iterator[str]:
    for name in _OWN_IDS:
        if id_ := as_text(person.get(name)):
            yield id_


def _is_id(value: str) -> bool:
    return bool(_ID.match(value)) and " " not in value and "@" not in value


def _joined(speaker: Speaker, other: Speaker) -> Speaker:
    return Speaker(
        name=speaker.name or other.name,
        email=speaker.email or other.email,
        role=speaker.role if speaker.role is not Role.UNKNOWN else other.role,
    )

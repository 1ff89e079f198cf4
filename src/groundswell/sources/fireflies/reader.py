"""Fireflies: transcripts as its GraphQL interface answers, one or many, wrapped or bare.

The organizer of the meeting (else its host) is the house side: their mail domain tells our own people from
the others. Summaries are nobody's words and are not read.
"""

from collections.abc import Iterator
from itertools import count

from groundswell.sources.contract import Item, Opened, Options, Refused, UnreadableSource
from groundswell.sources.exports.fields import (
    NoObject,
    Record,
    address,
    as_given,
    moment,
    number,
    parts,
    text,
    texts,
    unread_date,
)
from groundswell.sources.exports.outline import Outline, outline_of
from groundswell.sources.exports.stream import objects
from groundswell.sources.exports.telling import Utterance, joined, refused_value, talk
from groundswell.sources.exports.unread import Unread
from groundswell.sources.speakers.freemail import FREE_MAIL, domain_of
from groundswell.sources.speakers.persons import name_words
from groundswell.speech import Channel, Conversation, Role, Speaker

_SENTENCE = frozenset(("speaker_name", "speaker_id", "raw_text"))
_MEETING = frozenset(("organizer_email", "host_email", "transcript_url", "meeting_attendees", "sentences"))
_READ = frozenset(("sentences.text", "sentences.raw_text"))
_UNASKED = "holds no sentences: ask for the field 'sentences' when exporting"


class FirefliesReader:
    kind = "fireflies"

    def recognises(self, file: Opened) -> bool:
        return _records_path(outline_of(file.head)) is not None

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        rows, empty, unread = count(1), True, Unread(_READ)
        for record in objects(file.path, _records_path(outline_of(file.head)) or ""):
            empty = False
            if isinstance(record, NoObject):
                yield refused_value(next(rows), record)
            elif "sentences" not in record:
                yield Refused(row=next(rows), reason=_UNASKED, raw=as_given(record))
            else:
                yield from unread.beside(record, _meeting(file, record, rows))
        yield from unread.items()
        if empty:
            raise UnreadableSource("holds no transcript: its list is empty")


def _records_path(outline: Outline) -> str | None:
    for json_path, fields in outline.fields.items():
        if "sentences" in fields and outline.within(json_path, "sentences") & _SENTENCE:
            return json_path
        if "title" in fields and len(fields & _MEETING) > 1:
            return json_path
    return None


def _meeting(file: Opened, record: Record, rows: Iterator[int]) -> Iterator[Item]:
    id_, people = text(record, "id"), _People(record)
    frame = Conversation(
        key=f"fireflies:{id_}" if id_ else "",
        channel=Channel.MEETING,
        source=file.name,
        turns=(),
        at=moment(record, "date", "dateString"),
        title=text(record, "title"),
        seller=people.seller,
    )
    utterances = joined([_sentence(sentence, people) for sentence in parts(record, "sentences")])
    yield from talk(frame, utterances, rows, unread_date(record, "date", "dateString"))


def _sentence(sentence: Record, people: "_People") -> tuple[str, Utterance]:
    name = text(sentence, "speaker_name")
    words = Utterance(
        text=text(sentence, "text", "raw_text"),
        speaker=people.speaker(name),
        seconds=number(sentence, "start_time"),
    )
    return text(sentence, "speaker_id", "speaker_name"), words


class _People:
    """Who takes part: names to addresses, and addresses to sides."""

    def __init__(self, record: Record) -> None:
        host = address(record, "organizer_email", "host_email")
        self._host, self._house = host, domain_of(host)
        attendees = parts(record, "meeting_attendees")
        self._addresses = {
            name_words(name): mail
            for attendee in attendees
            if (name := text(attendee, "displayName", "name")) and (mail := address(attendee, "email"))
        }
        listed = [address(attendee, "email") for attendee in attendees]
        listed += [participant.lower() for participant in texts(record, "participants") if "@" in participant]
        self._mails = tuple(dict.fromkeys(filter(None, [host, *listed])))
        self._known = dict[str, Speaker]()
        names = (
            text(attendee, "displayName", "name")
            for attendee in attendees
            if address(attendee, "email") == host
        )
        self.seller = next(filter(None, names), host)

    def speaker(self, name: str) -> Speaker:
        if name not in self._known:
            mail = self._mail_of(name)
            self._known[name] = Speaker(name=name, email=mail, role=self._side(mail))
        return self._known[name]

    def _mail_of(self, name: str) -> str:
        """By the list of attendees, else by an address spelt like the name: ana.roth@ of Ana Roth."""
        words = name_words(name)
        if mail := self._addresses.get(words):
            return mail
        spelt = [
            mail for mail in self._mails if len(words) > 1 and set(words) <= set(name_words(_local(mail)))
        ]
        return spelt[0] if len(spelt) == 1 else ""

    def _side(self, mail: str) -> Role:
        domain = domain_of(mail)
        if not domain or not self._house:
            return Role.UNKNOWN
        if mail == self._host or (domain == self._house and domain not in FREE_MAIL):
            return Role.SELLER
        # A private address may be a colleague's.
        return Role.UNKNOWN if domain in FREE_MAIL else Role.CUSTOMER


def _local(mail: str) -> str:
    return mail.partition("@")[0].translate(str.maketrans("._-+", "    "))


READER = FirefliesReader()

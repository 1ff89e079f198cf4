"""Reviews of an app: Apple's feed as JSON, and the answers of App Store Connect.

The feed (`{"feed": {"entry": [{…}]}}`) has every value in a `label`, and its first entry may tell of the app
itself; App Store Connect (`{"data": [{"type": "customerReviews", "attributes": {…}}]}`) has plain values.
"""

from collections.abc import Iterator
from itertools import count

from groundswell.sources.columns.ratings import rating_of
from groundswell.sources.contract import Item, Opened, Options, UnreadableSource
from groundswell.sources.exports.fields import Record, moment, part, text, unread_date
from groundswell.sources.exports.outline import Outline, outline_of
from groundswell.sources.exports.records import items_of
from groundswell.sources.exports.stream import objects
from groundswell.sources.exports.telling import Utterance, talk
from groundswell.speech import Channel, Conversation, Role, Speaker

_IN_FEED = frozenset(("im:rating", "content"))
_IN_ANSWER = frozenset(("reviewerNickname", "body"))
_READ = frozenset(("content.label", "title.label", "attributes.body", "attributes.title"))


class AppStoreReader:
    kind = "appstore"

    def recognises(self, file: Opened) -> bool:
        return _records_path(outline_of(file.head)) is not None

    def read(self, file: Opened, options: Options) -> Iterator[Item]:  # noqa: ARG002  # the contract's shape
        rows, records = count(1), objects(file.path, _records_path(outline_of(file.head)) or "")
        yield from items_of(
            records, rows, lambda record: _review(file, record, rows), read=_READ, refusal=_why_not
        )
        if next(rows) == 1:
            raise UnreadableSource("holds no review: its list is empty")


def _records_path(outline: Outline) -> str | None:
    for json_path, fields in outline.fields.items():
        if fields >= _IN_FEED or outline.within(json_path, "attributes") >= _IN_ANSWER:
            return json_path
    return None


def _why_not(record: Record) -> str:
    is_page = "im:rating" in record or "attributes" in record
    return "" if is_page else "tells of the app, and is no review"


def _review(file: Opened, record: Record, rows: Iterator[int]) -> Iterator[Item]:
    plain = part(record, "attributes") if "attributes" in record else _labels(record)
    id_, title = text(plain, "id") or text(record, "id"), text(plain, "title")
    frame = Conversation(
        key=f"appstore:{id_}" if id_ else "",
        channel=Channel.TICKET,
        source=file.name,
        turns=(),
        at=moment(plain, "updated", "createdDate"),
        title=title,
        rating=rating_of(text(plain, "im:rating", "rating")),
    )
    writer = Speaker(name=text(plain, "reviewerNickname", "author"), role=Role.CUSTOMER)
    # Many write all they have to say into the title.
    utterance = Utterance(text=text(plain, "content", "body") or title, speaker=writer)
    yield from talk(frame, [utterance], rows, unread_date(plain, "updated", "createdDate"))


def _labels(record: Record) -> Record:
    """The values of a feed's entry without their `label`; of the author, the name."""
    labels = {name: text(part(record, name), "label") for name in record}
    return {**labels, "author": text(part(part(record, "author"), "name"), "label")}


READER = AppStoreReader()

"""What is said in a record, wherever it stands: its own words, answers, messages, replies and notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from groundswell.sources.columns.answers import is_no_answer, is_placeholder
from groundswell.sources.columns.content import looks_like_data
from groundswell.sources.columns.markup import to_text
from groundswell.sources.contract import Aside, Why
from groundswell.sources.exports.automatic import AUTOMATION, is_event
from groundswell.sources.exports.fields import Record, as_text, moment, part, text
from groundswell.sources.exports.telling import Utterance
from groundswell.sources.exports.written import written
from groundswell.sources.formats.translated import original_of
from groundswell.sources.records.answering import answer, is_form, is_no_word
from groundswell.sources.records.people import People, is_automatic
from groundswell.sources.records.vocabulary import (
    CUSTOMERS,
    EACH,
    FORMS,
    FRAMES,
    IDS,
    NO_WORDS,
    NOTES,
    PEOPLE,
    RATED,
    REPLY_WORDS,
    SELLERS,
    SIDES,
    TIMES,
    TITLES,
    TOLD_AGAIN,
    WORDS,
    WRITERS,
    is_our_reply,
    is_rating_remark,
    plain_key,
    side_in,
)
from groundswell.speech import Role, Speaker

_DEEPEST = 12
_PEOPLE = frozenset((*CUSTOMERS, *SELLERS, *WRITERS, *PEOPLE))
_INNER = ("text", "plain", "plain_text", "body", "content", "value", "html", "markdown")
_SAME = 12  # letters of a text that is told twice


def normal(value: object) -> object:
    """The value with the fields of all its objects by their plain names; of two the first counts.

    What JSON:API puts into `attributes` and `relationships`, and Jira into `fields`, stands in the object
    itself.
    """
    if isinstance(value, list):
        return [normal(element) for element in cast("list[object]", value)]
    if not isinstance(value, dict):
        return value
    plain = dict[str, object]()
    for name, nested in cast("dict[str, object]", value).items():
        plain.setdefault(plain_key(name), normal(nested))
    for inner in ("attributes", "fields"):
        if inner_record := part(plain, inner):
            del plain[inner]
            plain = {**inner_record, **plain}
    related = {**part(plain, "relationships"), **part(plain, "links")}
    for name, nested in related.items():
        whose = part(part(related, name), "data")
        id_ = text(whose, "id") if whose else as_text(nested)
        if id_ and "/" not in id_:
            plain.setdefault(f"{name}_id", id_)
    return plain


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a record the walk is: whose words stand here, and whether they answer a form."""

    by: Speaker
    form: bool = False
    listed: bool = False  # among several, each of which says who it is by
    depth: int = 0
    at: Record = field(default_factory=dict[str, object])  # the object that tells the time


def utterances_in(record: Record, people: People, by: Speaker) -> list[Utterance]:
    """Everything said in a record of plain names, in its order; `by` is whose record it is."""
    utterances = list(_walk(record, people, _Place(by)))
    if utterances and _own_words(record) and _is_repeated_in(utterances[0], utterances[1:]):
        del utterances[0]  # what a ticket is described by is its first comment
    timed = [utterance.at for utterance in utterances if utterance.at is not None]
    if len(timed) == len(utterances) and timed != sorted(timed):
        utterances.sort(key=lambda utterance: utterance.at or timed[0])
    return utterances


def is_message(node: Record, people: People) -> bool:
    """Whether an object is what somebody said to somebody: words, a writer or a side, and no rating."""
    writer = people.writer(node)
    known = bool(writer.name or writer.email) or writer.role is not Role.UNKNOWN or is_automatic(node)
    return bool(_own_words(node)) and known and not RATED & node.keys()


def _walk(node: Record, people: People, place: _Place) -> Iterator[Utterance]:
    if place.depth > _DEEPEST:
        return
    own = people.writer(node) if place.listed or place.depth == 0 else Speaker()
    place = replace(place, by=_both(own, place.by), at=node if _time_of(node) else place.at)
    form = is_form(node)
    automatic = is_automatic(node) and not form
    words = answer(node) if place.form else _own_words(node, replying=place.by.role is Role.SELLER)
    for _, own_text in words:
        utterance = _utterance(
            own_text, place.by, people, place.at, asked=place.form or bool(RATED & node.keys())
        )
        yield replace(utterance, refusal=AUTOMATION) if automatic else utterance
    if automatic:
        return
    taken = {name for name, _ in words}
    for name, value in node.items():
        again = name in taken or (bool(taken) and name in TOLD_AGAIN)
        if not again and _may_hold_words(name, value, form=form):
            yield from _walk_in(name, value, people, place, rated=bool(taken and RATED & node.keys()))
    for name in FRAMES & node.keys():
        yield from _remarks(part(node, name), people)


def _remarks(frame: Record, people: People) -> Iterator[Utterance]:
    """What the customer wrote beside the rating of a whole talk."""
    for name, value in frame.items():
        if isinstance(value, str) and value.strip() and is_rating_remark(name) and name not in WORDS:
            yield _utterance(value, people.only(Role.CUSTOMER), people, {}, asked=True)


def _may_hold_words(name: str, value: object, *, form: bool) -> bool:
    if isinstance(value, str):
        return is_our_reply(name) or name in NOTES
    if name in PEOPLE or name in (*IDS, *TIMES) or (name in _PEOPLE and isinstance(value, dict)):
        return False
    if name in ("pages", "questions") and isinstance(value, list):
        return True  # answers stand below what was asked
    return (name not in NO_WORDS and isinstance(value, dict | list)) or (form and name == "fields")


def _walk_in(name: str, value: object, people: People, place: _Place, *, rated: bool) -> Iterator[Utterance]:
    """What stands in one field; beside a rating and its words, a single comment is the answer to them."""
    below = _below(name, value, people, place)
    if rated and name in ("comment", "comments", "response", "answer") and not isinstance(value, str):
        below = replace(below, by=Speaker(role=Role.SELLER), listed=True)
    if isinstance(value, str):
        yield _utterance(value, below.by, people, {})
    elif isinstance(value, dict):
        yield from _walk(cast("Record", value), people, below)
    elif isinstance(value, list):
        for element in cast("list[object]", value):
            if isinstance(element, dict):
                yield from _walk(cast("Record", element), people, replace(below, listed=True))


def _below(name: str, value: object, people: People, place: _Place) -> _Place:
    """Whose words stand in a field, as long as they do not say so themselves."""
    below = replace(
        place,
        form=place.form or name in FORMS or (name == "fields" and isinstance(value, list)),
        listed=False,
        depth=place.depth + 1,
    )
    if is_our_reply(name) or name in NOTES:
        ours = isinstance(value, str) and name in NOTES and place.by.role is not Role.CUSTOMER
        return replace(below, by=replace(place.by if ours else Speaker(), role=Role.SELLER), listed=True)
    if (side := side_in(name)) is not Role.UNKNOWN:
        theirs = place.by.role in (side, Role.UNKNOWN) and side is Role.CUSTOMER
        whose = replace(place.by, role=side) if theirs else people.only(side)
        return replace(below, by=whose, listed=True)
    if name in RATED:
        return replace(below, by=replace(place.by, role=Role.CUSTOMER))
    turns = isinstance(value, list) and name in _TURNS and not below.form
    return replace(below, by=Speaker()) if turns else below


_TURNS = frozenset(
    """
    messages message_list events event comments thread threads conversation_parts conversations replies
    chat chats transcript entries parts posts activity activities updates interactions correspondence
    emails email_messages items data results post message comment article reply entry
    """.split()
)


def _own_words(node: Record, *, replying: bool = False) -> list[tuple[str, str]]:
    """(field, words): the first that holds any, and others that say something else."""
    words = list[tuple[str, str]]()
    for name in (*WORDS, *(REPLY_WORDS if replying else ())):
        text = (_listed(node.get(name)) if name in EACH else "") or _text_in(node.get(name))
        if text and not (words and name not in EACH) and not is_no_word(text):
            words.append((name, text))
    return [] if len(words) == 1 and _is_figure(words[0][1], node) else words


def _is_figure(text: str, node: Record) -> bool:
    """Whether an object tells a number and nothing of who or when: a rating beside its bounds."""
    return text.replace(".", "", 1).isdecimal() and not node.keys() & _TELLING


_TELLING = frozenset((*IDS, *TIMES, *CUSTOMERS, *SELLERS, *WRITERS, *SIDES))


def _text_in(value: object) -> str:
    """Words as text, or as an object that holds them."""
    if isinstance(value, str):
        return value.replace("\0", "").strip()
    if isinstance(value, dict):
        return text(cast("Record", value), *_INNER)
    if isinstance(value, list):  # plain pieces, with links and names as objects between them
        pieces = cast("list[object]", value)
        if any(isinstance(piece, str) for piece in pieces):
            return "".join(piece if isinstance(piece, str) else _text_in(piece) for piece in pieces).strip()
    return ""


def _listed(value: object) -> str:
    """What stands in a list, a line each: "pros" of a review as "pro" and "pro" once more."""
    if isinstance(value, dict):
        inner = list(cast("Record", value).values())
        return _listed(inner[0]) if len(inner) == 1 else ""
    if isinstance(value, list):
        return "\n".join(filter(None, map(_text_in, cast("list[object]", value))))
    return as_text(value) if isinstance(value, str) else ""


def _utterance(
    words: str, speaker: Speaker, people: People, node: Record, *, asked: bool = False
) -> Utterance:
    words, translation = original_of(words)
    if is_placeholder(words) or (asked and is_no_answer(words)):
        return Utterance(text="", speaker=speaker, aside=(Aside(why=Why.NO_ANSWER, words=words),))
    timed = _time_of(node)
    utterance = written(words, speaker, known=people.mails, when=(node, timed) if timed else None)
    if speaker.role is not Role.CUSTOMER and is_event(utterance.text):
        return replace(utterance, refusal=AUTOMATION)
    return replace(utterance, aside=(*utterance.aside, *translation))


def _time_of(node: Record) -> str:
    """The field of an object that tells when it was said; empty where none does."""
    return next((name for name in TIMES if name in node and moment(node, name)), "")


def _both(own: Speaker, speaker: Speaker) -> Speaker:
    if own.name or own.email:
        return own if own.role is not Role.UNKNOWN else replace(own, role=speaker.role)
    return own if own.role not in (Role.UNKNOWN, speaker.role) else speaker


def _is_repeated_in(utterance: Utterance, later: Sequence[Utterance]) -> bool:
    """Whether what comes later says the same once more, as the first comment does a ticket's description."""
    letters = _letters(utterance.text)
    return len(letters) >= _SAME and any(_letters(other.text) == letters for other in later)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, to_text(words)))


def title_of(record: Record) -> str:
    """What a record or a message is headed by; empty where it has no title."""
    names = (*TITLES, "summary") if "reporter" in record else TITLES
    return next(
        (
            title
            for name in names
            if (title := to_text(as_text(record.get(name)))) and not looks_like_data(title)
        ),
        "",
    )

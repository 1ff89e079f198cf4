"""Judging what sellers say after the day of a launch: by the worker, as conversations come.

Due is a launch whose day is over and that was last looked at before the last row of history: any of these may
have brought a conversation, or changed a claim. A conversation is judged once for the same claims; each is
stored by itself, so a killed worker goes on where it was. What customers and sellers had said is told as of
before the day: what is heard later changes nothing of what was judged.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import TypedDict
from zoneinfo import ZoneInfo

from django.db.models import Max, Q, QuerySet

from groundswell.engine.adoption import Claims, Spoken, Worded, likelihoods
from groundswell.engine.coverage import said
from groundswell.engine.encoder import Encoder
from groundswell.field.models import Conversation, ConversationState, Entry, Turn
from groundswell.field.stamps import stored_as_it_stands
from groundswell.field.telling import live_verbatims, redirects
from groundswell.launch.models import Launch, LaunchConcern
from groundswell.ledger import failures
from groundswell.message.reading import message_of
from groundswell.people.queries import local_day, zone_of_company
from groundswell.results.adoption.tables import AdoptionLook, JudgedConversation
from groundswell.speech import Channel, Role, Voice
from groundswell.street.models import Card, CardVersion

VERSION = "adoption/2"
MOST_HEARD = 24  # of what customers said of a claim: the first, so that it stays what it is
MOST_USUAL = 1_000  # of sellers' turns before the day: likewise the first
AT_ALL = 0.02  # what is less likely than this is not kept
AT_ONCE = 50  # conversations at a look, so that nothing else waits for all


class JudgedTurn(TypedDict):
    """One of `JudgedConversation.turns`."""

    turn: int
    position: int
    words: str  # `said` of it
    likely: dict[str, float]  # by claim


Encoding = Callable[[], Encoder]


def is_due(at: datetime) -> bool:
    return due(at).exists()


def due(at: datetime) -> QuerySet[Launch]:
    """Launches whose day is over, and since whose last look something happened."""
    last = Entry.objects.aggregate(last=Max("pk"))["last"] or 0
    over = Launch.objects.filter(removed=False, day__lt=local_day(at))
    done = AdoptionLook.objects.filter(Q(upto__gte=last) | Q(again__gt=at)).values("launch")
    return over.exclude(pk__in=done).order_by("pk")


def do_what_is_due(at: datetime, encoder: Encoding) -> None:
    """Some conversations of each launch."""
    for launch in due(at):
        look, _ = AdoptionLook.objects.get_or_create(launch=launch)
        row = AdoptionLook.objects.filter(pk=look.pk)
        with failures.rests_where_it_fails(row, look.tries, at):
            judge_some(launch, look, encoder, at)


def judge_some(launch: Launch, look: AdoptionLook, encoder: Encoding, at: datetime) -> None:
    """The next conversations of a launch that were not judged as its claims stand."""
    upto = Entry.objects.aggregate(last=Max("pk"))["last"] or 0
    rows = AdoptionLook.objects.filter(pk=look.pk)
    _forget(launch)
    worded = worded_of(launch)
    usual = said_before(launch)
    of = _digest(worded, usual)
    judged = JudgedConversation.objects.filter(launch=launch, of=of).values("conversation")
    waiting = list(with_a_concern(launch).exclude(pk__in=judged).order_by("pk")[: AT_ONCE + 1])
    if worded and waiting:
        # The try is written down before it is made: one at which the process dies rests, too.
        rows.update(**failures.resting(look.tries, at))
        claims = Claims(worded, encoder(), usual=usual)
        for conversation in waiting[:AT_ONCE]:
            _judge(launch, conversation, worded, claims, of)
    left = bool(worded) and len(waiting) > AT_ONCE
    rows.update(**failures.WELL, **({} if left else {"upto": upto}))


def conversations_after(launch: Launch) -> QuerySet[Conversation]:
    """Those that count and were held after the launch's day, with customers."""
    rows = Conversation.objects.filter(state=ConversationState.LIVE, at__gte=_first_moment(launch.day))
    return rows.exclude(channel=Channel.NOTE.value)


def with_a_concern(launch: Launch) -> QuerySet[Conversation]:
    """Those in which a customer raised a concern of it: in all others there is no chance."""
    to = redirects().to
    tied = LaunchConcern.objects.filter(launch=launch, removed=False).values_list("concern", flat=True)
    concerns = {to.get(number) or number for number in tied}
    raised = live_verbatims().filter(concern__in=concerns, voice=Voice.SPOKEN.value)
    return conversations_after(launch).filter(pk__in=raised.values("conversation"))


def _first_moment(day: date | None) -> datetime:
    """After a day of the company."""
    assert day is not None, "a launch whose day is over has one"
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone_of_company()))


def worded_of(launch: Launch) -> list[Worded]:
    """Its claims, and what customers had said before its day of what each answers."""
    before = live_verbatims().filter(voice=Voice.SPOKEN.value, conversation__at__lt=_first_moment(launch.day))
    on_cards = _said_on_cards(launch)
    worded: list[Worded] = []
    for claim in message_of(launch.pk).claims:
        rows = before.filter(concern__in=[answer.concern for answer in claim.answers], turn__isnull=False)
        told = rows.order_by("id").values_list("turn__text", "start", "end")[:MOST_HEARD]
        heard = [text[start:end] for text, start, end in told]
        worded.append(
            Worded(claim=claim.id, wordings=[claim.sentence, *on_cards.get(claim.id, ())], heard=heard)
        )
    return worded


def said_before(launch: Launch) -> list[str]:
    """What sellers said up to its day, whatever about: beside it the words of its claims stand out."""
    rows = Turn.objects.filter(
        role=Role.SELLER,
        conversation__state=ConversationState.LIVE,
        conversation__at__lt=_first_moment(launch.day),
    )
    rows = rows.exclude(conversation__channel=Channel.NOTE.value).order_by("pk")
    return list(rows.values_list("text", flat=True)[:MOST_USUAL])


def _said_on_cards(launch: Launch) -> dict[int, list[str]]:
    """By claim, what the cards in the hands of sales say in its place."""
    cards = Card.objects.filter(launch=launch, removed=False, out=True).order_by("pk")
    versions = CardVersion.objects.in_bulk(cards.values_list("stands", flat=True))
    said_on: dict[int, list[str]] = {}
    for card in cards:
        if card.stands in versions and (words := versions[card.stands].you_say.strip()):
            said_on.setdefault(card.claim_id, []).append(words)
    return said_on


def _digest(worded: Sequence[Worded], usual: Sequence[str]) -> str:
    told = [VERSION, *([one.claim, list(one.wordings), list(one.heard)] for one in worded), [*usual]]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def _judge(
    launch: Launch, conversation: Conversation, worded: Sequence[Worded], claims: Claims, of: str
) -> None:
    def compute() -> list[JudgedTurn]:
        rows = Turn.objects.filter(conversation=conversation).order_by("position")
        return list(_judged(list(rows), worded, claims))

    def store(turns: list[JudgedTurn]) -> None:
        # Erased or restricted since: nothing is kept of it.
        if Conversation.objects.filter(pk=conversation.pk, state=ConversationState.LIVE).exists():
            JudgedConversation.objects.update_or_create(
                launch=launch, conversation=conversation, defaults={"of": of, "turns": turns}
            )

    stored_as_it_stands(compute, store)


def _judged(turns: Sequence[Turn], worded: Sequence[Worded], claims: Claims) -> Iterator[JudgedTurn]:
    before: list[str] = []
    for turn in turns:
        if turn.role == Role.CUSTOMER:
            before.append(turn.text)
        if turn.role != Role.SELLER:
            continue
        likely = likelihoods([Spoken(turn.text, before)], claims)[0]
        yield {
            "turn": turn.pk,
            "position": turn.position,
            "words": said(turn.text),
            "likely": {
                str(one.claim): round(float(value), 3)
                for one, value in zip(worded, likely, strict=True)
                if value >= AT_ALL
            },
        }


def _forget(launch: Launch) -> None:
    """What was judged of conversations that do not count any more."""
    judged = JudgedConversation.objects.filter(launch=launch)
    judged.exclude(conversation__in=conversations_after(launch).values("pk")).delete()

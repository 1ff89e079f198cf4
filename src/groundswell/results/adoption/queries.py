"""Reading how often sellers took the chance to say what a launch says, for members of the company. Numbers of
single sellers are for themselves, their lead and executives."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.db.models import Min

from groundswell.crm.queries import directory
from groundswell.engine.adoption.chances import Adopted, Chance, RaisedIn, SpokenTurn, chances
from groundswell.engine.adoption.deals import deals_answered
from groundswell.engine.adoption.values import Said
from groundswell.engine.deals.raised import Book, Talk, book_of
from groundswell.field.models import Conversation, Turn
from groundswell.field.read_model import CountedConversation
from groundswell.field.telling import live_verbatims, redirects
from groundswell.intake.directory import Directory
from groundswell.launch.models import Launch, LaunchConcern
from groundswell.message.reading import messages_of
from groundswell.message.values import Message
from groundswell.people.queries import local_day, zone_of_company
from groundswell.people.viewer import NotForYou, Viewer, require_member
from groundswell.results.adoption.tables import AdoptionDecision, AdoptionLook, JudgedConversation
from groundswell.results.adoption.values import Adoption, LaunchTold, Quoted
from groundswell.results.adoption.working_out import conversations_after, with_a_concern
from groundswell.results.selling import Selling, selling
from groundswell.results.sight import sight_of
from groundswell.speech import Voice

COUNTED_DAYS = 60  # after a launch's day, for the spectrum
MOST_LAUNCHES = 12  # in the list
LEAST_OF_A_TEAM = 2  # sellers, or its numbers would be those of one

Key = TypeVar("Key", bound=Hashable)


def adoption_of(viewer: Viewer, launch: int, at: datetime) -> Adoption | None:
    """None before its day is over. A fixed number of queries. Raises NotForYou."""
    require_member(viewer)
    row = Launch.objects.filter(pk=launch, removed=False).first()
    if row is None:
        raise NotForYou
    if row.day is None or row.day >= local_day(at):
        return None
    messages, judged = messages_of([launch]), JudgedConversation.objects.filter(launch=launch)
    message, (answers, found) = messages[launch], _chances([row], messages)[launch]
    look, known = AdoptionLook.objects.filter(launch=launch).first(), directory()
    book = selling()
    team_of, seen = _teams(book), sight_of(viewer, book).sellers
    after = with_a_concern(row)
    return Adoption(
        launch=launch,
        name=row.name,
        day=row.day,
        chances=tuple(found),
        whole=Adopted.of(found),
        by_week=_by(found, lambda one: one.day - timedelta(days=one.day.weekday())),
        by_team=_by_team(found, team_of),
        by_seller={
            seller: told
            for seller, told in _by(found, lambda one: one.raised.seller).items()
            if seller in seen
        },
        by_claim=_said_by_claim(found),
        by_concern=_by(found, lambda one: one.raised.concern),
        unanswerable=tuple(number for number, claims in answers.items() if not claims),
        claims={claim.id: claim.sentence for claim in message.claims},
        deals=deals_answered(found, _book(known, found)),
        judged=judged.count(),
        waiting=after.exclude(pk__in=judged.values("conversation")).count() if message.claims else 0,
        trouble=look.trouble if look else "",
        team_of=team_of,
    )


def quoted(viewer: Viewer, turns: Collection[int]) -> dict[int, Quoted]:
    """What sellers said, by turn, where it counts; one query. Raises NotForYou."""
    require_member(viewer)
    rows = Turn.objects.filter(pk__in=turns, conversation__state="live").select_related("conversation")
    return {
        row.pk: Quoted(
            turn=row.pk,
            conversation=row.conversation_id,  # pyright: ignore[reportAttributeAccessIssue]
            position=row.position,
            title=row.conversation.title,
            words=row.text,
            at=row.at or row.conversation.at,
        )
        for row in rows
    }


def launches_told(viewer: Viewer, at: datetime) -> list[LaunchTold]:
    """The last of those whose day is over, the latest first: how often it was said. A fixed number of
    queries. Raises NotForYou."""
    require_member(viewer)
    over = Launch.objects.filter(removed=False, day__lt=local_day(at)).order_by("-day", "-pk")
    rows = list(over[:MOST_LAUNCHES])
    found = _chances(rows, messages_of([row.pk for row in rows]))
    return [
        LaunchTold(launch=row.pk, name=row.name, day=row.day, whole=Adopted.of(found[row.pk][1]))
        for row in rows
        if row.day is not None
    ]


def said_in_time(launch: int) -> Adopted | None:
    """In the days after a launch's day that count for the spectrum; None where it has no day. What was said
    later makes no difference."""
    row = Launch.objects.filter(pk=launch, removed=False).exclude(day=None).first()
    if row is None or row.day is None:
        return None
    until = row.day + timedelta(days=COUNTED_DAYS)
    _, found = _chances([row], messages_of([launch]))[launch]
    return Adopted.of([one for one in found if one.day <= until])


Answers = dict[int, list[int]]  # by concern of a launch the claims that answer it


def _answers(launches: Sequence[Launch], messages: Mapping[int, Message]) -> dict[int, Answers]:
    rows = LaunchConcern.objects.filter(launch__in=launches, removed=False).order_by("pk")
    to = redirects().to
    answers: dict[int, Answers] = {row.pk: {} for row in launches}
    for launch, written in rows.values_list("launch", "concern"):
        number = to.get(written) or written
        answers[launch][number] = [
            claim.id
            for claim in messages[launch].claims
            if number in {answer.concern for answer in claim.answers}
        ]
    return answers


def _chances(
    launches: Sequence[Launch], messages: Mapping[int, Message]
) -> dict[int, tuple[Answers, list[Chance]]]:
    """By launch what answers what, and its chances. Seven queries for however many launches, each of which
    has a day."""
    answers = _answers(launches, messages)
    if not launches:
        return {}
    zone, first = ZoneInfo(zone_of_company()), min(launches, key=lambda row: (row.day or date.max, row.pk))
    raised = live_verbatims().filter(
        concern__in={concern for of in answers.values() for concern in of},
        voice=Voice.SPOKEN.value,
        conversation__in=conversations_after(first),
    )
    told = raised.values_list("concern", "conversation", "conversation__at")
    told = told.annotate(first=Min("turn__position")).order_by("concern", "conversation")
    rows = [row for row in told if row[3] is not None]
    numbers = {row[1] for row in rows}
    whose = CountedConversation.objects.in_bulk(numbers)
    spoken = _spoken(launches, numbers)
    several = [
        RaisedIn(
            concern=concern,
            conversation=conversation,
            position=position,
            day=at.astimezone(zone).date(),
            account=whose[conversation].account if conversation in whose else "",
            seller=whose[conversation].seller if conversation in whose else "",
        )
        for concern, conversation, at, position in rows
    ]
    return {
        row.pk: (
            answers[row.pk],
            chances(
                [one for one in several if one.concern in answers[row.pk] and row.day and one.day > row.day],
                spoken.get(row.pk, {}),
                answers[row.pk],
            ),
        )
        for row in launches
    }


def _spoken(
    launches: Sequence[Launch], conversations: Collection[int]
) -> dict[int, dict[int, list[SpokenTurn]]]:
    """By launch and conversation."""
    decided: dict[tuple[int, str], dict[int, bool]] = defaultdict(dict)
    rows = AdoptionDecision.objects.filter(launch__in=launches, removed=False).order_by("pk")
    for launch, words, claim, is_said in rows.values_list("launch", "words", "claim", "said"):
        decided[launch, words][claim] = is_said
    judged = JudgedConversation.objects.filter(launch__in=launches, conversation__in=conversations)
    spoken: dict[int, dict[int, list[SpokenTurn]]] = defaultdict(dict)
    for launch, number, turns in judged.values_list("launch", "conversation", "turns"):
        spoken[launch][number] = [
            SpokenTurn(
                turn=turn["turn"],
                position=turn["position"],
                likely={int(claim): value for claim, value in turn["likely"].items()},
                decided=decided.get((launch, turn["words"]), {}),
            )
            for turn in turns
        ]
    return spoken


def _by(found: Sequence[Chance], key: Callable[[Chance], Key]) -> dict[Key, Adopted]:
    grouped: dict[Key, list[Chance]] = defaultdict(list)
    for one in found:
        grouped[key(one)].append(one)
    return {name: Adopted.of(grouped[name]) for name in sorted(grouped, key=str)}


def _by_team(found: Sequence[Chance], team_of: Mapping[str, str]) -> dict[str, Adopted]:
    """Of teams in which so many sellers had chances that their numbers are not those of one."""
    sellers: dict[str, set[str]] = defaultdict(set)
    for one in found:
        sellers[team_of.get(one.raised.seller, "")].add(one.raised.seller)
    several = _by(found, lambda one: team_of.get(one.raised.seller, ""))
    return {team: told for team, told in several.items() if len(sellers[team]) >= LEAST_OF_A_TEAM}


def _said_by_claim(found: Sequence[Chance]) -> dict[int, int]:
    counts: dict[int, int] = defaultdict(int)
    for one in found:
        if one.said is Said.SAID:
            counts[one.claim] += 1
    return dict(counts)


def _teams(book: Selling) -> dict[str, str]:
    return {seller: team.name for team in book.teams.values() for seller in sorted(team.sellers)}


def _book(known: Directory, found: Sequence[Chance]) -> Book:
    """The deals of the conversations in which there was a chance; one query."""
    rows = Conversation.objects.filter(pk__in={one.raised.conversation for one in found}).order_by("pk")
    written = dict(rows.values_list("pk", "deal"))
    talks = {
        one.raised.conversation: Talk(
            id=one.raised.conversation,
            account=one.raised.account,
            deal=_deal_named(known, written.get(one.raised.conversation, "")),
            deal_key=known.deal_key(written.get(one.raised.conversation, "")),
            day=one.day,
        )
        for one in found
    }
    return book_of(known.accounts, [known.named(deal) for deal in known.deals], talks.values())


def _deal_named(known: Directory, written: str) -> str:
    deal = known.deal(written)
    return (deal.name or deal.key) if deal else written

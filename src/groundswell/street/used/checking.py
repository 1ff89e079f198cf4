"""A short check: a customer says something, what do you say? What it asks is written down as it is put before
somebody, so that nobody passes what they were not shown."""

import random
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from groundswell.engine.linking.features import content_words
from groundswell.engine.naming.words import lowered
from groundswell.field.errors import ImpossibleCorrection
from groundswell.ledger.acting import acting
from groundswell.people.viewer import NotForYou, Viewer, require_member
from groundswell.street.kit.queries import kit
from groundswell.street.kit.values import CardHeld
from groundswell.street.used.readiness import due_cards
from groundswell.street.used.tables import CardUse, CheckShown, Did
from groundswell.street.used.values import Check, Question, Said

ASKED, OTHERS = 3, 2
_LASTS = timedelta(days=1)
_ENOUGH = 0.5  # of the words of a line, for one that was typed


def begin(viewer: Viewer, launch: int, at: datetime) -> Check | None:
    """Three cards of the launch, first those that the viewer has not been checked on; the same again until
    these are passed, are over, or a card of them is gone. None where it has no card. Raises NotForYou."""
    require_member(viewer)
    there = {card.called: card for card in kit(viewer, at)}
    due = [there[called] for called in due_cards(launch) if called in there]
    if not due:
        return None
    begun = CheckShown.objects.filter(user=viewer.user, launch=launch, passed=None, at__gte=at - _LASTS)
    left = begun.order_by("-pk").first()
    if left is not None and _still_stands(left, there, {card.called for card in due}):
        return _as_put(left, there)
    done = CardUse.objects.filter(user=viewer.user, did=Did.CHECKED).values_list("card", flat=True)
    times = CheckShown.objects.filter(user=viewer.user, launch=launch).count()
    chance = random.Random(f"{viewer.user} {launch} {times}")  # noqa: S311 - which are asked is no secret
    known = set(done)
    asked = sorted(due, key=lambda card: (card.called in known, chance.random()))[:ASKED]
    kept = list(there.values())
    questions = tuple(Question(card=card, choice=_choice(card, due, kept, chance)) for card in asked)
    row = CheckShown.objects.create(
        user_id=viewer.user,
        launch_id=launch,
        asked=[[one.card.called, [other.called for other in one.choice]] for one in questions],
        at=at,
    )
    return Check(number=row.pk, launch=launch, questions=questions)


def _choice(
    card: CardHeld, due: Sequence[CardHeld], all_cards: Sequence[CardHeld], chance: random.Random
) -> tuple[CardHeld, ...]:
    """The right line and two others, which say something else: of the launch first."""
    near = [one for one in due if one.lines.you_say != card.lines.you_say]
    far = [one for one in all_cards if one not in due and one.lines.you_say != card.lines.you_say]
    lines = {one.lines.you_say: one for one in (*_shuffled(far, chance), *_shuffled(near, chance))}
    others = list(lines.values())[::-1][:OTHERS]
    return tuple(_shuffled([card, *others], chance))


def _shuffled(cards: Sequence[CardHeld], chance: random.Random) -> list[CardHeld]:
    mixed = list(cards)
    chance.shuffle(mixed)
    return mixed


def shown(viewer: Viewer, number: int, at: datetime) -> Check:
    """As it was put before the viewer, of cards that are still there. Raises NotForYou."""
    require_member(viewer)
    row = CheckShown.objects.filter(user=viewer.user, pk=number).first()
    if row is None:
        raise NotForYou
    return _as_put(row, {card.called: card for card in kit(viewer, at)})


def _still_stands(row: CheckShown, there: Mapping[str, CardHeld], due: Collection[str]) -> bool:
    """With all lines to choose from: where these went away, the right one would be left alone."""
    return all(called in due and all(other in there for other in choice) for called, choice in row.asked)


def _as_put(row: CheckShown, there: Mapping[str, CardHeld]) -> Check:
    questions = tuple(
        Question(card=there[called], choice=tuple(there[other] for other in choice if other in there))
        for called, choice in row.asked
        if called in there
    )
    return Check(number=row.pk, launch=row.launch_id, questions=questions)


def answer(viewer: Viewer, number: int, said: Mapping[str, Said], at: datetime) -> dict[str, bool]:
    """By card, whether it was right. All right, and each card is one that they were checked on; else nothing
    is kept. Raises ImpossibleCorrection for a check that is over, and NotForYou."""
    require_member(viewer)
    with acting(viewer, "answer a check", at=at) as act:
        row = CheckShown.objects.select_for_update().filter(user=viewer.user, pk=number).first()
        if row is None:
            raise NotForYou
        if row.passed is not None or at > row.at + _LASTS:
            raise ImpossibleCorrection("This check is over. Begin another one.")
        there = {card.called: card for card in kit(viewer, at)}
        right = {
            called: _is_right(there.get(called), said.get(called, Said()), may_choose=len(choice) > 1)
            for called, choice in row.asked
        }
        act.ref = f"L-{row.launch_id}"
        if all(right.values()):
            row.passed = at
            row.save(update_fields=["passed"])
            CardUse.objects.bulk_create(
                CardUse(
                    user_id=viewer.user,
                    key=f"{Did.CHECKED.value} {row.pk} {called}",
                    card=called,
                    did=Did.CHECKED,
                    at=at,
                )
                for called in right
            )
    return right


def _is_right(card: CardHeld | None, said: Said, *, may_choose: bool) -> bool:
    """A card that went away meanwhile can be told by nobody."""
    if card is None:
        return False
    if not said.typed.strip():
        return may_choose and said.chosen == card.called
    says = card.lines.you_say
    # Of a line that only joins ("It is for you") all words count, or whatever is typed would do.
    line = set(content_words(says) or lowered(says))
    told = line & set(lowered(said.typed))
    return says.strip() == said.typed.strip() or len(told) >= _ENOUGH * len(line) > 0

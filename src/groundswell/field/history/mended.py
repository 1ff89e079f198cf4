"""What stands of what people said of conversations: put into them, and taken over by newer versions."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from django.db.models import Q

from groundswell.field import models
from groundswell.field.bulk import update_rows
from groundswell.field.history.patch import Patch
from groundswell.field.mends import mends_of, standing
from groundswell.speech import Conversation, Role, Turn

_ERASED = "(erased)"
_FRAME = (models.Mended.ACCOUNT.value, models.Mended.SELLER.value)


def put_into_effect(numbers: Iterable[int], entry: models.Entry) -> None:
    """Let conversations bear what stands of these mends, or what their sources tell where nothing does. Where
    a side changed, they are due to be heard anew, after `entry`. In the caller's transaction."""
    touched = models.Mend.objects.filter(pk__in=list(numbers))
    of_all = mends_of({mend.conversation_id for mend in touched})
    for number, about in {(mend.conversation_id, mend.of) for mend in touched}:
        same = [mend for mend in of_all[number] if mend.of == about]
        stands = next(iter(standing(same)), None)
        if about[0] in _FRAME:
            value = stands.said if stands else same[0].told
            models.Conversation.objects.filter(pk=number).update(**{about[0]: value})
        else:
            _put_on_side(number, same[0], stands)
            models.Mend.objects.filter(pk=same[-1].pk).update(unheard=entry)


def _put_on_side(number: int, first: models.Mend, stands: models.Mend | None) -> None:
    turns = models.Turn.objects.filter(conversation=number, speaker=first.speaker, email=first.email)
    ids = list(turns.order_by("position").values_list("pk", flat=True))
    sides = [stands.said] * len(ids) if stands else _as_many(first.sides, len(ids))
    update_rows(models.Turn, ["role"], list(zip(sides, ids, strict=True)))
    conversation = models.Conversation.objects.filter(pk=number)
    conversation.update(extraction="")
    if Role.SELLER.value not in sides:
        # Who sold was worked out from the side, or the other way round.
        sellers_named = models.Mend.objects.filter(
            conversation=number, what=models.Mended.SELLER, withdrawn=False
        )
        names = {first.speaker, first.email} - {""}
        if not sellers_named.exists():
            conversation.filter(seller__in=names).update(seller="")


def _as_many(sides: Sequence[str], turns: int) -> list[str]:
    """Two who were erased are one speaker from then on, of more turns than either."""
    return list(sides) if len(sides) == turns else [*sides, Role.UNKNOWN.value][:1] * turns


# A conversation that is told again.


def as_told(conversation: Conversation, mends: Sequence[models.Mend]) -> Conversation:
    """As its source told it: by that a newer version is compared with it."""
    first: dict[tuple[str, str, str], models.Mend] = {}
    for mend in mends:
        first.setdefault(mend.of, mend)
    for mend in first.values():
        conversation = _with(conversation, mend, mend.told, mend.sides)
    return conversation


def as_mended(conversation: Conversation, mends: Sequence[models.Mend]) -> Conversation:
    for mend in standing(mends):
        conversation = _with(conversation, mend, mend.said, [mend.said])
    return conversation


def take_over(mends: Sequence[models.Mend], number: int, conversation: Conversation, patch: Patch) -> None:
    """Let mends be of the newer version, which has that number and is told so."""
    for mend in mends:
        after: dict[str, object] = {"conversation_id": number}
        if mend.what in _FRAME:
            after["told"] = getattr(conversation, mend.what)
        else:
            after["sides"] = [turn.speaker.role.value for turn in _turns_of(mend, conversation.turns)]
        for column, value in after.items():
            if getattr(mend, column) != value:
                patch.record("field.mend", column, mend.pk, getattr(mend, column), value)
        models.Mend.objects.filter(pk=mend.pk).update(**after)


def _with(conversation: Conversation, mend: models.Mend, frame: str, sides: Sequence[str]) -> Conversation:
    """`sides` are those of each turn of the speaker, or one for all."""
    if mend.what in _FRAME:
        return replace(conversation, **{mend.what: frame})
    theirs = len(list(_turns_of(mend, conversation.turns)))
    left = iter(_as_many(sides, theirs))
    turns = tuple(
        replace(turn, speaker=replace(turn.speaker, role=Role(next(left)))) if _is_of(mend, turn) else turn
        for turn in conversation.turns
    )
    return replace(conversation, turns=turns)


def _turns_of(mend: models.Mend, turns: Iterable[Turn]) -> Iterator[Turn]:
    return (turn for turn in turns if _is_of(mend, turn))


def _is_of(mend: models.Mend, turn: Turn) -> bool:
    return (turn.speaker.name, turn.speaker.email) == (mend.speaker, mend.email)


# Erasing.


def erase_person(called: Collection[str]) -> None:
    """As their turns are."""
    theirs = models.Mend.objects.filter(Q(speaker__in=called) | Q(email__in=called))
    theirs.update(speaker=_ERASED, email="")
    for column in ("said", "told"):
        sellers = models.Mend.objects.filter(what=models.Mended.SELLER, **{f"{column}__in": called})
        sellers.update(**{column: _ERASED})

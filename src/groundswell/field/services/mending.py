"""What people put right in one conversation: for which side somebody speaks, whose it is, who sold.

Each is one transaction with one row of history, and can be undone. What follows of another side is heard
afterwards, by the worker: which words are the customer's, and so what stands in which concern.
"""

from collections import Counter
from collections.abc import Callable
from functools import cache

from django.db import transaction

from groundswell.crm.queries import directory
from groundswell.engine.encoder import Encoder
from groundswell.field import due, models
from groundswell.field.conversations import as_values
from groundswell.field.errors import ImpossibleCorrection, MendedMeanwhile, NoSuchConversation
from groundswell.field.history.entries import Author
from groundswell.field.history.mended import put_into_effect
from groundswell.field.history.patch import Patch
from groundswell.field.languages import reader_beside
from groundswell.field.mends import mends_of, version_of
from groundswell.field.services.listen import do_due, end_run
from groundswell.field.services.progress import Watch, told_as_work
from groundswell.intake.evidence import held_of
from groundswell.speech import Role


def mend_account(conversation: int, name: str, author: Author, *, seen: str) -> models.Entry:
    """`seen` is what stood when it was looked at (see mended.py). Raises NoSuchConversation, MendedMeanwhile
    and ImpossibleCorrection, as the others do."""
    return _mend_frame(conversation, models.Mended.ACCOUNT, name, author, seen)


def mend_seller(conversation: int, name: str, author: Author, *, seen: str) -> models.Entry:
    return _mend_frame(conversation, models.Mended.SELLER, name, author, seen)


def mend_side(conversation: int, position: int, side: Role, author: Author, *, seen: str) -> models.Entry:
    """Say for whom the speaker of the turn at this position speaks, in all their turns there."""
    if side is Role.UNKNOWN:
        raise ImpossibleCorrection("Say whether they speak for you or for the customer.")
    with transaction.atomic():
        row = _as_seen(conversation, seen)
        turn = models.Turn.objects.filter(conversation=row, position=position).first()
        if turn is None:
            raise ImpossibleCorrection("Nobody speaks there.")
        theirs = models.Turn.objects.filter(conversation=row, speaker=turn.speaker, email=turn.email)
        sides = list(theirs.order_by("position").values_list("role", flat=True))
        if set(sides) == {side.value}:
            raise ImpossibleCorrection("They stand on that side already.")
        who = turn.speaker or turn.email or "a speaker without a name"
        entry = _begin(row, f"{who} speaks for {_SIDES[side]}", author)
        before = {"speaker": turn.speaker, "email": turn.email, "sides": sides}
        mends = [_said(row, entry, models.Mended.SIDE, side.value, **before)]
        if side is Role.CUSTOMER and row.seller and row.seller in (turn.speaker, turn.email):
            seller = _who_sells_then(row, turn)
            mends.append(_said(row, entry, models.Mended.SELLER, seller, told=row.seller))
        return _finish(mends, entry)


_SIDES = {Role.SELLER: "us", Role.CUSTOMER: "the customer"}


def hear_what_was_mended(encoder: Callable[[], Encoder], watch: Watch) -> None:
    """Hear anew where a side changed, one entry of history after the other. Safe to kill: what was not
    done to its end is done again."""
    waiting = models.Mend.objects.filter(unheard__isnull=False)
    while (mend := waiting.select_related("unheard").order_by("unheard").first()) is not None:
        assert mend.unheard is not None
        _hear_after(mend.unheard, encoder, watch)


def _hear_after(entry: models.Entry, encoder: Callable[[], Encoder], watch: Watch) -> None:
    patch, theirs = Patch(), models.Mend.objects.filter(unheard=entry)
    live = theirs.filter(conversation__state=models.ConversationState.LIVE)
    ids = sorted(set(live.values_list("conversation_id", flat=True)))
    with told_as_work(models.Action.MEND, entry.by, entry.at, watch) as telling:
        due.hear(ids, entry, patch, lambda _: None, cache(lambda: reader_beside(encoder())))
        do_due(entry, patch, (), encoder, telling)
        end_run(entry, encoder(), entry.at)
        theirs.update(unheard=None)


def _mend_frame(number: int, what: models.Mended, name: str, author: Author, seen: str) -> models.Entry:
    name = " ".join(name.split())
    if not name:
        raise ImpossibleCorrection(f"Name the {what.value}.")
    with transaction.atomic():
        row = _as_seen(number, seen)
        accounts, conversation = directory(), next(as_values([number]))[1]
        before = getattr(held_of(number, conversation, accounts), what.value)
        if before == name:
            raise ImpossibleCorrection(f"That is the {what.value} already.")
        entry = _begin(row, f"the {what.value} is “{name}”", author)
        mend = _said(row, entry, what, name, told=getattr(row, what.value))
        finished = _finish([mend], entry)
        after = getattr(held_of(number, next(as_values([number]))[1], directory()), what.value)
        if after == before:
            raise ImpossibleCorrection(
                f"That is the {what.value} already." if before else f"Nobody called “{name}” sells for you."
            )
        return finished


def _as_seen(number: int, seen: str) -> models.Conversation:
    rows = models.Conversation.objects.select_for_update(of=("self",))
    row = rows.filter(pk=number, state=models.ConversationState.LIVE).first()
    if row is None:
        raise NoSuchConversation(number)
    if version_of(mends_of([number]).get(number, ())) != seen:
        raise MendedMeanwhile
    return row


def _begin(row: models.Conversation, what: str, author: Author) -> models.Entry:
    return models.Entry.objects.create(
        action=models.Action.MEND,
        at=author.at,
        by=author.by,
        user=author.user,
        because=author.because,
        summary=f"put right in conversation {row.pk}: {what}",
    )


def _said(
    row: models.Conversation, entry: models.Entry, what: models.Mended, said: str, **told: object
) -> models.Mend:
    """What its source tells is kept from the first mend of the same thing on."""
    mend = models.Mend(conversation=row, entry=entry, what=what, said=said, withdrawn=True, **told)
    for earlier in mends_of([row.pk]).get(row.pk, []):
        if earlier.of == mend.of:
            mend.told, mend.sides = earlier.told, earlier.sides
            break
    mend.save()
    return mend


def _finish(mends: list[models.Mend], entry: models.Entry) -> models.Entry:
    patch = Patch()
    for mend in mends:
        patch.change(mend, "withdrawn", False)
    put_into_effect([mend.pk for mend in mends], entry)
    patch.keep(entry)
    return entry


def _who_sells_then(row: models.Conversation, gone: models.Turn) -> str:
    """Of ours that are left who says most; nobody where none is."""
    turns = models.Turn.objects.filter(conversation=row, role=Role.SELLER.value)
    letters: Counter[str] = Counter()
    for speaker, email, text in turns.order_by("position").values_list("speaker", "email", "text"):
        if (speaker, email) != (gone.speaker, gone.email):
            letters[speaker or email] += len(text)
    return next((name for name, _ in letters.most_common(1)), "")

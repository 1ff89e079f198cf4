"""What is to be heard all the same, or no longer: a person's word about set text and set phrases."""

from collections.abc import Callable, Sequence

from django.db import transaction

from groundswell.engine.encoder import Encoder
from groundswell.field import models, queries
from groundswell.field.errors import ImpossibleCorrection
from groundswell.field.history.entries import Author
from groundswell.field.history.patch import Patch
from groundswell.field.services.listen import Outcome, do_due, end_run
from groundswell.field.services.progress import Watch, told_as_work
from groundswell.field.set_phrases import put_last, take_out


def hear_set_text(
    numbers: Sequence[int], author: Author, *, heard: bool, encoder: Callable[[], Encoder], watch: Watch
) -> Outcome:
    """Hear set text all the same, as a person's word (`heard` False: no longer), and whatever that makes due.

    Raises NoSuchSetText, and ImpossibleCorrection where it is so already.
    """
    patch = Patch()
    with transaction.atomic():
        rows = [queries.set_text(number) for number in numbers]
        _refuse_where_so_already([f"S-{row.pk}" for row in rows if row.heard is heard], heard=heard)
        entry = _hear("set text", [f"S-{row.pk}" for row in rows], author, heard=heard)
        for row in rows:
            patch.record("field.settext", "heard", row.pk, row.heard, heard, firm=True)
        models.SetText.objects.filter(pk__in=numbers).update(heard=heard)
        patch.keep(entry)
    return _with_what_is_due(entry, patch, encoder, watch)


def hear_set_phrases(
    numbers: Sequence[int], author: Author, *, heard: bool, encoder: Callable[[], Encoder], watch: Watch
) -> Outcome:
    """Bring set phrases back, as a person's word (`heard` False: let them stand apart again), and place them.

    Raises NoSuchSetPhrase, and ImpossibleCorrection where it is so already.
    """
    patch = Patch()
    with transaction.atomic():
        rows = [queries.set_phrase(number) for number in numbers]
        _refuse_where_so_already([f"P-{row.pk}" for row in rows if row.heard is heard], heard=heard)
        entry = _hear("set phrase", [f"P-{row.pk}" for row in rows], author, heard=heard)
        for row in rows:
            patch.record("field.setphrase", "heard", row.pk, row.heard, heard, firm=True)
        models.SetPhrase.objects.filter(pk__in=numbers).update(heard=heard)
        verbatims = models.Verbatim.objects.filter(set_phrase__in=numbers, pinned=False)
        if heard:
            put_last(verbatims)
        else:
            take_out(verbatims, patch)
        patch.keep(entry)
    return _with_what_is_due(entry, patch, encoder, watch)


def _refuse_where_so_already(same: Sequence[str], *, heard: bool) -> None:
    if same:
        raise ImpossibleCorrection(f"{same[0]} is {'heard' if heard else 'left out'} already.")


def _hear(what: str, numbers: Sequence[str], author: Author, *, heard: bool) -> models.Entry:
    return models.Entry.objects.create(
        action=models.Action.HEAR,
        at=author.at,
        by=author.by,
        user=author.user,
        because=author.because,
        summary=f"{what} {', '.join(numbers)} is {'heard' if heard else 'left out again'}",
    )


def _with_what_is_due(
    entry: models.Entry, patch: Patch, encoder: Callable[[], Encoder], watch: Watch
) -> Outcome:
    with told_as_work(models.Action.HEAR, entry.by, entry.at, watch) as telling:
        outcome = do_due(entry, patch, (), encoder, telling)
        end_run(entry, encoder(), entry.at)
    return outcome

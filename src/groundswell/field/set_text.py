"""What of the conversations is due to be heard, given the set text that is left out of them."""

from collections.abc import Iterable, Sequence
from functools import partial

from django.db.models import Q, QuerySet

from groundswell.engine.extraction import VERSION as EXTRACTION
from groundswell.engine.extraction.set_text import FEWEST_ROWS, Repeated, set_text_of
from groundswell.field import conversations, models, queries
from groundswell.field.bulk import update_rows
from groundswell.field.stamps import stored_as_it_stands
from groundswell.intake.set_text import SetTexts, mark_of, rows_of, sharing
from groundswell.speech import Channel


def unextracted() -> QuerySet[models.Conversation]:
    """Those not yet heard, or heard by another version or with other set text left out."""
    done = Q(extraction=EXTRACTION)
    for shared, words in queries.set_texts().words.items():
        sharing = _sharing(shared)
        done = (done & ~sharing) | (sharing & Q(extraction=_version(words)))
    return models.Conversation.objects.filter(state="live").exclude(done)


def _sharing(shared: str) -> Q:
    """The conversations that share set text by this name (see `intake.set_text.sharing`)."""
    folder, star, ending = shared.rpartition("*")
    return Q(source__startswith=folder, source__endswith=ending) if star else Q(source=shared)


def _version(set_text: Iterable[str]) -> str:
    words = list(set_text)
    return f"{EXTRACTION}/{mark_of(words)}" if words else EXTRACTION


def mark_extracted(ids: Sequence[int], kept: SetTexts) -> None:
    """Write down by which version, and without which set text, conversations were heard."""
    rows = models.Conversation.objects.filter(pk__in=ids).values_list("id", "source", "channel")
    marks = [(_version(kept.of(source, Channel(channel))), id_) for id_, source, channel in rows]
    update_rows(models.Conversation, ["extraction"], marks)


def find_set_text(entry: models.Entry) -> None:
    """Tell the set text of every source that brought something new."""
    fresh = unextracted().values_list("source", "channel").distinct()
    for shared in sorted({sharing(source, Channel(channel)) for source, channel in fresh} - {""}):
        stored_as_it_stands(partial(_set_text_in, shared), partial(_keep, shared, entry))


def _set_text_in(shared: str) -> tuple[Repeated, ...]:
    rows = models.Conversation.objects.filter(_sharing(shared), state="live").order_by("id")
    ids = list(rows.values_list("id", flat=True))
    if len(ids) < FEWEST_ROWS and rows.filter(turns__isnull=False).count() < FEWEST_ROWS:
        return ()
    return set_text_of(rows_of(c for _, c in conversations.as_values(ids)).get(shared, []))


def _keep(shared: str, entry: models.Entry, repeated: Iterable[Repeated]) -> None:
    for shared_words in repeated:
        models.SetText.objects.update_or_create(
            source=shared,
            words=shared_words.words,
            defaults={"rows": shared_words.rows, "of": shared_words.of},
            create_defaults={"rows": shared_words.rows, "of": shared_words.of, "entry": entry},
        )

"""In which languages the field is heard, and so which model understands it."""

from django.db.models import Count

from groundswell import encoders
from groundswell.encoders.multilingual import TAUGHT, MultilingualEncoder
from groundswell.engine.encoder import Encoder
from groundswell.field import queries


def open_for_field() -> Encoder:
    """The encoder that configuration names, or else the one for what is heard; nothing is loaded yet. To be
    asked again and again: the same encoder for the same model, loaded once a process.

    Raises EncoderMisconfigured.
    """
    return encoders.open_encoder(None, languages())


def reader_beside(encoder: Encoder) -> Encoder:
    """The encoder whose vectors are read for what a text says by itself, whichever groups the field.

    Of the two local models the English one: so what is heard hangs on neither the order of imports nor the
    languages of others.
    """
    return encoders.english_encoder() if isinstance(encoder, MultilingualEncoder) else encoder


def languages() -> encoders.Languages:
    """The languages of whatever counts; three queries."""
    live = queries.live_verbatims()
    counts = live.exclude(language="").values_list("language").annotate(Count("id"))
    verbatims_in: dict[str, int] = dict(counts)
    other = live.filter(language__in=TAUGHT)
    return encoders.Languages(
        told=sum(verbatims_in.values()),
        other=sum(verbatims_in[language] for language in TAUGHT & verbatims_in.keys()),
        conversations=other.values("conversation").distinct().count(),
        model=queries.grouped_by(),
    )

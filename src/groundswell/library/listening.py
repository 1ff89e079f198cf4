"""Listening without a store: for notebooks and scripts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path

import numpy as np

from groundswell.encoders import Languages, english_encoder, open_encoder
from groundswell.encoders.cache import Cached, MemoryCache
from groundswell.engine.encoder import Encoder, Vectors
from groundswell.engine.extraction.opinion import asking
from groundswell.engine.extraction.set_text import Repeated, set_text_of
from groundswell.engine.ground import Decisions, Ground
from groundswell.engine.grouping import VERSION
from groundswell.engine.identity import update
from groundswell.engine.kinds import Heard, Scale, head_of, scales_of
from groundswell.engine.survey.background import Held
from groundswell.engine.survey.counting import Label
from groundswell.engine.survey.survey import survey
from groundswell.engine.survey.values import Evidence, Field, SetAside, SetText
from groundswell.intake.directory import Directory
from groundswell.intake.evidence import evidence_of, held_of
from groundswell.intake.hearing import HeardVerbatim, hear_all
from groundswell.intake.set_text import SetTexts, rows_of
from groundswell.library.advice import with_advice
from groundswell.library.heard import HeardField
from groundswell.library.set_phrases import find_set_phrases
from groundswell.library.shelf import MemoryShelf
from groundswell.sources.contract import Options, UnreadableSource
from groundswell.sources.reading import Given, expand, read_file
from groundswell.sources.speakers.roles import assign_roles, house_domains_of
from groundswell.speech import Channel, Conversation, Turn, Verbatim, Voice, voice_of


def listen(
    paths: Path | str | Iterable[Given],
    *,
    sellers: Sequence[str] = (),
    columns: dict[str, str] | None = None,
    as_verbatims: bool = False,
    as_of: datetime | None = None,
    zone: tzinfo = UTC,
    system: str = "",
    encoder: Encoder | None = None,
) -> HeardField:
    """Read files and folders and find what customers keep saying, without keeping anything.

    One of several may be a pair of its path and the name it is to go by: `("upload-7", "calls.csv")`.
    `sellers` are names, addresses or domains; `columns` says what columns mean ({"text": "utterance"});
    `as_verbatims` takes each row of a table whole; `as_of` asks for what was known then, and days are those
    of `zone`; `system` says whose numbers the files' are. Raises UnreadableSource when not one file can be
    read.
    """
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    options = Options(columns=columns or {}, as_verbatims=as_verbatims)
    shelf = MemoryShelf(now=datetime.now(UTC), system=system)
    failures = [shelf.read(read_file(path, name, options), name) for path, name in _in_order(given)]
    errors = [error for error in failures if error]
    if errors and len(errors) == len(shelf.files):
        raise UnreadableSource(f"{shelf.files[0].source} {errors[0]}")
    return HeardField(_field(shelf, sellers, as_of, encoder, zone))


def hear_texts(texts: Iterable[str], *, encoder: Encoder | None = None) -> HeardField:
    """Find what recurs in any list of texts; each counts as a conversation of its own."""
    shelf = MemoryShelf()
    for row, text in enumerate(texts, start=1):
        shelf.conversations[row] = Conversation(
            key="", channel=Channel.NOTE, source="texts", turns=(Turn(row=row, text=text),), whole=True
        )
    return HeardField(_field(shelf, (), None, encoder))


def _in_order(paths: Sequence[Given]) -> list[tuple[Path, str]]:
    return sorted(expand(paths), key=lambda pair: pair[1])


@with_advice()
def _field(
    shelf: MemoryShelf,
    sellers: Sequence[str],
    as_of: datetime | None,
    encoder: Encoder | None,
    zone: tzinfo = UTC,
) -> Field:
    with_roles = assign_roles(
        list(shelf.conversations.values()),
        sellers=sellers,
        known=shelf.sellers,
        house_domains=house_domains_of(shelf.conversations.values()),
    )
    conversations = dict(zip(shelf.conversations, with_roles, strict=True))
    directory = Directory.of(shelf.accounts, shelf.deals, shelf.sellers, named=sellers)
    held = {
        number: held_of(number, conversation, directory) for number, conversation in conversations.items()
    }
    repeated = {
        shared: repeats
        for shared, rows in rows_of(conversations.values()).items()
        if (repeats := set_text_of(rows))
    }
    set_texts = SetTexts(
        {shared: [repeat.words for repeat in repeats] for shared, repeats in repeated.items()}
    )
    # Whatever groups them, all are heard and judged by the same: what one says does not hang on the others.
    vectors = MemoryCache()  # of whatever is read, grouped and named: nothing is embedded twice
    reader = Cached(encoder or english_encoder(), vectors)
    heard_in = hear_all(list(conversations.values()), set_texts, asking(reader))
    heard = [
        (number, hearing)
        for number, hearings in zip(conversations, heard_in, strict=True)
        for hearing in hearings
    ]
    read = _vectors(heard, reader)
    heard = _judged(heard, conversations, read, reader.model)
    phrases = find_set_phrases(heard, read, reader)
    opened = Cached(encoder or open_encoder(None, _languages(heard, phrases)), vectors)
    ground = _ground(heard, read if opened.model == reader.model else _vectors(heard, opened))
    grouped = np.flatnonzero(~np.isin(ground.verbatims, list(phrases)))
    shift = update(ground.of(grouped), Decisions())
    scores = dict(zip(ground.verbatims[grouped].tolist(), shift.scores.tolist(), strict=True))
    again = dict(zip(ground.verbatims[grouped].tolist(), shift.again.tolist(), strict=False))
    evidence = [
        _evidence(id_, conversations[number], held[number], hearing, scores.get(id_, 0.0), again.get(id_, 0))
        for id_, (number, hearing) in enumerate(heard, start=1)
    ]
    surveyed = survey(
        heard=evidence,
        concern_of=dict(zip(ground.verbatims[grouped].tolist(), shift.concerns.tolist(), strict=True)),
        labels={n: Label(id=n, theme=theme) for n, theme in shift.themes.items()},
        held=list(held.values()),
        accounts=directory.accounts,
        deals=[directory.named(deal) for deal in directory.deals],
        files=shelf.files,
        refused=sorted(shelf.refusals, key=lambda r: (r.source, r.row, r.reason)),
        set_aside=[
            SetAside(source=conversations[number].source, row=row, why=aside.why.value, words=aside.words)
            for number, cuts in shelf.set_aside.items()
            for row, aside in cuts
        ],
        set_text=_set_text(repeated),
        set_phrases=phrases,
        as_of=as_of,
        today=shelf.now,
        zone=zone,
        encoder=opened,
    )
    silent = sum(1 for hearings in heard_in if not hearings)
    return replace(surveyed, grouping=VERSION, encoder=opened.model, nothing_heard=silent)


def _set_text(repeated: Mapping[str, Sequence[Repeated]]) -> list[SetText]:
    listed = [(shared, repeat) for shared, repeats in sorted(repeated.items()) for repeat in repeats]
    return [
        SetText(id=number, source=shared, words=repeat.words, rows=repeat.rows, of=repeat.of)
        for number, (shared, repeat) in enumerate(listed, start=1)
    ]


def _judged(
    heard: Sequence[tuple[int, HeardVerbatim]],
    conversations: Mapping[int, Conversation],
    vectors: Vectors,
    model: str,
) -> list[tuple[int, HeardVerbatim]]:
    """With the kinds that the vectors tell, where there is a head that reads those of this encoder."""
    head = head_of(model)
    if head is None:
        return list(heard)
    rated = [(c.source, c.rating) for c in conversations.values() if c.rating is not None]
    scales = scales_of(rated)
    to_judge = [_for_head(hearing.verbatim, conversations[number], scales) for number, hearing in heard]
    return [
        (number, replace(hearing, verbatim=replace(hearing.verbatim, kind=kind, confidence=confidence)))
        for (number, hearing), (kind, confidence) in zip(heard, head.judge(to_judge, vectors), strict=True)
    ]


def _for_head(verbatim: Verbatim, conversation: Conversation, scales: Mapping[str, Scale]) -> Heard:
    scale, rating = scales.get(conversation.source), conversation.rating
    return Heard(
        text=verbatim.text,
        language=verbatim.language,
        carries=verbatim.carries,
        happy=scale.share_of(rating) if scale and rating is not None else None,
    )


def _languages(heard: Sequence[tuple[int, HeardVerbatim]], phrases: Mapping[int, int]) -> Languages:
    """Those of what is grouped: set phrases are not."""
    grouped = (pair for place, pair in enumerate(heard, start=1) if place not in phrases)
    return Languages.of((number, hearing.verbatim.language) for number, hearing in grouped)


def _vectors(heard: Sequence[tuple[int, HeardVerbatim]], encoder: Encoder) -> Vectors:
    return encoder.encode([hearing.context for _, hearing in heard])


def _ground(heard: Sequence[tuple[int, HeardVerbatim]], vectors: Vectors) -> Ground:
    n = len(heard)
    turns: dict[tuple[int, int], int] = {}
    return Ground(
        verbatims=np.arange(1, n + 1, dtype=np.int64),
        conversations=np.array([number for number, _ in heard], dtype=np.int64),
        vectors=vectors,
        communities=np.zeros(n, dtype=np.int64),
        concerns=np.zeros(n, dtype=np.int64),
        scores=np.zeros(n, dtype=np.float64),
        pinned=np.zeros(n, dtype=np.bool_),
        texts=[hearing.verbatim.text for _, hearing in heard],
        turns=np.array(
            [turns.setdefault((number, hearing.verbatim.turn), len(turns)) for number, hearing in heard],
            np.int64,
        ),
    )


def _evidence(
    id_: int, conversation: Conversation, held: Held, hearing: HeardVerbatim, score: float, again: int
) -> Evidence:
    turn = conversation.turns[hearing.verbatim.turn]
    voice = voice_of(conversation.channel, turn.speaker.role) or Voice.UNKNOWN
    return evidence_of(id_, hearing.verbatim, turn, conversation, held, voice, score, again)

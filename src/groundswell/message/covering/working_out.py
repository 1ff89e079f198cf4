"""Working out what a text answers: by the worker, when it is asked, or when something has become different.

Due is what was last looked at before the last row of history: any of these may have changed which concerns a
launch is for, what they mean, or the text. Where nothing did, only that is noted. A text that fails rests for
longer each time, and the others have their turn.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from groundswell.engine.coverage import (
    AT_ALL,
    Raised,
    Statement,
    likelihoods,
    statements_of,
    told_by_manner,
)
from groundswell.engine.encoder import Encoder
from groundswell.field.models import Entry
from groundswell.field.stamps import stored_as_it_stands
from groundswell.ledger import failures
from groundswell.message.covering.raising import Behind, concerns_for, raised, telling_verbatims
from groundswell.message.covering.tables import CoveredText
from groundswell.message.drafts.tables import DraftVersion

VERSION = "coverage/3"


class Sentence(TypedDict):
    """One of `found["sentences"]`; `at` is its place in the text."""

    at: tuple[int, int]
    claims: str
    half: bool
    likely: dict[str, float]  # by concern


class Found(TypedDict):
    sentences: list[Sentence]
    raised: list[tuple[int, int]]  # concerns, and the accounts behind each
    words: str  # digest of the text


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a text is worked out from."""

    words: str
    behind: Sequence[Behind]
    verbatims: Sequence[Sequence[int]]
    of: str  # digest of all of it


def words_of(text: CoveredText) -> str:
    """What it says: of a draft the passages of its version."""
    if text.version is None:
        return text.words
    return "\n\n".join(passage for passage, _ in text.version.passages)


def digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def take_up_drafts(at: datetime) -> None:
    """Each version of a draft is a text, too."""
    fresh = DraftVersion.objects.filter(covered=None, removed=False, draft__removed=False)
    for version in fresh.select_related("draft").defer("words"):
        with transaction.atomic():
            CoveredText.objects.get_or_create(
                version=version, defaults={"launch": version.draft.launch, "at": at, "removed": False}
            )


def due() -> QuerySet[CoveredText]:
    """The oldest first."""
    last = Entry.objects.aggregate(last=Max("pk"))["last"] or 0
    return standing().filter(upto__lt=last).order_by("pk")


def standing() -> QuerySet[CoveredText]:
    """Those that are there; drafts and launches that were put away are not."""
    rows = CoveredText.objects.filter(removed=False).exclude(launch__removed=True)
    return rows.exclude(version__removed=True).exclude(version__draft__removed=True)


Encoding = Callable[[], Encoder]
Attempt = Callable[[CoveredText, Encoding, datetime], bool]


def work_out_next(at: datetime, encoder: Encoding, attempt: Attempt | None = None) -> bool:
    """The next text of which something is different; whether there was any. `attempt` works one out in
    another way than `work_out`."""
    take_up_drafts(at)
    ready = due().filter(Q(again=None) | Q(again__lte=at)).select_related("version")
    return any((attempt or work_out)(text, encoder, at) for text in ready)


def work_out(text: CoveredText, encoder: Encoding, at: datetime) -> bool:
    """Find what it answers and store it; False where nothing is different since. Safe to kill, and to be done
    twice. Whatever keeps it from being worked out is kept with the text, and raised."""
    with failures.rests_where_it_fails(CoveredText.objects.filter(pk=text.pk), text.tries, at):
        return _work_out(text, encoder, at)


def _work_out(text: CoveredText, encoder: Encoding, at: datetime) -> bool:
    upto, row = Entry.objects.aggregate(last=Max("pk"))["last"] or 0, CoveredText.objects.filter(pk=text.pk)
    if _look(text).of == text.found_of:
        row.update(upto=upto, **failures.WELL)
        return False
    # The try is written down before it is made: a text at which the process dies rests, too.
    row.update(**failures.resting(text.tries, at))

    def compute() -> tuple[_Seen, Found]:
        seen = _look(CoveredText.objects.select_related("version").get(pk=text.pk))
        return seen, _found(seen, encoder())

    def store(computed: tuple[_Seen, Found]) -> None:
        seen, found = computed
        row.update(found=found, found_of=seen.of, upto=upto, **failures.WELL)

    stored_as_it_stands(compute, store)
    return True


def _look(text: CoveredText) -> _Seen:
    words, behind = words_of(text), concerns_for(text.launch_id)
    verbatims = [telling_verbatims(one.concern) for one in behind]
    told = [VERSION, digest(words), [(one.concern, one.accounts) for one in behind], verbatims]
    return _Seen(words, behind, verbatims, digest(json.dumps(told)))


def _found(seen: _Seen, encoder: Encoder) -> Found:
    statements = told_by_manner(statements_of(seen.words), encoder)
    several = raised(seen.behind, seen.verbatims, encoder)
    likely = likelihoods(statements, several, encoder)
    return {
        "sentences": [_sentence(s, row, several) for s, row in zip(statements, likely, strict=True)],
        "raised": [(one.concern, one.accounts) for one in several],
        "words": digest(seen.words),
    }


def _sentence(statement: Statement, likely: Any, several: Sequence[Raised]) -> Sentence:
    return {
        "at": (statement.start, statement.end),
        "claims": statement.claims.value,
        "half": statement.is_half_way,
        "likely": {
            str(one.concern): round(float(value), 3)
            for one, value in zip(several, likely, strict=True)
            if value >= AT_ALL
        },
    }

"""The field as plain JSON records, of the form that form.py gives them."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from groundswell.engine.again import said_again
from groundswell.engine.deals.values import Deals, DealsRaised, Odds, Rule
from groundswell.engine.survey.values import (
    Concern,
    Evidence,
    Field,
    FileCount,
    Refusal,
    SetAside,
    SetPhrase,
    SetText,
    Theme,
)
from groundswell.engine.trend.values import Carrier, Period, Trend
from groundswell.report import form
from groundswell.report.writing import write_whole


def to_json(field: Field) -> form.FieldRecord:
    """The whole field as one JSON-able value. The same field gives the same value."""
    return {
        **_head(field),
        "concerns": [concern_record(one) for one in field.concerns],
        "heard_once": [verbatim_record(one) for one in field.heard_once],
        "set_phrases": [_set_phrase(one) for one in field.set_phrases],
    }


def write_json(field: Field, path: Path | str) -> None:
    """Write what `to_json` returns, whole or not at all."""
    write_whole(path, json_pieces(field))


def json_pieces(field: Field) -> Iterator[bytes]:
    """What `to_json` returns, in UTF-8, one concern or verbatim a line, without holding it all as records.

    The same bytes for the same field.
    """
    head = _dumped(_head(field))
    yield head[:-1] + b',\n"concerns": ['
    for number, concern in enumerate(field.concerns):
        yield (b",\n" if number else b"\n") + _dumped(concern_record(concern))
    yield b'\n],\n"heard_once": ['
    for number, evidence in enumerate(field.heard_once):
        yield (b",\n" if number else b"\n") + _dumped(verbatim_record(evidence))
    yield b'\n],\n"set_phrases": ['
    for number, phrase in enumerate(field.set_phrases):
        yield (b",\n" if number else b"\n") + _dumped(_set_phrase(phrase))
    yield b"\n]}\n"


def _dumped(record: Mapping[str, Any]) -> bytes:
    text = json.dumps(record, ensure_ascii=False, allow_nan=False)
    try:
        return text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, as broken exports hold: only an escape can carry it
        return json.dumps(record, allow_nan=False).encode()


def _head(field: Field) -> form.FieldHead:
    return {
        "format": form.FORMAT,
        "as_of": _time(field.as_of),
        "time_zone": field.time_zone,
        "past": None if field.past is None else {"later": field.past.later, "undated": field.past.undated},
        "since": _time(field.since),
        "first_at": _time(field.first_at),
        "last_at": _time(field.last_at),
        "conversations": field.conversations,
        "nothing_heard": field.nothing_heard,
        "accounts": field.accounts,
        "sellers": field.sellers,
        "grouping": field.grouping,
        "encoder": field.encoder,
        "themes": [_theme(one) for one in field.themes],
        "redirects": {f"C-{old}": f"C-{field.redirects[old]}" for old in sorted(field.redirects)},
        "files": [_file(one) for one in field.files],
        "refused": [_refusal(one) for one in field.refused if not one.taken],
        "noted": [_refusal(one) for one in field.refused if one.taken],
        "set_aside": [_set_aside(one) for one in field.set_aside],
        "set_text": [_set_text(one) for one in field.set_text],
    }


def concern_record(one: Concern) -> form.ConcernRecord:
    return {**concern_facts(one), "verbatims": [verbatim_record(verbatim) for verbatim in one.verbatims]}


def concern_facts(one: Concern) -> form.ConcernFacts:
    """All of a concern but its words."""
    return {
        "id": f"C-{one.id}",
        "merged_ids": [f"C-{old}" for old in one.merged_ids],
        "split_from": None if one.split_from is None else f"C-{one.split_from}",
        "name": one.name,
        "named_by": one.named_by.value,
        "kind": one.kind.value,
        "kinds": {kind.value: count for kind, count in one.kinds.items()},
        "theme": None if one.theme is None else f"T-{one.theme}",
        "status": one.status.value,
        "accounts": one.accounts,
        "accounts_reported": one.accounts_reported,
        "sellers": one.sellers,
        "conversations": one.conversations,
        "spoken": one.spoken,
        "reported": one.reported,
        "unknown": one.unknown,
        "deals": _deals_raised(one.deals),
        "score": one.score,
        "factors": dict(one.factors),
        "concentration": one.concentration,
        "trend": _trend(one.trend),
        "first_at": _time(one.first_at),
        "last_at": _time(one.last_at),
        "same_again": [[f"V-{verbatim.id}" for verbatim in group] for group in said_again(one.verbatims)],
    }


def _deals_raised(one: DealsRaised) -> form.DealsRaisedRecord:
    return {
        "open": _deals(one.open),
        "won": _deals(one.won),
        "lost": _deals(one.lost),
        "by_rule": {
            "named": one.by_rule.get(Rule.NAMED, 0),
            "near": one.by_rule.get(Rule.NEAR, 0),
            "undated": one.by_rule.get(Rule.UNDATED, 0),
        },
        "not_counted": {"speakers_unknown": one.speakers_unknown},
        "odds_of_losing": _odds(one.odds),
    }


def _deals(one: Deals) -> form.DealsRecord:
    return {
        "count": one.count,
        "sums": [{"currency": sum_.currency, "amount": format(sum_.value, "f")} for sum_ in one.sums],
        "without_amount": one.without_amount,
    }


def _odds(one: Odds) -> form.OddsRecord:
    return {
        "lost_raised": one.lost_raised,
        "won_raised": one.won_raised,
        "lost_others": one.lost_others,
        "won_others": one.won_others,
        "ratio": one.ratio,
        "low": one.low,
        "high": one.high,
        "verdict": one.verdict.value,
    }


def verbatim_record(one: Evidence) -> form.VerbatimRecord:
    return {
        "id": f"V-{one.id}",
        "text": one.text,
        "source": one.source,
        "row": one.row,
        "turn": one.turn,
        "start": one.start,
        "end": one.end,
        "said_by": one.said_by,
        "voice": one.voice.value,
        "account": one.account,
        "seller": one.seller,
        "deal": one.deal,
        "at": _time(one.at),
        "seconds": one.seconds,
        "kind": one.kind.value,
        "confidence": one.confidence,
        "language": one.language,
        "conversation": one.conversation,
        "channel": one.channel.value,
        "title": one.title,
        "rating": one.rating,
        "score": one.score,
    }


def _trend(one: Trend) -> form.TrendRecord:
    return {
        "direction": one.direction.value,
        "firm": one.firm,
        "reason": one.reason,
        "ratio": one.ratio,
        "low": one.low,
        "high": one.high,
        "carriers": [_carrier(carrier) for carrier in one.carriers],
        "periods": [_period(period) for period in one.periods],
    }


def _carrier(one: Carrier) -> form.CarrierRecord:
    return {
        "what": one.what,
        "name": one.name,
        "raised": one.raised,
        "held": one.held,
        "raised_before": one.raised_before,
        "held_before": one.held_before,
        "part": one.part,
        "sudden": one.sudden,
    }


def _period(one: Period) -> form.PeriodRecord:
    return {
        "start": one.start.isoformat(),
        "end": one.end.isoformat(),
        "held": one.held,
        "raised": one.raised,
        "rate": one.rate,
        "low": one.low,
        "high": one.high,
    }


def _theme(one: Theme) -> form.ThemeRecord:
    return {"id": f"T-{one.id}", "name": one.name, "concerns": [f"C-{concern}" for concern in one.concerns]}


def _file(one: FileCount) -> form.FileRecord:
    return {
        "source": one.source,
        "kind": one.kind,
        "rows": one.rows,
        "taken": one.taken,
        "duplicates": one.duplicates,
        "refused": one.refused,
        "error": one.error,
    }


def _refusal(one: Refusal) -> form.RefusalRecord:
    return {"source": one.source, "row": one.row, "reason": one.reason}


def _set_aside(one: SetAside) -> form.SetAsideRecord:
    return {"source": one.source, "row": one.row, "why": one.why, "words": one.words}


def _set_phrase(one: SetPhrase) -> form.SetPhraseRecord:
    return {
        "id": f"P-{one.id}",
        "words": one.words,
        "conversations": len({verbatim.conversation for verbatim in one.verbatims}),
        "heard": one.heard,
        "verbatims": [verbatim_record(verbatim) for verbatim in one.verbatims],
    }


def _set_text(one: SetText) -> form.SetTextRecord:
    return {
        "id": f"S-{one.id}",
        "source": one.source,
        "words": one.words,
        "rows": one.rows,
        "of": one.of,
        "heard": one.heard,
    }


def _time(at: datetime | None) -> str | None:
    """ISO 8601 in UTC."""
    return None if at is None else at.astimezone(UTC).isoformat().replace("+00:00", "Z")

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
        "concerns": [concern_record(concern) for concern in field.concerns],
        "heard_once": [verbatim_record(verbatim) for verbatim in field.heard_once],
        "set_phrases": [_set_phrase(phrase) for phrase in field.set_phrases],
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
        "themes": [_theme(theme) for theme in field.themes],
        "redirects": {f"C-{old}": f"C-{field.redirects[old]}" for old in sorted(field.redirects)},
        "files": [_file(file) for file in field.files],
        "refused": [_refusal(refusal) for refusal in field.refused if not refusal.taken],
        "noted": [_refusal(refusal) for refusal in field.refused if refusal.taken],
        "set_aside": [_set_aside(aside) for aside in field.set_aside],
        "set_text": [_set_text(set_text) for set_text in field.set_text],
    }


def concern_record(concern: Concern) -> form.ConcernRecord:
    return {
        **concern_facts(concern),
        "verbatims": [verbatim_record(verbatim) for verbatim in concern.verbatims],
    }


def concern_facts(concern: Concern) -> form.ConcernFacts:
    """All of a concern but its words."""
    return {
        "id": f"C-{concern.id}",
        "merged_ids": [f"C-{old}" for old in concern.merged_ids],
        "split_from": None if concern.split_from is None else f"C-{concern.split_from}",
        "name": concern.name,
        "named_by": concern.named_by.value,
        "kind": concern.kind.value,
        "kinds": {kind.value: count for kind, count in concern.kinds.items()},
        "theme": None if concern.theme is None else f"T-{concern.theme}",
        "status": concern.status.value,
        "accounts": concern.accounts,
        "accounts_reported": concern.accounts_reported,
        "sellers": concern.sellers,
        "conversations": concern.conversations,
        "spoken": concern.spoken,
        "reported": concern.reported,
        "unknown": concern.unknown,
        "deals": _deals_raised(concern.deals),
        "score": concern.score,
        "factors": dict(concern.factors),
        "concentration": concern.concentration,
        "trend": _trend(concern.trend),
        "first_at": _time(concern.first_at),
        "last_at": _time(concern.last_at),
        "same_again": [[f"V-{verbatim.id}" for verbatim in group] for group in said_again(concern.verbatims)],
    }


def _deals_raised(raised: DealsRaised) -> form.DealsRaisedRecord:
    return {
        "open": _deals(raised.open),
        "won": _deals(raised.won),
        "lost": _deals(raised.lost),
        "by_rule": {
            "named": raised.by_rule.get(Rule.NAMED, 0),
            "near": raised.by_rule.get(Rule.NEAR, 0),
            "undated": raised.by_rule.get(Rule.UNDATED, 0),
        },
        "not_counted": {"speakers_unknown": raised.speakers_unknown},
        "odds_of_losing": _odds(raised.odds),
    }


def _deals(deals: Deals) -> form.DealsRecord:
    return {
        "count": deals.count,
        "sums": [{"currency": sum_.currency, "amount": format(sum_.value, "f")} for sum_ in deals.sums],
        "without_amount": deals.without_amount,
    }


def _odds(odds: Odds) -> form.OddsRecord:
    return {
        "lost_raised": odds.lost_raised,
        "won_raised": odds.won_raised,
        "lost_others": odds.lost_others,
        "won_others": odds.won_others,
        "ratio": odds.ratio,
        "low": odds.low,
        "high": odds.high,
        "verdict": odds.verdict.value,
    }


def verbatim_record(verbatim: Evidence) -> form.VerbatimRecord:
    return {
        "id": f"V-{verbatim.id}",
        "text": verbatim.text,
        "source": verbatim.source,
        "row": verbatim.row,
        "turn": verbatim.turn,
        "start": verbatim.start,
        "end": verbatim.end,
        "said_by": verbatim.said_by,
        "voice": verbatim.voice.value,
        "account": verbatim.account,
        "seller": verbatim.seller,
        "deal": verbatim.deal,
        "at": _time(verbatim.at),
        "seconds": verbatim.seconds,
        "kind": verbatim.kind.value,
        "confidence": verbatim.confidence,
        "language": verbatim.language,
        "conversation": verbatim.conversation,
        "channel": verbatim.channel.value,
        "title": verbatim.title,
        "rating": verbatim.rating,
        "score": verbatim.score,
    }


def _trend(trend: Trend) -> form.TrendRecord:
    return {
        "direction": trend.direction.value,
        "firm": trend.firm,
        "reason": trend.reason,
        "ratio": trend.ratio,
        "low": trend.low,
        "high": trend.high,
        "carriers": [_carrier(carrier) for carrier in trend.carriers],
        "periods": [_period(period) for period in trend.periods],
    }


def _carrier(carrier: Carrier) -> form.CarrierRecord:
    return {
        "what": carrier.what,
        "name": carrier.name,
        "raised": carrier.raised,
        "held": carrier.held,
        "raised_before": carrier.raised_before,
        "held_before": carrier.held_before,
        "part": carrier.part,
        "sudden": carrier.sudden,
    }


def _period(period: Period) -> form.PeriodRecord:
    return {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "held": period.held,
        "raised": period.raised,
        "rate": period.rate,
        "low": period.low,
        "high": period.high,
    }


def _theme(theme: Theme) -> form.ThemeRecord:
    return {
        "id": f"T-{theme.id}",
        "name": theme.name,
        "concerns": [f"C-{concern}" for concern in theme.concerns],
    }


def _file(file: FileCount) -> form.FileRecord:
    return {
        "source": file.source,
        "kind": file.kind,
        "rows": file.rows,
        "taken": file.taken,
        "duplicates": file.duplicates,
        "refused": file.refused,
        "error": file.error,
    }


def _refusal(refusal: Refusal) -> form.RefusalRecord:
    return {"source": refusal.source, "row": refusal.row, "reason": refusal.reason}


def _set_aside(aside: SetAside) -> form.SetAsideRecord:
    return {"source": aside.source, "row": aside.row, "why": aside.why, "words": aside.words}


def _set_phrase(phrase: SetPhrase) -> form.SetPhraseRecord:
    return {
        "id": f"P-{phrase.id}",
        "words": phrase.words,
        "conversations": len({verbatim.conversation for verbatim in phrase.verbatims}),
        "heard": phrase.heard,
        "verbatims": [verbatim_record(verbatim) for verbatim in phrase.verbatims],
    }


def _set_text(set_text: SetText) -> form.SetTextRecord:
    return {
        "id": f"S-{set_text.id}",
        "source": set_text.source,
        "words": set_text.words,
        "rows": set_text.rows,
        "of": set_text.of,
        "heard": set_text.heard,
    }


def _time(at: datetime | None) -> str | None:
    """ISO 8601 in UTC."""
    return None if at is None else at.astimezone(UTC).isoformat().replace("+00:00", "Z")

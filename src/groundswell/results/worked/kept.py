"""What one look found, as it is kept: plain values, so that it reads the same for ever. No names of
accounts, nor of persons; words stand apart, where erasing reaches them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from groundswell.engine.naming.words import words
from groundswell.engine.worked.compared import compared
from groundswell.engine.worked.deals import deals_after
from groundswell.engine.worked.ratings import Ratings, ratings_after
from groundswell.engine.worked.saying import Rose, Said, rose
from groundswell.engine.worked.values import BEFORE, Look, Spoken
from groundswell.engine.worked.weekly import change_point, weekly
from groundswell.results.worked.record import Heard, Record, praised

Found = dict[str, Any]
_SHOWN = 12  # conversations that are kept of a word


def found_at(record: Record, concern: int, look: Look) -> tuple[Found, str]:
    """All that is told of one look, and the words that are said instead, one a line. O(conversations)."""
    first, end = look.day - timedelta(days=BEFORE), look.day + timedelta(days=look.days)
    raised = record.raised_in.get(concern, frozenset[int]())
    around = [one for one in record.spoken if first <= one.day < end]
    weeks = weekly(around, raised, look.day)
    changed = change_point(weeks)
    accounts = record.accounts(concern)
    theirs = [one for one in around if one.account in accounts]
    heard = record.heard_of(accounts, first, end)
    praise = compared(*_parted(theirs, look.day), praised(heard))
    said, concerns = _instead(heard, record.by_id, look.day, concern)
    since = [one.id for one in around if one.day >= look.day and one.id in raised]
    found = {
        "look": _plain(asdict(look)),
        "weeks": [[week.number, week.held, week.raised] for week in weeks],
        "turn": asdict(changed) if changed else None,  # the name it was first kept by
        "deals": asdict(deals_after(record.decided(concern), look.day, end)),
        "ratings": {
            "sources": [_rated(one) for one in ratings_after(record.rated(accounts, first, end), look.day)]
        },
        "praise": {
            "before": asdict(praise.before),
            "after": asdict(praise.after),
            "times": asdict(praise.times),
        },
        "accounts": len(accounts),
        "words": [{name: value for name, value in one.items() if name != "word"} for one in said],
        "concerns": concerns,
        "behind": sorted(since, reverse=True)[:_SHOWN],
    }
    return found, "\n".join(one["word"] for one in said)


def _rated(one: Ratings) -> Found:
    """By channel: what a source is called may tell of somebody."""
    values = asdict(one)
    return {"channel": values.pop("stream").partition(":")[0]} | values


def _parted(spoken: Sequence[Spoken], day: date) -> tuple[list[Spoken], list[Spoken]]:
    return [one for one in spoken if one.day < day], [one for one in spoken if one.day >= day]


def _instead(
    heard: Sequence[Heard], by_id: Mapping[int, Spoken], day: date, concern: int
) -> tuple[list[Found], list[Found]]:
    """Words, and other concerns, that the accounts that raised it raise more since."""
    said, concerns = dict[int, set[str]](), dict[int, set[str]]()
    spelled = defaultdict[str, Counter[str]](Counter)  # by what it is counted as
    for one in heard:
        for word in words(one.text, one.language):
            if word.stem:
                said.setdefault(one.conversation, set()).add(word.stem)
                spelled[word.stem][word.lower] += 1
        if one.concern and one.concern != concern:
            concerns.setdefault(one.conversation, set()).add(f"C-{one.concern}")
    rose_since = [
        one | {"word": min(spelled[one["word"]].items(), key=lambda pair: (-pair[1], pair[0]))[0]}
        for one in _rose(said, by_id, day)
    ]
    return rose_since, _rose(concerns, by_id, day)


def _rose(said: Mapping[int, set[str]], by_id: Mapping[int, Spoken], day: date) -> list[Found]:
    told = [
        (by_id[number].day, Said(conversation=number, account=by_id[number].account, words=words))
        for number, words in sorted(said.items())
    ]
    found = rose([one for on, one in told if on < day], [one for on, one in told if on >= day])
    return [_short(one) for one in found]


def _short(one: Rose) -> Found:
    return asdict(one) | {"conversations": list(one.conversations[-_SHOWN:])}


def _plain(values: Found) -> Found:
    return values | {"day": values["day"].isoformat(), "verdict": values["verdict"].value}

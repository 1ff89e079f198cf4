"""Set phrases as people read them: apart from the concerns, each with all that was said in its words."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from groundswell.engine.days import in_zone, is_before
from groundswell.engine.survey.past import known_by
from groundswell.engine.survey.values import Evidence, SetPhrase

NO_PHRASES: Mapping[int, int] = {}


def without_phrases(
    said: Sequence[Evidence], phrase_of: Mapping[int, int], heard: Collection[int]
) -> list[Evidence]:
    """What may stand in concerns. `phrase_of`: a verbatim's id -> the number of the set phrase it is;
    `heard`: numbers of those that a person brought back."""
    apart = {one for one, phrase in phrase_of.items() if phrase not in heard}
    return [one for one in said if one.id not in apart]


def phrases_of(
    said: Sequence[Evidence],
    phrase_of: Mapping[int, int],
    heard: Collection[int],
    *,
    as_of: datetime | None,
    since: datetime | None,
    zone: tzinfo,
) -> tuple[SetPhrase, ...]:
    """Those said by the one day and since the other, by the clock of `zone`; in most conversations first."""
    known = [one for one in said if one.id in phrase_of]
    known = known_by(known, as_of, zone) if as_of is not None else known
    by_phrase: dict[int, list[Evidence]] = defaultdict(list)
    for one in sorted(known, key=lambda one: one.id):
        if since is None or (one.at and not is_before(one.at, since, zone)):
            by_phrase[phrase_of[one.id]].append(replace(one, at=in_zone(one.at, zone)) if one.at else one)
    phrases = [
        SetPhrase(id=number, words=evidence[0].text, verbatims=tuple(evidence), heard=number in heard)
        for number, evidence in by_phrase.items()
    ]
    return tuple(sorted(phrases, key=lambda one: (-len({v.conversation for v in one.verbatims}), one.id)))

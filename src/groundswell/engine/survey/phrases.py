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
    verbatims: Sequence[Evidence], phrase_of: Mapping[int, int], heard: Collection[int]
) -> list[Evidence]:
    """What may stand in concerns. `phrase_of`: a verbatim's id -> the number of the set phrase it is;
    `heard`: numbers of those that a person brought back."""
    apart = {id_ for id_, phrase in phrase_of.items() if phrase not in heard}
    return [verbatim for verbatim in verbatims if verbatim.id not in apart]


def phrases_of(
    verbatims: Sequence[Evidence],
    phrase_of: Mapping[int, int],
    heard: Collection[int],
    *,
    as_of: datetime | None,
    since: datetime | None,
    zone: tzinfo,
) -> tuple[SetPhrase, ...]:
    """Those said by the one day and since the other, by the clock of `zone`; in most conversations first."""
    known = [verbatim for verbatim in verbatims if verbatim.id in phrase_of]
    known = known_by(known, as_of, zone) if as_of is not None else known
    by_phrase: dict[int, list[Evidence]] = defaultdict(list)
    for verbatim in sorted(known, key=lambda verbatim: verbatim.id):
        if since is None or (verbatim.at and not is_before(verbatim.at, since, zone)):
            by_phrase[phrase_of[verbatim.id]].append(
                replace(verbatim, at=in_zone(verbatim.at, zone)) if verbatim.at else verbatim
            )
    phrases = [
        SetPhrase(id=number, words=evidence[0].text, verbatims=tuple(evidence), heard=number in heard)
        for number, evidence in by_phrase.items()
    ]
    return tuple(
        sorted(phrases, key=lambda phrase: (-len({v.conversation for v in phrase.verbatims}), phrase.id))
    )

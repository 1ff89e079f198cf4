"""Names for the concerns and themes of a survey, from the words of their verbatims."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from groundswell.engine.encoder import Encoder
from groundswell.engine.naming.merit import Said
from groundswell.engine.naming.names import names
from groundswell.engine.naming.themes import theme_names
from groundswell.engine.survey.values import Concern, Evidence, Theme
from groundswell.speech import Voice


def titled(
    groups: Mapping[int, Sequence[Evidence]],
    given: Mapping[int, str],
    encoder: Encoder | None = None,
) -> dict[int, str]:
    """A name for each concern: the one `given` by a person or a model, else one from its words.

    `encoder`: see `names`.
    """
    kept = {number: given[number] for number in groups if given.get(number)}
    return kept | names(
        {number: _for_naming(verbatims) for number, verbatims in groups.items()}, kept, encoder=encoder
    )


def themed(concerns: Sequence[Concern], groups: Mapping[int, Sequence[Evidence]]) -> tuple[Theme, ...]:
    """Themes in the order of their best concern; `concerns` are ranked."""
    members_of: dict[int, list[int]] = defaultdict(list)
    for concern in concerns:
        if concern.theme is not None:
            members_of[concern.theme].append(concern.id)
    verbatims_of = {
        theme: {number: _for_naming(groups[number]) for number in members}
        for theme, members in sorted(members_of.items())
    }
    named = theme_names(verbatims_of, {concern.id: concern.name for concern in concerns})
    return tuple(
        Theme(id=theme, name=named[theme], concerns=tuple(members)) for theme, members in members_of.items()
    )


def _for_naming(verbatims: Sequence[Evidence]) -> list[Said]:
    return [
        Said(
            text=verbatim.text,
            language=verbatim.language,
            reported=verbatim.voice is Voice.REPORTED,
            kind=verbatim.kind.value,
        )
        for verbatim in verbatims
    ]

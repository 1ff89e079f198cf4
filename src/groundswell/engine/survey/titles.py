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
    return kept | names({number: _said(of) for number, of in groups.items()}, kept, encoder=encoder)


def themed(concerns: Sequence[Concern], groups: Mapping[int, Sequence[Evidence]]) -> tuple[Theme, ...]:
    """Themes in the order of their best concern; `concerns` are ranked."""
    members: dict[int, list[int]] = defaultdict(list)
    for one in concerns:
        if one.theme is not None:
            members[one.theme].append(one.id)
    said = {
        theme: {concern: _said(groups[concern]) for concern in of} for theme, of in sorted(members.items())
    }
    named = theme_names(said, {one.id: one.name for one in concerns})
    return tuple(Theme(id=theme, name=named[theme], concerns=tuple(of)) for theme, of in members.items())


def _said(of: Sequence[Evidence]) -> list[Said]:
    return [
        Said(
            text=one.text,
            language=one.language,
            reported=one.voice is Voice.REPORTED,
            kind=one.kind.value,
        )
        for one in of
    ]

"""Columns of a form in which people wrote what its choices did not offer: "Which did you use? [Other]"."""

import re
from collections.abc import Collection

from groundswell.sources.columns.languages import folded

_OTHER = (
    r"others?|something else|sonstiges?|andere[srn]?|anderes|autres?|otr[oa]s?|outr[oa]s?"
    r"|altr[oi]|anders|overig"
    r"|annat|andet|annet|inn[ey]|inna|jin[ey]|другое|другой|diger|muu|その他|其他|其它|기타"
)
# "[Other]", "(other)", "- Other (please tell us) - Text", ": Sonstiges", "Other (please specify)".
_WRITTEN_IN = re.compile(
    rf"(?P<asked>.*?)[\s\-–:\[(【/|]*(?<!\w)(?:{_OTHER})\s*(?:[(\[:,–-]\s*[^()\[\]]{{0,60}}[)\]]?)?[\])】]?"
    r"(?:\s*-\s*(?:text|texto|texte|testo|tekst))?\s*[?:]?$"
)
_SELECTED = re.compile(
    r"\s+-\s+(?:selected choice|ausgewahlte option|choix selectionne|opcion seleccionada)$"
)
_PLAIN = re.compile(r"[\W_]+")


def is_write_in(name: str) -> bool:
    """Whether a column holds what people wrote beside a form's choices."""
    return _asked(name) is not None


def has_write_in(name: str, others: Collection[str]) -> bool:
    """Whether a column holds choices, as another column of its question is for what was written instead."""
    bare = folded(name).strip()
    selected = _SELECTED.search(bare)
    asked = _plain(bare[: selected.start()] if selected else bare)
    if selected:
        return True
    return bool(asked) and any(_asked(other) == asked for other in others if other != name)


def _asked(name: str) -> str | None:
    """The question that a column of such answers belongs to, plain; empty where its name tells none."""
    match = _WRITTEN_IN.fullmatch(folded(name).strip()[:300])
    return None if match is None else _plain(match["asked"])


def _plain(text: str) -> str:
    return _PLAIN.sub(" ", text).strip()

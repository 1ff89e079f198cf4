"""The legend above a typed-out interview, whose lines have the form of turns: "I: interviewer (Dana Whit)".

Nobody says them: they tell what the letters mean before each turn.
"""

import re
from collections import Counter
from dataclasses import replace

from groundswell.sources.talk.layouts import Layout
from groundswell.sources.talk.lines import Form, Opening
from groundswell.sources.talk.naming import is_name

_SHORT = re.compile(r"^[^\W\d_]{1,3}\d{0,2}$")
_SAID = re.compile(r"[.?!…]\s*$|[?!]")
# Who somebody is in an interview, in the languages that are read.
_ROLE = re.compile(
    r"\b(?:interview(?:er|te|ee|t)\w*|befragt\w*|befrager\w*|respondent\w*|moderator\w*|teilnehmer\w*|participants?"
    r"|facilitator|proband\w*|expert\w*|kund(?:e|in)|customer|client\w*|enquêteur|enquêtrice|interrogé\w*"
    r"|entrevistad\w*|cliente|intervistat\w*|geïnterviewde|interviewster|badacz\w*|respondentka|rozmówc\w*"
    r"|tazatel\w*|haastattelija|haastateltava|intervjuare|intervjuperson|informant\w*|researcher|forscher\w*)\b",
    re.I,
)
_PARTS = re.compile(r"[,;()=]|\s[-–—]\s")
_MOST = 8  # lines


def without_legend(layout: Layout) -> tuple[Layout, dict[str, str]]:
    """The layout without the lines of a legend, and the whole names of the labels that it tells."""
    begun = sorted(layout.openings)
    times = Counter(opening.name for opening in layout.openings.values())
    lines, names = list[int](), dict[str, str]()
    for i in begun[:_MOST]:
        opening = layout.openings[i]
        meant = _meant(opening, times)
        # Beside a legend stands what else was noted of the talk: "Rules: verbatim".
        noted = bool(lines) and times[opening.name] == 1 and not _SAID.search(opening.words)
        if opening.form is not Form.COLON or (meant is None and not noted):
            break
        lines.append(i)
        if meant is not None and (name := _name_in(opening.words)):
            names[meant] = name
    if not lines or len(lines) == len(begun):
        return layout, {}
    left = {i: opening for i, opening in layout.openings.items() if i not in lines}
    return replace(layout, openings=left), names


def _meant(opening: Opening, times: Counter[str]) -> str | None:
    """The label that a line explains; None for a turn."""
    if _SAID.search(opening.words) or len(opening.words.split()) > 12 or not opening.words:
        return None
    if _SHORT.match(opening.name) and times[opening.name] > 1 and _ROLE.search(opening.words):
        return opening.name
    # "Interviewer: Dana Whit", where I speaks below.
    letter = opening.name[:1].upper()
    if times[opening.name] == 1 and _ROLE.search(opening.name) and times[letter] > 1:
        return letter
    return None


def _name_in(words: str) -> str:
    parts = (part.strip() for part in _PARTS.split(words))
    whole = (
        part for part in parts if is_name(part) and len(part.split()) in (2, 3) and not _ROLE.search(part)
    )
    return next(whole, "")

"""A review that a platform tells of by mail: "Ana R. just left a 2-star review of Linden.", and its words.

Platforms send such mail as they send newsletters, so it is looked for before a mail is refused as one.
"""

import re
from collections.abc import Sequence

from groundswell.sources.mail.framed import Framed, said_below
from groundswell.sources.talk.naming import is_name

_REVIEW = (
    r"(?:\w+-)?(?:reviews?|ratings?|bewertung|rezension|avis|évaluation|commentaire|reseña|opini[óo]n"
    r"|valoraci[óo]n"
    r"|avaliação|coment[áa]rio|recensione|beoordeling|recensie|opini[ęe]|recenzj[ęe]|ocen[ęe]|recenzi"
    r"|hodnocení"
    r"|recension|omdöme|anmeldelse|vurdering|omtale|arvostelun|értékelést|отзыв|оценку)"
)
_LEFT = (
    r"(?:has |have )?(?:just )?(?:left|posted|wrote|written|submitted|published|shared|given|gave|added)"
    r"|(?:vient de|a) (?:laiss|publi|écri|post|donn|dépos|rédig)\w*"
    r"|(?:acaba de |ha )?(?:dejado|dejar|dejó|publicado|publicar|publicó|escrito|escribir|escribió)"
    r"|(?:acabou de )?(?:deixou|deixar|publicou|publicar|escreveu|escrever|fez)"
    r"|ha (?:appena )?(?:lasciato|scritto|pubblicato|inserito)|(?:właśnie )?(?:wystawi|doda|napisa"
    r"|zostawi)ł\w*"
    r"|(?:har )?(?:precis |nyligen |lige |nettopp )?(?:lämnat|skrivit|publicerat|efterladt|skrevet|lagt"
    r"|givet|gitt)"
    r"|(?:napsal|přidal|zanechal)\w*|jätti|kirjoitti|оставил\w*|написал\w*"
)
_TELLS = re.compile(
    rf"^\W{{0,3}}(?P<who>[^:：\"“„«]{{2,60}}?)\s+(?:(?:{_LEFT})\b[^:：]{{0,60}}?\b{_REVIEW}\b[^:：]{{0,80}}"
    rf"|(?:hat|heeft)\b[^:：]{{0,60}}?\b{_REVIEW}\b[^:：]{{0,60}}"
    r"\b(?:abgegeben|hinterlassen|geschrieben|verfasst|veröffentlicht|achtergelaten|geplaatst|geschreven"
    r"|gegeven))"
    r"\s?[.:：!]?$",
    re.I,
)
_STARS = re.compile(
    r"^(?:[\s★☆⭐✩✭*·|()]|\d(?:[.,]\d)?|/|out of|von|sur|de|di|van|stars?|sterne?n?|étoiles?|estrellas?"
    r"|estrelas?"
    r"|stelle|sterren|gwiazdk\w+|stjärnor|stjerner|rating|bewertung|note|calificación|nota|voto|[:：-])+$",
    re.I,
)
_NEAR = 40  # lines


def review_in(lines: Sequence[str], subject: str) -> Framed | None:
    """The review below a line that says who left one. Of a reader's letter such a line is a sentence; so
    whoever left it has to be named by the subject, or stand alone in that line."""
    for at, line in enumerate(lines[:_NEAR]):
        match = _TELLS.match(line.strip()[:240])
        if match is None:
            continue
        who = match["who"].strip(" *_")
        if not is_name(who) or not (who.casefold() in subject.casefold() or _is_of_review(subject)):
            continue
        below = at
        while below + 1 < len(lines) and _is_of_stars(lines[below + 1].strip()):
            below += 1
        framed = said_below(lines, below)
        if framed is not None and framed.words:
            return Framed(framed.start, framed.end, framed.words, who)
    return None


def _is_of_stars(line: str) -> bool:
    return not line or _STARS.match(line[:80]) is not None


def _is_of_review(subject: str) -> bool:
    return re.search(rf"\b{_REVIEW}\b", subject, re.I) is not None

"""A message that a service frames: between marks, or below a line that announces it.

------------- Message: -------------        Message preview:            Ana Roth commented on EXP-12:
The export is empty.                        "The export is empty."      The export is empty.
------------- End of message -------------
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from groundswell.sources.letters import phrases
from groundswell.sources.letters.prose import asks, is_prose
from groundswell.sources.mail.comments import is_hour
from groundswell.sources.mail.questionnaires import is_of_service
from groundswell.sources.talk.naming import is_name

_WORD = (
    r"message|nachricht|mitteilung|mensaje|mensagem|messaggio|bericht|wiadomo[śs][ćc]|zpr[áa]va|meddelande"
    r"|besked"
    r"|melding|viesti|сообщение|メッセージ|消息"
)
_BEGINS = re.compile(
    rf"^[-_=*~]{{3,}}[^-_=*~\w]*(?:begin of |start of |beginn der "
    rf"|début du )?(?:{_WORD})[^-_=*~\w]*(?:[-_=*~]{{3,}})?$",
    re.I,
)
_ENDS = re.compile(
    r"^[-_=*~]{3,}\W*(?:end|ende|fin|fine|fim|einde|koniec|konec|slut"
    r"|конец)\b[^-_=*~]{0,40}(?:[-_=*~]{3,})?$",
    re.I,
)
_HEARD = (
    r"(?:(?:message|voicemail|voice message|call|nachricht|sprachnachricht)[ -]?)?(?:preview"
    r"|transcri\w+|transkri\w*"
    r"|vorschau|aperçu|vista previa|anteprima)(?: of (?:the |your )?(?:message|voicemail))?"
    r"|(?:transcripción|transcrição|trascrizione|transcription|transkription|transcriptie|transkrypcja"
    r"|transkript)"
    r"(?: (?:del?|der|des|du|d[ao]|della|van|av)(?: la| l['’]| het)? ?[^\W\d_]{3,20})?|nachrichtentext"
    r"|text der nachricht|what they said|their message"
)
_SAYS = (
    r"(?:has )?(?:wrote|writes|said|says|commented|replied|responded|answered|left (?:a|you a"
    r"|this) (?:comment|message"
    r"|review|note)|sent (?:you )?(?:a|the following|this) message|reviewed|asked)"
    r"|hat (?:geschrieben|kommentiert|geantwortet|gefragt)|schrieb|schreibt|hat (?:ihnen "
    r"|dir )?(?:eine|folgende)"
    r" (?:nachricht|bewertung|frage) (?:geschrieben|gesendet|geschickt|hinterlassen)"
    r"|a (?:écrit|commenté|répondu|demandé|laissé un (?:message|avis|commentaire))|vous a envoyé un message"
    r"|ha escrito|escribió|comentó|ha dejado (?:un comentario|una reseña)|te ha enviado un mensaje"
    r"|escreveu|comentou|deixou (?:um comentário|uma avaliação)|enviou uma mensagem"
    r"|ha (?:scritto|commentato|lasciato una recensione)|ti ha inviato un messaggio"
    r"|schreef|reageerde|heeft (?:gereageerd|een bericht gestuurd|geschreven)|napisał\w*|skrev|написал\w*"
)
_ANNOUNCES = re.compile(
    rf"^\W{{0,3}}(?:(?P<label>{_HEARD}|{phrases.MESSAGE_LABELS}"
    rf"|(?:new|neue|nouveau|nuevo|nueva|nuovo|nova|nieuw|nowa|ny|nytt) (?:{_WORD}))|(?:(?:new "
    rf"|neue )?(?:{_WORD}|comment|review|question)"
    rf" (?:from|by|von|de|da|van|od|от)\s+(?P<of>[^:：]{{1,80}}?))"
    rf"|(?P<who>[^:：\"“„«]{{2,80}}?)\s+(?:{_SAYS})(?P<about>[^:：()]{{0,80}}))"
    rf"(?:\s*[:：]\s*(?P<value>.*)|(?<=\w)\s\([^()]{{1,80}}\)\s*(?P<none>))$",
    re.I,
)
# "Message from: Ana Roth", and the words below.
_BY = re.compile(
    rf"^\W{{0,3}}(?:new )?(?:{_WORD}|comment|review|question) (?:from|by|von|de|da|van|od"
    rf"|от)\s*[:：]\s*(?P<who>.{{2,80}})$",
    re.I,
)
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’", "»": "«", "「": "」"}
# "New message from Ana Roth", as a subject.
_TITLED = re.compile(
    rf"(?:{_WORD}|comment|review|question|frage|bewertung|avis|reseña|recensione)"
    r" (?:from|by|von|de|da|van|od|от)"
    r"\s+(?P<who>[^:：|–—]{2,60}?)(?:\s+(?:about|zu|über|sur|sobre|su|via|on|–)\b.*)?$",
    re.I,
)
_QUOTED = re.compile(
    r"(?:^|\n)[ \t]*(?:\"(?P<plain>[^\"]{10,4000})\"|“(?P<curly>[^”]{10,4000})”"
    r"|„(?P<low>[^“”]{10,4000})[“”]"
    r"|«(?P<angle>[^»]{10,4000})»)[ \t]*(?=\n|$)"
)
_TELEPHONE = re.compile(r"\+?\d[\d ()/-]{6,20}\d")
_FEWEST_QUOTED = 4  # words
_RULE = re.compile(r"^[-_=*—–~]{3,}$")
_LINK = re.compile(r"^\W{0,3}(?:<?https?://\S+>?|www\.\S+)$")
_BEHIND_LINK = re.compile(r"<?https?://\S+>?\s*$")
_LABELLED = re.compile(r"^[^\W\d_][^:：]{0,40}[:：](?!//)\s*\S")
_FEW = 5  # words a button has at most
_NEAR = 50  # lines


@dataclass(frozen=True, slots=True)
class Framed:
    """Lines from `start` up to `end` are the message; `words` where it is a part of a line or quoted."""

    start: int
    end: int
    words: str
    who: str = ""


def between_marks(lines: Sequence[str]) -> Framed | None:
    """The message between a mark that begins and one that ends it."""
    begin = next((i for i, line in enumerate(lines) if _BEGINS.match(line.strip()[:200])), None)
    if begin is None:
        return None
    end = next((i for i in range(begin + 1, len(lines)) if _ENDS.match(lines[i].strip()[:200])), None)
    if end is None:
        return None
    return Framed(begin + 1, end, "\n".join(lines[begin + 1 : end]).strip())


def announced(lines: Sequence[str], subject: str = "") -> Framed | None:
    """The message below a line that says there is one, or who wrote it; or below nothing but the name of whom
    the subject says that it is from."""
    titled = _TITLED.search(subject)
    person = _person(titled["who"]) if titled else ""
    for at, line in enumerate(lines):
        if (by := _BY.match(line.strip()[:200])) and is_name(_person(by["who"])):
            framed = _announced(lines, at, "")
            if framed is not None and framed.words:
                return Framed(framed.start, framed.end, framed.words, _person(by["who"]))
        named = (
            at + 1 if person and line.strip() == person and is_hour("".join(lines[at + 1 : at + 2])) else at
        )
        if person and line.strip() == person and (framed := _announced(lines, named, "")) and framed.words:
            return Framed(framed.start, framed.end, framed.words, person)
        match = _ANNOUNCES.match(line.strip()[:300])
        if match is None or (match["who"] and not _may_be_called(_person(match["who"]))):
            continue
        who = _person(match["of"] or match["who"] or "")
        value = line.strip()[match.start("value") :].strip() if match["value"] else ""
        framed = _announced(lines, at, value)
        if framed is not None and framed.words:
            return Framed(framed.start, framed.end, framed.words, who if is_name(who) else "")
    return None


def quoted(lines: Sequence[str]) -> Framed | None:
    """A paragraph that stands in quotes from its first letter to its last."""
    text = "\n".join(lines)
    for match in _QUOTED.finditer(text):
        name = match.lastgroup or "plain"
        words = match[name].strip()
        if len(words.split()) >= _FEWEST_QUOTED:
            start = text[: match.start(name)].count("\n")
            number = next(
                (tel[0].strip() for line in lines[:start][::-1] if (tel := _TELEPHONE.search(line))), ""
            )
            return Framed(start, start + words.count("\n") + 1, words, number)
    return None


def announces_heard(label: str) -> bool:
    """Whether a label says that what follows it was spoken: "Voicemail transcription"."""
    return re.fullmatch(_HEARD, " ".join(label.split()), re.I) is not None


def _may_be_called(who: str) -> bool:
    return is_name(who) or re.fullmatch(r"[\w.-]{2,39}", who) is not None


def _person(written: str) -> str:
    return re.sub(r"\s*[(<\[][^()<>\[\]]{0,100}[)>\]]\s*$", "", written).strip(" *_\"'")


def message_alone(value: str) -> str:
    """A message without what its service writes below it, and without the quotes it set around it."""
    framed = _announced(["", *value.split("\n")], 0, "")
    return framed.words if framed else value


def said_below(lines: Sequence[str], at: int) -> Framed | None:
    """What stands below a line, up to what is the service's again."""
    return _announced(lines, at, "")


def _announced(lines: Sequence[str], at: int, value: str) -> Framed | None:
    """What follows the announcement: what stands in quotes, else everything up to what is the service's."""
    start = at if value else next((i for i in range(at + 1, len(lines)) if lines[i].strip()), len(lines))
    first = value or (lines[start].strip() if start < len(lines) else "")
    if not first:
        return None
    below = [first, *(line.strip() for line in lines[start + 1 :])]
    if first.startswith(">"):
        below = [line.removeprefix(">").strip() if line.startswith(">") else "--" for line in below]
    closes = _QUOTES.get(first[0])
    if closes:
        text = "\n".join(below)
        end = text.find(closes, 1)
        if end > 0 and not text[end + 1 :].partition("\n")[0].strip(" ."):  # else words are quoted within it
            return Framed(start, start + text[:end].count("\n") + 1, text[1:end].strip())
    end = next((i for i in range(1, len(below)) if _is_services(below, i)), len(below))
    return Framed(start, start + end, "\n".join(below[:end]).strip())


def _is_services(below: Sequence[str], i: int) -> bool:
    """Whether a line below a message is the service's again: a rule, a link, a button, a label."""
    line = below[i]
    if not line:
        return False
    if _RULE.match(line) or _LINK.match(line) or phrases.FOOTER.search(line[:200]) or line == "--":
        return True
    if is_of_service(line):
        return True
    apart = not below[i - 1]
    if apart and _LABELLED.match(line) and not is_prose(line):
        below_it = [line for line in below[i + 1 : i + _NEAR] if is_prose(line) and not _TAIL.search(line)]
        return bool("|" in line or "://" in line or not below_it)
    if not apart:
        return False
    few = len(line.split()) <= _FEW
    linked = _BEHIND_LINK.search(line) is not None and len(line.split()) <= _FEW + 1
    options = "|" in line and not is_prose(line)
    button = (
        few
        and not asks(line)
        and not line.endswith((".", "!", ","))
        and (not any(below[i + 1 : i + 2]) or _LINK.match(below[i + 1]) is not None)
    )
    button = button and not any(is_prose(line) for line in below[i + 1 : i + 3])
    return linked or options or button or _TAIL.search(line) is not None


# What services say below a message, of themselves and of what may be done with it.
_DONE_WITH = (
    r"e-?mail|message|comment|conversation|online|here|link|below|voicemail|transcri\w+|attach\w*"
    r"|dashboard|account|preview|review"
    r"|ticket|request|settings|nachricht|anhang|hier|unten|konto|einstellungen|anfrage|bewertung|courriel"
    r"|lien|ici"
    r"|ci-dessous|compte|demande|avis|correo|mensaje|enlace|aquí|abajo|cuenta|solicitud|mensagem|aqui"
    r"|abaixo|conta"
    r"|messaggio|qui|sotto|richiesta|allegat\w+|archivo|adjunt\w+|anexo|arquivo|fichier|jointe?|datei"
    r"|bijlage|bilaga|bericht|onderstaande|wiadomo[śs]\w*|tutaj"
)
_TAIL = re.compile(
    rf"^\W{{0,3}}(?:(?:you can |to |please )?(?:also )?(?:reply|respond|answer|view|see|read|open"
    rf"|listen|(?:log|sign) ?in to (?:your|listen|view|see|read|reply|respond)|manage|unsubscribe"
    rf"|download|rate|click|antworten sie|sie können|klicken sie|um |öffnen sie|bitte antworten"
    rf"|zum abmelden|répond(?:re|ez)"
    rf"|cliquez|vous pouvez|pour |responder?|haga clic|haz clic|puede|para |clique|você pode|pode "
    rf"|rispond\w*|clicca|puoi"
    rf"|hören sie|anhören|écoutez|escuch[ae]|ouça|ascolt\w+|luister|beluister|odsłuchaj|lyssna|lyt"
    rf"|per |klik|beantwoord|u kunt|kliknij|odpowiedz)\b.{{0,80}}\b(?:{_DONE_WITH})\b"
    r"|does this submission|this (?:e-?mail|message|form|notification) (?:was|is|has been)\b"
    r"|you (?:are receiving|received|have received)\b|hinweis: bitte"
    r"|(?:diese|dieses) (?:e-?mail|nachricht|formular) wurde|sie erhalten diese|cet? (?:e-?mail|message"
    r"|courriel) (?:a été|est)"
    r"|este (?:correo|e-?mail|mensaje)\b.{0,20} (?:ha sido|fue|se)|est[ae] (?:e-?mail|mensagem) foi"
    r"|quest[ao] (?:e-?mail|messaggio) è"
    r"|dit (?:bericht|formulier) (?:is|werd)|このメールは|thank you for using|sent (?:via|by) |powered by"
    r"|©|\(c\) ?\d|copyright"
    r"|all rights reserved|alle rechte vorbehalten)",
    re.I,
)

"""What a form's mail asks and what was answered: of a table, of bold labels, or of "Label: value" lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from groundswell.sources.columns.answers import is_no_answer
from groundswell.sources.formats.html_text import text_of_html
from groundswell.sources.formats.moments import moment_within
from groundswell.sources.letters import phrases
from groundswell.sources.letters.header_blocks import ADDRESS
from groundswell.sources.letters.prose import asks, is_prose

_TAG = re.compile(r"<(/?)(table|tr|td|th)\b([^<>]*)>", re.I)
_BOLD = re.compile(r"<(/?)(?:b|strong|th|dt)(?:\s[^<>]*)?>", re.I)
_HEADING = re.compile(r"<(/?)h[1-6](?:\s[^<>]*)?>", re.I)
_QUOTE = re.compile(r"</?blockquote\b[^<>]*>", re.I)  # in a form it only sets the answer apart
_ANCHOR = re.compile(r"<a\s[^<>]{0,2000}>([^<>]{0,500})</a>", re.I)
_HEAVY = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_LABELLED = re.compile(r"^\W{0,3}(?P<label>[^\W\d_][^:：<>@]{0,120}?)\W{0,3}[:：](?!//)\s*(?P<value>.*)$")
_MESSAGE = re.compile(
    rf"^(?:{phrases.MESSAGE_LABELS})$|\b(?:messages?|comments?|questions?|feedback|details|enquiry|inquiry"
    r"|nachricht\w*|mitteilung|anfrage|anliegen|kommentare?|bemerkung\w*|nachrichtentext|mensaje|consulta|comentarios?"
    r"|mensagem|coment[áa]rios?|messaggio|commenti?|richiesta|commentaires?|demande|remarques?|bericht|opmerking\w*"
    r"|vraag|wiadomo[śs][ćc]\w*|komentarz\w*|zpr[áa]v\w*|meddelande|besked|viesti|сообщени\w*|комментари\w*)\b",
    re.I,
)
_PERSON = re.compile(rf"(?:{phrases.PERSON_LABELS})|\bname$|^name\b|^from$|^von$|^de$|^da$|^van$", re.I)
_NAMES = re.compile(
    r"^(?!.*\b(?:company|user|file|product|domain|business|firm\w*|unternehmen\w*|organi[sz]ation\w*)\b)"
    r"(?:.{0,30}\b(?:name|nom|nombre|nome|naam|namn|navn|nimi|imi[ęe](?: i nazwisko)?|jm[ée]no|имя"
    r"|prénom|apellidos?"
    r"|cognome|achternaam|voornaam|vorname|nachname|familienname|surname)\b.{0,20}|.{0,3}(?:名前|氏名|姓名|이름|성함)"
    r"|from|von|de|da|van|od|от|requester|reporter|submitted by|reported by|contact|customer|visitor"
    r"|guest|sender"
    r"|absender|melder|kunde|kundin|client|cliente|remitente|expéditeur|mittente|afzender|nadawca|caller|anrufer|invitee|attendee)$",
    re.I,
)
# Who it is and what it is about; nobody's words, however many there are.
_ABOUT = re.compile(
    r"^(?:subject|betreff|asunto|assunto|objet|sujet|oggetto|onderwerp|temat|ämne|emne|件名|company|firma|organi[sz]ation"
    r"|unternehmen|empresa|entreprise|société|azienda|bedrijf|address|adresse|anschrift|dirección|endereço|indirizzo"
    r"|city|ort|country|land|pays|país|page|seite|url|website|ip|browser|device|user agent|date"
    r"|datum|time|uhrzeit"
    r"|source|quelle|department|abteilung|priority|product|produkt|order|bestell\w*|to|an|cc|sent|received|length)\b",
    re.I,
)
# Above what was asked, parted from it by a blank line.
_HEADS_QUESTIONS = re.compile(
    r"^(?:questions|fragen|preguntas|perguntas|domande|vragen|pytania|frågor)$", re.I
)
_FEWEST_WORDS = 5
_LONGEST_LABEL = 15  # words
_MOST_PAIRS = 200


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, and what stands as its answer."""

    label: str
    value: str

    @property
    def is_message(self) -> bool:
        return len(self.label.split()) <= 6 and _MESSAGE.search(self.label) is not None

    @property
    def is_person(self) -> bool:
        return bool(ADDRESS.search(self.value)) or _PERSON.search(self.label) is not None

    @property
    def says(self) -> bool:
        """Whether somebody wrote the answer: no name, no choice from a list, nothing that stands for none."""
        value = self.value.strip()
        if not value or is_no_answer(value) or not any(sign.isalpha() for sign in value):
            return False
        if self.is_message:
            return True
        moment = moment_within(value)
        if moment is not None and not is_prose(value):
            return False
        if _ABOUT.match(self.label) or (self.is_person and not is_prose(value)):
            return False
        return is_prose(value) or asks(value) or len(value.split()) >= _FEWEST_WORDS


def pairs_of_lines(text: str) -> list[Pair]:
    """The pairs of plain text: a value stands behind its label, or below it up to a blank line; that of a
    message up to the next label."""
    pairs = list[Pair]()
    label, value = "", list[str]()
    lines = [*text.split("\n"), ""]
    for at, line in enumerate(lines):
        bare = line.strip()
        value_open = bool(label) and bool(at) and bool(lines[at - 1].strip()) and any(value)
        match = _LABELLED.match(bare[:600]) if bare else None
        message = label and Pair(label, "").is_message
        empty = not any(value)  # a heading such as "Details:", right above the labels
        following = lines[at + 1].strip() if at + 1 < len(lines) else ""
        heads = not message or (empty and at and not lines[at - 1].strip() and _HEADS_QUESTIONS.match(label))
        if match is None and heads and following and not value_open and _is_question(bare):
            pairs += [Pair(label, "\n".join(value).strip())] if label else []
            label, value = bare, [""]
            continue
        short = match is not None and len(match["label"].split()) <= _LONGEST_LABEL
        if match and short and (not message or empty or _closes(match["label"])):
            pairs += [Pair(label, "\n".join(value).strip())] if label else []
            label, value = match["label"].strip("* "), [bare[match.start("value") :].strip("* ")]
        elif not bare:
            if label and not message and any(value):
                pairs.append(Pair(label, "\n".join(value).strip()))
                label, value = "", []
            elif message:
                value.append("")
        elif label:
            value.append(bare)
    if label:
        pairs.append(Pair(label, "\n".join(value).strip()))
    return pairs[:_MOST_PAIRS]


def is_of_service(line: str) -> bool:
    """Whether a labelled line tells of the page, the device or the order, as no message does."""
    match = _LABELLED.match(line[:300])
    return match is not None and len(match["label"].split()) <= 3 and _ABOUT.match(match["label"]) is not None


def _closes(label: str) -> bool:
    """Whether a label below a message is the form's: what a person writes before a colon is rarely one."""
    return (
        bool(_ABOUT.match(label) or _PERSON.search(label) or Pair(label, "").is_message)
        and len(label.split()) <= 4
    )


def pairs_of_markup(markup: str) -> list[Pair]:
    """The pairs of HTML: rows of two cells, a row that is a label above the row of its value, or bold labels
    with their values behind or below them."""
    rows = list(_rows(markup))
    pairs = list[Pair]()
    waiting = ""
    for cells in rows:
        written = [(heavy or _asks_alone(cell), cell) for heavy, cell in cells if cell.strip()]
        if len(written) == 2 and len(written[0][1].split()) <= _LONGEST_LABEL:
            pairs.append(Pair(_label(written[0][1]), written[1][1].strip()))
            waiting = ""
        elif len(written) == 1 and written[0][0] and not waiting:
            waiting = _label(written[0][1])
        elif len(written) == 1 and waiting:
            pairs.append(Pair(waiting, written[0][1].strip()))
            waiting = ""
        else:
            waiting = ""
    if len(pairs) < 2:
        return list(_bold_pairs(markup))[:_MOST_PAIRS]
    if not any(pair.is_message and is_prose(pair.value) for pair in pairs):
        # What was typed may stand below the table of what was chosen.
        below = _QUOTE.sub("<br>", markup[markup.lower().rfind("</table") :])
        below = _HEADING.sub(lambda tag: "</b><br>" if tag[1] else "<br><b>", below)
        pairs += [pair for pair in _bold_pairs(below) if pair.is_message and pair.value]
    return pairs[:_MOST_PAIRS]


def _asks_alone(cell: str) -> bool:
    """ "Q1: …", or a question and nothing else."""
    return re.match(r"(?:Q|F|P)\d{1,2}\s*[:.)]", cell.strip()) is not None or _is_question(cell.strip())


def _is_question(line: str) -> bool:
    return line.endswith(("?", "？")) and 3 <= len(line.split()) <= _LONGEST_LABEL


def _label(written: str) -> str:
    return " ".join(written.split()).strip(" *:：")


def _rows(markup: str) -> Iterator[list[tuple[bool, str]]]:
    """For each row of a table its innermost cells: whether it is set as a label, and its text."""
    cells = list[
        tuple[int, str, bool]
    ]()  # open cells: where they begin, their attributes, whether they hold more
    rows = list[list[tuple[bool, str]]]()
    for tag in _TAG.finditer(markup):
        closes, name = bool(tag[1]), tag[2].lower()
        if name == "tr" and not closes:
            rows.append([])
        elif name == "tr" and rows:
            yield rows.pop()
        elif name in ("td", "th") and not closes:
            if cells:
                cells[-1] = (*cells[-1][:2], True)
            cells.append((tag.end(), f"{name} {tag[3]}", False))
        elif name in ("td", "th") and cells:
            begin, given, holds_more = cells.pop()
            if rows and not holds_more:
                inner = markup[begin : tag.start()]
                rows[-1].append((_is_heavy(given, inner), text_of_html(inner).replace("\xa0", " ").strip()))


def _is_heavy(given: str, inner: str) -> bool:
    return given.startswith("th") or bool(_HEAVY.search(given) or _BOLD.search(inner) or _HEAVY.search(inner))


def _bold_pairs(markup: str) -> Iterator[Pair]:
    """Bold labels; a value ends at what links elsewhere, as only the form's own lines do."""
    marked = _BOLD.sub(lambda tag: "\x03" if tag[1] else "\x02", _ANCHOR.sub(_linked, markup))
    label, value, ended = "", list[str](), False
    for line in text_of_html(marked).split("\n"):
        bare = line.strip()
        match = re.match(r"^\x02(?P<label>[^\x02\x03]{1,200})\x03\W{0,2}(?P<value>[^\x02\x03]*)$", bare)
        if match:
            if label:
                yield Pair(label, "\n".join(value).strip())
            label, value, ended = _label(match["label"]), [match["value"].strip(" \x04")], False
        elif label:
            ended = ended or "\x04" in bare
            value += [] if ended else [bare.replace("\x02", "").replace("\x03", "")]
    if label:
        yield Pair(label, "\n".join(value).strip())


def _linked(anchor: "re.Match[str]") -> str:
    """Addresses and links that were written out are words; other words that link are the form's."""
    return anchor[1] if re.search(r"@|https?:|www\.", anchor[1]) else f"\x04{anchor[1]}"


def person_of(pairs: Sequence[Pair]) -> tuple[str, str]:
    """(name, address) of whoever filled the form; empty where it does not tell."""
    named = [pair for pair in pairs if _NAMES.match(pair.label)]
    mail = next((match[0].lower() for pair in pairs if (match := ADDRESS.search(pair.value))), "")
    parts = [
        re.sub(r"[<(\[]?[^\s<>()\[\]]{1,80}@[^\s<>()\[\]]{1,200}[>)\]]?", "", pair.value).strip(" ,;")
        for pair in named
    ]
    parts = [re.sub(r"\s*\(?\+?[\d][\d ().-]{5,20}$", "", part).strip() or part for part in parts]
    return " ".join(
        dict.fromkeys(part for part in parts[:2] if part and len(part.split()) <= 5 and "\n" not in part)
    ), mail

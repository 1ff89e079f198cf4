"""Mail passed on: whoever wrote it first speaks in it, below the words of whoever passes it on."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from groundswell.sources.formats.headings import parse_moment
from groundswell.sources.formats.moments import moment_within
from groundswell.sources.letters.history import opener
from groundswell.sources.letters.subjects import FORWARD_SUBJECT, REPLY_SUBJECT
from groundswell.speech import Speaker

_FORWARDED = re.compile(
    r"^\W*(?:begin forwarded message|(?:anfang der )?weitergeleitete (?:nachricht|e-?mail)"
    r"|forwarded (?:message|by)"
    r"|message transf[ée]r[ée]|début du message (?:transféré|réexpédié)|messaggio inoltrato"
    r"|inizio messaggio inoltrato"
    r"|mensaje reenviado|inicio del mensaje reenviado|mensagem (?:encaminhada|reencaminhada)"
    r"|doorgestuurd bericht"
    r"|begin doorgestuurd bericht|videresendt (?:meddelelse|melding)|vidarebefordrat meddelande"
    r"|przekazana wiadomo[śs][ćc]|转发的邮件|転送(?:された)?メッセージ|пересылаемое сообщение)\b",
    re.I,
)
_LABELLED = re.compile(r"^\W{0,3}(?P<label>[^:：]{1,30}?)\W{0,3}[:：]\s*(?P<value>.+)$")
_FROM = re.compile(
    r"^(?:from|von|de|da|van|fra|från|od|lähettäjä|feladó|от|від|kimden|expéditeur|remitente|mittente|afzender|发件人"
    r"|寄件者|差出人|보낸 ?사람)$",
    re.I,
)
_SUBJECT = re.compile(
    r"^(?:subject|betreff|objet|sujet|asunto|assunto|oggetto|onderwerp|emne|ämne|aihe|temat|předmět|тема|tárgy|konu"
    r"|主题|主旨|件名|제목)$",
    re.I,
)
_ADDRESS = re.compile(r"[^\s<>()\[\]@:;,\"']{1,80}@[^\s<>()\[\]@:;,\"']{1,200}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Forward:
    """A mail that stands in another: its writer, when it was sent, and where its words begin."""

    opened: int  # the line that opens it
    start: int
    writer: Speaker
    at: datetime | None
    subject: str


def forward_in(
    lines: Sequence[str], bare: Sequence[str], subject: str, known: Collection[str], quoted: Collection[int]
) -> Forward | None:
    """The mail that these lines pass on. Its subject, or the line above the passed on one, says so: what is
    but quoted below an answer is history. `quoted` are the lines that a mail program marked as quoted."""
    passed_on = FORWARD_SUBJECT.match(subject) is not None and REPLY_SUBJECT.match(subject) is None
    if not passed_on and not any(_FORWARDED.match(line[:120]) for line in bare):
        return None
    for index, line in enumerate(bare):
        if not line:
            continue
        marked = _FORWARDED.match(line[:120]) is not None and index not in quoted
        history_opener = opener(lines, bare, index, known)
        if history_opener is None and not marked:
            continue
        if not (marked or passed_on):
            return None  # an answer: what was passed on before is its history
        return _forward(bare, index, history_opener.lines if history_opener else 1)
    return None


def _forward(bare: Sequence[str], index: int, count: int) -> Forward | None:
    start = index + count
    # Some programs leave a blank line between the mark and the header lines.
    while count == 1 and start < len(bare) and not bare[start]:
        start += 1
    who, at, topic = Speaker(), None, ""
    for line in [*bare[index:start], *bare[start : start + 8]]:
        match = _LABELLED.match(line[:600])
        if match is None:
            if line and line not in bare[index:start]:
                break
            continue
        label, value = match["label"].strip(" *_"), match["value"].strip()
        if _FROM.match(label):
            who = _writer(value)
        elif _SUBJECT.match(label):
            topic = value
        elif at is None and (moment := moment_within(value)) is not None:
            at = parse_moment(value) or moment.at
    if not (who.name or who.email):
        return None
    while start < len(bare) and bare[start] and _LABELLED.match(bare[start][:600]):
        start += 1
    return Forward(opened=index, start=start, writer=who, at=at, subject=topic)


def _writer(written: str) -> Speaker:
    match = _ADDRESS.search(written)
    name = re.sub(r"[<(\[]?(?:mailto:)?[^\s<>()\[\]]{1,80}@[^\s<>()\[\]]{1,200}[>)\]]?", "", written)
    return Speaker(name=name.strip(" \"'*<>[]();,"), email=match[0].lower() if match else "")

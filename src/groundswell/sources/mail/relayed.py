"""What a service passes on by mail: a chat, the comments of a ticket, the answers of a form, a message that
it heard or was given. The words are those of whoever wrote them; whatever else stands there is the service's.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from groundswell.sources.contract import Aside, Why
from groundswell.sources.letters.own_words import Writer, parted
from groundswell.sources.letters.prose import asks, is_prose
from groundswell.sources.mail.chat_logs import chat_log_in
from groundswell.sources.mail.comments import comments_in
from groundswell.sources.mail.framed import announced, announces_heard, between_marks, message_alone, quoted
from groundswell.sources.mail.questionnaires import Pair, pairs_of_lines, pairs_of_markup, person_of
from groundswell.sources.mail.reviews import review_in
from groundswell.speech import Role, Speaker

_FEWEST_PAIRS = 3
# Who wrote to the help desk, as the mail of a ticket names them; who reports may be a colleague.
_REQUESTER = re.compile(
    r"^\W{0,3}(?:requester|requestor|requested by|submitter|submitted by|customer|client|end user|contact"
    r"|anfragende[rn]?|anforderer|antragsteller(?:in)?|kunde|kundin|kontakt|demandeur|demandeuse"
    r"|solicitante"
    r"|cliente|contacto|contato|requerente|richiedente|contatto|aanvrager|klant|zgłaszając[ya]"
    r"|klient(?:ka)?|žadatel(?:ka)?"
    r"|zákazník|beställare|kund|rekvirent|kunde|pyytäjä|asiakas|kérelmező|ügyfél|заявитель|клиент|依頼者|リクエスタ"
    r"|顧客|请求者|客户|요청자|고객)(?: name)?\W{0,3}[:：]\s*(?P<who>[^<>()\[\]@]{2,80}?)\s*(?:[<(\[].*)?$",
    re.I,
)
_FEWEST_TYPED = 4  # words
_FEWEST_ASKED = 2  # questions with an answer below each


@dataclass(frozen=True, kw_only=True, slots=True)
class Voiced:
    """What one person wrote in a mail."""

    words: str
    speaker: Speaker
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Relayed:
    """What was passed on, in the order of the mail, and what is the service's."""

    voices: tuple[Voiced, ...]
    aside: tuple[Aside, ...] = ()


def framed_message(body: str, writer: Speaker, at: datetime | None) -> Relayed | None:
    """A message that stands between marks which say so, whoever sends it."""
    lines = body.split("\n")
    framed = between_marks(lines)
    if framed is None or not framed.words:
        return None
    aside = _asides(lines, [range(framed.start, framed.end)])
    return Relayed(voices=(Voiced(words=framed.words, speaker=writer, at=at),), aside=aside)


def relayed(
    body: str, markup: str, subject: str, sender: Speaker, at: datetime | None, *, alone: bool
) -> Relayed | None:
    """What a service's mail passes on; None where nothing of the kind is found.

    `sender` is whom the headers say that it was sent for, as far as they do; `alone` tells that no
    person writes from its address, so that what is quoted in it is all that somebody said.
    """
    return (
        _chat(body, sender)
        or _comments(body, f"{subject}\n{sender.name}\n{body}")
        or _form(body, markup, sender, at)
        or reviewed(body, subject, at)
        or _announced(body, subject, sender, at, alone=alone)
    )


def reviewed(body: str, subject: str, at: datetime | None) -> Relayed | None:
    """What somebody wrote on a platform, whose mail says so."""
    lines = body.split("\n")
    framed = review_in(lines, subject)
    if framed is None:
        return None
    words = parted(framed.words).words or framed.words
    voice = Voiced(words=words, speaker=Speaker(name=framed.who, role=Role.CUSTOMER), at=at)
    return Relayed(voices=(voice,), aside=_asides(lines, [range(framed.start, framed.end)]))


def _chat(body: str, sender: Speaker) -> Relayed | None:
    log = chat_log_in(body)
    if log is None or not log.turns:
        return None
    voices = [Voiced(words=turn.text, speaker=turn.speaker, at=turn.at) for turn in log.turns]
    below = [pair for pair in pairs_of_lines("\n".join(log.below)) if pair.is_message and pair.says]
    visitor = next((turn.speaker for turn in log.turns if turn.speaker.name == sender.name), None)
    voices += [Voiced(words=pair.value, speaker=visitor or sender) for pair in below]
    rest = [line for line in log.below if not any(pair.value and pair.value in line for pair in below)]
    return Relayed(voices=tuple(voices), aside=_recorders([*log.beside, "\n".join(rest)]))


def _comments(body: str, whole: str) -> Relayed | None:
    lines = body.split("\n")
    comments = comments_in(lines, whole)
    if not comments:
        return None
    voices, aside = list[Voiced](), list[Aside]()
    for comment in comments:
        written = message_alone("\n".join(lines[comment.start : comment.end]).strip("\n"))
        taken = parted(written, writer=Writer(name=comment.who))
        if taken.words:
            voices.append(Voiced(words=taken.words, speaker=Speaker(name=comment.who), at=comment.at))
        aside += taken.aside
    voices = _requested(voices, lines)
    if len(voices) == len(timed := [(voice.at, at, voice) for at, voice in enumerate(voices) if voice.at]):
        voices = [
            voice for _, _, voice in sorted(timed, key=lambda timed_voice: timed_voice[:2])
        ]  # help desks put the latest first
    kept = [range(comment.start, comment.end) for comment in comments]
    return Relayed(voices=tuple(voices), aside=(*_asides(lines, kept), *aside)) if voices else None


def _requested(voices: Sequence[Voiced], lines: Sequence[str]) -> list[Voiced]:
    """The comments, of which those by whom the ticket names as its requester are a customer's."""
    requesters = (_REQUESTER.match(line.strip()[:200]) for line in lines)
    asking = {requester["who"].strip().casefold() for requester in requesters if requester}
    return [
        replace(voice, speaker=replace(voice.speaker, role=Role.CUSTOMER))
        if voice.speaker.name.casefold() in asking
        else voice
        for voice in voices
    ]


def filled(body: str, markup: str, sender: Speaker, at: datetime | None) -> Relayed | None:
    """What was typed into a form, where its mail tells of whom the message is."""
    for pairs in (pairs_of_markup(markup) if markup else [], pairs_of_lines(body)):
        typed = any(pair.is_message and is_prose(pair.value) for pair in pairs) and all(person_of(pairs))
        asked = sum(pair.says and pair.label.endswith(("?", "？")) for pair in pairs) >= _FEWEST_ASKED
        if len(pairs) >= _FEWEST_PAIRS and (typed or (asked and any(person_of(pairs)))):
            return _form(body, markup, sender, at)
    return None


def _form(body: str, markup: str, sender: Speaker, at: datetime | None) -> Relayed | None:
    for pairs in (pairs_of_markup(markup) if markup else [], pairs_of_lines(body)):
        if any(announces_heard(pair.label) for pair in pairs):
            return None  # "From: …", "Length: …" stand above what a telephone heard
        is_labelled = any(pair.is_person or pair.is_message for pair in pairs)
        asked = sum(pair.label.endswith(("?", "？")) or pair.label[:1] == "Q" for pair in pairs)
        if not (is_labelled and len(pairs) >= _FEWEST_PAIRS) and asked < _FEWEST_ASKED:
            continue
        answers = _answers(pairs)
        words = "\n\n".join(filter(None, (_own_of(pair) for pair in answers)))
        if words:
            voice = Voiced(words=words, speaker=_filler(pairs, sender), at=at)
            return Relayed(voices=(voice,), aside=_form_rest(body, words))
    return None


def _answers(pairs: Sequence[Pair]) -> list[Pair]:
    """What somebody typed. Beside a message, a word or two below "Request" was chosen from a list."""
    answers = [pair for pair in pairs if pair.says]
    is_message = any(pair.is_message and is_prose(pair.value) for pair in answers)
    if not is_message:
        return answers
    return [pair for pair in answers if len(pair.value.split()) >= _FEWEST_TYPED or asks(pair.value)]


def _own_of(pair: Pair) -> str:
    """An answer without what the form writes below the last of them."""
    return parted(message_alone(pair.value) if pair.is_message else pair.value).words


def _filler(pairs: Sequence[Pair], sender: Speaker) -> Speaker:
    name, mail = person_of(pairs)
    mail = mail or sender.email
    # A form is filled by whoever it asks; where no address tells of whose side they are, the customer.
    return Speaker(name=name or sender.name, email=mail, role=Role.UNKNOWN if mail else Role.CUSTOMER)


def _form_rest(body: str, words: str) -> tuple[Aside, ...]:
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    rest = [
        line
        for line in body.split("\n")
        if line.strip() and not any(asked_line in line for asked_line in lines)
    ]
    return (Aside(why=Why.FORM, words="\n".join(rest)),) if rest else ()


def _announced(
    body: str, subject: str, sender: Speaker, at: datetime | None, *, alone: bool
) -> Relayed | None:
    lines = body.split("\n")
    framed = announced(lines, subject) or (quoted(lines) if alone else None)
    if framed is None:
        return None
    who = framed.who or _from_line(lines[: framed.start]) or sender.name
    email = sender.email if not framed.who or framed.who == sender.name else ""
    words = parted(framed.words).words or framed.words
    voice = Voiced(words=words, speaker=Speaker(name=who, email=email), at=at)
    return Relayed(voices=(voice,), aside=_asides(lines, [range(framed.start, framed.end)]))


def _from_line(lines: Sequence[str]) -> str:
    """The name or number that a line "From: …" above the message tells."""
    return person_of([pair for pair in pairs_of_lines("\n".join(lines)) if pair.label])[0]


def _asides(lines: Sequence[str], kept: Iterable[range]) -> tuple[Aside, ...]:
    """Everything that is not kept, piece by piece."""
    pieces, piece = list[str](), list[str]()
    places = {index for lines_of in kept for index in lines_of}
    for index, line in enumerate(lines):
        if index in places:
            pieces += ["\n".join(piece)] if piece else []
            piece = []
        else:
            piece.append(line)
    return _recorders([*pieces, "\n".join(piece)])


def _recorders(pieces: Iterable[str]) -> tuple[Aside, ...]:
    return tuple(
        Aside(why=Why.RECORDER, words=piece.strip("\n")) for piece in pieces if any(map(str.isalnum, piece))
    )

"""Labels that name nobody: "SPEAKER_01", "Sprecher 2", "Unknown", "iPhone", "+49 30 1234".

Recorders write them for a voice they cannot name. Whoever speaks so may be of either side, so nobody may be
told to be the customer by it. They are told by their shape in any language (a word and a number, letters
among digits, no letters at all), and by words where a label has no such shape.
"""

import re
import string
from collections import defaultdict
from collections.abc import Iterable

from groundswell.sources.speakers.persons import name_of, person_in, plain

# A voice, in the languages that are read; stems are told from the beginning of a word.
_VOICES = frozenset(
    plain(
        """
        speaker spk participant guest user voice phone zoom attendee someone talker sprecher sprecherin
        sprechende sprechender teilnehmer teilnehmerin gast stimme anrufer anruferin benutzer nutzer
        locuteur locutrice intervenant intervenante orateur oratrice participante invite invitee voix
        interlocuteur utilisateur hablante orador oradora invitado invitada voz usuario interlocutor locutor
        locutora falante palestrante convidado convidada usuaria oratore relatore parlante partecipante
        ospite utente spreker deelnemer gebruiker stem mowca rozmowca uczestnik gosc glos mluvci ucastnik
        host talare deltagare taler deltager gjest puhuja osallistuja vieras beszelo resztvevo vendeg
        vorbitor invitat konusmaci katilimci misafir спикер говорящии участник гость голос собеседник
        докладчик мовець учасник ομιλητης συμμετεχων
        話者 発言者 参加者 ゲスト 说话人 发言人 說話者 讲话人 访客 参会者
        المتحدث متحدث
        مشارك ضيف דובר משתתף אורח वक्ता pembicara peserta tamu 화자 참석자 발표자 게스트
        """
    ).split()
)
# Those of them that no form and no note puts before a colon, as they do "Phone 1" and "User 2".
_SPEAKING = _VOICES - frozenset(
    "phone user zoom guest host gast benutzer nutzer utilisateur usuario usuaria utente".split()
)
# What is said of a voice, or of more than one.
_OF_VOICES = frozenset(
    plain(
        """
        name noname unknown unidentified anonymous
        unnamed undefined none null na other others male female man woman
        multiple several all everyone everybody audience group unbekannt unbekannte unbekannter unbekanntes
        anonym anonymer anonyme mann frau alle inconnu inconnue homme femme tous plusieurs desconocido
        desconocida anonimo anonima hombre mujer todos desconhecido desconhecida homem mulher sconosciuto
        sconosciuta ignoto uomo donna tutti onbekend onbekende anoniem nieznany nieznana neznamy neznama
        okand ukjent ukendt tuntematon ismeretlen necunoscut bilinmeyen неизвестныи неизвестная неизвестно
        аноним невідомии αγνωστος 不明 未知 匿名 미상 익명 مجهول معروف ידוע अज्ञात dikenal not identified named
        notetaker bot recorder recording system assistant operator android meet google teams webex external
        extern externe externer caller
        """
    ).split()
)
# What may stand between them, and tells nothing alone.
_BETWEEN = frozenset("the a no in via der die le la el il de du nr num number nummer numero".split())
# A room in which several sit at one microphone.
_ROOMS = re.compile(
    r"\b(?:(?:conf(?:erence)?|meeting|board|huddle|training)\W?(?:room|rm)|rooms?|boardroom"
    r"|(?:besprechungs|konferenz|sitzungs|meeting|schulungs)(?:raum|zimmer)|vergader(?:ruimte|zaal)|zasedacka"
    r"|konferensrum|moterom|modelokale|konferencyjna|переговорн\w+|переговорка)\b"
    r"|^(?:lobby|reception|raum|zimmer|salle|sala|saal|zaal|комната)\b|" + plain("会議室|会议室|회의실"),
)
_TELLING = _VOICES | _OF_VOICES
# Voices in scripts that put no blank between words: "不明な話者".
_UNSPACED = tuple(sorted(word for word in _VOICES if word[0] >= "\u1100"))
_COUNTING = string.ascii_lowercase + string.digits + " "
_MACHINES = frozenset("notetaker bot recorder assistant".split())
_FIRST = frozenset(
    "speaker unknown unidentified participant guest user voice phone zoom anonymous unbekannter".split()
)
_NUMBERED = re.compile(
    r"^(?P<word>[^\W\d_]+(?:[:*][^\W\d_]+)?)[\s_.#№º°/-]*(?:n[o°º]?\W{0,2})?(?P<number>\d{1,6})\W*$", re.I
)
_NUMBER_FIRST = re.compile(
    r"^(?P<number>\d{1,4})[\s_.:)#-]*(?:st|nd|rd|th|er|e|o|a|º|ª)?\s*(?P<word>[^\W\d_]+)$", re.I
)
_LETTERED = re.compile(r"^(?P<word>[^\W\d_]+)[\s_-]+(?P<letter>[^\W\d_])\.?$")
_HANDLE = re.compile(r"^(?=\S*\d)(?=\S*[^\W\d_])[\w#:./+*-]+$")
_COUNTED = re.compile(r"^(?P<words>[^\W\d_]+(?: [^\W\d_]+)?)[\s_#-]*(?P<number>\d{1,4})$")
_APART = re.compile(r"[\s\d_.,:/()#*№-]+")
_DIGITS_OF_A_PHONE = 6
_MOST = 60  # characters of a label that is looked at


def is_numbered(label: str) -> bool:
    """Whether a label is one word and a number, as recorders count voices: "Speaker 1", "spk_0", "№2"."""
    return len(label) <= _MOST and bool(_NUMBERED.match(label) or re.match(r"^(?:№|#)\s*\d{1,3}$", label))


def is_counted_voice(label: str) -> bool:
    """Whether a label counts voices for certain: "speaker 2", "spk_0", "спикер №1"; not "step 2"."""
    return is_numbered(label) and ("_" in label or plain(without_number(label)) in _VOICES)


def is_voice(label: str) -> bool:
    """Whether a recorder may have given the label to a voice it could not name: "Speaker 2"."""
    words = [word for word in _APART.split(plain(label[:_MOST])) if word]
    counted = is_numbered(label) or bool(_LETTERED.match(plain(label[:_MOST])))
    return names_nobody(label) and bool(_SPEAKING.intersection(words)) and (counted or len(words) > 1)


def without_number(label: str) -> str:
    """ "customer" of "customer 2"; the label itself where there is no number."""
    match = _NUMBERED.match(label) if len(label) <= _MOST else None
    return match["word"] if match else label


def names_nobody(label: str, beside: Iterable[str] = ()) -> bool:
    """Whether a label is no name of anybody. `beside` are the labels of the same conversation."""
    return label in nobodies_among({label, *beside})


def owner_of(label: str) -> str:
    """Whose device a label names: "Dana Whit" of "Dana Whit's iPhone"; else the label itself."""
    return person_in(label)[0] or label


def nobodies_among(labels: Iterable[str]) -> frozenset[str]:
    """Those of a conversation's labels that name nobody."""
    labels = frozenset(labels)
    counted = _counted(labels)
    return frozenset(label for label in labels if _is_nobody(label, counted))


def _counted(labels: Iterable[str]) -> frozenset[str]:
    """Words that recur with several numbers, or with the letters A, B, …: what a recorder calls voices."""
    numbers: dict[str, set[str]] = defaultdict(set)
    letters: dict[str, set[str]] = defaultdict(set)
    for label in labels:
        written = plain(label[:_MOST]).strip()
        if match := _COUNTED.match(written):
            numbers[" ".join(match["words"].split())].add(match["number"])
        if match := _LETTERED.match(written):
            letters[match["word"]].add(match["letter"])
    by_number = {words for words, counted in numbers.items() if len(counted) > 1}
    by_letter = {
        word
        for word, lettered in letters.items()
        if len(lettered) > 1 and lettered == set("abcdefgh"[: len(lettered)])
    }
    return frozenset(by_number | by_letter)


def _is_nobody(label: str, counted: frozenset[str]) -> bool:
    if "@" in label:
        return False
    person, device = person_in(label)
    if device and not person:
        return True
    written = plain(person if device else name_of(label))[:_MOST].strip()
    if not any(c.isalpha() for c in written) or sum(c.isdigit() for c in written) >= _DIGITS_OF_A_PHONE:
        return True
    if (
        is_numbered(written)
        or _NUMBER_FIRST.match(written)
        or _HANDLE.match(written)
        or _ROOMS.search(written)
    ):
        return True
    words = [word for word in _APART.split(written) if word]
    if all(len(word) == 1 and word.isascii() for word in words):
        return True  # "A", "S.W."
    return bool(words) and (_is_counted(words, written, counted) or _is_called_nobody(words, written))


def _is_counted(words: list[str], written: str, counted: frozenset[str]) -> bool:
    """ "Puhuja 3", "Puhuja C" or "Tuntematon puhuja" where there are a "Puhuja 1" and a "Puhuja 2"."""
    if written[-1:].isdecimal() or len(words[-1]) == 1:
        return " ".join(words) in counted or words[0] in counted
    return words[-1] in counted


def _is_called_nobody(words: list[str], written: str) -> bool:
    if words[0] in _FIRST or words[-1] in _MACHINES or words[-1] in _SPEAKING:
        return True
    if written.rstrip(_COUNTING).endswith(_UNSPACED):
        return True
    plainly = [word for word in words if word not in _BETWEEN and not (len(word) == 1 and word.isascii())]
    telling = [word for word in plainly if not _TELLING.isdisjoint({word, word.removesuffix("s")})]
    counted = written[-1].isdecimal() and any(word in _VOICES for word in telling)
    return bool(telling) and (len(telling) == len(plainly) or counted)

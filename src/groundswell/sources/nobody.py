"""Labels that name nobody: what recorders call a voice they cannot name, and the devices people speak into.

"SPEAKER_01", "Sprecher 2", "Unbekannter Sprecher", "iPhone", "+49 170 1234567", "A": heard, shown, and no
ground to call them the customer. They are told by words for a voice in the languages we read, and by their
shape: a word that returns with other numbers in one conversation counts voices.
"""

import re
from collections import defaultdict
from collections.abc import Collection

from groundswell.sources.persons import name_of, plain

# Words for a voice, a participant or somebody unknown, and devices; compared without accents and marks.
_NOBODY = frozenset(
    """
    speaker speakers spk voice participant attendee guest guests user person someone somebody
    unknown unidentified unnamed anonymous external unverified caller phone zoom teams meet webex
    mic microphone channel audio track sprecher sprecherin sprechende stimme teilnehmer teilnehmerin
    teilnehmende gast benutzer unbekannt unbekannte unbekannter unbekanntes anonym telefon kanal
    anrufer locuteur locutrice interlocuteur orateur oratrice voix participante invite invitee
    utilisateur inconnu inconnue anonyme appelant telephone hablante orador oradora interlocutor voz
    invitado invitada usuario desconocido desconocida anonimo anonima falante locutor locutora
    convidado convidada desconhecido desconhecida parlante oratore voce partecipante ospite utente
    sconosciuto sconosciuta spreker deelnemer gebruiker onbekend onbekende anoniem stem taler talere
    deltager deltagare deltaker bruger okendt ukendt ukjent okand talare puhuja osallistuja
    tuntematon mowca uczestnik uczestniczka gosc nieznany nieznana uzytkownik rozmowca mluvci
    ucastnik host neznamy recnik beszelo resztvevo ismeretlen vendeg vorbitor necunoscut konusmaci
    katilimci bilinmeyen misafir спикер участник участница говорящии говорящая гость неизвестныи
    неизвестная пользователь голос собеседник диктор оратор доповідач учасник невідомии мовець 話者
    発言者 参加者 不明 スピーカー ゲスト 说话人 发言人 參與者 参与者 未知 访客 嘉宾 화자 참석자 참가자 게스트
    iphone ipad android galaxy samsung
    pixel huawei xiaomi redmi oneplus nokia laptop macbook desktop computer pc tablet handy room
    conference boardroom meeting huddle raum besprechungsraum konferenzraum salle reunion sala
    reuniones device dialin dial in polycom logitech
    """.split()
)
# Those of them that no form and no note puts before a colon, as they do "Phone" and "User".
_VOICES = frozenset(
    """
    speaker spk voice participant attendee sprecher sprecherin stimme teilnehmer locuteur locutrice
    interlocuteur orateur voix hablante orador oradora interlocutor participante falante locutor
    parlante oratore partecipante spreker deelnemer talare deltager puhuja mowca rozmowca mluvci
    спикер участник говорящии собеседник диктор 話者 発言者 スピーカー 说话人 发言人 화자
    """.split()
)
_FILLING = frozenset(
    """
    the a s of no nr nro num number el la le de des der die das pro max plus mini air ultra
    """.split()
)
_THING = "iphone|ipad|android|galaxy|samsung|pixel|phone|laptop|macbook|tablet|handy|mac|pc|computer|device"
_DEVICE = re.compile(
    rf"\s*(?:['’‘`´]\s*s?|\bs)\s+(?:{_THING}|telefon|mobile)\b.*$"
    rf"|^(?:{_THING}|téléphone|telefono|teléfono|telefone)\s+(?:de|di|do|da|von|van|d['’])\s*",
    re.I,
)
_NUMBERED = re.compile(r"^(?P<word>[^\W\d_]+(?:[\s_-][^\W\d_]+)?)[\s_#№.-]*(?P<number>\d{1,3}|[A-Z])$")


def owner_of(label: str) -> str:
    """The label without the device: "Dana Whit" of "Dana Whit's iPhone"; as it is where it names none."""
    return _DEVICE.sub("", label).strip() or label


def names_nobody(label: str, beside: Collection[str] = ()) -> bool:
    """Whether a label is no name of anybody. `beside` are the labels of the same conversation."""
    name = owner_of(name_of(label))
    words = re.findall(r"[^\W\d_]+", plain(name))
    if not words or all(len(word) == 1 for word in words):
        return True  # a telephone number, "A", "S01", "-"
    if all(word in _NOBODY or word in _FILLING or len(word) == 1 for word in words):
        return any(word in _NOBODY for word in words)
    return _counts_voices(name, beside)


def is_voice(label: str) -> bool:
    """Whether a recorder may have given the label to a voice it could not name: "Speaker 2", "Unknown"."""
    counted = re.search(r"[\s_#№-]?(?:\d{1,3}|[A-Z])$", label)
    words = frozenset(re.findall(r"[^\W\d_]+", plain(label)))
    return names_nobody(label) and bool(words & _VOICES) and (bool(counted) or len(words) > 1)


def _counts_voices(name: str, beside: Collection[str]) -> bool:
    """A word that stands here with several numbers: "Orador 1", "Orador 2"."""
    own = _NUMBERED.match(name)
    if own is None:
        return False
    numbers: dict[str, set[str]] = defaultdict(set)
    for other in beside:
        if found := _NUMBERED.match(owner_of(name_of(other))):
            numbers[plain(found["word"])].add(found["number"])
    return len(numbers[plain(own["word"])]) > 1

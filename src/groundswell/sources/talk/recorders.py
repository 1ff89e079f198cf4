"""Lines that a recorder, a chat app or an editor wrote among what people said, and that nobody said.

They are told by what they are rather than by a list: they stand on a line of their own that names no
speaker, and hold what nobody says aloud (a link, a time, a label in capitals) or speak of the people from
outside ("Dana Whit stopped transcription"). Words for recording and its end support that in the languages
that are read.
"""

import re
from collections.abc import Collection

from groundswell.sources.formats.moments import moment_within

_MOST_WORDS = 12
_LONGEST_NAME = 6  # words
_LINK_ALONE = re.compile(r"^(?:https?://\S+|(?:[a-z0-9-]{2,40}\.){1,3}[a-z]{2,10})$")
_END = re.compile(r"^[\W_]*(?:the\s)?(?:end|ende|fin|fine|fim|einde|koniec|конец)(?:\sof\s\w+)?[\W_]*$", re.I)
_OF_ITSELF = re.compile(
    r"^\W*(?:this|the|dies\w*|das|ce|cette|la|est[ae]|quest[ao]|deze)\s(?:\w+\s){0,2}(?:transcri|transkri|trascri)\w*\s.{0,80}"
    r"(?:generat|automat|errors|erstellt|fehler|erreur|g[ée]n[ée]r|errores|erros|errori)",
    re.I,
)
_CAPITALS = re.compile(r"^[^\w\[(]{0,3}[A-Z][A-Z /&-]{3,40}:\s")
_CLOCK = re.compile(r"(?<![\d:])\d{1,3}:\d\d(?::\d\d)?(?![\d:])")
_ENCLOSED = re.compile(
    r"^(?:\[[^\[\]]{2,80}\]|<[^<>]{3,80}>|\*{3,}.{2,80}\*{3,}|-{3,}\s?\S.{0,80}\S\s?-{3,})$"
)
# "--- Log closed Fri Mar 13 00:02:10 2026"
_DASHED = re.compile(r"^-{3,}\s(?=.{1,80}$)(?=.*\d)")
_SENTENCE = re.compile(r"[.?!。？！,;:]$")
_MATTER = re.compile(
    r"transcri|transkri|trascri|transkryp|транскри|записы?|record|aufzeichnung|aufnahme|enregistrement|grabaci|grava[cç]"
    r"|registrazion|opname|nagra|optagelse|inspelning|meeting|call|chat|besprechung|anruf|r[ée]union|appel|reuni|llamada"
    r"|litteroin|přepis|átirat|döküm|möte|møde|møte|kokous|schůzk|toplantı"
    r"|chamada|riunion|chiamata|vergadering|gesprek|spotkani|встреч|会議|録音|文字起こし|会议|录制",
    re.I,
)
_DONE = re.compile(
    r"\b(?:end(?:ed)?|start(?:ed)?|stopp?(?:ed)?|paused|resumed|began|joined|left|generated|provided|powered|created"
    r"|edited|made|beendet|endete|gestartet|angehalten|gestoppt|erstellt|termin\w+|arr[êe]t\w+|d[ée]marr\w+|g[ée]n[ée]r\w+"
    r"|finaliz\w+|detuv\w+|inici\w+|encerr\w+|parou|interrott\w+|avviat\w+|be[ëe]indigd|gestopt|zako[ńn]cz\w+"
    r"|avslut\w+|startade|stoppade|påbörj\w+|pausade|startet|stoppet|begyndte|sluttede|afslutte\w+|aloitti|lopetti"
    r"|spustil\w*|ukončil\w*|zastavil\w*|elindított\w*|leállított\w*|başlatt\w+|durdurdu|sonlandırdı"
    r"|rozpocz\w+|zatrzyma\w+|заверш\w+|начал\w+|останов\w+)\b|終了|開始|停止|结束|开始",
    re.I,
)
_BY = re.compile(
    r"^\W{0,4}(?:automatically\s)?(?:transcri\w+|transkri\w+|trascri\w+|recorded|captioned|edited|generated|powered)\s"
    r"(?:by|with|using|von|mit|par|avec|por|con|da|door)\s",
    re.I,
)


def ends_talk(line: str, *, apart: bool) -> bool:
    """Whether a line below the last turn closes the talk: "END", a link, what a transcript says of itself."""
    line = line.strip()
    return bool(_END.match(line)) or (apart and bool(_LINK_ALONE.match(line) or _OF_ITSELF.match(line)))


def is_recorders(line: str, names: Collection[str], *, apart: bool, shouted: bool = False) -> bool:
    """Whether a line that names no speaker is the recorder's.

    `apart`: it is set off from the words before it. `shouted`: the file writes names in capitals, so that a
    label in capitals may be one.
    """
    line = line.strip()
    if not shouted and _CAPITALS.match(line):
        return True
    if _ENCLOSED.match(line) or (_DASHED.match(line) and moment_within(line)):
        return True
    if len(line.split()) > _MOST_WORDS or _SENTENCE.search(line):
        return _BY.match(line) is not None and len(line.split()) <= _MOST_WORDS
    if _BY.match(line) or (_MATTER.search(line) and _DONE.search(line) and (apart or _CLOCK.search(line))):
        return True
    if not _speaks_of_people(line, names):
        return False
    # "Dana Whit stopped transcription" is nobody's wherever it stands.
    return apart or (bool(_MATTER.search(line)) and len(line.split()) <= _LONGEST_NAME)


def _speaks_of_people(line: str, names: Collection[str]) -> bool:
    """ "Ana Roth joined": it begins with the whole name of somebody who takes part, and says what they
    did."""
    words = line.split()
    return any(
        " ".join(words[:length]) in names and bool(_DONE.search(" ".join(words[length:])))
        for length in range(2, min(len(words), _LONGEST_NAME + 1))
    )

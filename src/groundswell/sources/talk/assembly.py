"""Turns from the lines of a talk, and what becomes of every line that is nobody's words."""

import re
from datetime import datetime

from groundswell.sources.contract import Aside, Refused, SetAside, Why, refused_words
from groundswell.sources.formats.moments import moment_within
from groundswell.sources.speakers.prefixes import speaker_of
from groundswell.sources.talk import chats
from groundswell.sources.talk.app_lines import ONLY_MEDIA
from groundswell.sources.talk.bots import bots_among
from groundswell.sources.talk.days import day_above, is_day
from groundswell.sources.talk.layouts import Layout
from groundswell.sources.talk.lines import Form, Line, Opening, shape_of
from groundswell.sources.talk.naming import heads_section, is_section
from groundswell.sources.talk.open_turn import OpenTurn, ReadTalk
from groundswell.sources.talk.recorders import ends_talk, is_recorders
from groundswell.sources.talk.stamps import time_behind
from groundswell.speech import Speaker, Turn

TITLE = re.compile(r"^#{1,6}\s+(?P<words>.*?)[\s#]*$")
RULE = re.compile(r"^\s*(?:[-=_*~`]\s*){3,}$|^\s*\|?[\s:|-]{3,}$")
ITEM = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s")
_OUTSIDE = "text around the conversation that nobody is said to speak"
_SOUND = re.compile(r"^\[[^\[\]]*\]$")
_OWN_LINE = (Form.ENCLOSED, Form.ALONE, Form.BOLD, Form.HEADING)
_ACTIONS = ("* ", "*** ", "-!- ")  # "* ana has joined", where lines chat
_SHOWN = 60
_REACH_OF_DAY = 5  # lines: the app's own may stand between a day and the first message
_MOST_BEGINNINGS = 200_000


class Assembly:
    """Reads the lines one after another; `told` gives what came of them."""

    def __init__(self, layout: Layout, moments: dict[str, datetime | None], *, chat: bool) -> None:
        self._layout = layout
        self._moments = moments
        self._chat = chat
        self._people = frozenset(chats.sender(name) for name in layout.names)
        self._bots, self._last = bots_among(self._people), layout.last
        self._shouted = any(name.isupper() for name in self._people)
        self._quoted, self._by_time = layout.quoted, layout.begins_by_time
        stamps = [layout.lines[i].stamp for i in layout.openings]
        self._shapes = {shape_of(layout.lines[i]) for i in layout.openings}
        if layout.dated:  # the time of a message may stand on a line above who writes it
            self._shapes |= {shape_of(line) for line in layout.lines if line.only_stamp}
        self._cells = all("\t" in layout.lines[i].text for i in layout.openings)
        self._inline = all(opening.words for opening in layout.openings.values())
        self._brackets = any(stamp.bracketed for stamp in stamps if stamp)
        self._turns: list[Turn] = []
        self._refused: list[Refused] = []
        self._aside: list[SetAside] = []
        self._waiting: list[Aside] = []  # for the next row that is taken: with a refused one they would go
        self._rows = 0
        self._open = OpenTurn()
        self._time: Line | None = None  # a time on a line of its own, for whoever begins next
        self._ended = False
        self._day = ""  # the day that stands above what is read
        self._begun = layout.openings.keys() | {i for i, line in enumerate(layout.lines) if line.only_stamp}
        self._beginnings = set[str]()

    def take(self, read: frozenset[int]) -> ReadTalk:
        """All lines but those that were read as a heading."""
        gap = False
        for i, line in enumerate(self._layout.lines):
            if self._is_day(i, line):
                gap = self._take_day(line, known=i in read)
            else:
                gap = self._pass(gap=gap) if i in read else self._take(i, line, gap=gap)
        self._drop_time()
        self._close()
        self._keep_waiting(self._turns[-1].row if self._turns else 1)
        return ReadTalk(
            turns=tuple(self._turns),
            refused=tuple(self._refused),
            aside=tuple(self._aside),
            by_day=bool(self._day),
        )

    def _pass(self, *, gap: bool) -> bool:
        """Over a line of the heading: what is refused above it and below it is refused, and shown, apart."""
        if self._open.speaker is None:
            self._close()
        return gap

    def _is_day(self, i: int, line: Line) -> bool:
        """A day on a line of its own, below which somebody begins."""
        if line.blank or i in self._layout.openings or not is_day(line.text):
            return False
        apart = self._inline or i == 0 or self._layout.lines[i - 1].blank or line.text.strip()[0] in "-–—=*"
        following = range(i + 1, min(i + 1 + _REACH_OF_DAY, len(self._layout.lines)))
        return apart and any(j in self._begun for j in following)

    def _take_day(self, line: Line, *, known: bool) -> bool:
        at = day_above(line.text)
        self._day = f"{at:%Y-%m-%d}" if at else ""
        if not known:
            self._drop_time()
            self._close()
            self._set_aside(Why.STAMP, line.text.strip())
        return True

    def _take(self, i: int, line: Line, *, gap: bool) -> bool:
        """Take one line; whether the next stands apart from the words so far."""
        opening = self._layout.openings.get(i)
        if opening is not None:
            self._begin(line, opening)
            return False
        if line.blank:
            return True
        if i in self._layout.counted or i in self._layout.announced:
            self._set_aside(Why.STAMP, line.text.strip())
            return True
        if line.only_stamp:
            self._stamp(line)
            return True
        if i in self._layout.furniture:
            self._set_aside(Why.RECORDER, line.text.strip())
            return gap
        self._drop_time()
        if TITLE.match(line.text) or RULE.match(line.text):
            self._close()
            if any(character.isalnum() for character in line.text):
                self._set_aside(Why.STAMP, line.text.strip())
        elif line.leads and (self._by_time or self._is_marked(line) or self._is_alike(line)):
            self._stamped_words(i, line)
        elif self._is_nobodys(i, line, gap=gap):
            self._set_aside(Why.RECORDER, line.text.strip())
        else:
            words = line.text.strip()
            # Without the mark of a quotation that the file puts before words.
            self._go_on(words.removeprefix(">").strip() if self._quoted else words, apart=gap)
        return False

    def _is_alike(self, line: Line) -> bool:
        """Whether a line begins with the day of a message, as the lines of messages do."""
        return self._layout.dated and shape_of(line) in self._shapes

    def _is_marked(self, line: Line) -> bool:
        """A time in square brackets before words, where times stand so: "[3:02 PM] Since Monday"."""
        bracketed = line.stamp is not None and line.stamp.bracketed and line.text.lstrip(" -*>")[:1] == "["
        return bracketed and self._brackets

    def _is_nobodys(self, i: int, line: Line, *, gap: bool) -> bool:
        if self._open.speaker is None and not self._turns:
            return False  # above the talk; refused as such
        self._ended = self._ended or i == self._layout.footer
        words = line.text.strip()
        trailing = i > self._last and not self._layout.timed
        if self._ended or is_recorders(words, self._people, apart=gap, shouted=self._shouted):
            # Below "[Photo]" or "[laughter]" the last of them goes on.
            self._ended = self._ended or (trailing and bool(self._open.pieces) and not _SOUND.match(words))
            return True
        if not self._open.pieces and not gap:
            return self._ended  # "Fine." right below a name is the answer
        if trailing and (
            (gap and (is_section(words) or heads_section(words)))
            or (not self._chat and ends_talk(words, apart=gap))
        ):
            self._ended = True
        return self._ended

    def _begin(self, line: Line, opening: Opening) -> None:
        speaker = speaker_of(chats.sender(opening.name))
        open_ = self._open
        if not self._chat and open_.pieces and open_.speaker == speaker:
            open_.add(opening.words)
            self._use_time(line, opening)
            return
        self._close()
        seconds, at = self._use_time(line, opening)
        self._open = OpenTurn(speaker, seconds, at)
        self._open.add(opening.words)
        if opening.beside:
            self._set_aside(Why.STAMP, opening.beside)

    def _use_time(self, line: Line, opening: Opening) -> tuple[float | None, datetime | None]:
        """When a turn begins: by the time on its line, else by that on the line above."""
        own = line if line.stamp is not None and opening.form not in (Form.COLON, *_OWN_LINE) else None
        above, self._time = self._time, None
        if above is not None and (own is not None or opening.form not in _OWN_LINE or above.says_more):
            self._set_aside(Why.STAMP, above.text.strip())
        return self._when(own or above)

    def _when(self, line: Line | None) -> tuple[float | None, datetime | None]:
        if line is None or line.stamp is None:
            return None, None
        if self._day and not line.stamp.day:
            moment = moment_within(
                f"{self._day} {line.text[line.stamp.start : line.stamp.end].strip('[](<>)')}"
            )
            return None, moment.at if moment else None
        return line.stamp.seconds, self._moments.get(line.stamp.day)

    def _stamp(self, line: Line) -> None:
        """A time on a line of its own."""
        if self._layout.timed:
            self._begin_timed(line)
        elif self._open.speaker is not None and not self._open.pieces and self._open.seconds is None:
            self._open.seconds, self._open.at = self._when(line)  # below the name
        else:
            self._drop_time()
            self._time = line

    def _drop_time(self) -> None:
        if self._time is not None:
            self._set_aside(Why.STAMP, self._time.text.strip())
            self._time = None

    def _begin_timed(self, line: Line) -> None:
        self._close()
        seconds, at = self._when(line)
        self._open = OpenTurn(Speaker(), seconds, at)
        self._open.add(line.rest)
        words = line.text.strip().removesuffix(line.rest).strip() if line.rest else line.text.strip()
        self._waiting.append(Aside(why=Why.STAMP, words=words))

    def _stamped_words(self, i: int, line: Line) -> None:
        """A time and words, by whoever spoke before; in a chat whose lines all name somebody, by the app
        where the time is written as theirs are."""
        if self._layout.timed:
            self._begin_timed(line)
        elif self._ended or self._is_apps(line):
            self._ended |= i > self._last  # below "Ana has left the chat" nobody goes on
            self._set_aside(Why.RECORDER, line.text.strip())
        elif self._open.speaker is None or self._chat:
            self._go_on(line.text.strip(), apart=not self._chat)  # "10:15 suits me" on a line of its own
        else:
            self._set_aside(Why.STAMP, line.text.strip().removesuffix(line.rest).strip())
            self._go_on(line.rest, apart=False)

    def _is_apps(self, line: Line) -> bool:
        """Whether the time of a line is written as that of messages are, and no message follows."""
        behind = line.text[line.stamp.end :].strip(" \t|)]") if line.stamp else ""
        if behind.startswith(_ACTIONS) or self._is_alike(line):
            return True
        alike = shape_of(line) in self._shapes
        bracketed = line.stamp is not None and line.stamp.bracketed
        if (
            alike
            and bracketed
            and any(line.rest.startswith(f"{name} ") for name in self._people if " " in name)
        ):
            return True  # "(09:05:40) Ana Roth is typing..."
        if alike and self._cells and ("\t\t" in line.text or (self._chat and line.text.count("\t") == 1)):
            return True  # the cell of whoever writes is empty, or missing: "10:40  Ana unsent a message"
        return any(is_recorders(words, self._people, apart=True) for words in (behind, line.rest))

    def _go_on(self, words: str, *, apart: bool) -> None:
        # What somebody wrote keeps its lines; the lines of what was spoken are the recorder's.
        if self._chat:
            self._open.add(words, "\n\n" if apart else "\n")
        else:
            self._open.add(words, "\n" if apart or ITEM.match(words) else " ")

    def _set_aside(self, why: Why, words: str) -> None:
        """Of the row that is being read, else of the next that is taken, else of the last."""
        self._waiting.append(Aside(why=why, words=words))

    def _close(self) -> None:
        ended, self._open = self._open, OpenTurn()
        words = ended.words
        if ended.speaker is None and not words:
            return
        self._rows += 1
        if ended.speaker is None:
            self._refused.append(refused_words(self._rows, f"{_OUTSIDE}: '{words[:_SHOWN]}'", words))
        else:
            self._end(ended, ended.speaker, words)
        if self._turns and self._turns[-1].row == self._rows:
            self._keep_waiting(self._rows)

    def _keep_waiting(self, row: int) -> None:
        self._aside += [SetAside(row=row, aside=aside) for aside in self._waiting]
        self._waiting = []

    def _end(self, ended: OpenTurn, speaker: Speaker, words: str) -> None:
        behind = time_behind(words) if self._layout.timed_behind or words.endswith("#") else None
        if behind is not None:
            self._set_aside(Why.STAMP, behind[0])
            words, ended.seconds = words[: len(words) - len(behind[0])].rstrip(), behind[1]
        if speaker.name in self._bots:
            reason = f"written by a bot, not by a person: '{speaker.name[:_SHOWN]}': '{words[:_SHOWN]}'"
            self._refused.append(refused_words(self._rows, reason, words, speaker, ended.at))
            return
        message = chats.apart(words, self._beginnings, self._people) if self._chat else chats.unedited(words)
        rest = chats.unquoted(message.words) if self._cells else message.words
        if not rest or _SOUND.match(rest) or (self._chat and ONLY_MEDIA.match(rest)):
            unsaid = " ".join([*message.apps, rest]).strip()
            shown = f": '{unsaid[:_SHOWN]}'" if unsaid else ""
            by = f"by '{speaker.name[:_SHOWN]}'" if speaker.name else "beside a time"
            self._refused.append(refused_words(self._rows, f"no words {by}{shown}", words, speaker, ended.at))
            return
        for app in message.apps:
            self._set_aside(Why.RECORDER, app)
        if self._chat and len(self._beginnings) < _MOST_BEGINNINGS:
            self._beginnings |= chats.beginnings_of(rest)
        seconds, at = ended.seconds, ended.at
        self._turns.append(Turn(row=self._rows, text=rest, speaker=speaker, seconds=seconds, at=at))

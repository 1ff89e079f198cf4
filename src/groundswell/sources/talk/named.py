"""Each way to name a speaker, judged over a whole file: who would speak where if it were the file's."""

import re
from collections import Counter
from collections.abc import Sequence

from groundswell.sources.formats.headings import tells_day
from groundswell.sources.speakers.nobody import is_counted_voice, is_voice
from groundswell.sources.talk.furniture import shows_app
from groundswell.sources.talk.heads import heads_of_one_shape, without_set_words
from groundswell.sources.talk.label_runs import FEWEST_USUAL, label_runs, without_heading
from groundswell.sources.talk.lines import Form, Line, Opening, next_written
from groundswell.sources.talk.naming import is_name
from groundswell.sources.talk.prefixed import Openings, Prefixed, recur
from groundswell.sources.talk.tasks import is_item

_MOSTLY = 0.8
_OFTEN = 0.5
_ADDRESSED = 0.6
_SELDOM = 0.3
# From this many speakers on, one of people who talk has spoken twice; titles of chapters never return.
_ENOUGH = 4
_LONGEST_LABEL = 5  # words
_INLINE = (Form.ADDRESSED, Form.STAMP_COLON, Form.NAME_STAMP_COLON, Form.STAMP_BRACKET, Form.BRACKET_STAMP)
_AFTER_NAME = (Form.NAME_STAMP, Form.NAME_STAMP_COLON, Form.NAME_STAMP_WORDS)
_ABOVE = (Form.NAME_STAMP, Form.STAMP_NAME)

# Whom the owner of a telephone has not saved, a chat calls by number.
_TELEPHONE = re.compile(r"\+\d[\d\s()./-]{6,20}$")
_ACCOUNT = re.compile(r"^[\w.-]{2,40}(?:#\d{4})?$")


class Named:
    """Looks for each form in turn; what announces itself with a time first."""

    def __init__(self, lines: Sequence[Line], listed: str) -> None:
        self._lines = lines
        self._listed = listed.casefold()
        self._next = next_written(lines)
        self._written = [i for i, line in enumerate(lines) if not line.blank and not line.only_stamp]
        self._stamped = [i for i in self._written if lines[i].leads]
        self._by_form: dict[Form, Openings] = {}
        for i in self._written:
            for opening in lines[i].openings:
                # "Datum: 12.03.2026, 14:00 Uhr" has the form of a name and a time.
                if opening.name and not (opening.form in _AFTER_NAME and tells_day(lines[i].text)):
                    self._by_form.setdefault(opening.form, {}).setdefault(i, opening)
        for form in (*_INLINE, *_ABOVE):
            self._by_form[form] = without_set_words(self._all(form))

    @property
    def most(self) -> int:
        """How many lines there are on which somebody could begin."""
        return len(self._written)

    def by_time(self) -> Openings:
        openings: Openings = {}
        for form in _INLINE:
            openings |= {i: opening for i, opening in self._inline(form).items() if i not in openings}
            if form is Form.ADDRESSED and openings:
                break  # "From Ana to Dana" throughout: no other reading is asked
        for form in _ABOVE:
            openings |= {
                i: opening for i, opening in self._above(form, openings).items() if i not in openings
            }
        if not openings:
            openings = self._after_time() or self._parted_by_dash()
        return self._with_bare_names(without_heading(openings))

    def by_shape(self) -> Openings:
        """Labels of any look beside times, which take turns: "ana.roth [9:05 AM]"."""
        forms = (*_AFTER_NAME, Form.BRACKET_STAMP, Form.STAMP_NAME, Form.STAMP_BRACKET, Form.STAMP_DASH)
        openings = heads_of_one_shape(self._lines, [self._all(form) for form in forms])
        return openings if len(openings) >= _SELDOM * len(self._written) else {}

    def _all(self, form: Form) -> Openings:
        return self._by_form.get(form, {})

    def _inline(self, form: Form) -> Openings:
        openings = self._all(form)
        timed = len(self._stamped) if form in (Form.STAMP_COLON, Form.STAMP_BRACKET) else len(openings)
        if form is Form.ADDRESSED:
            return (
                openings
                if len(openings) >= _ADDRESSED * sum(len(self._lines[i].openings) > 0 for i in self._timed())
                else {}
            )
        times = Counter(opening.name for opening in openings.values())
        habit = len(openings) >= _MOSTLY * timed and len(openings) >= 3
        openings = {
            i: opening
            for i, opening in openings.items()
            if is_name(opening.name)
            or opening.mark == "<"
            or _TELEPHONE.match(opening.name)
            or (len(opening.name.split()) <= _LONGEST_LABEL and (habit or times[opening.name] > 1))
        }
        among = len(self._written) if form is Form.NAME_STAMP_COLON and len(openings) >= _ENOUGH else timed
        return openings if len(openings) >= _SELDOM * among or recur(openings) else {}

    def _timed(self) -> list[int]:
        return [i for i in self._written if self._lines[i].stamp is not None]

    def _above(self, form: Form, taken: Openings) -> Openings:
        """A name and a time on a line, what was said on the lines below."""
        openings = {
            i: opening
            for i, opening in self._all(form).items()
            if is_name(opening.name) and self._is_short(opening)
        }
        openings = self._without_fields(openings) | self._accounts(form)
        followed = sum(self._has_words_below(i) for i in openings)
        among = sum(i not in taken for i in self._stamped) if form is Form.STAMP_NAME else len(openings)
        if not followed or followed < _OFTEN * among:
            return {}
        return {} if len(self._all(form)) >= _ENOUGH and not self._are_people(openings) else openings

    def _without_fields(self, openings: Openings) -> Openings:
        """Without "Submitted: 2026-03-12 10:02": one or two labels before a colon that stand once each."""
        fields = {
            i
            for i in openings
            if (stamp := self._lines[i].stamp) and self._lines[i].text[: stamp.start].rstrip().endswith(":")
        }
        times = Counter(opening.name for opening in openings.values())
        once = {i for i in fields if times[openings[i].name] == 1}
        return {i: opening for i, opening in openings.items() if i not in once or len(fields) >= FEWEST_USUAL}

    def _accounts(self, form: Form) -> Openings:
        """Names of accounts ("owen_t") beside the day and hour of a message, which return."""
        openings = {
            i: opening
            for i, opening in self._all(form).items()
            if " " not in opening.name and (stamp := self._lines[i].stamp) and stamp.day
        }
        times = Counter(opening.name for opening in openings.values())
        return {
            i: opening
            for i, opening in openings.items()
            if times[opening.name] > 1 and _ACCOUNT.match(opening.name)
        }

    def _after_time(self) -> Openings:
        openings = {
            i: opening
            for i, opening in self._all(Form.NAME_STAMP_WORDS).items()
            if is_name(opening.name) and self._is_short(opening)
        }
        bracketed = all((stamp := self._lines[i].stamp) and stamp.bracketed for i in openings)
        sure = recur(openings) or (bracketed and len(openings) > 1)
        return openings if len(openings) >= _OFTEN * len(self._written) and sure else {}

    def _parted_by_dash(self) -> Openings:
        openings = {i: opening for i, opening in self._all(Form.STAMP_DASH).items() if is_name(opening.name)}
        if len(openings) < _OFTEN * len(self._stamped):
            return {}
        tabs = all(opening.mark == "\t" for opening in openings.values())
        return openings if tabs or recur(openings) else {}

    def _with_bare_names(self, openings: Openings) -> Openings:
        """With a time here and there, the same people may speak on lines that have none."""
        names = {opening.name for opening in openings.values()}
        if not names:
            return openings
        bare = self._all(Form.COLON)
        above = label_runs(self._lines, min(openings), ())
        return openings | {
            i: opening
            for i, opening in bare.items()
            if opening.name in names and i not in openings and i not in above
        }

    def by_pairs(self) -> Openings:
        """A name and a time on two lines, in this order or the other."""
        stamps = [i for i, line in enumerate(self._lines) if line.only_stamp]
        above, below = self._pairs(stamps, before=True), self._pairs(stamps, before=False)
        openings = max(above, below, key=len)
        names = {opening.name for opening in openings.values()}
        openings = openings | self._first_above_times(stamps, names)
        bare = self.by_bare_lines() if openings else {}
        if len(bare) > len(openings) and {opening.name for opening in bare.values()} == names:
            return bare  # the times stand beneath the words
        single = sum(i == 0 or not self._lines[i - 1].only_stamp for i in stamps)
        return (
            openings if openings and len(openings) >= _OFTEN * single and self._are_people(openings) else {}
        )

    def _first_above_times(self, stamps: Sequence[int], names: set[str]) -> Openings:
        """The name above the first time, where times stand beneath the words: one is the last line."""
        written = [i for i, line in enumerate(self._lines) if not line.blank]
        if not stamps or written[-1] != stamps[-1]:
            return {}
        above = (i for i in written if i < stamps[0])
        named = ((i, self._lines[i].opening(Form.ALONE, Form.BOLD, Form.HEADING)) for i in above)
        return dict(
            [(i, opening) for i, opening in named if opening is not None and opening.name in names][:1]
        )

    def _pairs(self, stamps: Sequence[int], *, before: bool) -> Openings:
        openings: Openings = {}
        last = {j: i for i, j in enumerate(self._next) if not self._lines[i].blank}
        for i in stamps:
            name = last.get(i) if before else self._next[i]
            if name is None or name >= len(self._lines):
                continue
            opening = self._lines[name].opening(Form.ALONE, Form.BOLD, Form.HEADING, Form.COLON)
            if opening is None or opening.words or not self._is_short(opening):
                continue
            if not is_name(opening.name) and not _TELEPHONE.match(opening.name):
                continue
            words = self._beyond_stamps(i if before else name)
            # Where times and words take turns, each word would seem a name: there have to be words besides.
            if words < len(self._lines) and not (before and self._next_is_stamp(words)):
                openings[name] = opening
        return openings

    def _beyond_stamps(self, i: int) -> int:
        i = self._next[i]
        while i < len(self._lines) and self._lines[i].only_stamp and self._lines[i - 1].only_stamp:
            i = self._next[i]
        return i if i < len(self._lines) and not self._lines[i].only_stamp else len(self._lines)

    def _next_is_stamp(self, i: int) -> bool:
        following = self._next[i]
        if following >= len(self._lines) or not self._lines[following].only_stamp:
            return False
        opening = self._lines[i].opening(Form.ALONE, Form.BOLD, Form.HEADING)
        return opening is not None and is_name(opening.name) and self._is_short(opening)

    def by_lines(self) -> Openings:
        """Names in bold, as headings or in brackets, on lines of their own."""
        for form in (Form.HEADING, Form.BOLD, Form.ENCLOSED):
            everything = self._all(form)
            for mark in dict.fromkeys(opening.mark for opening in everything.values()):
                openings = {
                    i: opening
                    for i, opening in everything.items()
                    if opening.mark == mark and is_name(opening.name) and self._is_short(opening)
                }
                # What stands in brackets on a line of its own is a sound as often: "[Laughter]".
                if form is Form.ENCLOSED:
                    openings = {i: opening for i, opening in openings.items() if is_voice(opening.name)}
                if len(openings) >= 2 and self._are_people(openings) and self._is_talk_below(openings):
                    return openings
        return {}

    def by_bare_lines(self) -> Openings:
        """Names on lines of their own without any mark: only where two people or more take turns
        throughout."""
        openings = {
            i: opening
            for i, opening in self._all(Form.ALONE).items()
            if (i == 0 or self._lines[i - 1].blank)
            and i + 1 < len(self._lines)
            and not self._lines[i + 1].blank
            and is_name(opening.name)
            and self._is_short(opening)
        }
        times = Counter(opening.name for opening in openings.values())
        again = [name for name, n in times.items() if n > 1]
        if len(openings) >= FEWEST_USUAL and len(times) > 1 and all(map(is_counted_voice, times)):
            return openings  # "Speaker 1" heads nothing else
        return (
            openings
            if len(again) > 1 and sum(times[name] for name in again) >= _MOSTLY * len(openings)
            else {}
        )

    def _is_talk_below(self, openings: Openings) -> bool:
        followed = [self._next[i] for i in openings if self._has_words_below(i)]
        listed = sum(is_item(self._lines[i].text) for i in followed)
        return len(followed) >= _OFTEN * len(openings) and listed <= _SELDOM * len(followed)

    def by_prefix(self) -> Openings:
        return Prefixed(self._lines, self._written, self._by_form).openings()

    def _are_people(self, openings: Openings) -> bool:
        """Names that return, stand in the list of who takes part, or write in an app; voices need not."""
        if recur(openings) or (
            all(" " in opening.name for opening in openings.values()) and shows_app(self._lines)
        ):
            return True
        names = {opening.name for opening in openings.values()}
        listed = {name for name in names if name.casefold() in self._listed}
        full = sum(is_voice(name) or len(name.split()) > 1 for name in names)
        # A list may hold topics too, which head chapters: "Intro, Pricing".
        return bool(listed) and full * 2 > len(names) and all(n in listed or is_voice(n) for n in names)

    def _has_words_below(self, i: int) -> bool:
        below = self._next[i]
        return below < len(self._lines) and not self._lines[below].leads and not _heads(self._lines[below])

    def _is_short(self, opening: Opening) -> bool:
        return len(opening.name.split()) <= _LONGEST_LABEL


def _heads(line: Line) -> bool:
    return line.opening(Form.HEADING, Form.BOLD, Form.NAME_STAMP) is not None

"""What stands above a talk: its title, its day, labelled lines; and what of it says nothing that is read."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from groundswell.sources.formats.filenames import title_without_day
from groundswell.sources.formats.headings import (
    Heading,
    heading_of,
    is_heading_line,
    is_read,
)
from groundswell.sources.formats.moments import Moment, moment_within
from groundswell.sources.speakers.prefixes import split_prefix
from groundswell.sources.talk.assembly import RULE, TITLE
from groundswell.sources.talk.days import WEEKDAY, is_day
from groundswell.sources.talk.elapsed import elapsed_in
from groundswell.sources.talk.label_runs import label_runs
from groundswell.sources.talk.layouts import Layout, layout_of
from groundswell.sources.talk.lines import Form, Line, line_of
from groundswell.sources.talk.naming import is_section
from groundswell.sources.talk.recorders import is_recorders
from groundswell.sources.talk.tasks import heads_tasks

NEAR = 15  # lines from the top within which a day stands for the whole
MOST_WORDS = 12
SENTENCE = re.compile(r"[.?!]$")
_LINK = re.compile(r"https?://|www\.")
# Labels of which both stand above conversations and speak in them.
_PARTIES = frozenset(
    (
        *("customer", "seller", "rep", "sales rep", "account executive", "owner", "host", "company", "agent"),
        *("sales representative", "account manager", "berater", "beraterin", "kundenberater", "verkäufer"),
        *("verkäuferin", "kundenberaterin", "conseiller", "conseillère", "vendeur", "vendeuse", "agente"),
        *("asesor", "asesora", "vendedor", "vendedora", "atendente", "operatore", "venditore", "consulente"),
        *("verkoper", "medewerker", "handlowiec", "konsultant", "operatör", "担当者", "客服", "상담원"),
        *("kunde", "kundin", "cliente", "client", "klant", "klient", "клиент"),
    )
)
_SAID = re.compile(r"[?!…]$|\s[a-z]\S*.*\.$")
_RECORDED = re.compile(
    r"record|transcri|transkri|aufgezeichnet|aufgenommen|enregistr|grabad|gravad|registrat"
    r"|held on|started|meeting",
    re.I,
)
# "2026-03-10 - Rollout" is a title with its day.
_TITLED = re.compile(r"^\s?[-–—:|]\s?[^\W\d_]")
_BESIDE = frozenset("on am le el il om den dne at um vom du del the date datum fecha data".split())
_HOST = re.compile(r"\w\.[a-z]{2,8}\b")
_MAKERS = re.compile(
    r"\W*(?:transcript(?:ion)?|transkript|audio file|audiodatei|fichier audio|file audio)\W*", re.I
)
_YEARLESS = re.compile(r"(?:^|[-–—|,(]\s?)[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:st|nd|rd|th)?\)?$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Above:
    """The heading, and the lines it was read from."""

    heading: Heading
    read: frozenset[int] = frozenset()
    beside: tuple[str, ...] = ()  # lines that say more than what was read


def divided(text: str) -> tuple[list[str], Layout]:
    """The heading (front matter, labelled lines, a title), and how what follows it is laid out."""
    texts = text.split("\n")
    elapsed = elapsed_in(texts)
    lines = [line_of(line, elapsed) for line in texts]
    # "Customer: …" and "Rep: …" may be people speaking: a label that returns is one of them.
    labels = Counter(split[0].casefold() for line in lines if (split := split_prefix(line.text)))
    whole = layout_of(lines, _listed(lines))
    block = _block(lines, labels)
    if block:
        below = layout_of(lines[block:], _listed(lines))
        # Of a note such lines are its words: "Pain: the export", "Budget: 20k".
        if below.openings:
            return [line.text for line in lines[:block]], below
    end = _end_of_heading(lines, labels, whole)
    return [line.text for line in lines[:end]], layout_of(lines[end:], _listed(lines)) if end else whole


def _end_of_heading(lines: Sequence[Line], labels: Counter[str], whole: Layout) -> int:
    end, titles = _front_matter(lines), 0
    # "### Dana Whit 00:04" is no title where the file names its speakers so.
    named = {i for i, opening in whole.openings.items() if opening.form is not Form.COLON}
    days = sum(is_day(line.text) for line in lines if not line.blank)
    while end < len(lines) and end not in named and _is_above(lines[end].text.strip(), labels, titles):
        if days > 1 and is_day(lines[end].text) and ":" not in lines[end].text:
            break  # the first of the days of a chat is that of the messages below it
        titles += bool(TITLE.match(lines[end].text.strip()))
        end += 1
    return _end_of_run(lines, end, whole) if end else 0


def _end_of_run(lines: Sequence[Line], end: int, whole: Layout) -> int:
    """Where the block of labels ends that begins above this line, if one does."""
    times = Counter(opening.name for opening in whole.openings.values())
    speaking = {name for name, n in times.items() if n > 1}
    begun = min((i for i, opening in whole.openings.items() if opening.name in speaking), default=0)
    run = label_runs(lines, begun, speaking)
    while end in run and end - 1 in run:
        end += 1
    return end


def _listed(lines: Sequence[Line]) -> str:
    """Lines near the top that may list who takes part."""
    return "\n".join(line.text for line in lines[:40] if "," in line.text or ";" in line.text)


def _block(lines: Sequence[Line], labels: Counter[str]) -> int:
    """How many lines at the top are a block of labels, some of them known, none of which returns."""
    size = next((i for i, line in enumerate(lines[:NEAR]) if line.blank), 0)
    split = [split_prefix(line.text) for line in lines[:size]]
    labelled = [
        parts
        for parts in split
        if parts is not None and labels[parts[0].casefold()] == 1 and not _is_said(*parts)
    ]
    known = sum(is_heading_line(line.text) for line in lines[:size])
    return size if known and len(labelled) == size else 0


def _front_matter(lines: Sequence[Line]) -> int:
    """How many lines the block between two `---` at the very top takes; 0 without one."""
    if lines[0].text.strip() != "---":
        return 0
    return next((i + 1 for i, line in enumerate(lines[1:101], start=1) if line.text.strip() == "---"), 0)


def _is_above(line: str, labels: Counter[str], titles: int) -> bool:
    if not line or RULE.match(line):
        return True
    if TITLE.match(line):
        return not titles and not heads_tasks(line)  # the next one heads a part of what follows
    split = split_prefix(line)
    if split and (labels[split[0].casefold()] > 1 or _is_said(*split)):
        return False
    return is_heading_line(line)


def _is_said(label: str, words: str) -> bool:
    """ "Customer: The export stops." is somebody speaking; "Customer: Linden Mills Ltd." is a name."""
    return label.casefold() in _PARTIES and (len(words.split()) > 6 or bool(_SAID.search(words)))


def unread_of(top: Sequence[str]) -> list[str]:
    """Lines of the heading that say something, none of which is read."""
    titles = [line for line in top if TITLE.match(line)]
    return [
        line.strip()
        for line in top
        if any(character.isalnum() for character in line) and line not in titles[:1] and not is_read(line)
    ]


def read_above(
    top: Sequence[str], preamble: Sequence[Line], *, talk: bool, names: Collection[str] = ()
) -> Above:
    """The heading from labelled lines, then from a title and a day that stand bare below them.

    `names` are those of the people who talk.
    """
    labelled = sorted(label_runs(preamble, len(preamble), names)) if talk else []
    heading = heading_of([*top, *(preamble[i].text for i in labelled), f"Title: {title_in(top)}"])
    read = set[int]()
    if talk and not heading.title:
        first = _title_line(preamble, names)
        if first is not None:
            read.add(first)
            heading = replace(heading, title=preamble[first].text.strip(" \t#*_"))
    heading, day = _with_day(heading, preamble, talk=talk)
    beside = ()
    if day is not None:
        read.add(day)
        beside = _says_more(preamble[day].text)
    shown = title_without_day(heading.title)
    return Above(heading=replace(heading, title=shown or heading.title), read=frozenset(read), beside=beside)


def title_in(top: Sequence[str]) -> str:
    """The title that is marked as Markdown does."""
    return next((match["words"] for line in top if (match := TITLE.match(line))), "")


def _says_more(line: str) -> tuple[str, ...]:
    day = moment_within(line)
    beside = f"{line[: day.start]} {line[day.end :]}" if day else ""
    return (line.strip(),) if any(character.isalnum() for character in beside) else ()


def _title_line(preamble: Sequence[Line], names: Collection[str]) -> int | None:
    """A short first line that is no day, no link and no sentence."""
    near = [i for i, line in enumerate(preamble[:NEAR]) if not line.blank]
    # What the recorder calls itself stands above the title: "Tactiq.io transcript".
    first = next((i for i in near if not _is_makers(preamble[i].text.strip())), None)
    if first is None:
        return None
    words = preamble[first].text.strip()
    bare = moment_within(words)
    no_title = (
        _LINK.search(words)
        or is_section(words)
        or preamble[first].only_stamp
        or SENTENCE.search(words)
        or is_day(words)
        or is_recorders(words, names, apart=False)
        or (bare is not None and words[: bare.start].rstrip().endswith(":"))  # "Chat started: 2026-03-12"
    )
    only_day = bare is not None and _is_bare(words, bare)
    alone = all(line.blank for line in preamble[first + 1 : first + 2]) or len(preamble) - first <= NEAR
    return None if no_title or only_day or not alone or len(words.split()) > MOST_WORDS else first


def _is_makers(words: str) -> bool:
    """What a recorder writes above a title: its own name, "Transcript", the day."""
    day = moment_within(words)
    only_day = day is not None and _is_bare(words, day)
    return only_day or bool(_HOST.search(words)) or bool(_MAKERS.fullmatch(words))


def _with_day(heading: Heading, preamble: Sequence[Line], *, talk: bool) -> tuple[Heading, int | None]:
    if heading.at is not None or heading.unread:
        return heading, None
    near = [(i, line.text.strip()) for i, line in enumerate(preamble[:NEAR]) if not line.blank]
    near_days = [(i, text, moment) for i, text in near if (moment := moment_within(text))]
    bare = next(((i, moment) for i, text, moment in near_days if _is_bare(text, moment)), None)
    if bare is not None:
        return dated(heading, bare[1]), bare[0]
    titled = moment_within(heading.title)
    if titled is not None and talk:
        return dated(heading, titled), None
    day = next((moment for _, text, moment in near_days if talk and _is_of_record(text, moment)), None)
    if day is not None:
        return dated(heading, day), None
    if talk and _YEARLESS.search(heading.title):
        return replace(heading, unread=(f"the date in '{heading.title}' has no year",)), None
    return heading, None


def dated(heading: Heading, moment: Moment) -> Heading:
    """The heading with that day, or with a note where the order of its day and month is open."""
    if moment.at is not None:
        return replace(heading, at=moment.at)
    note = f"the date '{moment.written}' cannot be read for certain; write it as 2026-07-31"
    return replace(heading, unread=(*heading.unread, note))


def _is_bare(text: str, moment: Moment) -> bool:
    """Nothing but the day: before it stands at most its weekday or "Recorded on", behind it how long it
    took."""
    before = re.findall(r"[^\W\d_]+", text[: moment.start])
    after = re.findall(r"[^\W\d_]+", text[moment.end :])
    if SENTENCE.search(text) or len(after) > 4 or _TITLED.match(text[moment.end :]):
        return False
    return all(
        WEEKDAY.fullmatch(word) or _RECORDED.match(word) or word.casefold() in _BESIDE for word in before
    )


def _is_of_record(text: str, moment: Moment) -> bool:
    """A short line that is no sentence and ends or begins with the day."""
    short = len(text.split()) <= MOST_WORDS and not SENTENCE.search(text)
    return short and (moment.start <= 1 or not re.search(r"[^\W\d_]{3}", text[moment.end :]))

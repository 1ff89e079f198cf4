"""The log of a program: each line has its time, how grave it is or which process wrote it, and no speaker."""

import re

from groundswell.sources.talk.stamps import stamp_in

_FEWEST, _MOST = 4, 200  # lines that are looked at
_MOSTLY = 0.8
# The severities of RFC 5424 and of the usual libraries, within three words behind the time.
_SEVERITY = re.compile(
    r"^\W*(?:\S+\s+){0,2}[\[(<]?(?:[\w.#-]{1,60}/)?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|ERR|CRIT(?:ICAL)?|FATAL|SEVERE)[\])>]?(?:[\s:|-]|$)"
)
_PROCESS = re.compile(r"^\S*\s*(?:\S+\s+)?[\w./@-]{1,60}\[\d{1,8}\]:\s")  # the tag of RFC 3164
_CLOCK = re.compile(r"\d\d:\d\d:\d\d")
_REQUEST = re.compile(r"\"(?:GET|POST|PUT|DELETE|HEAD|PATCH|OPTIONS) \S")  # of a web server


def is_log(text: str) -> bool:
    """Whether nearly every line is one that a program wrote of its work. Looks at the first lines."""
    lines = [line.strip() for line in text[:65536].split("\n")[:_MOST] if line.strip()]
    return len(lines) >= _FEWEST and sum(map(_is_entry, lines)) >= _MOSTLY * len(lines)


def _is_entry(line: str) -> bool:
    line = line[:400]
    if _REQUEST.search(line) and _CLOCK.search(line):
        return True
    stamp = stamp_in(line)
    if stamp is None:
        return False
    behind = line[stamp.end :].lstrip(",.;0123456789")
    led = stamp.start <= 1
    return led and bool(_SEVERITY.match(behind) or _PROCESS.match(behind))

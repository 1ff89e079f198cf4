"""Lines that a machine wrote into what people send: traces of a program, logs, ids, mail servers."""

import re
from itertools import groupby

from groundswell.sources.contract import Aside, Why

_LONG = 2000  # no such line is longer
_NAME = r"[\w$]+(?:[./][\w$<>]+)+"  # com.shop.Cart, lib/cart.js
# A frame of a trace: Java and .NET, JavaScript, Python.
_FRAME = re.compile(
    rf"^\s*(?:at {_NAME}\s?\(|at \S.{{0,200}}:\d+:\d+\)?$|at \S+ in \S.{{0,300}}:line \d+"
    r"|File \"[^\"]{1,300}\", line \d+|\.{3} \d+ (?:more|common frames))"
)
_BEGINS = re.compile(
    rf"^\s*(?:Traceback \(most recent call last\):|Caused by: {_NAME}|"
    rf"(?:Exception in thread \"[^\"]{{1,100}}\" )?"
    rf"[\w$]+(?:\.[\w$]+)+(?:Exception|Error|Failure)\b)"
)
_NAMED_ERROR = re.compile(r"^\s*\w{1,80}(?:Error|Exception)(?::|$)")
_LOG = re.compile(
    r"^\s*\[?\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d:\d\d\S*\s.{0,60}?"
    r"\b(?:ERROR|WARN|WARNING|INFO|DEBUG|FATAL|TRACE)\b"
)
_SERVER = re.compile(
    r"^\s*(?:<?[^\s<>@]{1,100}@[^\s<>@]{1,200}>?:?\s*)?(?:[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}\b"
    r"|(?:Final-Recipient|Original-Recipient|Diagnostic-Code|Reporting-MTA|Remote-MTA|Received-From-MTA|X-Postfix-\w+"
    r"|Arrival-Date|Last-Attempt-Date|Message-ID|Return-Path|DKIM-Signature):"
    r"|(?:Action: failed|Status: [45]\.\d)|Received: (?:from|by) \S|host \S+ said: [45]\d\d"
    r"|Remote Server returned '[45]\d\d)",
    re.I,
)
_ID = re.compile(
    r"^\s*(?:[\w -]{1,30}[:=#]\s*)?(?:(?:0x)?[0-9a-f]{16,128}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
    r"|ref:_[\w.!]+:ref|thread::\w{8,60}::|[A-Za-z0-9+/_-]{40,1500}={0,2})\s*$",
    re.I,
)
_BRACKETED_ID = re.compile(r"^\s*\[\s*(?:ref:_[\w.!]+:ref|thread::\w{8,60}::)\s*\]\s*$")
_BLANKS = re.compile(r"\n{3,}")
_HAS_DIGIT = re.compile(r"\d")


def without_machines(text: str) -> tuple[str, tuple[Aside, ...]]:
    """(the lines people wrote, the lines machines wrote). Linear in the length of the text."""
    lines = text.split("\n")
    marks = _marks(lines)
    if not any(marks):
        return text, ()
    kept, aside = list[str](), list[Aside]()
    for machine, group in groupby(zip(marks, lines, strict=True), key=lambda parted_line: parted_line[0]):
        part = [line for _, line in group]
        if machine:
            aside.append(Aside(why=Why.MACHINE, words="\n".join(part).strip("\n")))
        else:
            kept += part
    return _BLANKS.sub("\n\n", "\n".join(kept)).strip("\n"), tuple(aside)


def _marks(lines: list[str]) -> list[bool]:
    frames = [len(line) <= _LONG and bool(_FRAME.match(line)) for line in lines]
    marks = [frames[index] or _is_machine(line) for index, line in enumerate(lines)]
    for index, line in enumerate(lines):
        before = frames[index - 1] if index else False
        after = frames[index + 1] if index + 1 < len(lines) else False
        within = (
            before and line.startswith("    ") and bool(line.strip())
        )  # the source line of a Python frame
        shown = index > 1 and marks[index - 1] and frames[index - 2]
        named = bool(_NAMED_ERROR.match(line[:_LONG])) and (before or after or shown)
        marks[index] = marks[index] or within or named
    return marks


def _is_machine(line: str) -> bool:
    if not line or len(line) > _LONG or line.isspace():
        return False
    if _BEGINS.match(line) or _LOG.match(line) or _SERVER.match(line) or _BRACKETED_ID.match(line):
        return True
    return bool(_ID.match(line)) and bool(_HAS_DIGIT.search(line))

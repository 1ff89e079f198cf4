"""Lines that machines wrote into what a person sent: traces of a program, answers of a server, ids."""

import re
from dataclasses import dataclass

_TRACE = re.compile(
    r"""\s*(?:
        at\s(?:async\s)?[\w$.<>/\[\]\ ]{1,200}\([^()\n]{0,300}\)\s*$   # at shop.Cart.add(Cart.java:12)
      | at\s\S{1,300}:\d+:\d+\s*$                                     # at https://…/app.js:1:200
      | at\s[\w.$`<>]{1,200}\(.{0,300}\)\sin\s\S.{0,300}:line\s\d+  # at Cart.Add() in C:\\Cart.cs:line 3
      | File\s"[^"\n]{1,300}",\sline\s\d+
      | Traceback\s\(most\srecent\scall\slast\)
      | \.\.\.\s\d+\s(?:more|common\sframes)
      | Caused\sby:\s[\w.$]+(?:Exception|Error)\b
      | \#\d{1,3}\s+(?:0x[0-9a-f]+|\S{1,300}\(\d+\):)                   # #0 /var/www/Cart.php(12): …
      | goroutine\s\d+\s\[
    )""",
    re.X,
)
# What names the fault at the head or the foot of a trace: only there, for people name faults too.
_FAULT = re.compile(
    r"\s*(?:Uncaught\s|Unhandled\s|Exception\sin\sthread\s\S+\s)?[\w.$]{0,200}(?:Exception|Error|Warning)\b(?::|\s*$)"
)
_LOG = re.compile(
    r"\s*\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S{0,12}\s*(?:[-|\[\]\w.:]{0,60}\s){0,3}\[?"
    r"(?:DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|TRACE)\b"
)
_SERVER = re.compile(
    r"\s*(?:SMTP;?\s|Remote Server returned\s|Diagnostic-Code:\s|Action:\sfailed|Status:\s[45]\.\d\.\d|"
    r"Final-Recipient:\s|Reporting-MTA:\s|Arrival-Date:\s|(?:'|<)?[45]\d\d[ -]#?[45]\.\d{1,3}\.\d{1,3}\b|"
    r"HTTP/\d(?:\.\d)?\s\d{3}\b|X-[\w-]{2,40}:\s|Received:\sfrom\s|Message-ID:\s<)",
    re.I,
)
_ID = re.compile(
    r"\s*(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{16,128}|0x[0-9a-f]{6,64})\s*$",
    re.I,
)
# What a hash or a token looks like in letters: long, without blanks, of both cases, and no word.
_TOKEN = re.compile(r"\s*([A-Za-z0-9_+/=-]{20,400})\s*$")
_SHORTEST = 5  # characters of any of these
_OBJECT = re.compile(r"\s*(?:[\[{]\s*\"\w[^\"\n]{0,80}\"\s*:|<\?xml\b)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sifted:
    """The lines a person wrote, and those of machines, each block letter for letter."""

    words: str
    machine: tuple[str, ...] = ()


def sifted(text: str) -> Sifted:
    """Take the lines of machines out of a text. Linear in its length."""
    lines = text.split("\n")
    marks = [_is_machine(line) for line in lines]
    if not any(marks):
        return Sifted(words=text)
    _spread(lines, marks)
    blocks = list[list[str]]()
    for index, line in enumerate(lines):
        if marks[index]:
            if not (index and marks[index - 1]):
                blocks.append([])
            blocks[-1].append(line)
    words = "\n".join(line for line, mark in zip(lines, marks, strict=True) if not mark)
    return Sifted(words=words.strip(), machine=tuple("\n".join(block).strip() for block in blocks))


def is_machine(text: str) -> bool:
    """Whether all of a text was written by machines."""
    return bool(text.strip()) and not sifted(text).words


def _is_machine(line: str) -> bool:
    if len(line.strip()) < _SHORTEST:
        return False
    if any(form.match(line) for form in (_TRACE, _LOG, _SERVER, _ID)) or _is_token(line):
        return True
    return bool(_OBJECT.match(line)) and line.rstrip().endswith(("}", "]", ",", ">"))


def _is_token(line: str) -> bool:
    match = _TOKEN.match(line)
    if match is None:
        return False
    token = match[1]
    mixed = any(map(str.isupper, token)) and any(map(str.islower, token))
    return mixed and (any(map(str.isdigit, token)) or "+" in token or token.endswith("="))


def _spread(lines: list[str], marks: list[bool]) -> None:
    """Lines beside those of a trace that belong to it: code below a `File`, the fault above or below."""
    in_python = False
    for index in range(1, len(lines)):
        above = lines[index - 1].lstrip()
        in_python = (in_python and marks[index - 1]) or above.startswith('File "')
        code = above.startswith('File "') and lines[index][:1].isspace()
        if marks[index - 1] and (code or (in_python and _FAULT.match(lines[index]))):
            marks[index] = True
    for index in range(len(lines) - 2, -1, -1):
        if marks[index + 1] and _TRACE.match(lines[index + 1]) and _FAULT.match(lines[index]):
            marks[index] = True

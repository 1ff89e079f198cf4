"""What a hostile source could put in any field, and a field that holds it everywhere."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import cycle
from typing import Any

from groundswell.engine.survey.values import Field
from tests.unit.report.fields import a_field

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title></svg></desc><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' autofocus onfocus='alert(1)",
    "<svg/onload=alert(1)>",
    '<iframe src="javascript:alert(1)"></iframe>',
    "javascript:alert(1)",
    '<a href="javascript:alert(1)" id="V-1">x</a>',
    "<style>@import url(http://127.0.0.1:9/x)</style>",
    '<link rel=stylesheet href="http://127.0.0.1:9/x"><img src="http://127.0.0.1:9/y">',
    '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">',
    "<base href=http://127.0.0.1:9/>",
    "{{ 7 * 7 }}{% raw %}{# x",
    "]]><!--<script>alert(1)//-->",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<form action=http://127.0.0.1:9/><button autofocus>",
    "\u202e<b>turned</b>\u2028<script>alert(1)</script>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<!--",
    "\x00<script\x00>alert(1)</script>",
)


def poisoned(value: Any, texts: Iterator[str]) -> Any:
    """The value with every plain string in it, however deep, replaced; numbers and closed sets stay."""
    if type(value) is str:
        return next(texts)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {one.name: poisoned(getattr(value, one.name), texts) for one in fields(value)}
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(poisoned(one, texts) for one in value)
    return value


def hostile_field(*texts: str) -> Field:
    """A field of which every text is one of these, in turn."""
    return poisoned(a_field(verbatims=16), cycle(texts))

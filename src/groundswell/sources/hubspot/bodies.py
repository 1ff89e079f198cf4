"""Bodies of HubSpot's records: what somebody wrote, and what a model did."""

import re

from groundswell.sources.columns.markup import to_text

# Dialers put what a model made of the call into its body, in a block of this id.
_SUMMARY = re.compile(r"<div\b[^<>]{0,500}\bid\s*=\s*[\"']?aircall-call-summary\b[^<>]{0,500}>", re.I)
_DIV = re.compile(r"<(/?)div\b[^<>]{0,2000}>", re.I)


def noted_down(body: str) -> tuple[str, str]:
    """(what was noted down, be it HTML; the words of a model's summary beside it)."""
    kept, summary = without_summary(body)
    return kept, to_text(summary)


def without_summary(body: str) -> tuple[str, str]:
    """The body without the block that holds a model's summary, be it closed or not, and that block."""
    begin = _SUMMARY.search(body)
    if begin is None:
        return body, ""
    depth = 1
    for tag in _DIV.finditer(body, begin.end()):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return body[: begin.start()] + body[tag.end() :], body[begin.start() : tag.end()]
    return body[: begin.start()], body[begin.start() :]

"""What the page of the audit shows."""

import re
from dataclasses import dataclass

from django.urls import reverse

from groundswell.ledger import audit
from groundswell.ledger.models import AuditRow
from groundswell.people.queries import names_of
from groundswell.people.viewer import Viewer
from groundswell.web.audit.forms import Asked

_PAGE = 50
MOST = 50_000  # rows of one export


@dataclass(frozen=True, slots=True)
class AuditLine:
    row: AuditRow
    to: str  # what it was done to, in words
    href: str  # where that is found; empty: nowhere


@dataclass(frozen=True, kw_only=True, slots=True)
class AuditPage:
    lines: list[AuditLine]
    asked: Asked
    narrows: bool
    next: int  # where the next page begins; 0: there is none


def asked_of(viewer: Viewer, query: object) -> Asked:
    """Raises NotForYou."""
    people = sorted(names_of(viewer).items(), key=lambda number_and_name: number_and_name[1])
    return Asked(query, people=people, acts=audit.acts(viewer))


def audit_page(viewer: Viewer, asked: Asked) -> AuditPage:
    """Four queries, whatever there is. Raises NotForYou."""
    before = asked.cleaned_data.get("before")
    rows = audit.rows(viewer, asked.part(), most=_PAGE + 1, before=before)
    names = names_of(viewer)
    return AuditPage(
        lines=[_line(row, names) for row in rows[:_PAGE]],
        asked=asked,
        narrows=any(asked.cleaned_data.get(name) for name in ("who", "act", "day")),
        next=rows[_PAGE - 1].pk if len(rows) > _PAGE else 0,
    )


def _line(row: AuditRow, names: dict[int, str]) -> AuditLine:
    person_or_concern = re.fullmatch(r"([UC])-([0-9]{1,15})", row.ref)
    if person_or_concern is None:
        return AuditLine(row, row.ref, "")
    number = int(person_or_concern[2])
    if person_or_concern[1] == "C":
        return AuditLine(row, row.ref, reverse("concern", args=[number]))
    known = number in names
    return AuditLine(row, names.get(number, row.ref), reverse("person", args=[number]) if known else "")

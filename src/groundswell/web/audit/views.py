"""`/settings/audit`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from groundswell.ledger import audit
from groundswell.ledger.acting import acting
from groundswell.people.vocabulary import worded
from groundswell.report.csv_out import as_csv
from groundswell.web.audit.contexts import MOST, asked_of, audit_page
from groundswell.web.gate import viewer
from groundswell.web.shell.clock import now

_COLUMNS = ("number", "at", "user", "name", "role", "act", "ref", "address")


def audited(request: HttpRequest) -> HttpResponse:
    looking = viewer(request)
    asked = asked_of(looking, request.GET)
    status = 200 if asked.is_valid() else 422
    return render(request, "audit/audit.html", {"page": audit_page(looking, asked)}, status=status)


def export(request: HttpRequest) -> HttpResponse:
    """What is asked for, as a table; no cell of it is run by what opens it."""
    looking = viewer(request)
    asked = asked_of(looking, request.POST)
    asked.is_valid()
    with acting(looking, "export the audit", at=now()):
        rows = audit.rows(looking, asked.part(), most=MOST)
    zone = timezone.get_current_timezone()
    cells = [
        (
            str(row.pk),
            row.at.astimezone(zone).isoformat(timespec="seconds"),
            f"U-{row.user}" if row.user else "",
            row.name,
            row.role,
            worded(row.act),
            row.ref,
            row.address or "",
        )
        for row in rows
    ]
    answer = HttpResponse(as_csv(_COLUMNS, cells), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="audit.csv"'
    return answer

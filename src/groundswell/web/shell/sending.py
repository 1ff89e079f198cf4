"""Tables that are taken along."""

from django.http import HttpResponse


def table(csv: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(csv, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer

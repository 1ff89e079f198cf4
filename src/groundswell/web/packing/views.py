"""`/pack?concerns=C-1,C-2`, and the same as Markdown for a ticket."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from groundswell.field.reading.state import counted
from groundswell.product.evidence.pack import MOST, pack
from groundswell.product.evidence.ticket import markdown
from groundswell.web.gate import viewer
from groundswell.web.packing.contexts import pack_page
from groundswell.web.shell.addresses import absolute, number_of


def page(request: HttpRequest) -> HttpResponse:
    """One page, to be printed as a PDF or sent as its link."""
    looking, numbers = viewer(request), _asked(request)
    if numbers and "concern" in request.GET:
        # As the form of the board sends it, with what is nobody else's: not the address to send on.
        return redirect(f"{reverse('pack')}?concerns={','.join(f'C-{number}' for number in numbers)}")
    context = {"page": pack_page(looking, numbers) if numbers and counted() else None, "asked": numbers}
    return render(request, "packing/pack.html", context)


def text(request: HttpRequest) -> HttpResponse:
    looking, numbers = viewer(request), _asked(request)
    if not numbers or not counted():
        return redirect("pack")
    told = markdown(
        pack(looking, numbers),
        address=absolute(request, "/").rstrip("/"),
        with_names=request.GET.get("names") != "no",
    )
    return HttpResponse(told, content_type="text/markdown; charset=utf-8")


def _asked(request: HttpRequest) -> list[int]:
    told = ",".join(request.GET.getlist("concerns") + request.GET.getlist("concern")).split(",")
    # The board tells the version that was seen, too: 12-345.
    numbers = (number_of("C", text.partition("-")[0] if text[:1].isdecimal() else text) for text in told)
    return [number for number in numbers if number][:MOST]

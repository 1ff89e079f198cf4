"""Where the pages of a kit in use are found: a part of `web/urls.py`, which knows what addresses name."""

from django.urls import URLPattern, path

from groundswell.web.handing import views as handing
from groundswell.web.using import day, rating, ready


def of_the_kit_in_use() -> list[URLPattern]:
    return [
        path("launches/<L:number>/kit/team", ready.team, name="kit-team"),
        path("launches/<L:number>/kit/check", ready.check, name="kit-check"),
        path("launches/<L:number>/kit/day", day.day, name="kit-day"),
        path("launches/<L:number>/kit/day/tick", day.tick, name="kit-tick"),
        path("launches/<L:number>/kit/print", handing.printed, name="kit-print"),
        path("launches/<L:number>/kit/links", handing.listed, name="kit-links"),
        path("launches/<L:number>/kit/links/<int:link>", handing.end, name="kit-link"),
        path("said/<str:token>", handing.said, name="said"),
        path("kit/rate", rating.rate, name="rate"),
        path("kit/rate/back", rating.take_back, name="rating-back"),
    ]

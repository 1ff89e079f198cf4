"""Where the pages of the kit are found: a part of `web/urls.py`, which knows what addresses name."""

from django.urls import URLPattern, path

from groundswell.web.handing import views as handing
from groundswell.web.kit import phone
from groundswell.web.kit import views as kit
from groundswell.web.pocket import views as pocket
from groundswell.web.using import day, rating, ready


def of_the_kit() -> list[URLPattern]:
    return [
        path("kit", kit.kit, name="kit"),
        path("kit/ask", kit.ask, name="kit-ask"),
        path("kit/asked/<int:question>", kit.answer, name="kit-answer"),
        path("kit/asked/<int:question>/seen", kit.answer_seen, name="kit-answer-seen"),
        path("kit/cards.json", phone.cards, name="kit-cards"),
        path("launches/<L:number>/kit/team", ready.team, name="kit-team"),
        path("launches/<L:number>/kit/check", ready.check, name="kit-check"),
        path("launches/<L:number>/kit/day", day.day, name="kit-day"),
        path("launches/<L:number>/kit/day/tick", day.tick, name="kit-tick"),
        path("launches/<L:number>/kit/print", handing.printed, name="kit-print"),
        path("launches/<L:number>/kit/links", handing.listed, name="kit-links"),
        path("launches/<L:number>/kit/links/<int:link>", handing.end, name="kit-link"),
        path("said/<str:token>", handing.said, name="said"),
        path("kit/shell", pocket.shell, name="kit-shell"),
        path("kit/uses", pocket.uses, name="kit-uses"),
        path("kit/rate", rating.rate, name="rate"),
        path("kit/rate/back", rating.take_back, name="rating-back"),
        path("kit/<str:called>", kit.card, name="kit-card"),
        path("launches/<L:number>/kit", kit.launch, name="launch-kit"),
    ]

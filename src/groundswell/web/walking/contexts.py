"""What a page shows of the walk, where somebody has come to it on the walk."""

from dataclasses import dataclass

from django.http import HttpRequest

from groundswell.web.shell.looking import viewer_or_nobody
from groundswell.web.walking.stops import around, open_to


@dataclass(frozen=True, kw_only=True, slots=True)
class Walk:
    place: int  # from 1
    stops: int
    name: str
    told: str
    before: str  # the address of the stop before; empty: this is the first
    next: str  # empty: this is the last
    waits: bool  # for a launch, round which it would go on


def walk_on_page(request: HttpRequest) -> dict[str, object]:
    asked, looking = request.GET.get("walk", ""), viewer_or_nobody(request)
    if looking is None or not looking.is_member or not _is_number(asked):
        return {}
    goes_round = around(looking)
    stops = open_to(looking, goes_round)
    place = int(asked)
    if not 1 <= place <= len(stops):
        return {}
    stop, _ = stops[place - 1]
    return {
        "walk": Walk(
            place=place,
            stops=len(stops),
            name=str(stop.name),
            told=str(stop.told),
            before=stops[place - 2][1] if place > 1 else "",
            next=stops[place][1] if place < len(stops) else "",
            waits=not goes_round.launch and place == len(stops),
        )
    }


def _is_number(asked: str) -> bool:
    return asked.isascii() and asked.isdigit() and len(asked) < 3

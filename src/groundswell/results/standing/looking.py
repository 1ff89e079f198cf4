"""Looking at launches, as the worker does: where each stands is kept for the lists, and whoever leads one
that begins to go the usual way is told, once for each sign.

What is due is read from the data: a launch is looked at anew where something was done, or the day is another
one, since it was looked at last; where the worker found something out (`look_anew`); and now and then, for
what else leaves no row of history.
"""

from datetime import datetime, timedelta

from groundswell.engine.spectrum.turning import Sign
from groundswell.engine.spectrum.values import Band
from groundswell.field.models import Entry
from groundswell.launch.models import Launch
from groundswell.launch.queries import Told, launches
from groundswell.ledger import outbox
from groundswell.people.queries import local_day
from groundswell.people.viewer import OPERATOR
from groundswell.results.queries import OnTheSpectrum, on_the_spectrum
from groundswell.results.standing.queries import let_go_of
from groundswell.results.standings import Standing

_AT_LEAST = timedelta(minutes=10)
_NOT_LOOKED = -1


def look_at_launches(at: datetime) -> None:
    """Three queries where nothing is due, and a fixed number for each launch else."""
    last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    holding = {row.launch_id for row in Standing.objects.all() if _holds(row, last, at)}
    if set(Launch.objects.filter(removed=False).values_list("pk", flat=True)) <= holding:
        return
    for launch in launches(OPERATOR):
        if launch.id not in holding:
            _look_at(launch, last, at)


def look_anew() -> None:
    """What a text answers, what sellers said, or whether it worked was found out: lists and the launch's own
    page say the same at the next look. One query."""
    Standing.objects.update(entry=_NOT_LOOKED)


def _holds(row: Standing, last: int, at: datetime) -> bool:
    return row.entry == last and local_day(row.at) == local_day(at) and at - row.at < _AT_LEAST


def _look_at(launch: Told, last: int, at: datetime) -> None:
    stands = on_the_spectrum(OPERATOR, launch, at)
    Standing.objects.update_or_create(
        launch_id=launch.id,
        defaults=_values(stands) | {"at": at, "entry": last, "signs": [s.name for s in stands.signs]},
    )
    for sign in stands.signs if launch.owner else ():
        if sign not in let_go_of([launch.id])[launch.id]:
            _tell(launch, sign, at)


def _tell(launch: Told, sign: Sign, at: datetime) -> None:
    about = {"launch": launch.id, "sign": sign.name}
    outbox.put([(launch.owner, about)], outbox.Mail.SIGN, at, key=f"sign L-{launch.id} {sign.name}")


def _values(stands: OnTheSpectrum) -> dict[str, object]:
    place, bands = stands.place, list(Band)
    return {
        "low": place.low,
        "high": place.high,
        "place": place.place,
        "first_band": bands.index(place.bands[0]),
        "last_band": bands.index(place.bands[-1]),
        "came_in": place.sales_came_in,
    }

"""Where the spectrum is found: of each launch, and of launches from before."""

from django.urls import path

from groundswell.web.executives import views as executives
from groundswell.web.past import views as past
from groundswell.web.shell import converters as converters  # by which addresses are read
from groundswell.web.spectrum import views as spectrum

SPECTRUM = [
    path("executives", executives.executives, name="executives"),
    path("launches/past", past.past, name="past-launches"),
    path("launches/past/empty.csv", past.empty, name="past-empty"),
    path("launches/past/take", past.take, name="past-take"),
    path("launches/past/<P:number>", past.one, name="past-launch"),
    path("launches/past/<P:number>/timeline.csv", past.timeline, name="past-timeline"),
    path("launches/past/<P:number>/away", past.away, name="past-away"),
    path("launches/<L:number>/spectrum", spectrum.spectrum, name="spectrum"),
    path("launches/<L:number>/spectrum/let-go", spectrum.let_go, name="sign-let-go"),
    path(
        "launches/<L:number>/spectrum/let-go/<int:override>/withdraw",
        spectrum.withdraw,
        name="sign-tell-again",
    ),
    path("launches/<L:number>/timeline.csv", spectrum.timeline, name="launch-timeline"),
]

"""What the claims stand under: the promise, its pillars, the tone, words to use and to avoid.

`seen` is as with claims.
"""

from datetime import datetime

from groundswell.field import models as field_models
from groundswell.field.attention.deciding import quoted
from groundswell.field.errors import ImpossibleCorrection
from groundswell.launch.timeline import Happened
from groundswell.message.models import House, Pillar, Wording, WordUse
from groundswell.message.reading import message_of
from groundswell.message.services.steps import checked, doing, refuse_unless
from groundswell.message.values import Message, PillarHeld, house_lines, one_line, version_of
from groundswell.people.viewer import NotForYou, Viewer

LONGEST_PROMISE = 500
LONGEST_TONE = 500
LONGEST_PILLAR = 200
LONGEST_WORD = 100
MOST_PILLARS = 12
MOST_WORDS = 200


def say_promise(
    viewer: Viewer, launch: int, promise: str, tone: str, at: datetime, *, seen: str
) -> field_models.Entry:
    with doing(viewer, "change the promise", launch, Happened.HOUSE, at) as done:
        refuse_unless(seen, seen_of_house(message_of(launch)))
        house, _ = House.objects.get_or_create(launch_id=launch)
        done.patch.change(house, "promise", checked(promise, LONGEST_PROMISE))
        done.patch.change(house, "tone", checked(tone, LONGEST_TONE))
        done.summary, done.ref = f"the promise is {quoted(house.promise)}", "promise"
    return done.entry


def add_pillar(viewer: Viewer, launch: int, text: str, at: datetime) -> field_models.Entry:
    with doing(viewer, "add a pillar", launch, Happened.HOUSE, at) as done:
        places = list(Pillar.objects.filter(launch=launch, removed=False).values_list("place", flat=True))
        if len(places) >= MOST_PILLARS:
            raise ImpossibleCorrection(f"A house has at most {MOST_PILLARS} pillars.")
        pillar = Pillar.objects.create(
            launch_id=launch, text=_pillar_text(text), place=max(places, default=0) + 1
        )
        done.patch.change(pillar, "removed", False)
        done.summary, done.ref = f"added the pillar {quoted(pillar.text)}", f"pillar {pillar.pk}"
    return done.entry


def change_pillar(
    viewer: Viewer, launch: int, pillar: int, text: str, at: datetime, *, seen: str
) -> field_models.Entry:
    with doing(viewer, "change a pillar", launch, Happened.HOUSE, at) as done:
        row = _pillar(launch, pillar, seen)
        done.patch.change(row, "text", _pillar_text(text))
        done.summary, done.ref = f"changed a pillar to {quoted(row.text)}", f"pillar {row.pk}"
    return done.entry


def remove_pillar(viewer: Viewer, launch: int, pillar: int, at: datetime, *, seen: str) -> field_models.Entry:
    """Its claims stay, and stand under none."""
    with doing(viewer, "remove a pillar", launch, Happened.HOUSE, at) as done:
        row = _pillar(launch, pillar, seen)
        done.patch.change(row, "removed", True)
        done.summary, done.ref = f"took the pillar {quoted(row.text)} away", f"pillar {row.pk}"
    return done.entry


def add_word(
    viewer: Viewer, launch: int, use: WordUse, word: str, at: datetime, *, instead: str = ""
) -> field_models.Entry:
    with doing(viewer, "add a word", launch, Happened.HOUSE, at) as done:
        standing = Wording.objects.filter(launch=launch, removed=False)
        word = checked(word, LONGEST_WORD, "Which word?")
        if standing.count() >= MOST_WORDS:
            raise ImpossibleCorrection(f"A house has at most {MOST_WORDS} words.")
        if word.casefold() in {known.casefold() for known in standing.values_list("word", flat=True)}:
            raise ImpossibleCorrection(f"{quoted(word)} stands there already: take it away first.")
        instead = checked(instead, LONGEST_WORD) if use is WordUse.AVOID else ""
        row = Wording.objects.create(launch_id=launch, use=use.value, word=word, instead=instead)
        done.patch.change(row, "removed", False)
        done.summary, done.ref = f"the word {quoted(word)} is one to {use}", f"word {row.pk}"
    return done.entry


def remove_word(viewer: Viewer, launch: int, word: int, at: datetime) -> field_models.Entry:
    with doing(viewer, "remove a word", launch, Happened.HOUSE, at) as done:
        row = Wording.objects.filter(pk=word, launch=launch, removed=False).first()
        if row is None:
            raise NotForYou
        done.patch.change(row, "removed", True)
        done.summary, done.ref = f"took the word {quoted(row.word)} away", f"word {row.pk}"
    return done.entry


def seen_of_house(message: Message) -> str:
    return version_of(house_lines(message))


def seen_of_pillar(pillar: PillarHeld) -> str:
    return version_of([one_line(pillar.text)])


def _pillar_text(text: str) -> str:
    return checked(text, LONGEST_PILLAR, "What carries the promise?")


def _pillar(launch: int, pillar: int, seen: str) -> Pillar:
    row = Pillar.objects.filter(pk=pillar, launch=launch, removed=False).first()
    if row is None:
        raise NotForYou
    refuse_unless(seen, version_of([one_line(row.text)]))
    return row

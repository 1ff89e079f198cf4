"""`/launches/L-3/shared/house`: the house as guests would read it, taken from the message of the launch."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from groundswell.launch.models import Launch
from groundswell.message.queries import launch_of, message_for
from groundswell.message.released.proposing import proposed_texts
from groundswell.message.tables import WordUse
from groundswell.message.values import Message, Word, one_line
from groundswell.people.viewer import Viewer
from groundswell.web.gate import viewer
from groundswell.web.sharing.contexts import ToEdit, to_edit


@dataclass(frozen=True, kw_only=True, slots=True)
class HousePage:
    launch: Launch
    text: ToEdit


def house(request: HttpRequest, number: int) -> HttpResponse:
    """Beside what stands there, what is proposed for guests to read. It is let go as any text of ours is."""
    page = house_page(viewer(request), number)
    if page is None:
        return redirect("launch-shared", number=number)
    return render(request, "sharing/house.html", {"page": page})


def house_page(looking: Viewer, number: int) -> HousePage | None:
    """None where nothing is said yet. Raises NotForYou."""
    launch, told = launch_of(looking, number), in_words(message_for(looking, number))
    if not told:
        return None
    (proposed,) = proposed_texts([told])
    return HousePage(launch=launch, text=to_edit(number, "text", told, proposed, None))


def in_words(message: Message) -> str:
    """Its promise, its pillars with the claims under each, its tone and its words; empty where none is."""
    parts = [[one_line(message.promise)]] if message.promise.strip() else []
    parts += [[one_line(one.text), *_claims(message, one.id)] for one in message.pillars]
    if alone := _claims(message, 0):
        parts.append([_("Besides:") if message.pillars else _("What we say:"), *alone])
    last = [
        _("Tone: %(tone)s") % {"tone": one_line(message.tone)} if message.tone.strip() else "",
        _words(_("Words to use: %(words)s"), message, WordUse.USE),
        _words(_("Words to avoid: %(words)s"), message, WordUse.AVOID),
    ]
    parts.append([line for line in last if line])
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _claims(message: Message, pillar: int) -> list[str]:
    return [f"– {one_line(claim.sentence)}" for claim in message.claims if claim.pillar == pillar]


def _words(told: str, message: Message, use: WordUse) -> str:
    words = [_word(word) for word in message.words if word.use is use]
    return told % {"words": ", ".join(words)} if words else ""


def _word(word: Word) -> str:
    called, instead = one_line(word.word), one_line(word.instead)
    return _("%(word)s (say %(instead)s)") % {"word": called, "instead": instead} if instead else called

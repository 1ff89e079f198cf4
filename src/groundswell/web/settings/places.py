"""The places under `/settings`, in their order: each says in a line what it is for."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from groundswell.people.viewer import Viewer
from groundswell.web import rights


@dataclass(frozen=True, slots=True)
class Place:
    route: str
    name: str
    told: str


# A page under `/settings` adds its line here; whoever may not open it does not see it.
PLACES = (
    Place("imports", _("Bring in"), _("Files of what customers said, and what became of them.")),
    Place("sources", _("Sources"), _("What flows in, when it last did, and what went silent.")),
    Place("organisation", _("Your company"), _("What it is called, what it sells, whose mail is ours.")),
    Place("people", _("People"), _("Who may come in, as what, in which team; invitations.")),
    Place("tokens", _("Tokens"), _("Which programs read or write here, in whose name.")),
    Place(
        "attention", _("Attention"), _("When a concern must be answered, by whom and within how many days.")
    ),
    Place("signing", _("Signatures"), _("Who signs what is said at a launch.")),
    Place("gates", _("Gates"), _("What must be so before a launch goes on, by its tier.")),
    Place("trackers", _("Trackers"), _("Where product keeps its tickets, and whether it answers.")),
    Place("mail", _("Mail"), _("By which server mail goes out, and what could not be sent.")),
    Place("keeping", _("Keeping"), _("How long what was heard is kept, by source.")),
    Place(
        "erasing",
        _("Erasing"),
        _("Take out the words of a person, an account or a source; or hand a person all of theirs."),
    ),
    Place(
        "restricted", _("Restricted"), _("Conversations that only named people read: those that are for you.")
    ),
    Place(
        "backup", _("Backup"), _("The last and the next copy, to download, and whether it can be put back.")
    ),
    Place("audit", _("Audit"), _("Who did what, when, from where.")),
    Place("worker", _("Behind the pages"), _("What is done in the background, and what fails there.")),
)


def places_for(viewer: Viewer) -> list[Place]:
    return [place for place in PLACES if rights.may(place.route, "GET", rights.caller(viewer))]

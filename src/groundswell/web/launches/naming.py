"""Words for launches: parts, gates, tiers, and what happened to one."""

from django.utils.translation import gettext_lazy as _

from groundswell.launch.stages import Gate, Part, State
from groundswell.launch.timeline import Happened
from groundswell.street.models import What
from groundswell.street.sides import Presents

PARTS = {
    Part.CONCERNS: _("Concerns"),
    Part.CHANGES: _("Changes"),
    Part.MESSAGE: _("Message"),
    Part.DRAFTS: _("Drafts"),
    Part.DECISION: _("Decision"),
    Part.KIT: _("Kit"),
    Part.RESULTS: _("Results"),
}
STATES = {State.BARE: _("not begun"), State.BEGUN: _("begun"), State.DONE: _("done")}
GATES = {
    Gate.CONCERN_TIED: _("it is for a concern"),
    Gate.CHANGE_TIED: _("it brings a change"),
    Gate.CLAIMS_PROVEN: _("each claim has a proof"),
    Gate.SALES_SIGNED: _("sales signed"),
    Gate.MARKETING_SIGNED: _("marketing signed"),
    Gate.PRODUCT_SIGNED: _("product signed"),
    Gate.DRAFT_APPROVED: _("a draft is approved that was held against the concerns"),
    Gate.PRESENTED: _("agency, marketing and sales presented"),
    Gate.DECIDED: _("an executive decided"),
    Gate.KIT_OUT: _("the kit is in the hands of sales"),
    Gate.KIT_READ: _("sales read the kit"),
}
TIERS = {
    1: _("Tier 1: large"),
    2: _("Tier 2: medium"),
    3: _("Tier 3: small"),
}
DECISIONS = {
    What.GO: _("Go"),
    What.GO_IF: _("Go with conditions"),
    What.NOT_YET: _("Not yet"),
    What.NO: _("No, it does not go"),
}
PRESENT = {
    Presents.AGENCY: _("the agency"),
    Presents.MARKETING: _("marketing"),
    Presents.SALES: _("sales"),
}
# What a figure of a presentation counts, by the last part of its key.
FIGURES = {
    "accounts": _("Accounts that say it in their own words"),
    "sellers": _("Sellers who heard it"),
    "conversations": _("Conversations in which it is raised"),
    "open": _("Open deals in which it is raised"),
    "won": _("Deals won in which it was raised"),
    "lost": _("Deals lost in which it was raised"),
    "months": _("Verbatims a month"),
    "answered": _("Concerns that are answered"),
    "weakly": _("Concerns that are answered weakly"),
    "missed": _("Concerns that are not answered"),
    "unasked": _("Claims nobody asked for"),
}
# After who did it.
HAPPENED = {
    Happened.BEGUN: _("began it"),
    Happened.CHANGED: _("changed it"),
    Happened.PERSON_IN: _("brought somebody in:"),
    Happened.PERSON_OUT: _("took somebody out:"),
    Happened.CONCERN_TIED: _("brought a concern in:"),
    Happened.CONCERN_UNTIED: _("took a concern out:"),
    Happened.CHANGE_TIED: _("brought a change in:"),
    Happened.CHANGE_UNTIED: _("took a change out:"),
    Happened.REACH: _("said whom it reaches"),
    Happened.CLAIMED: _("worked on a claim:"),
    Happened.HOUSE: _("worked on the house:"),
    Happened.SIGNED: _("signed the message:"),
    Happened.UNSIGNED: _("withdrew the signature:"),
    Happened.GUEST_IN: _("accepted the invitation as a guest"),
    Happened.GUEST_OUT: _("ended the invitation of a guest"),
    Happened.RELEASED: _("released something to guests"),
    Happened.DRAFTED: _("brought a draft:"),
    Happened.COMMENTED: _("commented on a draft:"),
    Happened.APPROVED: _("approved a draft:"),
    Happened.PUT_BEFORE: _("put it before the executives"),
    Happened.PRESENTED: _("presented it:"),
    Happened.COPIED: _("wrote a presentation of their own:"),
    Happened.DECIDED: _("decided:"),
    Happened.OVERRIDDEN: _("let it pass without:"),
    Happened.LET_GO: _("let it go the usual way:"),
    Happened.ASKED: _("changed the gates; it is asked for this as well:"),
    Happened.ASKED_NO_MORE: _("changed the gates; it is asked no more for this:"),
    Happened.CARD: _("wrote a card:"),
    Happened.CARDS_OUT: _("let a card out to sales:"),
    Happened.CARD_WITHDRAWN: _("withdrew a card:"),
    Happened.KIT_LINKED: _("made a link to the kit:"),
    Happened.KIT_UNLINKED: _("ended a link to the kit:"),
    Happened.TICKED: _("ticked off, before the day:"),
    Happened.UNTICKED: _("took a tick away, before the day:"),
    Happened.LAUNCHED: _("brought it to market"),
    Happened.PUT_AWAY: _("put it away"),
}
# Of a launch that was changed: what is another.
CHANGED = {
    "name": _("gave it another name"),
    "about": _("wrote what it is about"),
    "day": _("set another day"),
    "tier": _("set another tier"),
    "lead": _("named who leads it"),
}

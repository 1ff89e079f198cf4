"""Words for the spectrum: its bands and parts, and what people did."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from groundswell.engine.spectrum.scenarios import Way
from groundswell.engine.spectrum.values import Band, Did, Part, Who

BANDS = {
    Band.DISCONNECTED: _("Completely disconnected"),
    Band.ENGAGED: _("Somewhat engaged"),
    Band.MARRIAGE: _("The perfect marriage of message and action"),
}
BETWEEN = {
    (Band.DISCONNECTED, Band.ENGAGED): _("Between completely disconnected and somewhat engaged"),
    (Band.ENGAGED, Band.MARRIAGE): _(
        "Between somewhat engaged and the perfect marriage of message and action"
    ),
    (Band.DISCONNECTED, Band.MARRIAGE): _("Too early to say where it stands"),
}
# The same, where nothing more comes that would tell.
_NEVER_SURE = _("Too little is known to say where it stands")
# A part: what it is called, and what it asks.
PARTS = {
    Part.HEARD: (
        _("It began with what the field said"),
        _(
            "Which share of its concerns had come up again, and had been brought to product and marketing,"
            " before it began."
        ),
    ),
    Part.CHANGED: (
        _("Product understood and changed"),
        _("How many of its changes are for a concern of it, and how many of its concerns got one."),
    ),
    Part.AGREED: (
        _("Sales, marketing and product agreed"),
        _(
            "A third for each signature on the message that stands: whole before the first draft was"
            " approved, half before the decision."
        ),
    ),
    Part.ANSWERS: (
        _("The words answer"),
        _(
            "How many of its concerns the approved draft answers, less half of what it says that nobody"
            " asked for."
        ),
    ),
    Part.DECIDED: (
        _("All presented, executives decided"),
        _("Whether agency, marketing and sales presented, and whether executives decided before the day."),
    ),
    Part.READY: (
        _("Sales was ready, and says it"),
        _(
            "How many of those who are to sell it had read its cards and passed a check before the day; and"
            " in how many of their chances sellers said it in the sixty days after, where there were enough."
        ),
    ),
    Part.WORKED: (
        _("Numbers met, concern faded"),
        _(
            "How far its numbers were met, once their period is over (those of the company over its day,"
            " where no target names it); and how many of its concerns faded, where there was enough to tell."
        ),
    ),
}
WHO = {
    Who.SALES: _("sales"),
    Who.PRODUCT: _("product"),
    Who.MARKETING: _("marketing"),
    Who.AGENCY: _("the agency"),
    Who.EXECUTIVES: _("executives"),
}
DID = {
    Did.RECURRED: _("came up a second time"),
    Did.BROUGHT: _("was brought before product and marketing"),
    Did.BEGAN: _("the launch began"),
    Did.TIED: _("became one of its concerns"),
    Did.CHANGED: _("product took it up"),
    Did.ADDRESSED: _("is meant for"),
    Did.SIGNED: _("signed the message that stands"),
    Did.APPROVED: _("approved a draft"),
    Did.ANSWERED: _("is answered by the approved draft"),
    Did.UNASKED: _("claims of the approved draft that nobody asked for"),
    Did.PRESENTED: _("presented"),
    Did.DECIDED: _("decided"),
    Did.CONCERNED: _("is to sell it"),
    Did.READY: _("was ready"),
    Did.ADOPTED: _("sellers took the chances to say a claim, in sixty days after the day"),
    Did.ATTAINED: _("of its numbers attained"),
    Did.FADED: _("faded"),
}
# A part that is known to be nothing, and has nothing to open: why.
NOTHING = {
    Part.HEARD: _("No concern is tied to it, so nothing that a customer said was brought before it began."),
    Part.CHANGED: _("It brings no change, and none of its concerns got one."),
    Part.AGREED: _("Nobody signed the message that went out, or that stands."),
    Part.ANSWERS: _("No approved draft was held against what it is for, so there is nothing to open."),
    Part.DECIDED: _("Nobody presented it, and no executive decided."),
    Part.READY: _("No seller was ready before the day, and nobody knows whether they say it."),
    Part.WORKED: _("Its numbers and what became of its concerns are not known."),
}
# What would have helped, had it come in time.
WOULD = {
    Did.BROUGHT: _("sales brings %(about)s before product and marketing"),
    Did.ADDRESSED: _("a change for %(of)s"),
    Did.SIGNED: _("%(who)s signs"),
    Did.ANSWERED: _("the draft answers %(about)s"),
    Did.PRESENTED: _("%(who)s presents as well"),
    Did.DECIDED: _("executives decide"),
    Did.READY: _("a seller is ready"),
}
# First acts, by their letters; small ones went without sales.
ACTS = {
    "H": _("Sales brings what it hears"),
    "P": _("Product changes something"),
    "M": _("Marketing works out the message with sales"),
    "m": _("Marketing works out the message without sales"),
    "A": _("It is drafted with sales"),
    "a": _("It is drafted without sales"),
    "E": _("It is presented, sales among those who do"),
    "e": _("It is presented without sales"),
    "L": _("It goes to market"),
    "S": _("Sales has the words"),
    "N": _("Sales has its numbers"),
}
# The same in two words or three, as they stand in a drawing; “together” is with sales.
SHORT = {
    "H": _("Sales hears"),
    "P": _("Product"),
    "M": _("Message together"),
    "m": _("Message alone"),
    "A": _("Draft together"),
    "a": _("Draft alone"),
    "E": _("Shown together"),
    "e": _("Shown alone"),
    "L": _("To market"),
    "S": _("Words to sales"),
    "N": _("Numbers"),
}
WAYS = {Way.USUAL: _("the usual way"), Way.OTHER_WAY_ROUND: _("the other way round")}


def headline(bands: Sequence[Band], *, is_over: bool) -> str:
    """Where it stands, or between which two; `is_over` once it went to market."""
    first, last = bands[0], bands[-1]
    if is_over and len(bands) == len(Band):
        return str(_NEVER_SURE)
    return str(BANDS[first] if first is last else BETWEEN[first, last])


def came_in(position: float | None, *, is_over: bool) -> str:
    """When sales did, among the others. Of one that is on its way nobody says yet that sales came last."""
    if position is None:
        return str(_("Nobody else did anything.") if is_over else _("Nobody else has done anything yet."))
    if position == 0:
        return str(_("Sales came in first."))
    if position == 1 and not is_over:
        return str(_("Others have begun, and sales has not come in yet, or only after them."))
    if position == 1:
        return str(_("Sales came in last, or not at all."))
    return str(_("Sales came in after some of the others."))

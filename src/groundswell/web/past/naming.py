"""Words for timelines that are brought in: what each event means, and what may be wrong with a row."""

from django.utils.translation import gettext_lazy as _

from groundswell.engine.spectrum.values import Did
from groundswell.results.timelines.reading import Wrong

# What an event says; in the order of the loop, as the page teaches it.
MEANS = {
    Did.RECURRED: _("a customer said it a second time, in another conversation; “about” names the concern"),
    Did.BROUGHT: _("sales, or whoever it was, brought the concern before product and marketing"),
    Did.BEGAN: _("the launch began"),
    Did.TIED: _("the launch is for this concern; “value” is how many accounts had raised it"),
    Did.CHANGED: _("product took up a change"),
    Did.ADDRESSED: _("a change (“about”) is for a concern (“for”); “value” 1 solves it, 0.5 eases it"),
    Did.WORDED: _("somebody worked on what is said: claims, messages, a brief"),
    Did.SIGNED: _("this side agreed to the very message that went out"),
    Did.DRAFTED: _("a draft of the campaign came"),
    Did.COMMENTED: _("somebody said something of a draft"),
    Did.APPROVED: _("a draft was approved"),
    Did.ANSWERED: _("the approved draft answers the concern; “value” 1, or 0.5 for weakly"),
    Did.UNASKED: _("“value” is the share of what the draft says that no customer asked for"),
    Did.PRESENTED: _("this side was among those who presented to the executives"),
    Did.DECIDED: _("executives decided"),
    Did.LAUNCHED: _("the day on which it went to market"),
    Did.TOLD: _("sales got the words, from whoever stands in the row"),
    Did.CONCERNED: _("this seller is to sell it"),
    Did.READY: _("this seller had read what to say, and was checked"),
    Did.ADOPTED: _("“value” is in which share of their chances sellers said it"),
    Did.NUMBERED: _("sales got its numbers"),
    Did.ATTAINED: _("“value” is attained by target, such as 0.9"),
    Did.FADED: _("the concern faded; “value” 0: it did not"),
    Did.KEPT: _(
        "your records tell of this step, so what does not stand here did not happen; “about” names the step:"
        " heard, changed, agreed, answers, decided, ready, worked"
    ),
}
WRONG = {
    Wrong.NO_COLUMN: _("There is no column “%(told)s”; there are: %(near)s."),
    Wrong.TWO_COLUMNS: _("Two columns mean “%(told)s”."),
    Wrong.NO_ROWS: _("There is no row below the names of the columns."),
    Wrong.NO_DAY: _("It says no day."),
    Wrong.DAY: _("“%(told)s” is no day; write it as 2026-03-14."),
    Wrong.EVENT: _("“%(told)s” is no event."),
    Wrong.ROLE: _("“%(told)s” is no role and no side."),
    Wrong.NO_ROLE: _("“%(told)s” needs a role: whose side was it?"),
    Wrong.NO_ABOUT: _("“%(told)s” needs an “about”: which one?"),
    Wrong.NO_FOR: _("“%(told)s” needs a “for”: the concern that it is for."),
    Wrong.NO_VALUE: _("“%(told)s” needs a “value”: how much?"),
    Wrong.VALUE: _("“%(told)s” is no number."),
    Wrong.SHARE: _("“%(told)s” is no share: 0 to 1, or a percentage up to 100."),
    Wrong.PART: _("“%(told)s” is no step; there are: %(near)s."),
    Wrong.LONG: _("A cell has more than 300 letters: “%(told)s…”."),
    Wrong.FLAW: _("It is not whole: %(told)s."),
}
# Of what is told near the word that stands there.
MEANT = _("Is “%(near)s” meant?")
WITH_NEAR = (Wrong.EVENT, Wrong.ROLE)

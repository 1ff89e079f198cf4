"""Words for what was said and what was not, and for how deals were decided."""

from django.utils.translation import gettext_lazy as _

from groundswell.engine.adoption import Said
from groundswell.engine.adoption.deals import Winning

SAID = {Said.SAID: _("said"), Said.NOT_SURE: _("not sure"), Said.NOT_SAID: _("not said")}
WINNING = {
    Winning.MORE: _("Deals in which it was answered are won more often."),
    Winning.LESS: _("Deals in which it was answered are won less often."),
    Winning.NO_DIFFERENCE: _("No clear difference between deals in which it was answered and others."),
    Winning.NOT_ENOUGH: _("Not enough data on deals."),
}

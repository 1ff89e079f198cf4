"""How changes are called on pages."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from groundswell.product.models import ChangeState, HowFar
from groundswell.product.queries import Waiting
from groundswell.speech.money import sums_of
from groundswell.web.shell import filters, wording

STATES = {
    ChangeState.UNDERSTOOD: gettext_lazy("understood"),
    ChangeState.PLANNED: gettext_lazy("planned"),
    ChangeState.BUILDING: gettext_lazy("being built"),
    ChangeState.SHIPPED: gettext_lazy("shipped"),
    ChangeState.DECLINED: gettext_lazy("declined"),
}
# What a button says that leads there.
STEPS = {
    ChangeState.UNDERSTOOD: gettext_lazy("Take it up again"),
    ChangeState.PLANNED: gettext_lazy("It is planned"),
    ChangeState.BUILDING: gettext_lazy("It is being built"),
    ChangeState.SHIPPED: gettext_lazy("It is shipped"),
    ChangeState.DECLINED: gettext_lazy("Decline it"),
}
HOW_FAR = {HowFar.SOLVES: gettext_lazy("solves"), HowFar.EASES: gettext_lazy("eases")}


def who_waits(waiting: Sequence[Waiting], *, over: bool = False) -> str:
    """`9 accounts wait, with 3 open deals: €12,500`; `over`: they waited."""
    if not waiting:
        return ""
    accounts = filters.counted(len(waiting), "account")
    if over:
        told = ngettext("%(accounts)s waited", "%(accounts)s waited", len(waiting))
    else:
        told = ngettext("%(accounts)s waits", "%(accounts)s wait", len(waiting))
    told %= {"accounts": accounts}
    deals = open_deals(waiting)
    return _("%(accounts)s, with %(deals)s") % {"accounts": told, "deals": deals} if deals else told


def open_deals(waiting: Sequence[Waiting]) -> str:
    """`3 open deals: €12,500 + ¥900,000`; empty without any."""
    count = sum(len(account.deals) for account in waiting)
    if not count:
        return ""
    deals = ngettext("%(count)s open deal", "%(count)s open deals", count) % {"count": wording.number(count)}
    sums = wording.sums(sums_of(amount for account in waiting for amount in account.revenue))
    return _("%(deals)s: %(sums)s") % {"deals": deals, "sums": sums} if sums else deals

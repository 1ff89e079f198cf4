"""What kinds, statuses, channels and stages are called on pages."""

from django.utils.translation import gettext_lazy as _

from groundswell.engine.survey.values import Status
from groundswell.speech import Channel, DealStatus, Kind

KINDS = {
    Kind.QUESTION: _("question"),
    Kind.FRUSTRATION: _("frustration"),
    Kind.OBJECTION: _("objection"),
    Kind.REQUEST: _("request"),
    Kind.PRAISE: _("praise"),
}
ALL_OF_A_KIND = {
    Kind.QUESTION: _("Questions"),
    Kind.FRUSTRATION: _("Frustrations"),
    Kind.OBJECTION: _("Objections"),
    Kind.REQUEST: _("Requests"),
    Kind.PRAISE: _("Praise"),
}
STATUSES = {
    Status.OPEN: _("open"),
    Status.CALLED: _("called"),
    Status.TAKEN_UP: _("taken up"),
    Status.ANSWERED: _("answered"),
    Status.POSTPONED: _("postponed"),
    Status.CHANGING: _("changing"),
    Status.SHIPPED: _("shipped"),
    Status.LAUNCHED: _("launched"),
    Status.FADED: _("faded"),
    Status.RETURNED: _("returned"),
    Status.DISMISSED: _("dismissed"),
}
CHANNELS = {
    Channel.CALL: _("call"),
    Channel.MEETING: _("meeting"),
    Channel.MAIL: _("mail"),
    Channel.TICKET: _("ticket"),
    Channel.CHAT: _("chat"),
    Channel.NOTE: _("note"),
}
DEALS = {DealStatus.OPEN: _("open"), DealStatus.WON: _("won"), DealStatus.LOST: _("lost")}

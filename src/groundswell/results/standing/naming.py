"""Words for signs that a launch goes the usual way, for pages and mails."""

from django.utils.translation import gettext_lazy as _

from groundswell.engine.spectrum.turning import Sign

# What shows that it goes the usual way, and the one act that turns it.
SIGNS = {
    Sign.NO_CONCERN: (
        _("No concern is tied to it: nothing says that a customer asked for it."),
        _("Tie the concerns that it is for"),
    ),
    Sign.SALES_NOT_IN: (
        _("Marketing or the agency has begun, and sales was not asked."),
        _("Show sales the message, and ask for its word"),
    ),
    Sign.APPROVED_UNSIGNED: (
        _("A draft was approved before sales signed the message."),
        _("Ask sales to sign"),
    ),
    Sign.PRESENTED_WITHOUT_SALES: (
        _("It was presented without sales."),
        _("Let sales present, too"),
    ),
    Sign.NOT_IN_HANDS: (
        _("Its day is near, and sales does not have the words."),
        _("Give sales the words"),
    ),
}

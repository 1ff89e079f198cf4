"""What the lines of a card are called on a phone, in their order."""

from django.utils.translation import gettext_lazy as _

LINES = (
    ("they_say", _("They say")),
    ("you_say", _("You say")),
    ("push_back", _("If they push back")),
    ("proof", _("Proof")),
    ("ask", _("Ask them")),
    ("dont_say", _("Don't say")),
)

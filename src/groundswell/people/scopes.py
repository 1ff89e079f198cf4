"""What a token may be for. Who calls by one is, in the table of rights, `token:SCOPE`."""

from django.utils.translation import gettext_lazy as _

SCOPES = {
    "field:read": _("Read concerns, and what customers said"),
    "notes:write": _("Send notes of what was heard"),
}

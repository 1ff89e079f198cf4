"""Which server mail goes out by."""

from django import forms
from django.utils.translation import gettext_lazy as _

from groundswell.ledger.models import MailServer

_SECURITY = [
    (MailServer.Security.STARTTLS, _("STARTTLS, usually on port 587")),
    (MailServer.Security.TLS, _("TLS from the first byte, usually on port 465")),
    (MailServer.Security.NONE, _("none: only to a server on this machine")),
]


class Server(forms.ModelForm):
    """Its password is not asked for: it is read from the environment and kept nowhere."""

    host = forms.CharField(label=_("Mail server"), max_length=253, help_text=_("Such as smtp.example.com."))
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, initial=587)
    security = forms.ChoiceField(
        label=_("Encryption"), choices=_SECURITY, initial=MailServer.Security.STARTTLS
    )
    user = forms.CharField(
        label=_("User name"),
        max_length=254,
        required=False,
        help_text=_("Its password stands in GROUNDSWELL_MAIL_PASSWORD, where groundswell serve is started."),
    )
    sender = forms.EmailField(label=_("Mail comes from"), max_length=254)

    class Meta:
        model = MailServer
        fields = ("host", "port", "security", "user", "sender")

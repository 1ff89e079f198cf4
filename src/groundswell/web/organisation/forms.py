"""What is asked about the company."""

from zoneinfo import available_timezones

from django import forms
from django.utils.dates import MONTHS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groundswell.people.organising import About
from groundswell.people.vocabulary import LONGEST, WORDS
from groundswell.web.shell.domains import domains_in
from groundswell.web.shell.offerings import OFFERINGS

_LONGEST_NAME = 200  # letters


class _Word(forms.CharField):
    def __init__(self, label: str | Promise) -> None:
        super().__init__(
            label=label,
            help_text=_("What your pages call it. Empty: as usual."),
            max_length=LONGEST,
            required=False,
        )


class Company(forms.Form):
    name = forms.CharField(label=_("Your company"), max_length=_LONGEST_NAME)
    domains = forms.CharField(
        label=_("Its mail domains"),
        help_text=_("Whoever writes from them is one of yours. Apart by blanks, commas or lines."),
        widget=forms.Textarea({"rows": 2, "spellcheck": "false"}),
        max_length=5_000,
        required=False,
    )
    currency = forms.RegexField(
        r"^[A-Za-z]{3}$",
        label=_("Currency, by its three letters"),
        error_messages={"invalid": _("Three letters, such as EUR or USD.")},
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"), choices=[(zone, zone) for zone in sorted(available_timezones())]
    )
    fiscal_year_begins = forms.TypedChoiceField(
        label=_("Its year begins in"),
        coerce=int,
        choices=list(MONTHS.items()),
    )
    offering = forms.ChoiceField(
        label=_("What you sell"),
        help_text=_("Pages take their words from it, unless you choose others below."),
        choices=OFFERINGS,
    )
    product = _Word(_("One thing that you sell"))
    products = _Word(_("Several of them"))
    launch = _Word(_("Bringing one to customers"))
    launches = _Word(_("Doing so several times"))
    administrators_need_code = forms.BooleanField(
        label=_("Administrators sign in with a code of their telephone as well"), required=False
    )

    def clean_domains(self) -> tuple[str, ...]:
        return domains_in(self.cleaned_data["domains"])

    def about(self) -> About:
        cleaned = self.cleaned_data
        return About(
            name=cleaned["name"],
            domains=cleaned["domains"],
            currency=cleaned["currency"].upper(),
            time_zone=cleaned["time_zone"],
            fiscal_year_begins=cleaned["fiscal_year_begins"],
            sells_services=cleaned["offering"] == "services",
            **{word: cleaned[word] for word in WORDS},
            administrators_need_code=cleaned["administrators_need_code"],
        )


def fields_of(about: About) -> dict[str, str]:
    """As the form has them."""
    return {
        "name": about.name,
        "domains": " ".join(about.domains),
        "currency": about.currency,
        "time_zone": about.time_zone,
        "fiscal_year_begins": str(about.fiscal_year_begins),
        "offering": "services" if about.sells_services else "products",
        **{word: getattr(about, word) for word in WORDS},
        **({"administrators_need_code": "on"} if about.administrators_need_code else {}),
    }

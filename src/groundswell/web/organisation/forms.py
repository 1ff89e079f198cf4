"""What is asked about the company."""

import calendar
from zoneinfo import available_timezones

from django import forms

from groundswell.people.organising import About
from groundswell.web.shell.domains import domains_in

_LONGEST = 200  # letters of a name


class Company(forms.Form):
    name = forms.CharField(label="Your company", max_length=_LONGEST)
    domains = forms.CharField(
        label="Its mail domains",
        help_text="Whoever writes from them is one of yours. Apart by blanks, commas or lines.",
        widget=forms.Textarea({"rows": 2, "spellcheck": "false"}),
        max_length=5_000,
        required=False,
    )
    currency = forms.RegexField(
        r"^[A-Za-z]{3}$",
        label="Currency, by its three letters",
        error_messages={"invalid": "Three letters, such as EUR or USD."},
    )
    time_zone = forms.ChoiceField(
        label="Time zone", choices=[(zone, zone) for zone in sorted(available_timezones())]
    )
    fiscal_year_begins = forms.TypedChoiceField(
        label="Its year begins in",
        coerce=int,
        choices=[(month, calendar.month_name[month]) for month in range(1, 13)],
    )
    offering = forms.ChoiceField(
        label="What you sell",
        help_text="Pages speak of products or of services.",
        choices=[("products", "Products"), ("services", "Services")],
    )
    administrators_need_code = forms.BooleanField(
        label="Administrators sign in with a code of their telephone as well", required=False
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
            administrators_need_code=cleaned["administrators_need_code"],
        )


def fields_of(about: About) -> dict[str, str]:
    """As the form has them, and as an undo sends them."""
    return {
        "name": about.name,
        "domains": " ".join(about.domains),
        "currency": about.currency,
        "time_zone": about.time_zone,
        "fiscal_year_begins": str(about.fiscal_year_begins),
        "offering": "services" if about.sells_services else "products",
        **({"administrators_need_code": "on"} if about.administrators_need_code else {}),
    }

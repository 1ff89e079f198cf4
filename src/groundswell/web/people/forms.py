"""What an administrator says of people."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from groundswell.people.language import ROLES

_ROLES = [(role.value, told) for role, told in ROLES.items()]
_LONGEST = 200  # letters of a name


class Invite(forms.Form):
    email = forms.EmailField(label=_("Their e-mail"), max_length=254)
    role = forms.ChoiceField(label=_("What they are"), choices=_ROLES)
    by_mail = forms.BooleanField(label=_("Send them the link by mail"), required=False)

    def __init__(self, sent: Mapping[str, Any] | None = None, *, sends: bool) -> None:
        """`sends`: whether a link can be sent from here; where none can, nobody is asked."""
        super().__init__(sent, auto_id="invite_%s")
        if not sends:
            del self.fields["by_mail"]


class OnePerson(forms.Form):
    """One act on one person; what it needs beside its name stands in a field of its own."""

    act = forms.ChoiceField(
        choices=[
            (act, act)
            for act in (
                "give role",
                "put in teams",
                "match",
                "give link",
                "give password link",
                "end rights",
                "give back rights",
                "give up code",
            )
        ]
    )
    role = forms.ChoiceField(choices=_ROLES, required=False)
    teams = forms.TypedMultipleChoiceField(coerce=int, required=False)
    person = forms.CharField(max_length=10_000, required=False)
    sure = forms.BooleanField(required=False)

    def __init__(self, sent: Mapping[str, Any], *, teams: list[int]) -> None:
        super().__init__(sent)
        self.fields["teams"].choices = [(team, str(team)) for team in teams]  # pyright: ignore[reportAttributeAccessIssue]


class OneInvitation(forms.Form):
    act = forms.ChoiceField(choices=[(act, act) for act in ("withdraw", "a new link")])
    sure = forms.BooleanField(required=False)


class TeamName(forms.Form):
    name = forms.CharField(label=_("The team's name"), max_length=_LONGEST)

"""What an administrator says of people."""

from django import forms

from groundswell.people.roles import Role

_ROLES = [(role.value, role.value) for role in Role]


class Invite(forms.Form):
    email = forms.EmailField(label="Their e-mail", max_length=254)
    role = forms.ChoiceField(label="What they are", choices=_ROLES)


class Rights(forms.Form):
    """One person's role, or the end of their rights."""

    act = forms.ChoiceField(choices=[(act, act) for act in ("give role", "end rights", "give link")])
    role = forms.ChoiceField(choices=_ROLES, required=False)

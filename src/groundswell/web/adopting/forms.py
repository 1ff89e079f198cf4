"""Whether a turn says a claim, as somebody says."""

from django import forms


class Decide(forms.Form):
    turn = forms.IntegerField(min_value=1)
    claim = forms.IntegerField(min_value=1)
    said = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])

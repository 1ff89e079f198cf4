"""A text that is pasted, and what is decided about a sentence of one."""

from django import forms
from django.utils.translation import gettext_lazy

from groundswell.engine.coverage.statements import LONGEST
from groundswell.message.covering.services import LONGEST_NAME


class Hold(forms.Form):
    name = forms.CharField(max_length=LONGEST_NAME, required=False)
    words = forms.CharField(
        max_length=LONGEST,
        error_messages={
            "required": gettext_lazy("Paste the text that you want to hold against what they say.")
        },
    )


class Decide(forms.Form):
    sentence = forms.RegexField(r"[0-9a-f]{64}")
    concern = forms.IntegerField(min_value=1)
    answers = forms.ChoiceField(choices=[("yes", "yes"), ("no", "no")])

"""What is typed on a card, and about what none fits."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundWidget
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from groundswell.field.attention.deciding import LONGEST_LINE as LONGEST_ANSWER
from groundswell.street.kit.services import LONGEST_LINE, MOST_WORDINGS
from groundswell.street.kit.values import CardHeld, Line, Lines, wordings
from groundswell.web.shell.addresses import number_of

LINES = {
    Line.THEY_SAY: _("They say"),
    Line.YOU_SAY: _("You say"),
    Line.PUSH_BACK: _("If they push back"),
    Line.PROOF: _("Proof"),
    Line.ASK: _("Ask them"),
    Line.DONT_SAY: _("Don’t say"),
}
_HINTS = {
    Line.THEY_SAY: _(
        "Other ways in which customers put it, one a line; what they said themselves is there already."
    ),
    Line.YOU_SAY: _("In one breath: at most thirty words."),
}


class CardForm(forms.Form):
    """Each line, and whether it may leave the house."""

    def __init__(self, card: CardHeld, sent: QueryDict | None = None) -> None:
        lines = card.at_hand
        initial: dict[str, Any] = {line.value: lines.text(line) for line in Line}
        initial["sayable"] = [line.value for line in Line if lines.is_sayable(line)]
        super().__init__(sent, initial={**initial, "seen": card.seen}, auto_id="card-%s")
        for line, name in LINES.items():
            most = (LONGEST_LINE + 1) * MOST_WORDINGS if line is Line.THEY_SAY else LONGEST_LINE
            self.fields[line.value] = forms.CharField(
                label=name,
                help_text=_HINTS.get(line, ""),
                max_length=most,
                required=line is Line.YOU_SAY,
                widget=forms.Textarea(attrs={"rows": 2}),
                error_messages={"required": _("What do sellers say?")},
            )
        self.fields["sayable"] = forms.MultipleChoiceField(
            label=_("May leave the house"),
            choices=[(line.value, name) for line, name in LINES.items()],
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["seen"] = forms.CharField(max_length=20, widget=forms.HiddenInput)

    def texts(self) -> list[tuple[forms.BoundField, BoundWidget]]:
        """Each line with its tick: whether it may leave the house."""
        ticks = iter(self["sayable"].subwidgets)
        return [(self[line.value], next(ticks)) for line in Line]

    def lines(self) -> Lines:
        told, sayable = self.cleaned_data, set(self.cleaned_data["sayable"])
        plain = {line.value: told[line.value].strip() for line in Line if line is not Line.THEY_SAY}
        return Lines(
            they_say=wordings(told[Line.THEY_SAY.value]),
            internal=frozenset(line for line in Line if line.value not in sayable),
            **plain,
        )


class AnswerForm(forms.Form):
    line = forms.CharField(
        label=_("What to say"),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("What do sellers say?")},
    )
    concern = forms.CharField(
        label=_("Which concern it is about, if any"),
        help_text=_("As C-12: every seller then finds the line in the kit."),
        required=False,
        max_length=20,
    )

    def clean_concern(self) -> int:
        typed = self.cleaned_data["concern"]
        number = number_of("C", typed) if typed else 0
        if number is None:
            raise forms.ValidationError(_("A concern is told as C-12."))
        return number

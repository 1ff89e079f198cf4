"""Asking to a meeting, and its minutes."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from groundswell.field.attention.deciding import LONGEST_LINE, Act, Reply, Team
from groundswell.field.attention.meetings import MOST_POINTS, Plan
from groundswell.web.answers.forms import day_to_come
from groundswell.web.shell.days import DayField

_LENGTHS = (15, 30, 45, 60, 90, 120)  # in minutes
# What a meeting may decide about a concern, in words, and what that is.
DECISIONS = {
    "": _("nothing yet"),
    "answer": _("the answer, which sellers say from now on"),
    "take up": _("we take it up"),
    "product": _("product must answer"),
    "marketing": _("marketing must answer"),
    "postpone": _("not now, because"),
}


def _lengths() -> list[tuple[int, str]]:
    return [
        (minutes, ngettext("%(minutes)s minute", "%(minutes)s minutes", minutes) % {"minutes": minutes})
        for minutes in _LENGTHS
    ]


class Meet(forms.Form):
    title = forms.CharField(label=_("What it is called"), max_length=120)
    day = DayField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    hour = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.TypedChoiceField(label=_("How long"), choices=_lengths, coerce=int, initial=45)
    place = forms.CharField(label=_("Where"), max_length=300, required=False)
    concern = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": _("Choose what is to be talked over.")}
    )
    invited = forms.TypedMultipleChoiceField(coerce=int, required=False)

    def __init__(self, users: Sequence[int], sent: QueryDict | None = None, **how: object) -> None:
        super().__init__(sent, **how)  # pyright: ignore[reportArgumentType] - as Django takes it
        chosen = sent.getlist("concern")[:MOST_POINTS] if sent else []
        concerns = [number for number in chosen if is_number(number)]
        offered = {"invited": [str(user) for user in users], "concern": concerns}
        for name, values in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.TypedMultipleChoiceField)
            field.choices = [(value, value) for value in values]

    def plan(self, zone: str) -> Plan:
        cleaned = self.cleaned_data
        return Plan(
            title=cleaned["title"],
            at=datetime.combine(cleaned["day"], cleaned["hour"], ZoneInfo(zone)),
            minutes=cleaned["minutes"],
            place=cleaned["place"],
            concerns=cleaned["concern"],
            invited=cleaned["invited"],
        )


def is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 16


class Decided(forms.Form):
    """What was decided about one concern; its fields bear its number."""

    act = forms.ChoiceField(choices=list(DECISIONS.items()), required=False)
    words = forms.CharField(max_length=2_000, required=False)
    until = DayField(required=False)

    def __init__(self, concern: int, sent: QueryDict | None = None) -> None:
        self.concern = concern
        super().__init__(sent, prefix=f"C-{concern}")

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        act = self.cleaned_data.get("act")
        if act in ("answer", "postpone") and not words.strip():
            raise forms.ValidationError(
                gettext("What are sellers to say?") if act == "answer" else gettext("Why not now?")
            )
        if act == "answer" and len(words) > LONGEST_LINE:
            told = gettext("What sellers are to say has at most %(most)s characters.")
            raise forms.ValidationError(told % {"most": LONGEST_LINE})
        return words

    def clean_until(self) -> date | None:
        return day_to_come(self.cleaned_data["until"])

    def said(self, user: int) -> Reply | None:
        """None where nothing was decided."""
        cleaned = self.cleaned_data
        match cleaned["act"]:
            case "":
                return None
            case "answer":
                return Reply(concern=self.concern, act=Act.ANSWER, by=user, line=cleaned["words"])
            case "take up":
                return Reply(concern=self.concern, act=Act.TAKE_UP, by=user, because=cleaned["words"])
            case "postpone":
                return Reply(
                    concern=self.concern,
                    act=Act.POSTPONE,
                    by=user,
                    because=cleaned["words"],
                    until=cleaned["until"],
                    team=Team.PRODUCT,
                )
            case team:
                return Reply(
                    concern=self.concern, act=Act.PASS_ON, by=user, because=cleaned["words"], team=Team(team)
                )

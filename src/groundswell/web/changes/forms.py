"""Making a change, and what is done with one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from groundswell.field import models
from groundswell.field.attention.deciding import LONGEST_LINE
from groundswell.field.history.entries import Author
from groundswell.product import services
from groundswell.product.models import ChangeState, HowFar
from groundswell.product.services import LONGEST_ABOUT, LONGEST_TITLE, MOST_CONCERNS, Made, Step, Wish
from groundswell.product.trackers import linking
from groundswell.web.shell import addresses
from groundswell.web.shell.addresses import number_of

_HOW_FAR = [(far.value, far.value) for far in HowFar]
_LONGEST_WHY = 2_000


def numbers_in(sent: Sequence[str]) -> list[int]:
    """Concerns as pages tell them."""
    return addresses.numbers_in("C", sent)[:MOST_CONCERNS]


class NewChange(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("What is to change, in a line"),
        max_length=LONGEST_TITLE,
        error_messages={"required": gettext_lazy("What is to change?")},
    )
    about = forms.CharField(
        label=gettext_lazy("More about it"),
        max_length=LONGEST_ABOUT,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, sent: QueryDict | None) -> None:
        super().__init__(sent)
        self._sent = sent

    def concerns(self) -> dict[int, HowFar]:
        """How far it goes for each; the rest is solved."""
        return self._how_far(numbers_in((self._sent or QueryDict()).getlist("concern")))

    def offered(self) -> dict[int, HowFar]:
        """Those, and what else there was to choose from: how far it would go was sent for each."""
        far = [name.removeprefix("far-") for name in self._sent or () if name.startswith("far-")]
        return self._how_far(numbers_in(far)) | self.concerns()

    def _how_far(self, concerns: Sequence[int]) -> dict[int, HowFar]:
        sent = self._sent or QueryDict()
        far = {number: sent.get(f"far-{number}", "") for number in concerns}
        return {number: HowFar(how) if how in set(HowFar) else HowFar.SOLVES for number, how in far.items()}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.concerns():
            self.add_error(None, _("A change is for a concern: choose at least one."))
        return cleaned

    def make(self, owner: int, author: Author) -> Made:
        """Raises what the service raises."""
        cleaned = self.cleaned_data
        wish = Wish(title=cleaned["title"], about=cleaned["about"], concerns=self.concerns(), owner=owner)
        return services.make(wish, author)


_ACTS = ("move", "describe", "hand", "address", "release", "link", "ask", "let go")


_OF_TICKETS = {"link": "link a ticket", "ask": "ask for a ticket", "let go": "let a ticket go"}


class Act(forms.Form):
    """One act. Only what that act needs has to be filled in."""

    act = forms.ChoiceField(choices=[(act, act) for act in _ACTS])
    was = forms.ChoiceField(choices=ChangeState.choices, required=False)
    to = forms.ChoiceField(choices=ChangeState.choices, required=False)
    because = forms.CharField(max_length=_LONGEST_WHY, required=False)
    line = forms.CharField(max_length=LONGEST_LINE, required=False)
    title = forms.CharField(max_length=LONGEST_TITLE, required=False)
    about = forms.CharField(max_length=LONGEST_ABOUT, required=False)
    owner = forms.ChoiceField(required=False)
    concern = forms.CharField(max_length=20, required=False)
    far = forms.ChoiceField(choices=_HOW_FAR, required=False)
    ticket = forms.CharField(max_length=linking.LONGEST, required=False)
    names = forms.BooleanField(required=False)
    number = forms.IntegerField(min_value=1, max_value=2**53, required=False)

    def __init__(self, sent: QueryDict, owners: Mapping[int, str]) -> None:
        super().__init__(sent)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ChoiceField)
        owner.choices = [("", ""), *owners.items()]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        act, to = cleaned.get("act"), cleaned.get("to")
        if act == "move" and not (cleaned.get("was") and to):
            self.add_error("to", _("Say where it stands now."))
        if act == "move":
            self._needs("line", _("What are sellers to say?"), asked=to == ChangeState.SHIPPED)
            why = _("Why not? Those who heard it are told.")
            self._needs("because", why, asked=to == ChangeState.DECLINED)
        self._needs("ticket", _("Where is it? Its address, please."), asked=act == "link")
        self._needs("title", _("What is to change?"), asked=act == "describe")
        if act in ("address", "release") and number_of("C", cleaned.get("concern", "")) is None:
            self.add_error("concern", _("Name a concern by its number, such as C-12."))
        return cleaned

    def _needs(self, field: str, why: str, *, asked: bool) -> None:
        if asked and not self.cleaned_data.get(field) and field not in self.errors:
            self.add_error(field, why)

    def told(self) -> str:
        """As the audit says it."""
        cleaned = self.cleaned_data
        if cleaned["act"] in ("link", "ask", "let go"):
            return {"link": "link a ticket", "ask": "ask for a ticket", "let go": "let a ticket go"}[
                cleaned["act"]
            ]
        return f"{cleaned['to']} a change" if cleaned["act"] == "move" else f"{cleaned['act']} a change"

    def do(self, change: int, author: Author) -> models.Entry:
        """Raises what the service raises."""
        cleaned = self.cleaned_data
        concern = number_of("C", cleaned["concern"]) or 0
        match cleaned["act"]:
            case "move":
                step = Step(
                    was=ChangeState(cleaned["was"]),
                    to=ChangeState(cleaned["to"]),
                    because=cleaned["because"],
                    line=cleaned["line"],
                )
                return services.move(change, step, author)
            case "describe":
                return services.describe(change, cleaned["title"], cleaned["about"], author)
            case "hand":
                return services.hand_to(change, int(cleaned["owner"] or 0), author)
            case "address":
                return services.address(change, concern, HowFar(cleaned["far"] or "solves"), author)
            case "link":
                return linking.link(change, cleaned["ticket"], author)
            case "ask":
                return linking.ask_for_one(change, author, with_names=cleaned["names"])
            case "let go":
                return linking.let_go(change, cleaned["number"] or 0, author)
            case _:
                return services.release(change, concern, author)

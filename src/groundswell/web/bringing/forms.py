"""What people say of what they bring in, before it is taken."""

from collections.abc import Sequence

from django import forms
from django.http import HttpRequest, QueryDict

from groundswell.field.bringing.arriving import Said
from groundswell.field.bringing.previews import FilePreview, TablePreview
from groundswell.sources.columns.meaning import Meaning
from groundswell.sources.contract import DATE_ORDERS, DATES

_LONGEST = 2_000
_DIGITS = 7  # of the number of a page
_MOST = 200  # names and columns of one form


def page_asked(request: HttpRequest) -> int:
    return _number((request.POST or request.GET).get("page", ""))


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and written.isascii() and len(written) < _DIGITS else 1


class Mending(forms.Form):
    """One act on what was brought, and what the person said it means."""

    act = forms.ChoiceField(choices=[(act, act) for act in ("look", "take", "stop", "throw away")])
    sellers = forms.CharField(max_length=_LONGEST, required=False)
    system = forms.CharField(max_length=80, required=False)
    as_verbatims = forms.BooleanField(required=False)

    def __init__(self, sent: QueryDict) -> None:
        super().__init__(sent)
        self._sent = sent

    @property
    def page(self) -> int:
        """That of the files to which what is said belongs."""
        return _number(self._sent.get("page", ""))

    def said(self, files: Sequence[FilePreview], before: Said) -> Said:
        """What is kept of it; only columns that there are can be named."""
        ticked = self._sent.getlist("ours")[:_MOST]
        typed = self.cleaned_data["sellers"].split(",")
        sellers = dict.fromkeys(name.strip()[:200] for name in (*ticked, *typed) if name.strip())
        columns = {mark: dict(map_) for mark, map_ in before.columns.items()}
        for table in {table.mark: table for file in files for table in file.tables}.values():
            columns.setdefault(table.mark, {}).update(self._chosen(table))
        return Said(
            sellers=list(sellers),
            columns={mark: map_ for mark, map_ in columns.items() if map_},
            as_verbatims=self.cleaned_data["as_verbatims"],
            system=self.cleaned_data["system"].strip(),
        )

    def _chosen(self, table: TablePreview) -> dict[str, str]:
        """Only what differs from what was understood: the rest is worked out again."""
        chosen = {meaning.value: self._sent.get(f"{table.mark}-{meaning.value}", "") for meaning in Meaning}
        columns = {
            meaning: column
            for meaning, column in chosen.items()
            if column in table.header and column != table.columns.get(meaning)
        }
        order = self._sent.get(f"{table.mark}-{DATES}", "")
        return columns | ({DATES: order} if order in DATE_ORDERS and order != table.dates else {})

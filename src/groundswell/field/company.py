"""What the company says of itself: one act with its row of history, which the one undo takes back."""

from datetime import datetime

from groundswell.field import models
from groundswell.field.actions import Action
from groundswell.field.setting import setting
from groundswell.people.models import Organisation
from groundswell.people.organising import About, about, refuse_without_code
from groundswell.people.viewer import Viewer


def describe(viewer: Viewer, new: About, at: datetime) -> models.Entry:
    """Raises NotForYou, NoCodeYourself, and ImpossibleCorrection where it says so already."""
    with setting(viewer, Action.COMPANY, "describe the company", at, counted_by=True) as act:
        company = Organisation.objects.select_for_update().get()
        refuse_without_code(viewer, about(company), new)
        for name in About.__slots__:
            said = getattr(new, name)
            act.patch.change(company, name, list(said) if isinstance(said, tuple) else said)
        act.told = "changed what the company says of itself"
    return act.entry

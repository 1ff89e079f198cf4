"""The parts of `/results`, in their order, each by itself.

To put a part on the page, write a module such as `numbers.py` beside this one with

- `shown(viewer, at, asked)`: what the template of the part gets as `shown`; `asked` is the query of the
  address. None where the part is not for this viewer: then it is not there;

then a template in `templates/results/`, which stands inside the part's section, below its heading, and a line
in PARTS. What is told of a person is asked for by viewer in the room that keeps it, and never here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from groundswell.people.viewer import Viewer
from groundswell.web.results import adoption, numbers, worked


@dataclass(frozen=True, slots=True)
class Part:
    key: str  # its anchor
    name: str | Promise
    template: str
    shown: Callable[[Viewer, datetime, QueryDict], object | None]


PARTS = (
    Part("numbers", _("Numbers"), "results/numbers.html", numbers.shown),
    Part("worked", _("Whether it worked"), "results/worked.html", worked.shown),
    Part("adoption", _("What sellers say"), "results/adoption.html", adoption.shown),
)


@dataclass(frozen=True, slots=True)
class PartShown:
    part: Part
    shown: object


def parts_for(viewer: Viewer, at: datetime, asked: QueryDict) -> Iterator[PartShown]:
    """Those that are for this viewer."""
    for part in PARTS:
        shown = part.shown(viewer, at, asked)
        if shown is not None:
            yield PartShown(part, shown)

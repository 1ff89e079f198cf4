"""Two targets for the same do not stand over the same days, by an undo neither."""

from groundswell.engine.attaining.periods import collide
from groundswell.field.errors import CannotUndo
from groundswell.field.history.patch import Patch
from groundswell.field.models import Entry
from groundswell.results.models import Target
from groundswell.results.targets.queries import fiscal_year_begins, goal_of


def refuse_overlaps(entry: Entry, undone: Patch) -> None:
    """Raises CannotUndo where a target that comes back meets one that was set since."""
    touched = {
        number
        for column in undone.columns.values()
        if column.table == Target._meta.label_lower
        for number in column.ids
    }
    if not touched:
        return
    rows = list(Target.objects.filter(removed=False))
    back, others = [row for row in rows if row.pk in touched], [row for row in rows if row.pk not in touched]
    begins = fiscal_year_begins()
    for row in back:
        goal = goal_of(row)
        for other in others:
            told = goal_of(other)
            meets = told.period == goal.period or collide(told.period, goal.period, begins)
            if told.whose == goal.whose and meets:
                raise CannotUndo(
                    f"#{entry.pk} cannot be undone: a target for the same, over the same days, was set since"
                    f" by #{other.entry_id}. Take that one away first."
                )

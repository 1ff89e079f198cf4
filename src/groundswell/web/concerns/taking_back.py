"""Who may undo a row of history: whoever may do what it did."""

from django.utils.translation import gettext

from groundswell.field.actions import OF_ATTENTION, Action
from groundswell.field.errors import CannotUndo
from groundswell.field.history.undo import action_of, done_by, of_a_run
from groundswell.field.models import Entry
from groundswell.message.drafts.queries import may_undo
from groundswell.message.queries import signs
from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.results.targets.queries import may_take_back as may_take_back_targets
from groundswell.street.sides import said_so
from groundswell.web import rights
from groundswell.web.answers.contexts import may_take_back_attention
from groundswell.web.changes.listing import may_take_back_change

# Of what rooms above do, and of what is set: a route through which it is done. All else is for whoever
# decides about concerns.
_DONE_BY = {
    Action.LAUNCH: "launch-change",
    Action.CHANGE: "change-new",
    Action.MESSAGE: "claim-new",
    Action.RELEASE: "launch-withdraw",
    Action.DECIDE: "launch-decide",
    Action.RULE: "rule",
    Action.KEEP: "keeping",
    Action.WATCH: "unwatch",
    Action.GATES: "gates",
    Action.COMPANY: "organisation",
    Action.TARGET: "targets",
}

# Where what is set stands.
_STANDS_AT = {
    Action.RULE: "attention",
    Action.KEEP: "keeping",
    Action.WATCH: "sources",
    Action.GATES: "gates",
    Action.COMPANY: "organisation",
    Action.TARGET: "targets",
}


def setting_of_entry(entry: Entry) -> str:
    """The route of the page on which stands what an entry, or what it undoes in the end, sets; else empty."""
    while entry.undoes is not None:
        entry = entry.undoes
    return _STANDS_AT.get(Action(entry.action), "")


def may_take_back(viewer: Viewer, entry: int) -> bool:
    """By its number. An undo is undone by whoever may undo what it took back. Raises CannotUndo."""
    action = action_of(entry)
    if signs(entry, but=viewer):
        raise CannotUndo(gettext("A signature is given and withdrawn by nobody but whoever signs."))
    if action == Action.DRAFT:
        puts_away = rights.may("draft-away", "POST", rights.caller(viewer))
        return may_undo(viewer, done_by(entry), puts_away=puts_away)
    if action == Action.LAUNCH and said_so(viewer, done_by(entry)):
        return True
    if action == Action.TARGET:
        return may_take_back_targets(viewer, done_by(entry))
    if action == Action.CHANGE and not may_take_back_change(viewer, entry):
        return False
    return may_take_back_action(viewer, action, of_the_field=of_a_run(entry) and action != Action.MEND)


def may_take_back_action(viewer: Viewer, action: str, *, of_the_field: bool) -> bool:
    """An import or a regrouping concerns the whole field, as does the company's clock: administrators undo
    those, and nobody else. What a team was asked and said is undone by those who ask or say."""
    if of_the_field:
        return viewer.role is Role.ADMINISTRATOR
    if action in OF_ATTENTION:
        return may_take_back_attention(viewer)
    return rights.may(_DONE_BY.get(Action(action), "decide"), "POST", rights.caller(viewer))

"""Who may call what: the table in `rights.toml`, read once. What does not stand in it is denied."""

import tomllib
from functools import cache
from pathlib import Path

from groundswell.people.roles import MEMBERS, Role
from groundswell.people.scopes import SCOPES
from groundswell.people.viewer import Viewer

NOBODY = "nobody"
DEVICE = "device"  # a phone that stays signed in for notes; to all that does not name it, it is nobody
_PEOPLE = frozenset({NOBODY, *(role.value for role in Role)})
TOKENS = frozenset(f"token:{scope}" for scope in SCOPES)
CALLERS = _PEOPLE | TOKENS | {DEVICE}
_GROUPS = {"members": frozenset(role.value for role in MEMBERS), "everybody": _PEOPLE}

Rights = dict[str, dict[str, frozenset[str]]]


def caller(viewer: Viewer | None) -> str:
    if viewer is None:
        return NOBODY
    return DEVICE if viewer.device else viewer.role.value


def allows(route: str, method: str, viewer: Viewer | None) -> bool:
    """Whether they may call the route by this method: by their role, or, a program, by one of its scopes.
    What it then reads, it reads as who made the token."""
    if viewer is None or viewer.scopes is None:
        return may(route, method, caller(viewer))
    return any(may(route, method, f"token:{scope}") for scope in viewer.scopes)


def may(route: str, method: str, who: str) -> bool:
    """Whether this caller may call the route by this method; HEAD is as GET."""
    return who in table().get(route, {}).get("GET" if method == "HEAD" else method, ())


@cache
def table() -> Rights:
    """Callers by route and method. Raises ValueError for a caller that there is not."""
    document = tomllib.loads(Path(__file__).with_name("rights.toml").read_text(encoding="utf-8"))
    return {
        route: {method: _callers(names) for method, names in methods.items()}
        for route, methods in document["routes"].items()
    }


def _callers(names: list[str]) -> frozenset[str]:
    if unknown := set(names) - CALLERS - set(_GROUPS):
        raise ValueError(f"There is no caller {min(unknown)}.")
    return frozenset().union(*(_GROUPS.get(name, frozenset({name})) for name in names))

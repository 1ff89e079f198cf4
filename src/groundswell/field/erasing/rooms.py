"""What rooms above keep that people wrote: told by each as it is made ready, so that erasing reaches it."""

from collections.abc import Callable, Collection

from django.db.models import Model

Place = tuple[type[Model], str]  # a table and its column of text

_PLACES: dict[Place, bool] = {}
_OF_USERS: list[Callable[[Collection[int]], None]] = []
_INSTEAD: list[Place] = []
_THEIRS: list[Place] = []
_NAMED: list[Place] = []


def reach(table: type[Model], *columns: str, of_concerns: bool = False) -> None:
    """Names are taken out of these columns of plain text; with `of_concerns`, since people wrote there about
    what was said, so is what only erased words knew."""
    _PLACES.update(dict.fromkeys([(table, column) for column in columns], of_concerns))


def belong(table: type[Model], column: str) -> None:
    """Rows that name a person in this column are theirs: handed out with all of theirs, and without the name
    once they are erased."""
    _THEIRS.append((table, column))
    reach(table, column)


def theirs() -> list[Place]:
    return list(dict.fromkeys(_THEIRS))


def reach_users(leave_out: Callable[[Collection[int]], None]) -> None:
    """`leave_out` takes users out by their numbers, who are somebody for nobody any more."""
    if leave_out not in _OF_USERS:
        _OF_USERS.append(leave_out)


def people_stand_in(table: type[Model], column: str) -> None:
    """In this column people stand by name whom nothing else may know: they can be asked for, and erased."""
    _NAMED.append((table, column))


def people_named() -> set[str]:
    return {
        name
        for table, column in dict.fromkeys(_NAMED)
        for name in table._default_manager.values_list(column, flat=True).distinct()
        if name
    }


def leave_users_out(users: Collection[int]) -> None:
    """In every room above."""
    for leave_out in _OF_USERS:
        leave_out(users)


def places() -> list[Place]:
    """All that was told."""
    return list(_PLACES)


def said_of_concerns() -> list[Place]:
    return [place for place, of_concerns in _PLACES.items() if of_concerns]


def stand_for_verbatims(table: type[Model], column: str) -> None:
    """What stands in this column is the words of the row's `verbatim`, told otherwise: it goes with them."""
    _INSTEAD.append((table, column))


def instead_of_words() -> list[Place]:
    return list(dict.fromkeys(_INSTEAD))

"""Erasing a person where the application holds them. A process that knows no such tables leaves them."""

from collections.abc import Callable, Collection

from django.apps import apps

Pairs = set[tuple[str, str]]


def pairs() -> Pairs:
    """(name, address) of everybody who may come in, or could once."""
    if not _is_here():
        return set()
    from groundswell.people.erasing import user_pairs

    return user_pairs()


def erase(called: Collection[str], without: Callable[[str], str], *, even_if_active: bool) -> None:
    """Take a person out of users, audit and outbox. Raises StillComesIn while their rights have not ended,
    unless they were erased before and stand in an older copy."""
    if not _is_here():
        return
    from groundswell.ledger.erasing import blot_out
    from groundswell.people.erasing import erase_user

    folded = {name.casefold() for name in called}
    erase_user(lambda told: told.casefold() in folded, even_if_active=even_if_active)
    blot_out(lambda told: told.casefold() in folded, without)


def _is_here() -> bool:
    """The rooms can only be loaded by a process that was set up with them."""
    return apps.is_installed("groundswell.people")

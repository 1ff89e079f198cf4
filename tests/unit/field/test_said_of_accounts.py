"""What people say of two accounts: in the history, with who said it, and undone like any other decision."""

from pathlib import Path

import pytest

from tests.worlds.talk import day

NAMES = ("Harbour Foods", "Quay Holding")


def author(by: str = "ana", because: str = ""):
    from groundswell.field.history.entries import Author

    return Author(by=by, at=day(29), because=because)


@pytest.fixture(autouse=True)
def _accounts(store_path: Path) -> None:
    from groundswell.crm.book import FactBook
    from groundswell.speech import Account

    book = FactBook()
    for name in NAMES:
        book.keep(Account(key="", name=name, domains=("harbour.example",)))
    book.write()


def say(*, same: bool, by: str = "ana"):
    from groundswell.field.services.business import tell_accounts

    return tell_accounts(*NAMES, author(by, "asked them"), same=same)


def undo(number: int):
    from groundswell.field.history.undo import undo as take_back

    return take_back(number, author())


def known() -> tuple[int, bool]:
    """How many accounts there are, and whether it is asked if they are one."""
    from groundswell.crm import queries

    return len(queries.directory().accounts), bool(queries.questions())


def test_what_is_said_of_accounts_stands_in_the_history_with_who_said_it_and_why() -> None:
    from groundswell.field.models import Entry

    say(same=True, by="kim")
    row = Entry.objects.get()
    assert (row.action, row.by, row.because) == ("kinship", "kim", "asked them")
    assert row.summary == "“Harbour Foods” and “Quay Holding” are one account"


def test_after_an_undo_it_is_asked_again_as_if_nobody_had_said_anything() -> None:
    from groundswell.field.history.undo import last_to_undo

    assert known() == (2, True)
    entry = say(same=True)
    assert known() == (1, False)
    assert last_to_undo() == entry.pk
    back = undo(entry.pk)
    assert known() == (2, True)
    undo(back.pk)
    assert known() == (1, False)


def test_an_undo_brings_back_what_was_said_before() -> None:
    say(same=True)
    undo(say(same=False).pk)
    assert known() == (1, False)


def test_what_somebody_said_since_is_not_undone_with_what_was_said_first() -> None:
    from groundswell.field.errors import CannotUndo

    first = say(same=True)
    say(same=False, by="kim")
    last = say(same=True, by="lee")
    with pytest.raises(CannotUndo, match=f"while #{last.pk} "):
        undo(first.pk)
    assert known() == (1, False)


def test_what_was_undone_can_be_said_anew() -> None:
    undo(say(same=True).pk)
    say(same=False)
    assert known() == (2, False)


def test_what_is_shown_is_counted_anew_when_two_accounts_become_one() -> None:
    from groundswell.field.reading import state
    from groundswell.field.reading.upkeep import refresh

    refresh(day(28))
    assert state.holds(day(28))
    say(same=True)
    assert not state.holds(day(28))


def test_nothing_is_said_where_an_account_is_not_known() -> None:
    from groundswell.crm.services import UnknownAccount
    from groundswell.field.models import Entry
    from groundswell.field.services.business import tell_accounts

    with pytest.raises(UnknownAccount):
        tell_accounts("Harbour Foods", "Nobody", author(), same=True)
    assert not Entry.objects.exists()


def test_what_was_said_of_an_account_goes_with_the_person_it_is_called_by() -> None:
    from groundswell.crm.book import FactBook
    from groundswell.crm.models import Kinship
    from groundswell.field.erasing.forget import forget
    from groundswell.field.models import Entry
    from groundswell.field.services.business import tell_accounts
    from groundswell.speech import Account, Seller

    book = FactBook()
    book.keep(Account(key="", name="Ann Quist"))
    book.keep(Seller(key="1", name="Ann Quist"))
    book.write()
    tell_accounts("Ann Quist", "Quay Holding", author(), same=True)
    forget("Ann Quist", author())
    assert not Kinship.objects.exists()
    assert Entry.objects.get(action="kinship").summary == "“(erased)” and “Quay Holding” are one account"

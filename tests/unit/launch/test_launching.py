"""The day comes: what a launch is for has been launched upon, once, and one undo takes it back."""

import pytest

from groundswell.people.viewer import NotForYou
from tests.unit.launch.test_acts import merge, undo
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with
from tests.worlds.launching import AT, begun, member

pytestmark = pytest.mark.usefixtures("heard")


def status(number: int) -> str:
    from groundswell.field.models import Concern

    return Concern.objects.get(pk=number).status


def test_its_concerns_are_launched_upon_and_an_undo_takes_that_back() -> None:
    from groundswell.launch.launching import go_to_market, has_gone

    offline, price = concern_with(OFFLINE[0]), concern_with(PRICE[0])
    launch = begun(offline)
    entry = go_to_market(launch, AT)
    assert (status(offline), status(price), has_gone(launch)) == ("launched", "open", True)
    undo(entry.pk)
    assert (status(offline), has_gone(launch)) == ("open", False)
    go_to_market(launch, AT)
    assert status(offline) == "launched"


def test_it_goes_once_and_not_from_where_it_was_put_away() -> None:
    from groundswell.field.models import Entry
    from groundswell.launch.errors import WentAlready
    from groundswell.launch.launching import go_to_market
    from groundswell.launch.services import put_away

    launch = begun(concern_with(OFFLINE[0]))
    go_to_market(launch, AT)
    entries = Entry.objects.count()
    with pytest.raises(WentAlready):
        go_to_market(launch, AT)
    assert Entry.objects.count() == entries
    put_away(launch, member(), AT)
    with pytest.raises(NotForYou):
        go_to_market(launch, AT)


def test_what_was_merged_is_launched_upon_as_what_it_leads_to_and_what_was_dismissed_stays_so() -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import dismiss
    from groundswell.launch.launching import go_to_market

    offline, price, invoices = (concern_with(words[0]) for words in (OFFLINE, PRICE, INVOICES))
    launch = begun(offline, price)
    merge(invoices, offline)
    dismiss(price, Author(by="ana", at=AT))
    go_to_market(launch, AT)
    assert (status(invoices), status(price)) == ("launched", "dismissed")

"""Who made an entry of history is known by their number: a page calls them as they are called now."""

import pytest

from groundswell.people.roles import Role
from tests.unit.web.conftest import SignedIn, note_of
from tests.worlds.field import INVOICES, concern_with

pytestmark = pytest.mark.usefixtures("heard")


def test_after_another_name_pages_show_the_person_as_they_are_called_now(signed_in: SignedIn) -> None:
    from groundswell.field.models import Entry
    from groundswell.people.models import User

    number = concern_with(INVOICES[0])
    product = User.objects.get(role=Role.PRODUCT.value)
    browser = signed_in(Role.PRODUCT.value)
    page = browser.get(f"/concerns/C-{number}").content.decode()
    seen = page.partition('name="seen" value="')[2].partition('"')[0]
    told = {"act": "rename", "name": "Invoices by hand", "seen": seen}
    assert browser.post(f"/concerns/C-{number}/decide", told).status_code == 302
    assert Entry.objects.order_by("-pk").values_list("user", "by")[0] == (product.pk, product.name)
    User.objects.filter(pk=product.pk).update(name="Maren Oduya")
    shown = browser.get(f"/concerns/C-{number}").content.decode()
    assert "<b>Maren Oduya</b>" in shown
    assert f"<b>{product.name}</b>" not in shown


def test_a_note_and_its_undoing_bear_the_number_of_who_wrote_it() -> None:
    from datetime import UTC, datetime

    from groundswell.field.models import Entry
    from groundswell.field.services.noting import Writer, take_note_back
    from groundswell.people.models import User

    note_of(Role.SELLER.value, "a-note-of-the-seller")
    seller = User.objects.get(role=Role.SELLER.value)
    writer = Writer(user=seller.pk, name=seller.name, email=seller.email)
    take_note_back("a-note-of-the-seller", writer, datetime.now(UTC))
    assert [one.user for one in Entry.objects.order_by("-pk")[:2]] == [seller.pk] * 2


def test_erasing_somebody_takes_their_number_out_of_the_history() -> None:
    from groundswell.field.erasing.application import erase
    from groundswell.field.models import Entry
    from groundswell.people import services
    from groundswell.people.models import User
    from groundswell.web.shell.clock import now

    note_of(Role.SELLER.value, "a-note-of-the-seller")
    seller = User.objects.get(role=Role.SELLER.value)
    services.end_rights(seller.pk, now())
    erase([seller.name, seller.email], lambda text: text, even_if_active=False)
    assert not Entry.objects.filter(user=seller.pk).exists()

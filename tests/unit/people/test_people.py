"""Who may come in: the first administrator, invitations, links that open once, rights that end at once."""

from datetime import UTC, datetime, timedelta

import pytest

from groundswell.people.roles import Role

pytestmark = pytest.mark.usefixtures("store_path")
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)


def founded():
    from groundswell.people.services import Company, found

    return found(
        Company(name="Wrenfield"), "Agnes Holm", "agnes@wrenfield.example", AT, password="a long secret"
    )


def test_the_company_is_founded_once() -> None:
    from groundswell.people.errors import FoundedAlready
    from groundswell.people.queries import organisation, viewer_of

    administrator = founded()
    viewer = viewer_of(administrator)
    assert viewer is not None
    assert (viewer.name, viewer.role, viewer.is_member) == ("Agnes Holm", Role.ADMINISTRATOR, True)
    with pytest.raises(FoundedAlready):
        founded()
    assert organisation().name == "Wrenfield"


def test_a_password_is_kept_as_argon2id_and_an_address_is_the_same_in_any_case() -> None:
    from groundswell.people.models import User

    founded()
    kept = User.objects.get_by_natural_key(" Agnes@WRENFIELD.example ")
    assert kept.password.startswith("argon2$argon2id$")
    assert kept.check_password("a long secret")


def test_two_people_cannot_come_in_by_one_address() -> None:
    from groundswell.people import entrances, services
    from groundswell.people.errors import AddressTaken

    founded()
    with pytest.raises(AddressTaken):
        services.join("Another", "AGNES@wrenfield.example", Role.SELLER, AT)
    with pytest.raises(AddressTaken):
        entrances.invitation("Agnes@wrenfield.example", Role.SELLER, AT)


def test_an_invitation_lets_one_person_in_with_the_role_it_was_made_for() -> None:
    from groundswell.people import entrances, services
    from groundswell.people.errors import EntranceClosed

    founded()
    token = entrances.invitation("ifeoma@wrenfield.example", Role.SELLER, AT)
    assert services.accept(token, "Ifeoma Obi", AT).role == "seller"
    with pytest.raises(EntranceClosed):
        services.accept(token, "Somebody else", AT)


def test_a_second_invitation_closes_the_first() -> None:
    from groundswell.people import entrances, services
    from groundswell.people.errors import EntranceClosed

    founded()
    first = entrances.invitation("ifeoma@wrenfield.example", Role.ADMINISTRATOR, AT)
    second = entrances.invitation("IFEOMA@wrenfield.example", Role.SELLER, AT)
    with pytest.raises(EntranceClosed):
        services.accept(first, "Ifeoma Obi", AT)
    assert services.accept(second, "Ifeoma Obi", AT).role == "seller"


def test_a_link_is_over_after_its_time_and_only_for_what_it_was_made_for() -> None:
    from groundswell.people import entrances
    from groundswell.people.errors import EntranceClosed
    from groundswell.people.models import Entrance

    user = founded()
    token = entrances.sign_in_link(user, AT)
    for kind, at in (
        (Entrance.Kind.SIGN_IN, AT + entrances.SIGN_IN_LASTS),
        (Entrance.Kind.INVITATION, AT),
        (Entrance.Kind.FIRST_RUN, AT),
    ):
        with pytest.raises(EntranceClosed):
            entrances.use(token, kind, at)
    last = AT + entrances.SIGN_IN_LASTS - timedelta(seconds=1)
    assert entrances.use(token, Entrance.Kind.SIGN_IN, last).user == user
    with pytest.raises(EntranceClosed):
        entrances.use(token, Entrance.Kind.SIGN_IN, last)


def test_what_a_link_holds_stands_nowhere_in_the_store() -> None:
    from groundswell.people import entrances
    from groundswell.people.models import Entrance

    token = entrances.sign_in_link(founded(), AT)
    (row,) = Entrance.objects.values()
    assert token not in str(row)
    assert len(token) >= 43


def test_whose_rights_ended_is_nobody_and_their_open_links_let_nobody_in() -> None:
    from groundswell.people import entrances, services
    from groundswell.people.errors import EntranceClosed
    from groundswell.people.models import Entrance
    from groundswell.people.queries import viewer_of

    founded()
    seller = services.join("Ifeoma Obi", "ifeoma@wrenfield.example", Role.SELLER, AT)
    token = entrances.sign_in_link(seller, AT)
    ended = services.end_rights(seller.pk, AT)
    assert viewer_of(ended) is None
    with pytest.raises(EntranceClosed):
        entrances.use(token, Entrance.Kind.SIGN_IN, AT)


def test_an_administrator_is_always_left() -> None:
    from groundswell.people import services
    from groundswell.people.errors import LastAdministrator

    first = founded()
    for change in (
        lambda: services.end_rights(first.pk, AT),
        lambda: services.give_role(first.pk, Role.SELLER),
    ):
        with pytest.raises(LastAdministrator):
            change()
    second = services.join("Ruth Adeyemi", "ruth@wrenfield.example", Role.ADMINISTRATOR, AT)
    assert services.give_role(first.pk, Role.SELLER).role == "seller"
    with pytest.raises(LastAdministrator):
        services.end_rights(second.pk, AT)

"""The table of rights holds for every route and every caller; what is denied looks like what is not there."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.urls import reverse

from groundswell.people.roles import Role
from groundswell.people.viewer import Viewer
from groundswell.web import rights
from groundswell.web.rights import CALLERS, DEVICE, NOBODY
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import AT, SignedIn, note_of, phone_of
from tests.worlds.guests import guest_in, member
from tests.worlds.launching import begun, change_for
from tests.worlds.talk import day

OWN_NOTE = "a-note-of-whoever-asks"
GIVEN = {
    "number": 1,
    "token": "no-such-token",
    "name": "Account 1",
    "entry": 99,
    "view": 99,
    "user": 2,
    "word": 9,
    "kind": "heard",
    "item": UUID(int=9),
    "key": OWN_NOTE,
    "device": 99,
    "copy": "no-such.db",
    "file": 1,
    "folder": 9,
    "claim": 1,
    "proof": 1,
    "launch": 1,
    "space": "the-space-of-the-guest",
    "condition": 1,
    "override": 1,
    "draft": 1,
    "place": 1,
    "guest": 1,
    "table": 99,
    "target": 99,
    "called": "K-1",
    "question": 1,
    "link": 1,
}
# What acts comes last, also where it signs out.
METHODS = ("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "POST")


@pytest.fixture
def given(heard: None) -> None:
    """What the addresses name is there."""
    from groundswell.field.models import Meeting
    from groundswell.people import entrances, teams
    from groundswell.product.models import Change

    assert Meeting.objects.create(title="Ours", at=now(), minutes=30, by=1).pk == GIVEN["number"]
    assert teams.make("North").pk == GIVEN["number"]
    entrances.invitation("new@wrenfield.example", Role.SELLER, now())
    assert begun() == GIVEN["number"]
    guest_in(GIVEN["number"], GIVEN["space"])
    _claim_of_the_launch()
    _decision_on_the_launch()
    card_of_the_launch()
    held_texts()
    _drafts()
    _presentation_of_a_guest()
    _past_launch()
    _link_to_the_kit()
    made = entrances.invited("new@wrenfield.example", now())
    assert made is not None
    assert made.pk == GIVEN["number"]
    assert Change.objects.create(title="Ours", made=now(), removed=False).pk == GIVEN["number"]
    _shipped_for_a_concern()


def _shipped_for_a_concern() -> None:
    """So that it is told what became of it."""
    from groundswell.product.models import Change

    made = change_for([GIVEN["number"]], state="shipped")
    Change.objects.filter(pk=made).update(shipped=AT.date())


def _claim_of_the_launch() -> None:
    from groundswell.message.models import Claim, Proof

    claim = Claim.objects.create(launch_id=GIVEN["number"], sentence="Once.", place=1, removed=False)
    proof = Proof.objects.create(claim=claim, kind="figure", text="1 of 1", removed=False)
    assert (claim.pk, proof.pk) == (GIVEN["claim"], GIVEN["proof"])


def _decision_on_the_launch() -> None:
    """With a condition, and an override of a gate."""
    from groundswell.street.evidence import Evidence
    from groundswell.street.models import Condition, Decision, GateOverride
    from groundswell.street.queries import as_kept
    from groundswell.street.slides import Deck

    evidence = Evidence(launch=GIVEN["launch"], name="Offline", as_of="")
    deck, frozen = as_kept(Deck(title="Offline", subtitle="", slides=()), evidence)
    who = {
        "launch_id": GIVEN["launch"],
        "by": "Marcus Thorne",
        "user": 0,
        "role": "executive",
        "at": AT,
        "because": "",
    }
    made = Decision.objects.create(what="no", deck=deck, evidence=frozen, removed=False, **who)
    assert Condition.objects.create(decision=made, what="Once.").pk == GIVEN["condition"]
    passed = GateOverride.objects.create(gate="sales signed", in_force=True, **who)
    assert passed.pk == GIVEN["override"]


def card_of_the_launch() -> None:
    """And a question of whoever looks for one."""
    from groundswell.street.models import Card, CardQuestion, CardVersion

    card = Card.objects.create(
        launch_id=GIVEN["launch"], claim_id=GIVEN["claim"], concern_id=1, out=True, removed=False
    )
    version = CardVersion.objects.create(card=card, number=1, you_say="Once.", at=AT, removed=False)
    Card.objects.filter(pk=card.pk).update(stands=version.pk)
    assert f"K-{card.pk}" == GIVEN["called"]
    assert CardQuestion.objects.create(words="Why?", at=AT, removed=False).pk == GIVEN["question"]


def _past_launch() -> None:
    from groundswell.results.models import PastLaunch

    assert PastLaunch.objects.create(name="Ours", at=AT, removed=False).pk == GIVEN["number"]


def _drafts() -> None:
    """One of a guest, and one of ours that was released to them."""
    from groundswell.launch.models import Launch
    from groundswell.message.drafts.releasing import release_draft
    from groundswell.message.drafts.services import Brought, begin_draft
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of

    guest = viewer_of(User.objects.get(role=Role.GUEST.value))
    assert guest is not None
    launch = Launch.objects.get(pk=GIVEN["launch"])
    version = begin_draft(launch, "Page", Brought(passages=[("It works.", "")]), guest, now())
    assert version.draft_id == GIVEN["draft"]
    ours = begin_draft(launch, "Ours", Brought(passages=[("It works.", "")]), member(), now())
    release_draft(member(), ours, "Ours", {}, now())


def _presentation_of_a_guest() -> None:
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of
    from groundswell.street import guests_own
    from groundswell.street.presenting import Wanted

    guest = viewer_of(User.objects.get(role=Role.GUEST.value))
    assert guest is not None
    own = guests_own.own_in(guest, str(GIVEN["space"]))
    guests_own.change(guest, own.space, Wanted(subtitle="Ours"), now(), seen=own.version)
    assert own.guest == GIVEN["guest"]


def _link_to_the_kit() -> None:
    from groundswell.street.models import KitLink
    from groundswell.street.used.links import make

    make(member(), GIVEN["launch"], "The printer", 7, now())
    assert KitLink.objects.get().pk == GIVEN["link"]


def held_texts() -> None:
    """One of a launch and one of the whole message, at the numbers that addresses name."""
    from groundswell.message.models import CoveredText

    held = CoveredText.objects.create(launch_id=GIVEN["launch"], words="It works.", at=AT, removed=False)
    assert held.pk == GIVEN["number"]
    CoveredText.objects.create(words="It works.", at=AT, removed=False)


def routes() -> list[str]:
    from groundswell.web.urls import urlpatterns

    return sorted(route.name for route in urlpatterns)


def address(route: str) -> str:
    from groundswell.web.urls import urlpatterns

    (pattern,) = [one for one in urlpatterns if one.name == route]
    return reverse(route, kwargs={name: GIVEN[name] for name in pattern.pattern.converters})


def address_of(route: str, caller: str) -> str:
    """A token is there for whose it is, what somebody heard for themselves, and what is to be lifted is
    restricted to whoever asks. The second text is no launch's."""
    from groundswell.launch.models import Launch
    from groundswell.message.models import Draft, DraftVersion, ReleasedDraft
    from groundswell.people import tokens
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of
    from groundswell.results.models import PastLaunch

    who = viewer_of(User.objects.filter(role=caller).first())
    if route.startswith("target") and who is not None and rights.may("targets", "POST", caller):
        return target_of(who, route)
    if route.startswith("past-"):
        PastLaunch.objects.update(removed=False)  # another caller took it away
    if route == "lift" and rights.may(route, "POST", caller):
        return restricted_to(who)
    if route.startswith(("draft", "space-")):
        Launch.objects.update(removed=False)
        Draft.objects.update(removed=False)
        DraftVersion.objects.update(removed=False)
        ReleasedDraft.objects.update(removed=False)
    if route in ("draft-release", "draft-withdraw"):  # the other one is the guests' own
        return reverse(route, args=[GIVEN["launch"], Draft.objects.order_by("-pk")[0].pk])
    if route.startswith("space-ours"):
        return reverse(route, args=[GIVEN["space"], ReleasedDraft.objects.order_by("-pk")[0].token])
    if route.startswith("launch-cover"):
        Launch.objects.update(removed=False)  # another route put it away
    if route == "decision-evidence":
        return reverse(route, args=[GIVEN["launch"], "accounts"])
    if route in ("covered", "cover-decide", "covered-away"):
        return reverse(route, args=[GIVEN["number"] + 1])
    if route == "heard" and who is not None:
        return reverse(route, args=[who.user])
    if route != "token" or who is None or not who.is_member:
        return address(route)
    made, _ = tokens.make(who, "a program", ["field:read"], now(), lasts=timedelta(days=1))
    return reverse(route, args=[made.pk])


def target_of(viewer: Viewer, route: str) -> str:
    """A target that they may take away, and a table of theirs with a row that is refused."""
    from groundswell.people.models import Team, User
    from groundswell.results.models import Target, TargetTable
    from groundswell.results.targets.services import set_one
    from groundswell.results.targets.values import Column

    north = Team.objects.get(pk=GIVEN["number"])
    north.members.add(User.objects.get(pk=viewer.user))  # pyright: ignore[reportAttributeAccessIssue]
    Target.objects.update(removed=True)
    cells = {Column.TEAM: north.name, Column.PERIOD: "2026-03", Column.AMOUNT: "100"}
    target = Target.objects.get(entry=set_one(viewer, cells, now()))
    table = TargetTable.objects.create(
        at=now(), user=viewer.user, header='["period", "amount"]', rows='[[1, ["soon", "5"], ""]]'
    )
    given = {"targets": [], "targets-bring": [], "target-away": [target.pk]}
    return reverse(route, args=given.get(route, [table.pk]))


def restricted_to(viewer: Viewer | None) -> str:
    from groundswell.field.models import Conversation
    from groundswell.field.restrictions import Reason
    from groundswell.field.services.restricting import restrict

    assert viewer is not None
    number = GIVEN["number"] + 1
    if Conversation.objects.filter(pk=number, state="live").exists():
        restrict(viewer, number, Reason.LEGAL, [viewer.user], now())
    return reverse("lift", args=[number])


def without_token(answer: HttpResponse) -> str:
    """Each page bears another one, against acts from another site."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


@pytest.mark.usefixtures("store_path")
def test_every_route_stands_in_the_table_and_nothing_else_does() -> None:
    assert sorted(rights.table()) == routes()


def test_a_caller_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="no caller sellers"):
        rights._callers(["sellers"])


@pytest.fixture
def brought(heard: None) -> None:
    """What was heard came through a browser, and a row of it was refused."""
    from groundswell.field.deliveries import Delivery, DeliveryState
    from groundswell.field.models import Entry, Refusal
    from groundswell.field.reading.upkeep import refresh

    Delivery.objects.create(pk=1, at=AT, state=DeliveryState.TAKEN, entry=Entry.objects.get())
    Refusal.objects.create(file_id=1, row=1, reason="has no words", raw=[["account", "Account 1"]])
    refresh(day(28))


@pytest.mark.usefixtures("brought", "given")
@pytest.mark.parametrize("caller", sorted(CALLERS))
def test_each_route_answers_whom_the_table_names_and_nobody_else(signed_in: SignedIn, caller: str) -> None:
    note_of(caller, OWN_NOTE)
    for route in routes():
        browser = signed_in(caller)
        for method in METHODS:
            answer = browser.generic(method, address_of(route, caller))
            to_sign_in = answer.status_code == 302 and answer["Location"].startswith("/sign-in")
            shut = to_sign_in if caller in (NOBODY, DEVICE) else answer.status_code == 404
            # To all that does not name it a device is nobody.
            allowed = rights.may(route, method, caller) or (
                caller == DEVICE and rights.may(route, method, NOBODY)
            )
            assert shut is not allowed, (route, method, answer.status_code)


@pytest.mark.usefixtures("heard")
def test_what_is_denied_to_a_guest_looks_like_what_is_not_there(signed_in: SignedIn) -> None:
    guest = signed_in(Role.GUEST.value)
    absent = guest.get("/nothing/at/all")
    denied = guest.get("/concerns/C-1")
    assert (denied.status_code, without_token(denied)) == (absent.status_code, without_token(absent))
    assert absent.status_code == 404


@pytest.mark.usefixtures("heard")
def test_to_nobody_what_is_there_and_what_is_not_leads_to_the_door(signed_in: SignedIn) -> None:
    nobody = signed_in(NOBODY)
    for path in ("/concerns/C-1", "/concerns/C-999", "/nothing/at/all", "/C-1"):
        answer = nobody.get(path)
        assert (answer.status_code, answer["Location"]) == (302, f"/sign-in?next={path.replace('/', '%2F')}")


@pytest.mark.usefixtures("brought")
@pytest.mark.parametrize("caller", [NOBODY, Role.GUEST.value])
def test_no_name_of_the_company_reaches_a_guest_or_nobody(signed_in: SignedIn, caller: str) -> None:
    browser = signed_in(caller)
    for route in routes():
        told = browser.get(address(route)).content.decode()
        for word in ("Account 1", "invoice", "basement", "seasonal"):
            assert word not in told, route


@pytest.mark.usefixtures("heard")
def test_rights_end_at_once(signed_in: SignedIn) -> None:
    from groundswell.people import services
    from groundswell.people.models import User

    seller = signed_in(Role.SELLER.value)
    assert seller.get("/concerns").status_code == 200
    services.end_rights(User.objects.get(role=Role.SELLER.value).pk, AT)
    assert seller.get("/concerns").status_code == 302


@pytest.mark.usefixtures("heard")
def test_a_device_sees_what_nobody_sees_and_the_page_for_notes(signed_in: SignedIn) -> None:
    device = signed_in(DEVICE)
    assert device.get("/note").status_code == 200
    for path in ("/", "/concerns", "/concerns/C-1", "/me", "/search?q=app", "/nothing"):
        assert device.get(path)["Location"].startswith("/sign-in")


@pytest.mark.usefixtures("heard")
def test_a_device_ends_with_whose_it_is_and_when_it_is_taken_out(signed_in: SignedIn) -> None:
    from groundswell.people import services
    from groundswell.people.models import Device, User

    one, other, seller = signed_in(DEVICE), signed_in(DEVICE), signed_in(Role.SELLER.value)
    first, second = Device.objects.order_by("pk")
    assert seller.post(f"/me/devices/{first.pk}/end")["Location"] == "/me"
    assert one.get("/note").status_code == 302
    assert other.get("/note").status_code == 200
    signed_in(Role.PRODUCT.value).post(f"/me/devices/{second.pk}/end")
    assert other.get("/note").status_code == 200
    services.end_rights(User.objects.get(role=Role.SELLER.value).pk, AT)
    assert other.get("/note").status_code == 302


@pytest.mark.usefixtures("company")
def test_the_device_of_who_becomes_a_guest_writes_no_more(signed_in: SignedIn) -> None:
    from groundswell.people import services
    from groundswell.people.models import User

    device = signed_in(DEVICE)
    services.give_role(User.objects.get(role=Role.SELLER.value).pk, Role.GUEST)
    assert device.get("/note/data").status_code == 302


@pytest.mark.usefixtures("company")
def test_of_what_a_device_holds_only_the_hash_is_kept() -> None:
    from tests.worlds.stores import read_elsewhere

    token = phone_of(Role.SELLER)
    (row,) = read_elsewhere("SELECT hash FROM people_device")
    assert token not in str(row)

"""What trackers send: signed, taken once, and in order whatever the order in which it comes."""

import base64
import hmac
import json
import random
import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from groundswell.people.viewer import OPERATOR
from tests.unit.product.conftest import AT, link, look, ticket, tracker
from tests.worlds.github import REPOSITORY, GitHub

MINUTE = timedelta(minutes=1)
STATES = (
    {"state": "open"},
    {"state": "open", "labels": [{"name": "in progress"}]},
    {"state": "closed", "state_reason": "completed"},
    {"state": "closed", "state_reason": "not_planned"},
)
TOLD = ("open", "open, in progress", "closed", "closed as not planned")


def issue(number: int, at: datetime, **more: Any) -> dict[str, Any]:
    return {
        "html_url": f"https://github.com/{REPOSITORY}/issues/{number}",
        "state": "open",
        "updated_at": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        **more,
    }


def delivery(
    number: str, told: dict[str, Any], secret: str, event: str = "issues"
) -> tuple[bytes, dict[str, str]]:
    body = json.dumps(told).encode()
    signature = hmac.new(secret.encode(), body, "sha256").hexdigest()
    return body, {
        "X-Hub-Signature-256": f"sha256={signature}",
        "X-GitHub-Delivery": number,
        "X-GitHub-Event": event,
    }


def standard(number: str, told: dict[str, Any], secret: str, at: datetime) -> tuple[bytes, dict[str, str]]:
    body, moment = json.dumps(told).encode(), str(int(at.timestamp()))
    key = base64.b64decode(secret.removeprefix("whsec_"))
    mac = hmac.digest(key, f"{number}.{moment}.".encode() + body, "sha256")
    signature = f"v1,{base64.b64encode(mac).decode()}"
    return body, {
        "webhook-id": number,
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,bm90IHRoaXM= {signature}",
    }


def receive(body: bytes, headers: dict[str, str], at: datetime = AT, number: int = 0) -> str:
    from groundswell.product.trackers import receiving

    return receiving.receive(number or tracker().pk, body, headers, at).value


@pytest.fixture
def secret(there: GitHub) -> str:
    from groundswell.product.trackers import setting

    return setting.give_secret(OPERATOR, tracker().pk, AT)


def linked(change: int, *numbers: int) -> None:
    from groundswell.product.models import Ticket

    Ticket.objects.bulk_create(
        Ticket(
            change_id=change,
            tracker=tracker(),
            key=f"{REPOSITORY}#{number}",
            made=AT,
            asked=AT,
            removed=False,
        )
        for number in numbers
    )


def test_a_thousand_deliveries_shuffled_and_a_fifth_of_them_twice_end_each_state_once_and_in_order(
    change: int, secret: str
) -> None:
    from groundswell.product.models import Notification, Ticket
    from groundswell.product.trackers.states import course_of

    by_chance = random.Random(20260326)
    linked(change, *range(1, 41))
    deliveries, right = [], {}
    for number in range(1, 41):  # 25 of each of 40 tickets; an edit leaves the state as it is
        course: list[int] = []
        for step in range(25):
            state = course[-1] if course and by_chance.random() < 0.4 else by_chance.randrange(4)
            course.append(state)
            at = AT + timedelta(minutes=step, seconds=number)
            told = {"action": "edited", "issue": issue(number, at, **STATES[state])}
            deliveries.append(delivery(f"{number}-{step}", told, secret))
        changes = [one for place, one in enumerate(course) if not place or course[place - 1] != one]
        right[f"{REPOSITORY}#{number}"] = [TOLD[state] for state in changes]
    twice = by_chance.sample(deliveries, 200)
    sent = [*deliveries, *twice]
    by_chance.shuffle(sent)
    answers = [receive(body, headers) for body, headers in sent]
    assert (answers.count("taken"), answers.count("taken before")) == (1_000, 200)
    assert Notification.objects.count() == 1_000
    for one in Ticket.objects.all():
        stood = course_of(one.pk)
        assert [state.state for state in stood] == right[one.key]
        assert stood == sorted(stood, key=lambda state: state.at)
        assert one.state == right[one.key][-1]


def test_what_is_told_of_one_moment_in_two_ways_is_asked_for(change: int, there: GitHub, secret: str) -> None:
    link(change, there.open(7))
    look()
    at = AT + MINUTE
    for number, state in enumerate((STATES[2], STATES[0])):
        told = {"issue": {**issue(7, at, **state), "html_url": f"{there.base}/{REPOSITORY}/issues/7"}}
        receive(*delivery(f"d{number}", told, secret))
    assert ticket().asked is None
    there.issues[f"{REPOSITORY}#7"] |= {**STATES[2], "updated_at": f"{at:%Y-%m-%dT%H:%M:%SZ}"}
    look(MINUTE)
    assert ticket().state == "closed"


def test_a_wrong_signature_says_nothing_and_changes_nothing(change: int, secret: str) -> None:
    from groundswell.product.trackers.receiving import NotSigned

    linked(change, 7)
    told = {"issue": issue(7, AT, **STATES[2])}
    body, headers = delivery("d", told, secret)
    wrong = [
        (body, {**headers, "X-Hub-Signature-256": ""}),
        (body, {**headers, "X-Hub-Signature-256": "sha256=" + "0" * 64}),
        (body, {**headers, "X-Hub-Signature-256": headers["X-Hub-Signature-256"][7:]}),
        (body, {**headers, "X-Hub-Signature-256": "sha256=é"}),
        (body, {**headers, "X-GitHub-Delivery": ""}),
        (body + b" ", headers),
        delivery("d", told, "another secret"),
        delivery("d", told, ""),
    ]
    for one in wrong:
        with pytest.raises(NotSigned):
            receive(*one)
    with pytest.raises(NotSigned):
        receive(body, headers, number=99)
    assert ticket().state == ""
    assert receive(body, headers) == "taken"
    assert receive(body, headers) == "taken before"


def test_a_tracker_without_a_secret_takes_nothing(change: int, there: GitHub) -> None:
    from groundswell.product.trackers.receiving import NotSigned

    linked(change, 7)
    with pytest.raises(NotSigned):
        receive(*delivery("d", {"issue": issue(7, AT)}, ""))


def test_of_a_secret_that_was_made_anew_the_one_before_signs_nothing(change: int, secret: str) -> None:
    from groundswell.product.trackers import setting
    from groundswell.product.trackers.receiving import NotSigned

    linked(change, 7)
    setting.give_secret(OPERATOR, tracker().pk, AT)
    with pytest.raises(NotSigned):
        receive(*delivery("d", {"issue": issue(7, AT)}, secret))


NONSENSE = [
    json.dumps({"issue": {"state": "open", "updated_at": moment, "html_url": address}}).encode()
    for moment, address in (
        ("2026-03-28T09:00:00Z", "http://["),
        ("2026-03-28T09:00:00Z", f"javascript://x/{REPOSITORY}/issues/7"),
        ("0001-01-01T00:00+09:00", f"https://github.com/{REPOSITORY}/issues/7"),
        ("10000-01-01T00:00Z", f"https://github.com/{REPOSITORY}/issues/7"),
    )
]


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"null", b"{", b'{"issue": 1}', b'{"issue": {"state": "open"}}', b"[" * 100_000, *NONSENSE],
)
def test_what_is_signed_and_not_understood_is_refused(change: int, secret: str, body: bytes) -> None:
    from groundswell.product.trackers.receiving import NotUnderstood

    signature = hmac.new(secret.encode(), body, "sha256").hexdigest()
    headers = {
        "X-Hub-Signature-256": f"sha256={signature}",
        "X-GitHub-Delivery": "d",
        "X-GitHub-Event": "issues",
    }
    with pytest.raises(NotUnderstood):
        receive(body, headers)


def test_other_events_and_other_tickets_are_passed_over(change: int, secret: str) -> None:
    from groundswell.product.models import Notification

    linked(change, 7)
    assert receive(*delivery("a", {"zen": "x"}, secret, "ping")) == "about no ticket of ours"
    assert receive(*delivery("b", {"issue": issue(8, AT)}, secret)) == "about no ticket of ours"
    assert not Notification.objects.exists()


def test_a_ticket_that_was_transferred_or_deleted_there(change: int, secret: str) -> None:
    linked(change, 7)
    there_now = issue(3, AT) | {"html_url": "https://github.com/wrenfield/billing/issues/3"}
    told = {"action": "transferred", "issue": issue(7, AT), "changes": {"new_issue": there_now}}
    assert receive(*delivery("a", told, secret)) == "taken"
    assert (ticket().key, ticket().address) == ("wrenfield/billing#3", there_now["html_url"])
    assert receive(*delivery("b", {"action": "deleted", "issue": there_now}, secret)) == "taken"
    assert "deleted" in ticket().trouble


def test_another_tracker_signs_as_standard_webhooks_do_and_its_states_are_mapped(change: int) -> None:
    from groundswell.product.models import Change
    from groundswell.product.trackers import setting
    from groundswell.product.trackers.receiving import NotSigned

    _, secret = setting.add_signed(OPERATOR, "Linear", {"doing": "building", "done": "shipped"}, AT)
    link(change, "ENG-12")
    told = {"data": {"id": "ENG-12", "state": "Doing", "updated_at": "2026-03-01T10:00:00+01:00"}}
    body, headers = standard("m1", told, secret, AT)
    assert receive(body, headers) == "taken"
    assert receive(body, headers) == "taken before"
    look()
    assert ticket().state == "Doing"
    assert Change.objects.get().state == "building"
    old = standard("m2", told, secret, AT - 6 * MINUTE)
    early = standard("m3", told, secret, AT + 6 * MINUTE)
    moved = body, {**headers, "webhook-timestamp": str(int((AT + MINUTE).timestamp()))}
    other = body, {**headers, "webhook-id": "m4"}
    nothing = body, {**headers, "webhook-timestamp": "²"}
    for wrong in (old, early, moved, other, nothing):
        with pytest.raises(NotSigned):
            receive(*wrong)


def test_a_state_with_what_cannot_be_kept_is_kept_without_it(change: int) -> None:
    from groundswell.product.trackers import setting

    _, secret = setting.add_signed(OPERATOR, "Linear", {"doing": "building"}, AT)
    link(change, "ENG-12")
    told = {"data": {"id": "ENG-12", "state": "Do\ud83ding\0", "updated_at": "2026-03-01T10:00:00+01:00"}}
    assert receive(*standard("m1", told, secret, AT)) == "taken"
    assert ticket().state == "Doing"


def test_the_vector_that_standard_webhooks_publish_is_signed_as_they_say() -> None:
    from datetime import UTC

    from groundswell.product.trackers.signing import by_standard

    headers = {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }
    at = datetime.fromtimestamp(1614265330, UTC)
    body = b'{"test": 2432232314}'
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    assert by_standard(body, headers, secret, at) == headers["webhook-id"]
    assert by_standard(body + b"x", headers, secret, at) == ""


def test_of_two_that_bring_the_same_at_once_one_is_taken(change: int, secret: str) -> None:
    linked(change, 7)
    body, headers = delivery("d", {"issue": issue(7, AT, **STATES[2])}, secret)
    number, answers, start = tracker().pk, [], threading.Barrier(4)

    def bring() -> None:
        start.wait()
        try:
            answers.append(receive(body, headers, number=number))
        finally:
            connection.close()

    threads = [threading.Thread(target=bring) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["taken", "taken before", "taken before", "taken before"]

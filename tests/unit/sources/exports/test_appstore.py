"""Reviews of an app, as Apple's feed and App Store Connect give them."""

from typing import Any

import pytest

from groundswell.speech import Channel, Role
from tests.unit.sources.exports.conftest import Tell


def entry(words: str, title: str = "Crashes", **more: Any) -> dict[str, Any]:
    return {
        "author": {"uri": {"label": "https://store.example/1"}, "name": {"label": "pine_cone"}, "label": ""},
        "updated": {"label": "2026-09-08T10:00:00-07:00"},
        "im:rating": {"label": "1"},
        "id": {"label": "1001"},
        "title": {"label": title},
        "content": {"label": words, "attributes": {"type": "text"}},
        **more,
    }


SAID = "Since the update it closes before I can log in."
ANSWER = {
    "type": "customerReviews",
    "id": "1001",
    "attributes": {
        "rating": 1,
        "title": "Crashes",
        "body": SAID,
        "reviewerNickname": "pine_cone",
        "createdDate": "2026-09-08T10:00:00-07:00",
        "territory": "USA",
    },
}


@pytest.mark.parametrize(
    "payload",
    [
        {"feed": {"entry": [entry(SAID)]}},
        {"feed": {"entry": entry(SAID)}},
        {"data": [ANSWER], "links": {"self": "x"}},
    ],
)
def test_a_review_is_its_writers_with_title_stars_and_time(tell: Tell, payload: Any) -> None:
    told = tell(payload)

    assert told.kind == "appstore"
    assert [(turn.speaker.name, turn.speaker.role, turn.text) for turn in told.turns] == [
        ("pine_cone", Role.CUSTOMER, SAID)
    ]
    assert (told.only.key, told.only.channel, told.only.title) == (
        "appstore:1001",
        Channel.TICKET,
        "Crashes",
    )
    assert told.only.rating == 1.0
    assert told.only.at is not None
    assert told.only.at.isoformat() == "2026-09-08T10:00:00-07:00"


def test_the_entry_that_tells_of_the_app_is_refused(tell: Tell) -> None:
    app = {"im:name": {"label": "House App"}, "title": {"label": "House App - House"}}
    told = tell({"feed": {"author": {"name": {"label": "Store"}}, "entry": [app, entry(SAID)]}})

    assert [turn.text for turn in told.turns] == [SAID]
    assert told.refused == {1: "tells of the app, and is no review"}


def test_a_review_of_a_title_alone_is_its_title(tell: Tell) -> None:
    told = tell({"feed": {"entry": [entry("", title="I would pay for a family plan")]}})

    assert [turn.text for turn in told.turns] == ["I would pay for a family plan"]

"""What sellers do with a launch's cards, for tests of what that tells."""

from datetime import datetime, timedelta
from uuid import uuid4

from groundswell.people.viewer import Viewer
from tests.worlds.launching import AT


def from_phone(seller: Viewer, card: str, did: str, at: datetime = AT, key: str = "") -> bool:
    """Whether it was taken."""
    from groundswell.street.used.services import Told, take_from_phone
    from groundswell.street.used.tables import Did

    told = Told(key=key or str(uuid4()), card=card, did=Did(did), at=at)
    return take_from_phone(seller, [told], AT + timedelta(hours=2))[told.key]


def read_all(seller: Viewer, launch: int, at: datetime = AT) -> None:
    from groundswell.street.used.readiness import due_cards
    from groundswell.street.used.services import note_read

    for card in due_cards(launch):
        note_read(seller, card, at)


def passed(seller: Viewer, launch: int, at: datetime = AT) -> None:
    from groundswell.street.used import checking
    from groundswell.street.used.values import Said

    check = checking.begin(seller, launch, at)
    assert check is not None
    said = {one.card.called: Said(typed=one.card.lines.you_say) for one in check.questions}
    assert all(checking.answer(seller, check.number, said, at).values())


def ready(seller: Viewer, launch: int, at: datetime = AT) -> None:
    read_all(seller, launch, at)
    passed(seller, launch, at)

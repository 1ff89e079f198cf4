"""What people put right in one conversation, what follows of it, and that it stays."""

from pathlib import Path

import pytest

from groundswell.speech import Role
from tests.worlds.encoding import WordEncoder
from tests.worlds.field import (
    INVOICES,
    OFFLINE,
    PRICE,
    concern_with,
    concerns,
    feedback,
    listen_to,
    write_table,
)
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("store_path")
WRONG = "the app is dead without signal in the basement, and that is a problem for our crews"
CALL = f"""WEBVTT

00:01.000 --> 00:05.000
<v Dana Whit>How is it going with the app?

00:06.000 --> 00:12.000
<v Kim Tarn>{WRONG}

00:13.000 --> 00:15.000
<v Dana Whit>I see.
"""


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(28), because="I was there")


def hear(tmp_path: Path, *, more: str = "", sellers: tuple[str, ...] = ("Dana Whit",)) -> None:
    path = tmp_path / "call.vtt"
    path.write_text(CALL + more, encoding="utf-8")
    table = write_table(tmp_path / "a.csv", feedback([*INVOICES, *OFFLINE, *PRICE]))
    listen_to(table, path, sellers=sellers)


def call():
    from groundswell.field.models import Conversation

    return Conversation.objects.get(source__endswith="call.vtt", state="live")


def seen() -> str:
    from groundswell.field.mends import mends_of, version_of

    return version_of(mends_of([call().pk]).get(call().pk, ()))


def mend_side(position: int, side: Role):
    from groundswell.field.services.mending import mend_side

    return mend_side(call().pk, position, side, author(), seen=seen())


def hear_anew() -> None:
    from groundswell.field.services.mending import hear_what_was_mended

    opened = WordEncoder()
    hear_what_was_mended(lambda: opened, lambda _: None)


def sides() -> list[str]:
    from groundswell.field.models import Turn

    return list(Turn.objects.filter(conversation=call()).order_by("position").values_list("role", flat=True))


def heard() -> dict[int, str]:
    from groundswell.field.overview import overview

    here = call().pk
    return {v.id: v.text for v in overview().verbatims if v.conversation == here}


def undo(entry) -> None:
    from groundswell.field.history.undo import undo

    undo(entry.pk, author())


MORE = """
00:16.000 --> 00:20.000
<v Kim Tarn>And the seat price is too high for our seasonal crews.
"""


def test_what_one_of_us_said_is_heard_no_longer_and_comes_back_with_its_number(tmp_path: Path) -> None:
    hear(tmp_path)
    assert sides() == ["seller", "customer", "seller"]
    before, stood = heard(), concerns()
    ((number, words),) = before.items()
    assert words == WRONG
    entry = mend_side(1, Role.SELLER)
    assert "Kim Tarn speaks for us" in entry.summary
    assert sides() == ["seller"] * 3
    hear_anew()
    assert heard() == {}
    undo(entry)
    assert sides() == ["seller", "customer", "seller"]
    hear_anew()
    assert heard() == {number: WRONG}
    assert concerns() == stood


def test_a_customer_who_was_taken_for_one_of_us_is_heard_and_sells_no_longer(tmp_path: Path) -> None:
    hear(tmp_path, sellers=("Kim Tarn",))
    assert call().seller == "Kim Tarn"
    assert WRONG not in heard().values()
    entry = mend_side(1, Role.CUSTOMER)
    hear_anew()
    assert WRONG in heard().values()
    assert call().seller == ""
    undo(entry)
    hear_anew()
    assert call().seller == "Kim Tarn"
    assert WRONG not in heard().values()


def test_what_a_person_placed_stays_there_through_a_mend_and_its_undoing(
    tmp_path: Path,
) -> None:
    from groundswell.field.services.corrections import move

    hear(tmp_path)
    ((number, _),) = heard().items()
    elsewhere = concern_with(INVOICES[0])
    move([number], elsewhere, author())
    entry = mend_side(1, Role.SELLER)
    hear_anew()
    assert WRONG not in concerns()[elsewhere]
    undo(entry)
    hear_anew()
    assert WRONG in concerns()[elsewhere]


def test_an_account_and_a_seller_are_mended_counted_and_taken_back(tmp_path: Path) -> None:
    from groundswell.field.overview import overview
    from groundswell.field.services.mending import mend_account, mend_seller

    hear(tmp_path)
    account = mend_account(call().pk, "  Account 1 ", author(), seen=seen())
    mend_seller(call().pk, "Ruth", author(), seen=seen())
    (told,) = [v for v in overview().verbatims if v.text == WRONG]
    assert (told.account, told.seller) == ("Account 1", "Ruth")
    undo(account)
    (told,) = [v for v in overview().verbatims if v.text == WRONG]
    assert (told.account, told.seller) == ("", "Ruth")


def test_what_stands_already_and_what_nobody_can_be_is_refused(tmp_path: Path) -> None:
    from groundswell.field.errors import ImpossibleCorrection, NoSuchConversation
    from groundswell.field.models import Entry
    from groundswell.field.services.mending import mend_account, mend_seller, mend_side

    hear(tmp_path)
    entries = Entry.objects.count()
    number = call().pk
    for impossible in (
        lambda: mend_account(number, "  ", author(), seen=""),
        lambda: mend_seller(number, "Dana Whit", author(), seen=""),
        lambda: mend_side(number, 0, Role.SELLER, author(), seen=""),
        lambda: mend_side(number, 0, Role.UNKNOWN, author(), seen=""),
        lambda: mend_side(number, 99, Role.SELLER, author(), seen=""),
    ):
        with pytest.raises(ImpossibleCorrection):
            impossible()
    with pytest.raises(NoSuchConversation):
        mend_account(999, "Acme", author(), seen="")
    assert Entry.objects.count() == entries


def test_nothing_is_done_upon_what_somebody_mended_meanwhile(tmp_path: Path) -> None:
    from groundswell.field.errors import MendedMeanwhile
    from groundswell.field.services.mending import mend_account

    hear(tmp_path)
    mend_account(call().pk, "Account 1", author(), seen="")
    with pytest.raises(MendedMeanwhile):
        mend_account(call().pk, "Account 2", author(), seen="")
    assert call().account == "Account 1"


def test_the_file_heard_again_and_a_longer_version_of_it_keep_what_was_mended(tmp_path: Path) -> None:
    from groundswell.field.services.mending import mend_account

    hear(tmp_path)
    first = call().pk
    mend_account(first, "Account 1", author(), seen=seen())
    entry = mend_side(1, Role.SELLER)
    hear_anew()
    hear(tmp_path)
    assert call().pk == first
    hear(tmp_path, more=MORE)
    assert call().pk != first
    assert call().account == "Account 1"
    assert sides() == ["seller"] * 4
    assert heard() == {}
    undo(entry)
    hear_anew()
    assert sides() == ["seller", "customer", "seller", "customer"]
    assert WRONG in heard().values()
    assert call().account == "Account 1"


def test_the_import_of_a_longer_version_can_be_undone_and_the_mend_goes_back(tmp_path: Path) -> None:
    from groundswell.field.models import Entry

    hear(tmp_path)
    first = call().pk
    entry = mend_side(1, Role.SELLER)
    hear_anew()
    hear(tmp_path, more=MORE)
    undo(Entry.objects.filter(action="import").latest("pk"))
    assert call().pk == first
    assert sides() == ["seller"] * 3
    undo(entry)
    assert sides() == ["seller", "customer", "seller"]


def test_an_import_is_not_undone_while_somebody_mended_what_it_brought(tmp_path: Path) -> None:
    from groundswell.field.errors import UndoAnotherFirst
    from groundswell.field.models import Entry

    hear(tmp_path)
    entry = mend_side(1, Role.SELLER)
    first = Entry.objects.filter(action="import").earliest("pk")
    with pytest.raises(UndoAnotherFirst, match=f"#{entry.pk}"):
        undo(first)
    undo(entry)
    undo(first)


class _Failing(WordEncoder):
    def encode(self, texts):
        raise RuntimeError("killed")


def test_hearing_that_is_broken_off_is_done_again(tmp_path: Path) -> None:
    from groundswell.field.services.mending import hear_what_was_mended

    hear(tmp_path, sellers=("Kim Tarn",))
    mend_side(1, Role.CUSTOMER)
    with pytest.raises(RuntimeError, match="killed"):
        hear_what_was_mended(_Failing, lambda _: None)
    hear_anew()
    assert WRONG in heard().values()
    from groundswell.field.models import Mend

    assert not Mend.objects.filter(unheard__isnull=False).exists()


@pytest.mark.parametrize(("name", "what"), [("Kim Tarn", "person"), ("Quillmark", "account")])
def test_erasing_reaches_what_was_mended(tmp_path: Path, name: str, what: str) -> None:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.models import Entry, Mend
    from groundswell.field.services.mending import mend_account

    hear(tmp_path, sellers=("Kim Tarn",))
    mend_account(call().pk, "Quillmark", author(), seen=seen())
    mend_side(1, Role.CUSTOMER)
    forget(name, author(), what=what)
    told = [*Mend.objects.values_list("speaker", "said", "told"), *Entry.objects.values_list("summary")]
    assert name not in str(told)
    assert name.split()[-1] not in str(told)

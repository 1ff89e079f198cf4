"""A conversation that is restricted is there for the people named, and for nobody else: no word, name or
number of it, behind any door; and once it is lifted, all of it is back at its place."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import product
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
from django.test import Client
from django.urls import reverse
from typer.testing import CliRunner

from groundswell.people.roles import Role
from groundswell.web.rights import CALLERS
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import SignedIn, note_of
from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, concern_with, concerns, listen_to, write_table

TOKEN = "zyzzyva"  # in whatever the conversation says, who said it, where, and what its file is called
WORD = "plumbago"  # by which it is looked for
SAID = f"the export doubles every {TOKEN} invoice {WORD}"
LEAD, SELLER, ADMIN = Role.SALES_LEAD.value, Role.SELLER.value, Role.ADMINISTRATOR.value


@pytest.fixture
def secret(heard: None, tmp_path: Path) -> int:
    """The number of the conversation that is to be restricted, alone in its file."""
    tell_again(tmp_path)
    return number_of_it()


def tell_again(tmp_path: Path, said: str = SAID) -> None:
    rows = [{"id": "Z-1", "text": said, "account": f"{TOKEN} Ltd", "speaker": f"Ann {TOKEN}"}]
    listen_to(write_table(tmp_path / f"{TOKEN}.csv", [{**rows[0], "date": "2026-03-05"}]))


def number_of_it() -> int:
    from groundswell.field.models import Conversation

    return (
        Conversation.objects.filter(account__icontains=TOKEN).order_by("-pk").values_list("pk", flat=True)[0]
    )


def user(role: str) -> int:
    from groundswell.people.models import User

    return User.objects.get(role=role).pk


def restrict(browser: Client, number: int, *readers: str, **told: object):
    given = {"reason": "legal", "readers": [user(role) for role in readers], **told}
    return browser.post(f"/conversations/{number}/restrict", given)


def put_right(number: int) -> None:
    """An entry of history that names whose it is."""
    from groundswell.field.history.entries import Author
    from groundswell.field.services.mending import mend_account

    mend_account(number, f"{TOKEN} Group", Author(by="ana", at=now()), seen="")


def count_anew() -> None:
    from groundswell.field.reading.upkeep import refresh

    refresh(now())


def answered(browser: Client, path: str) -> str:
    """All that is told, in the answer and about it; not what was asked."""
    answer = browser.get(path)
    body = answer.getvalue().decode(errors="replace")
    to_sign_in = answer.headers.get("Location", "").startswith("/sign-in")  # and then to what they asked for
    told = unescape(body) + ("" if to_sign_in else str(answer.headers))
    asked = unquote(path.rpartition("/")[2]) if path.startswith("/accounts/") else path
    return told.replace(path, "").replace(asked, "")


def addresses() -> Iterator[str]:
    """Of every route, with every number that there is."""
    from groundswell.field import models
    from groundswell.web.urls import urlpatterns

    numbers = {
        "conversation": models.Conversation.objects.values_list("pk", flat=True),
        "find-verbatim": models.Verbatim.objects.values_list("pk", flat=True),
        **dict.fromkeys(
            ("concern", "who", "find-concern"), models.Concern.objects.values_list("pk", flat=True)
        ),
    }
    strings = {
        "name": ["Account 1", f"{TOKEN} Ltd"],
        "token": ["none"],
        "kind": ["heard"],
        "copy": ["none.db"],
    }
    strings |= {"key": ["a-note", "kept"], "item": ["00000000-0000-0000-0000-000000000001"]}
    for route in urlpatterns:
        names = list(route.pattern.converters)
        values = [strings.get(one) or list(numbers.get(str(route.name), range(1, 6))) for one in names]
        yield from (
            reverse(str(route.name), kwargs=dict(zip(names, one, strict=True))) for one in product(*values)
        )
    yield from ("/search?q=invoice", f"/search?q={WORD}", "/concerns?show=map", "/concerns?show=themes")
    yield from (
        "/concerns?status=dismissed",
        f"/note/accounts?q={TOKEN[:4]}",
        f"/note/accounts?words={TOKEN[:4]}",
    )
    yield from (f"/settings/erasing/find?typed={TOKEN[:4]}", f"/settings/erasing/find?q={TOKEN[:4]}")


def leaks(browser: Client) -> list[str]:
    return [address for address in addresses() if TOKEN in answered(browser, address).casefold()]


def commands() -> str:
    """All that the commands which read tell of the store."""
    from groundswell.cli.main import app  # pyright: ignore[reportAttributeAccessIssue]
    from groundswell.field import models

    verbatims = [f"V-{pk}" for pk in models.Verbatim.objects.values_list("pk", flat=True)]
    ids = [f"C-{pk}" for pk in models.Concern.objects.values_list("pk", flat=True)]
    asked = [["concerns"], ["concerns", "--json"], ["history"], ["proposals"], ["search", "invoice"]]
    asked += [["search", WORD], ["refused"], ["status"], ["doctor"]]
    asked += [["show", one] for one in (*ids, *verbatims)] + [["why", one] for one in verbatims]
    asked += [["show", one, "--all"] for one in ids]
    store = store_of_test()
    return "\n".join(CliRunner().invoke(app, [*one, "--store", store]).output for one in asked)


def store_of_test() -> str:
    from groundswell.field.keeping import store

    return str(store.location())


def test_nobody_but_those_named_finds_a_trace_of_it_behind_any_door(
    signed_in: SignedIn, secret: int, tmp_path: Path
) -> None:
    put_right(secret)
    note_of(SELLER, "a-note", words=f"they said {TOKEN} is slow {WORD}", account=f"{TOKEN} Ltd")
    noted = number_of_it()
    assert noted != secret
    lead, others = signed_in(LEAD), [signed_in(role) for role in sorted(CALLERS - {LEAD})]
    seen = leaks(signed_in(ADMIN))  # the walk would see it
    assert {f"/conversations/{secret}", "/concerns", "/heard-once"} & set(seen), seen
    assert len(seen) > 8, seen
    for number in (secret, noted):
        assert restrict(lead, number, LEAD).status_code == 302
    for browser in others:  # before anything is counted anew
        assert leaks(browser) == []
    count_anew()
    for role in (ADMIN, SELLER, "token:field:read"):
        assert leaks(signed_in(role)) == []
    assert all(SAID not in words for words in concerns().values())
    assert TOKEN in answered(lead, f"/conversations/{secret}").casefold()
    assert TOKEN in answered(lead, "/restricted").casefold()


def test_what_nobody_may_read_looks_like_what_is_not_there(signed_in: SignedIn, secret: int) -> None:
    assert restrict(signed_in(LEAD), secret, LEAD).status_code == 302
    for role in (ADMIN, SELLER, Role.EXECUTIVE.value, Role.GUEST.value):
        browser = signed_in(role)
        for path in ("/conversations/{}", "/conversations/{}/lift", "/conversations/{}/readers"):
            for ask in (browser.get, browser.post):
                there, absent = ask(path.format(secret)), ask(path.format(999))
                assert there.status_code == absent.status_code == 404
                assert without_token(there.content) == without_token(absent.content)
        again = restrict(browser, secret, role) if role == ADMIN else None
        assert again is None or again.status_code == 404


def test_its_account_is_as_one_that_never_said_anything(signed_in: SignedIn, secret: int) -> None:
    restrict(signed_in(LEAD), secret, LEAD)
    browser = signed_in(SELLER)
    for _ in ("before it is counted anew", "after"):
        there, absent = (browser.get(f"/accounts/{quote(name)}") for name in (f"{TOKEN} Ltd", "aaaaaaa Ltd"))
        assert there.status_code == absent.status_code
        told = unescape(without_token(there.content)).replace(TOKEN, "aaaaaaa")
        assert told == unescape(without_token(absent.content))
        count_anew()


def without_token(body: bytes) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", body.decode())


def test_no_undo_of_what_was_done_before_tells_of_it(signed_in: SignedIn, secret: int) -> None:
    from groundswell.field.models import Entry

    put_right(secret)
    note_of(SELLER, "a-note", words=f"they said {TOKEN} is slow", account=f"{TOKEN} Ltd")
    lead, admin = signed_in(LEAD), signed_in(ADMIN)
    for number in (secret, number_of_it()):
        assert restrict(lead, number, LEAD).status_code == 302
    for entry in Entry.objects.order_by("-pk").values_list("pk", flat=True):
        answer = admin.post(f"/history/{entry}/undo", follow=True)
        assert TOKEN not in answer.content.decode().casefold(), entry
    assert all(TOKEN not in "".join(words) for words in concerns().values())


def test_no_command_that_reads_tells_of_it(signed_in: SignedIn, secret: int) -> None:
    put_right(secret)
    assert TOKEN in commands()
    restrict(signed_in(LEAD), secret, LEAD)
    assert TOKEN not in commands()  # which count anew by themselves
    assert TOKEN not in commands()


def test_lifted_it_is_back_with_its_number_and_concern_and_what_was_decided(
    signed_in: SignedIn, secret: int
) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.models import Concern, Verbatim
    from groundswell.field.services.corrections import move

    lead, number = signed_in(LEAD), concern_with(INVOICES[0])
    verbatim = Verbatim.objects.get(conversation=secret).pk
    if Verbatim.objects.get(pk=verbatim).concern != number:
        move([verbatim], number, Author(by="ana", at=now()))
    columns = ("pk", "concern", "community", "pinned", "score", "state")
    before = Verbatim.objects.values_list(*columns).get(pk=verbatim)
    named = dict(Concern.objects.values_list("pk", "name"))
    said = concerns()
    restrict(lead, secret, LEAD)
    assert SAID not in concerns()[number]
    assert not any(TOKEN in name for name in Concern.objects.values_list("name", flat=True))
    told = lead.get(f"/conversations/{secret}").content.decode()
    assert "this conversation is for the people named now".capitalize() in told
    assert lead.post(f"/conversations/{secret}/lift").status_code == 302
    assert concerns() == said
    assert Verbatim.objects.values_list(*columns).get(pk=verbatim) == before
    assert dict(Concern.objects.values_list("pk", "name")) == named
    assert TOKEN in answered(signed_in(SELLER), f"/conversations/{secret}")


def test_to_lift_it_is_undone_by_restricting_it_to_the_same_people(signed_in: SignedIn, secret: int) -> None:
    from groundswell.field.restricted import restricted_for

    lead = signed_in(LEAD)
    restrict(lead, secret, LEAD, SELLER, reason="other", word="a takeover")
    lead.post(f"/conversations/{secret}/lift")
    told = lead.get(f"/conversations/{secret}").content.decode()
    form = re.search(r'<form class="done".*?</form>', told, re.DOTALL)
    assert form is not None
    fields = re.findall(r'name="(\w+)" value="([^"]*)"', form[0])
    sent = {name: [v for n, v in fields if n == name] for name, _ in fields}
    assert lead.post(f"/conversations/{secret}/restrict", sent).status_code == 302
    assert TOKEN in answered(signed_in(SELLER), f"/conversations/{secret}")
    assert signed_in(ADMIN).get(f"/conversations/{secret}").status_code == 404
    (one,) = restricted_for(viewer_of(SELLER))
    assert (one.reason, set(one.readers)) == ("a takeover", {user(LEAD), user(SELLER)})


def viewer_of(role: str):
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of as looking

    viewer = looking(User.objects.get(role=role))
    assert viewer is not None
    return viewer


def test_an_administrator_may_name_themselves_and_the_audit_says_so(signed_in: SignedIn, secret: int) -> None:
    from groundswell.ledger.models import AuditRow

    restrict(signed_in(LEAD), secret, LEAD)
    admin = signed_in(ADMIN)
    assert admin.get(f"/conversations/{secret}").status_code == 404
    assert admin.post("/restricted", {"number": 999}).status_code == 422
    assert admin.post("/restricted", {"number": secret}).status_code == 302
    assert TOKEN in answered(admin, f"/conversations/{secret}")
    acts = list(AuditRow.objects.order_by("pk").values_list("act", "ref", "user"))
    assert ("restrict a conversation", f"conversation {secret}", user(LEAD)) in acts
    assert acts[-1] == ("name oneself for a restricted conversation", f"conversation {secret}", user(ADMIN))
    assert signed_in(LEAD).post("/restricted", {"number": secret}).status_code == 404


def test_who_is_named_and_who_is_taken_off_is_said_and_somebody_always_is(
    signed_in: SignedIn, secret: int
) -> None:
    lead, seller = signed_in(LEAD), signed_in(SELLER)
    restrict(lead, secret, LEAD)
    path = f"/conversations/{secret}/readers"
    assert lead.post(path, {"act": "take off", "user": user(LEAD)}).status_code == 422
    assert lead.post(path, {"act": "name", "user": user(Role.GUEST.value)}).status_code == 422
    assert lead.post(path, {"act": "name", "user": user(SELLER)}).status_code == 302
    assert TOKEN in answered(seller, f"/conversations/{secret}")
    assert seller.post(path, {"act": "take off", "user": user(LEAD)}).status_code == 404
    assert lead.post(path, {"act": "take off", "user": user(SELLER)}).status_code == 302
    assert seller.get(f"/conversations/{secret}").status_code == 404


def test_who_restricts_it_may_leave_themselves_off(signed_in: SignedIn, secret: int) -> None:
    lead = signed_in(LEAD)
    assert restrict(lead, secret, SELLER)["Location"] == "/"
    assert lead.get(f"/conversations/{secret}").status_code == 404
    assert TOKEN in answered(signed_in(SELLER), "/restricted")


def test_a_form_says_beside_the_field_what_is_wrong(signed_in: SignedIn, secret: int) -> None:
    lead = signed_in(LEAD)
    nobody = lead.post(f"/conversations/{secret}/restrict", {"reason": "legal"})
    assert nobody.status_code == 422
    assert "Name at least one person who may read it." in nobody.content.decode()
    assert restrict(lead, secret, LEAD, reason="other").status_code == 422
    assert restrict(lead, secret, LEAD, reason="nonsense").status_code == 422
    assert TOKEN in answered(signed_in(SELLER), f"/conversations/{secret}")


@pytest.mark.parametrize("said", [SAID, f"{SAID} and the {TOKEN} lines as well"])
def test_told_again_or_anew_by_its_file_it_stays_restricted(
    signed_in: SignedIn, secret: int, tmp_path: Path, said: str
) -> None:
    from groundswell.field.models import Conversation

    restrict(signed_in(LEAD), secret, LEAD)
    tell_again(tmp_path, said)
    assert not Conversation.objects.filter(account__icontains=TOKEN, state="live").exists()
    assert all(TOKEN not in "".join(words) for words in concerns().values())
    newest = number_of_it()
    assert said in answered(signed_in(LEAD), f"/conversations/{newest}")
    assert signed_in(ADMIN).get(f"/conversations/{newest}").status_code == 404
    signed_in(LEAD).post(f"/conversations/{newest}/lift")
    assert said in answered(signed_in(ADMIN), f"/conversations/{newest}")
    assert Conversation.objects.filter(account__icontains=TOKEN, state="live").count() == 1


def test_everything_regrouped_it_is_still_out_and_comes_back_where_its_concern_leads(
    signed_in: SignedIn, secret: int
) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.models import Verbatim
    from groundswell.field.services.corrections import merge, move
    from groundswell.field.services.listen import regroup
    from tests.worlds.field import PRICE

    lead, invoices, price = signed_in(LEAD), concern_with(INVOICES[0]), concern_with(PRICE[0])
    verbatim = Verbatim.objects.get(conversation=secret)
    if verbatim.concern != invoices:
        move([verbatim.pk], invoices, Author(by="ana", at=now()))
    restrict(lead, secret, LEAD)
    encoder = WordEncoder()
    regroup(Author(by="ana", at=now()), encoder=lambda: encoder, watch=lambda _: None)
    merge([price, invoices], Author(by="ana", at=now()))
    assert all(SAID not in words for words in concerns().values())
    lead.post(f"/conversations/{secret}/lift")
    assert SAID in concerns()[price]


def test_an_import_is_not_undone_beneath_it_and_no_version_comes_back_to_all(
    signed_in: SignedIn, secret: int, tmp_path: Path
) -> None:
    from groundswell.field.errors import CannotUndo
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import last_to_undo, undo
    from groundswell.field.models import Action, Conversation, Entry

    tell_again(tmp_path, f"{SAID} and the {TOKEN} lines as well")
    second = Conversation.objects.get(pk=number_of_it()).entry.pk
    author = Author(by="ana", at=now())
    undone = undo(second, author)
    restrict(signed_in(LEAD), secret, LEAD)
    with pytest.raises(CannotUndo, match="restricted"):
        undo(Conversation.objects.get(pk=secret).entry.pk, author)
    act = Entry.objects.get(action=Action.RESTRICT).pk
    with pytest.raises(CannotUndo, match="on its page"):
        undo(act, author)
    assert last_to_undo() != act
    undo(undone.pk, author)  # the second version stands again, for those named
    assert not Conversation.objects.filter(account__icontains=TOKEN, state="live").exists()
    assert all(TOKEN not in "".join(words) for words in concerns().values())
    assert TOKEN in answered(signed_in(LEAD), f"/conversations/{number_of_it()}")


def test_who_is_erased_is_erased_there_as_well(signed_in: SignedIn, secret: int) -> None:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author
    from groundswell.field.models import Turn

    restrict(signed_in(LEAD), secret, LEAD)
    forget(f"Ann {TOKEN}", Author(by="ana", at=now()))
    assert not Turn.objects.filter(text__icontains=TOKEN).exists()
    assert SAID not in answered(signed_in(LEAD), f"/conversations/{secret}")


def test_what_is_handed_to_a_person_holds_it_only_for_an_administrator_who_is_named(
    signed_in: SignedIn, secret: int
) -> None:
    from groundswell.field.erasing.about import about_person

    restrict(signed_in(LEAD), secret, LEAD)
    assert WORD not in str(about_person(viewer_of(ADMIN), f"Ann {TOKEN}"))
    signed_in(ADMIN).post("/restricted", {"number": secret})
    assert WORD in str(about_person(viewer_of(ADMIN), f"Ann {TOKEN}"))


@pytest.mark.files
def test_a_copy_of_before_that_is_put_back_is_restricted_as_it_is_now(
    signed_in: SignedIn, secret: int, tmp_path: Path
) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.keeping.copies import backup, restore
    from groundswell.field.models import Conversation

    backup(tmp_path / "before.db")
    restrict(signed_in(LEAD), secret, LEAD)
    restore(tmp_path / "before.db", Author(by="ana", at=now()))
    assert not Conversation.objects.filter(account__icontains=TOKEN, state="live").exists()
    assert signed_in(ADMIN).get(f"/conversations/{secret}").status_code == 404
    assert leaks(signed_in(SELLER)) == []
    assert TOKEN in answered(signed_in(LEAD), f"/conversations/{secret}")


def test_a_store_that_is_moved_keeps_it_for_those_named(
    signed_in: SignedIn, secret: int, tmp_path: Path
) -> None:
    from groundswell.field.errors import NoSuchConversation
    from groundswell.field.keeping import moving, store
    from groundswell.field.reading.conversation import conversation

    restrict(signed_in(LEAD), secret, LEAD)
    moving.move_store(str(tmp_path / "moved.db"))
    with store.standing_at(tmp_path / "moved.db"):
        assert SAID in conversation(viewer_of(LEAD), secret).turns[0].text
        with pytest.raises(NoSuchConversation):
            conversation(viewer_of(ADMIN), secret)
        assert all(SAID not in words for words in concerns().values())


def test_killed_right_after_it_nothing_of_it_is_told(
    signed_in: SignedIn, secret: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes after the transaction is never done."""
    from django.db import transaction

    from groundswell.field.models import Concern, Verbatim

    number = Verbatim.objects.get(conversation=secret).concern
    monkeypatch.setattr(transaction, "on_commit", lambda *_, **__: None)
    restrict(signed_in(LEAD), secret, LEAD)
    assert number == 0 or Concern.objects.get(pk=number).name == ""
    assert leaks(signed_in(SELLER)) == []
    count_anew()
    assert leaks(signed_in(SELLER)) == []
    assert TOKEN not in commands()

"""What will be said at a launch: claims, what they answer and why they are true, the house, signatures."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from groundswell.people.roles import Role
from groundswell.web.shell.clock import now
from tests.unit.web.conftest import AT, SignedIn
from tests.worlds.field import (
    INVOICES,
    PRICE,
    concern_with,
    feedback,
    listen_to,
    verbatim_with,
    write_table,
)
from tests.worlds.launching import begun, member
from tests.worlds.talk import day

pytestmark = pytest.mark.usefixtures("launch")
ONCE = "Every invoice leaves the house once."
PEOPLE = {"sales": Role.SALES_LEAD, "marketing": Role.MARKETING, "product": Role.PRODUCT}
MESSAGE = "/launches/L-1/message"
EVIDENCE = f"{MESSAGE}/evidence"


@pytest.fixture
def launch(heard: None) -> None:
    from groundswell.field.reading.upkeep import refresh

    refresh(day(28))
    assert begun(name="Line 4") == 1


@pytest.fixture
def marketing(signed_in: SignedIn) -> Client:
    return signed_in(Role.MARKETING.value)


def told(browser: Client, path: str, status: int = 200) -> str:
    answer = browser.get(path)
    assert answer.status_code == status, path
    return unescape(re.sub(r"\s+", " ", answer.content.decode()))


def claim(browser: Client, sentence: str = ONCE) -> int:
    """Made on the page; returns its number."""
    from groundswell.message.models import Claim

    assert browser.post(f"{MESSAGE}/claims", {"sentence": sentence}).status_code == 302
    return Claim.objects.latest("pk").pk


def seen(browser: Client, number: int) -> str:
    match = re.search(r'name="seen" value="(\w+)"', told(browser, f"{MESSAGE}/claims/{number}"))
    assert match is not None
    return match[1]


def change(browser: Client, number: int, sentence: str, seen_then: str = ""):
    sent = {"sentence": sentence, "seen": seen_then or seen(browser, number)}
    return browser.post(f"{MESSAGE}/claims/{number}", sent)


def answer(browser: Client, number: int, *concerns: int, others: str = ""):
    ticked = [f"C-{concern}" for concern in concerns]
    sent = {"concern": ticked, "others": others, "seen": seen(browser, number)}
    return browser.post(f"{MESSAGE}/claims/{number}/concerns", sent)


def prove(browser: Client, number: int, text: str = "The audit of March", **more: object):
    sent = {"kind": "document", "text": text, **more}
    return browser.post(f"{MESSAGE}/claims/{number}/proofs", sent)


def evidence_shown(browser: Client) -> str:
    match = re.search(r'name="evidence" value="(\w+)"', told(browser, EVIDENCE))
    assert match is not None
    return match[1]


def sign(browser: Client, side: str, evidence: str = ""):
    return browser.post(f"{MESSAGE}/sign", {"side": side, "evidence": evidence or evidence_shown(browser)})


def undo_last(browser: Client):
    from groundswell.field.models import Entry

    return browser.post(f"/history/{Entry.objects.latest('pk').pk}/undo")


def user(role: Role) -> int:
    from groundswell.people.models import User

    return User.objects.get(role=role.value).pk


# Claims.


def test_an_empty_message_says_what_will_stand_there_and_offers_the_first_claim(marketing: Client) -> None:
    page = told(marketing, MESSAGE)
    assert "Nothing is claimed yet" in page
    assert "each claim with the concerns that it answers and what proves it" in page
    assert "Add the claim" in page


def test_a_claim_without_proof_or_concern_is_marked(marketing: Client) -> None:
    claim(marketing)
    page = told(marketing, MESSAGE)
    assert "1 of 1 claim lacks proof" in page
    assert ONCE in page
    assert "No concern yet" in page
    assert "No proof yet" in page


def test_people_decide_which_concerns_a_claim_answers_and_the_concern_is_told(marketing: Client) -> None:
    from groundswell.field.models import ConcernEvent

    number, concern = claim(marketing), concern_with(INVOICES[0])
    assert answer(marketing, number, concern).status_code == 302
    assert f"C-{concern}" in told(marketing, MESSAGE)
    event = ConcernEvent.objects.get(kind="claimed")
    assert (event.concern_id, event.ref) == (concern, f"claim {number} of L-1")
    assert ONCE in told(marketing, f"/concerns/C-{concern}")
    assert answer(marketing, number).status_code == 302
    assert "No concern yet" in told(marketing, MESSAGE)


def test_a_concern_is_named_by_its_number_and_what_is_none_is_refused(marketing: Client) -> None:
    number, concern = claim(marketing), concern_with(PRICE[0])
    refused = answer(marketing, number, others="the price")
    assert refused.status_code == 422
    assert "the is no concern" in unescape(refused.content.decode())
    assert answer(marketing, number, others="C-999").status_code == 422
    assert answer(marketing, number, others=f"c-{concern}").status_code == 302


def test_a_merged_concern_is_shown_as_what_it_became_part_of(marketing: Client) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import merge

    number, one, other = claim(marketing), concern_with(INVOICES[0]), concern_with(PRICE[0])
    answer(marketing, number, one, other)
    merge([one, other], Author(by="ana", at=AT))
    page = told(marketing, MESSAGE)
    assert f"C-{one}</span>, with C-{other}" in page
    assert f'href="/concerns/C-{other}"' not in page


def test_a_proof_says_who_vouches_for_it_and_is_marked_once_its_day_is_over(marketing: Client) -> None:
    number, product = claim(marketing), user(Role.PRODUCT)
    prove(marketing, number, voucher=product, until="2096-03-01", link="https://wrenfield.example/audit")
    page = told(marketing, MESSAGE)
    assert "vouched for by The product" in page
    assert "holds until 1 Mar 2096" in page
    prove(marketing, claim(marketing, "Twice as fast."), until="2020-03-01")
    page = told(marketing, MESSAGE)
    assert "It held until 1 Mar 2020" in page
    assert "1 of 2 claims lack proof" in page


def test_who_vouched_and_left_is_marked(marketing: Client) -> None:
    from groundswell.people import services

    prove(marketing, claim(marketing), voucher=user(Role.PRODUCT))
    services.end_rights(user(Role.PRODUCT), AT)
    assert "Who vouched for it is not here any more" in told(marketing, MESSAGE)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "//[", "//[x]y"])
def test_a_link_that_runs_something_or_is_none_is_no_proof(marketing: Client, link: str) -> None:
    number = claim(marketing)
    refused = prove(marketing, number, link=link)
    assert refused.status_code == 422
    assert "A link begins with https:// or http://." in refused.content.decode()
    assert "The audit of March" in refused.content.decode()
    assert "No proof yet" in told(marketing, MESSAGE)


def test_of_two_who_change_a_claim_the_second_sees_what_the_first_did_and_chooses(
    signed_in: SignedIn, marketing: Client
) -> None:
    product, number = signed_in(Role.PRODUCT.value), claim(marketing)
    looked = seen(product, number)
    change(marketing, number, "Each invoice leaves once.")
    answer = change(product, number, "No invoice leaves twice.", looked)
    assert answer.status_code == 409
    page = unescape(answer.content.decode())
    assert "Somebody changed this while you looked at it" in page
    assert "No invoice leaves twice." in page
    assert "Each invoice leaves once." in told(marketing, MESSAGE)
    match = re.search(r'name="seen" value="(\w+)"', page)
    assert match is not None
    assert change(product, number, "No invoice leaves twice.", match[1]).status_code == 302
    assert "No invoice leaves twice." in told(marketing, MESSAGE)


def test_claims_change_places_and_are_taken_away_and_come_back(marketing: Client) -> None:
    one, other = claim(marketing, "First."), claim(marketing, "Second.")
    marketing.post(f"{MESSAGE}/claims/{other}", {"act": "earlier"})
    page = told(marketing, MESSAGE)
    assert page.index("Second.</a>") < page.index("First.</a>")
    assert marketing.post(f"{MESSAGE}/claims/{other}", {"act": "earlier"}).status_code == 422
    marketing.post(f"{MESSAGE}/claims/{one}", {"act": "remove", "seen": seen(marketing, one)})
    assert "First.</a>" not in told(marketing, MESSAGE)
    assert marketing.get(f"{MESSAGE}/claims/{one}").status_code == 404
    assert undo_last(marketing)["Location"] == MESSAGE
    assert "First.</a>" in told(marketing, MESSAGE)


@pytest.mark.parametrize("sentence", ["", "   ", "x" * 501])
def test_what_is_no_sentence_is_refused_and_kept_in_the_field(marketing: Client, sentence: str) -> None:
    refused = marketing.post(f"{MESSAGE}/claims", {"sentence": sentence})
    assert refused.status_code == 422
    assert "Nothing is claimed yet" in told(marketing, MESSAGE)


def test_what_is_typed_is_shown_as_words_and_never_as_page(marketing: Client) -> None:
    claim(marketing, "<script>alert(1)</script>")
    assert "<script>alert" not in marketing.get(MESSAGE).content.decode()


def test_who_only_looks_finds_no_form(signed_in: SignedIn, marketing: Client) -> None:
    number = claim(marketing)
    for role in (Role.SELLER, Role.EXECUTIVE):
        browser = signed_in(role.value)
        for path in (MESSAGE, f"{MESSAGE}/claims/{number}", f"{MESSAGE}/house"):
            page = told(browser, path)
            assert "Add the" not in page
            assert "Keep" not in page


def test_a_claim_of_another_launch_is_not_there(marketing: Client) -> None:
    from groundswell.launch.models import Launch

    other = Launch.objects.create(name="Line 5", begun=AT, removed=False)
    number = claim(marketing)
    assert marketing.get(f"/launches/L-{other.pk}/message/claims/{number}").status_code == 404
    Launch.objects.filter(pk=1).update(removed=True)
    assert marketing.get(MESSAGE).status_code == 404


# The house.


def test_the_house_shows_the_promise_over_its_pillars_with_claims_and_words(marketing: Client) -> None:
    house = f"{MESSAGE}/house"
    assert "No promise yet" in told(marketing, house)
    match = re.search(r'name="seen" value="(\w+)"', told(marketing, house))
    assert match is not None
    promise = {"promise": "Done once, done right.", "tone": "Calm", "seen": match[1]}
    assert marketing.post(house, promise).status_code == 302
    assert marketing.post(house, {**promise, "promise": "Else"}).status_code == 409
    marketing.post(f"{house}/pillars", {"text": "Billing"})
    marketing.post(f"{house}/words", {"word": "once", "use": "use"})
    marketing.post(f"{house}/words", {"word": "seamless", "use": "avoid", "instead": "without a break"})
    assert marketing.post(f"{house}/words", {"word": "Once", "use": "avoid"}).status_code == 422
    assert marketing.post(f"{MESSAGE}/claims", {"sentence": ONCE, "pillar": "1"}).status_code == 302
    page = told(marketing, house).partition('<div class="house">')[2]
    assert "Done once, done right." in page
    assert page.index("Billing") < page.index(ONCE)
    assert "(but without a break)" in page
    match = re.search(r'name="pillar" value="1"><input type="hidden" name="seen" value="(\w+)"', page)
    assert match is not None
    marketing.post(f"{house}/pillars", {"pillar": "1", "seen": match[1], "act": "remove"})
    page = told(marketing, house)
    assert "Billing</h2>" not in page
    assert ONCE in page


def test_what_the_house_does_not_take_stays_in_its_open_fold(marketing: Client) -> None:
    from groundswell.message.services.house import MOST_PILLARS

    house = f"{MESSAGE}/house"
    for number in range(MOST_PILLARS):
        marketing.post(f"{house}/pillars", {"text": f"Pillar {number}"})
    marketing.post(f"{house}/words", {"word": "once", "use": "use"})
    for path, sent in (("pillars", {"text": "One more"}), ("words", {"word": "Once", "use": "avoid"})):
        refused = marketing.post(f"{house}/{path}", sent)
        assert refused.status_code == 422
        fold = re.findall(r"<details open>(.*?)</details>", refused.content.decode(), re.DOTALL)[-1]
        assert f'value="{sent.get("text") or sent.get("word")}"' in fold


def test_what_was_ticked_stays_ticked_where_a_number_is_wrong(marketing: Client) -> None:
    number, one, other = claim(marketing), concern_with(INVOICES[0]), concern_with(PRICE[0])
    answer(marketing, number, one, other)
    refused = answer(marketing, number, one, others="the price").content.decode()
    assert re.findall(r'name="concern" value="C-(\d+)"( checked)?', refused)[:2] == [
        (str(one), " checked"),
        (str(other), ""),
    ]


# Signatures.


@pytest.fixture
def ready(launch: None, marketing: Client) -> int:
    """A claim that is proved, and an answer to what customers say."""
    number = claim(marketing)
    answer(marketing, number, concern_with(INVOICES[0]))
    prove(marketing, number, voucher=user(Role.PRODUCT))
    return number


def test_each_side_signs_what_it_has_seen_with_what_customers_say(signed_in: SignedIn, ready: int) -> None:
    for side, role in PEOPLE.items():
        browser = signed_in(role.value)
        page = told(browser, EVIDENCE)
        assert ONCE in page
        assert "The audit of March" in page
        assert any(words in page for words in INVOICES)
        assert sign(browser, side).status_code == 302
    page = told(signed_in(Role.SELLER.value), MESSAGE)
    assert page.count("signed by The") == 3
    assert "not signed yet" not in page


@pytest.mark.usefixtures("ready")
def test_nobody_signs_what_they_have_not_seen(signed_in: SignedIn, marketing: Client) -> None:
    lead = signed_in(Role.SALES_LEAD.value)
    of_another = evidence_shown(marketing)
    for evidence in (of_another, "no-such-evidence"):
        refused = sign(lead, "sales", evidence)
        assert refused.status_code == 422
        assert "Look at the evidence first" in refused.content.decode()
    lead.head(EVIDENCE)
    assert "not signed yet" in told(lead, MESSAGE)


def test_what_changed_since_it_was_shown_is_not_signed(
    signed_in: SignedIn, marketing: Client, ready: int
) -> None:
    lead = signed_in(Role.SALES_LEAD.value)
    evidence = evidence_shown(lead)
    change(marketing, ready, "Each invoice leaves once.")
    refused = sign(lead, "sales", evidence)
    assert refused.status_code == 409
    assert "nothing was signed" in refused.content.decode()
    assert "Each invoice leaves once." in refused.content.decode()


@pytest.mark.usefixtures("ready")
@pytest.mark.parametrize("role", [Role.SELLER, Role.MARKETING, Role.ADMINISTRATOR, Role.EXECUTIVE])
def test_nobody_signs_for_another_side(signed_in: SignedIn, role: Role) -> None:
    browser = signed_in(role.value)
    refused = sign(browser, "sales", "any")
    assert refused.status_code == 422
    assert "You do not sign for sales." in refused.content.decode()


def test_a_change_opens_the_signature_again_and_shows_what_is_otherwise(
    signed_in: SignedIn, marketing: Client, ready: int
) -> None:
    lead = signed_in(Role.SALES_LEAD.value)
    sign(lead, "sales")
    change(marketing, ready, "Each invoice leaves once.")
    page = told(lead, MESSAGE)
    assert "signed another version" in page
    assert f'<del dir="auto">{ONCE}</del>' in page
    assert '<ins dir="auto">Each invoice leaves once.</ins>' in page
    today = told(lead, "/")
    assert "Line 4" in today
    assert "changed since it was signed" in today
    undo_last(marketing)
    assert "signed by The sales lead" in told(lead, MESSAGE)
    assert "changed since it was signed" not in told(lead, "/")


def test_once_one_has_signed_the_others_are_asked_on_today(signed_in: SignedIn, ready: int) -> None:
    product = signed_in(Role.PRODUCT.value)
    assert "Waits for your signature" not in told(product, "/")
    sign(signed_in(Role.SALES_LEAD.value), "sales")
    page = told(product, "/")
    assert "Waits for your signature" in page
    assert "Line 4" in page
    sign(product, "product")
    assert "Waits for your signature" not in told(product, "/")


def test_a_merge_of_what_a_claim_answers_opens_the_signature_and_its_undo_closes_it(
    signed_in: SignedIn, ready: int
) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import merge

    lead, administrator = signed_in(Role.SALES_LEAD.value), signed_in(Role.ADMINISTRATOR.value)
    sign(lead, "sales")
    other = concern_with(PRICE[0])
    merge([concern_with(INVOICES[0]), other], Author(by="ana", at=AT))
    page = told(lead, MESSAGE)
    assert "signed another version" in page
    assert f"of which C-{other} became a part" in page
    undo_last(administrator)
    assert "signed by The sales lead" in told(lead, MESSAGE)


def test_one_withdraws_ones_own_signature_and_nobody_elses(signed_in: SignedIn, ready: int) -> None:
    lead, product = signed_in(Role.SALES_LEAD.value), signed_in(Role.PRODUCT.value)
    sign(lead, "sales")
    assert "Withdraw" not in told(product, MESSAGE)
    assert product.post(f"{MESSAGE}/withdraw", {"signature": "1"}).status_code == 422
    assert undo_last(product).status_code == 409
    assert "signed by The sales lead" in told(lead, MESSAGE)
    assert lead.post(f"{MESSAGE}/withdraw", {"signature": "1"}).status_code == 302
    assert "not signed yet" in told(lead, MESSAGE)
    assert undo_last(product).status_code == 409
    assert "not signed yet" in told(lead, MESSAGE)
    assert undo_last(lead).status_code == 302
    assert "signed by The sales lead" in told(lead, MESSAGE)


def test_legal_signs_where_the_company_asks_for_it(signed_in: SignedIn, ready: int) -> None:
    administrator, seller = signed_in(Role.ADMINISTRATOR.value), signed_in(Role.SELLER.value)
    policy = {"sales": "on", "marketing": "on", "product": "on", "legal": "on"}
    assert administrator.post("/settings/signing", policy).status_code == 422
    named = {**policy, "legal_user": user(Role.SELLER)}
    assert administrator.post("/settings/signing", named).status_code == 302
    assert sign(seller, "legal").status_code == 302
    assert "signed by The seller" in told(seller, MESSAGE)


def test_who_signs_stands_in_the_history_and_is_put_back_from_there(signed_in: SignedIn, ready: int) -> None:
    from groundswell.field.models import Entry
    from groundswell.message.policy import Policy, policy

    administrator = signed_in(Role.ADMINISTRATOR.value)
    page, named = "/settings/signing", {"sales": "on", "legal": "on", "legal_user": user(Role.SELLER)}
    assert administrator.post(page, named).status_code == 302
    assert [side.value for side in policy().asked] == ["sales", "legal"]
    entry = Entry.objects.get(summary="changed who signs a message")
    assert f'action="/history/{entry.pk}/undo"' in told(administrator, page)
    assert administrator.post(page, named).status_code == 302
    assert "Nothing is different." in told(administrator, page)
    assert Entry.objects.latest("pk") == entry
    undo = f"/history/{entry.pk}/undo"
    assert signed_in(Role.SALES_LEAD.value).post(undo).status_code == 404
    assert policy().legal_user
    assert administrator.post(undo, {"back": page})["Location"] == page
    assert policy() == Policy()
    assert "change who signs" in told(administrator, "/settings/audit")


def test_what_happened_stands_in_the_timeline_in_its_order(signed_in: SignedIn, ready: int) -> None:
    from groundswell.launch.timeline import rows_of

    lead = signed_in(Role.SALES_LEAD.value)
    sign(lead, "sales")
    lead.post(f"{MESSAGE}/withdraw", {"signature": "1"})
    rows = [row for row in rows_of(member(), 1) if row.kind.value not in ("begun", "person in")]
    assert [row.kind.value for row in rows] == [*["claimed"] * 3, "signed", "signature withdrawn"]
    assert [row.role for row in rows][-1] == "sales lead"
    assert rows[0].ref == f"claim {ready}"


def test_a_table_of_many_claims_takes_no_more_queries_than_one_of_few(marketing: Client) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts: list[int] = []
    for _ in range(2):
        for _ in range(4):
            number = claim(marketing)
            answer(marketing, number, concern_with(INVOICES[0]), concern_with(PRICE[0]))
            prove(marketing, number)
        with CaptureQueriesContext(connection) as queries:
            told(marketing, MESSAGE)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_week_in_one_mail_tells_who_has_to_sign_again(
    signed_in: SignedIn, marketing: Client, ready: int
) -> None:
    from groundswell.worker.digests import digest
    from groundswell.worker.letters import Listed

    sign(signed_in(Role.SALES_LEAD.value), "sales")
    change(marketing, ready, "Each invoice leaves once.")
    lines = digest(member(Role.SALES_LEAD), {}, now()).lines
    told_to_sign = Listed("Waits for your signature:", ("“Line 4” (L-1), changed since it was signed",))
    assert told_to_sign in lines


def test_what_is_split_off_a_concern_opens_the_signature_and_its_undo_closes_it(
    signed_in: SignedIn, ready: int
) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.services.corrections import split

    lead, concern = signed_in(Role.SALES_LEAD.value), concern_with(INVOICES[0])
    sign(lead, "sales")
    split(concern, [verbatim_with(INVOICES[0])], Author(by="ana", at=AT))
    page = told(lead, MESSAGE)
    assert "signed another version" in page
    assert f"Answers C-{concern}, off which C-" in page
    undo_last(signed_in(Role.ADMINISTRATOR.value))
    assert "signed by The sales lead" in told(lead, MESSAGE)


def test_erasing_who_is_named_in_a_claim_opens_the_signature_for_good(
    signed_in: SignedIn, marketing: Client, tmp_path: Path
) -> None:
    from groundswell.field.erasing.forget import forget
    from groundswell.field.history.entries import Author
    from groundswell.message.models import Signature

    rows = [row | {"speaker": "Dana Oak"} for row in feedback(["it is quick"], first=90)]
    listen_to(write_table(tmp_path / "b.csv", rows))
    claim(marketing, "Dana Oak says that it is quick.")
    lead = signed_in(Role.SALES_LEAD.value)
    sign(lead, "sales")
    forget("Dana Oak", Author(by="ana", at=AT))
    page = told(lead, MESSAGE)
    assert "signed another version" in page
    assert "Words were erased on request." in page
    assert "Dana Oak" not in page
    assert "Dana Oak" not in Signature.objects.get().text

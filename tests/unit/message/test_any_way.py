"""By whatever way a message is changed, each signature holds while, and only while, what it saw stands.

What each signature saw is kept here as values of the tables, told apart from the text that is signed.
"""

import re
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from groundswell.people.roles import Role
from groundswell.speech import GroundswellError
from tests.worlds import stores
from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, PRICE, concern_with, feedback, listen_to, write_table
from tests.worlds.talk import day

picks = st.integers(min_value=0, max_value=999)
PEOPLE = ["Wilhelmina Quist", "Dana Oak", "Ruben Alder"]
SENTENCES = [
    "Every invoice leaves once.",
    "Dana Oak says that it works without a signal.",
    "The price is that of the season.\nClaim 1 answers C-1",
    "Every  invoice leaves once.",
    "Ruben Alder never doubles an invoice.",
]
SIDES = {"sales": Role.SALES_LEAD, "marketing": Role.MARKETING, "product": Role.PRODUCT}
texts, doors = st.sampled_from(SENTENCES), st.sampled_from(["form", "service"])
MESSAGE = "/launches/L-1/message"


def author():
    from groundswell.field.history.entries import Author

    return Author(by="ana", at=day(29))


def viewer(role: Role):
    from groundswell.people.models import User
    from groundswell.people.queries import viewer_of

    looking = viewer_of(User.objects.get(role=role.value))
    assert looking is not None
    return looking


def message():
    from groundswell.message.queries import message_for

    return message_for(viewer(Role.MARKETING), 1)


class _Meaning:
    """What concerns mean: by hand, from what the table says."""

    def __init__(self) -> None:
        from groundswell.field.models import Concern

        rows = list(Concern.objects.values_list("id", "merged_into", "split_from", "entry__undone_by"))
        self.into = {number: into for number, into, _, _ in rows if into}
        self.never = {number for number, _, source, undone in rows if source and undone}
        self.numbers = {number for number, _, _, _ in rows}
        self.parts = {(n, source) for n, _, source, _ in rows if source and n not in self.never}

    def end(self, number: int) -> int:
        while number in self.into:
            number = self.into[number]
        return number

    def of(self, number: int) -> tuple[Any, ...]:
        end = self.end(number)
        group = ({one for one in self.numbers if self.end(one) == end} - self.never) | {end}
        return end, frozenset(group), frozenset(part for part, source in self.parts if source in group)


def stands() -> tuple[Any, ...]:
    """All that a signature must have seen."""
    from groundswell.message import models

    def there(table: Any, *columns: str) -> list[tuple[Any, ...]]:
        order = ["place", "id"] if "place" in {field.name for field in table._meta.fields} else ["id"]
        return list(table.objects.filter(removed=False).order_by(*order).values_list(*columns))

    meaning, pillars = _Meaning(), there(models.Pillar, "id", "text")
    known = {number for number, _ in pillars}
    answers = there(models.ClaimAnswer, "claim", "concern")
    proofs = there(models.Proof, "claim", "id", "kind", "text", "link", "voucher", "until")
    claims = [
        (
            number,
            sentence,
            pillar if pillar in known else None,
            frozenset(meaning.of(concern) for claim, concern in answers if claim == number),
            frozenset(proof for proof in proofs if proof[0] == number),
        )
        for number, sentence, pillar in there(models.Claim, "id", "sentence", "pillar")
    ]
    words = there(models.Wording, "id", "use", "word", "instead")
    said = list(models.House.objects.values_list("promise", "tone")) or [("", "")]
    return said, pillars, words, claims


class AnyWay(RuleBasedStateMachine):
    template: stores.Template  # set by the test, as the next is
    folder: Path
    numbers = count()

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        self.open.enter_context(self.template.copied_to(self.folder / f"{next(self.numbers)}.db"))
        self.saw: dict[int, tuple[Any, ...]] = {}
        self.at, self.read = day(29), 12
        self.browsers: dict[Role, Client] = {}

    def teardown(self) -> None:
        self.open.close()

    # How it is done.

    def now(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at

    def browser(self, role: Role) -> Client:
        from groundswell.people.models import User

        if role not in self.browsers:
            self.browsers[role] = Client(SERVER_NAME="127.0.0.1")
            self.browsers[role].force_login(User.objects.get(role=role.value))
        return self.browsers[role]

    def post(self, path: str, role: Role = Role.MARKETING, **sent: Any) -> None:
        answer = self.browser(role).post(path, sent)
        assert answer.status_code in (302, 404, 409, 422), (path, answer.status_code)

    def act(self, act: Callable[[], object]) -> None:
        """It may be refused, and then nothing of it is left."""
        from groundswell.field.models import Entry

        before = stands(), Entry.objects.count()
        try:
            act()
        except GroundswellError:
            assert (stands(), Entry.objects.count()) == before

    def a_claim(self, pick: int) -> tuple[int, str]:
        """Its number, and its version as it is seen."""
        from groundswell.message.services.claims import seen_of

        claims = message().claims
        return (claims[pick % len(claims)].id, seen_of(claims[pick % len(claims)])) if claims else (1, "")

    def a_concern(self, pick: int) -> int:
        from groundswell.field.models import Concern

        numbers = list(Concern.objects.order_by("id").values_list("id", flat=True)) or [1]
        return numbers[pick % len(numbers)]

    # What people do with a message.

    @rule(text=texts, pick=picks, door=doors)
    def add_claim(self, text: str, pick: int, door: str) -> None:
        from groundswell.message.services.claims import add_claim

        pillar = pick % 3
        if door == "form":
            self.post(f"{MESSAGE}/claims", sentence=text, pillar=pillar or "")
        else:
            looking = viewer(Role.PRODUCT)
            self.act(lambda: add_claim(looking, 1, text, self.now(), pillar=pillar))

    @rule(text=texts, pick=picks, door=doors, act=st.sampled_from(["", "", "remove", "earlier", "later"]))
    def change_claim(self, text: str, pick: int, door: str, act: str) -> None:
        from groundswell.message.services import claims

        number, seen = self.a_claim(pick)
        looking = viewer(Role.PRODUCT)
        if door == "form":
            self.post(f"{MESSAGE}/claims/{number}", sentence=text, seen=seen, act=act)
        elif act == "remove":
            self.act(lambda: claims.remove_claim(looking, number, self.now(), seen=seen))
        elif act:
            self.act(lambda: claims.move_claim(looking, number, self.now(), earlier=act == "earlier"))
        else:
            self.act(lambda: claims.change_claim(looking, number, text, self.now(), seen=seen))

    @rule(pick=picks, concerns=st.lists(picks, max_size=2), door=doors)
    def answer(self, pick: int, concerns: list[int], door: str) -> None:
        from groundswell.message.services.claims import answer_concerns

        number, seen = self.a_claim(pick)
        wanted = [self.a_concern(one) for one in concerns]
        if door == "form":
            ticked = [f"C-{concern}" for concern in wanted]
            self.post(f"{MESSAGE}/claims/{number}/concerns", concern=ticked, seen=seen)
        else:
            looking = viewer(Role.PRODUCT)
            self.act(lambda: answer_concerns(looking, number, wanted, self.now(), seen=seen))

    @rule(pick=picks, text=texts, until=st.sampled_from([None, date(2026, 5, 1)]), door=doors)
    def prove(self, pick: int, text: str, until: date | None, door: str) -> None:
        from groundswell.message.models import ProofKind
        from groundswell.message.services.claims import Given, add_proof

        (number, _), looking = self.a_claim(pick), viewer(Role.PRODUCT)
        if door == "form":
            sent = {"kind": "figure", "text": text, "until": until or "", "voucher": looking.user}
            self.post(f"{MESSAGE}/claims/{number}/proofs", **sent)
        else:
            given = Given(kind=ProofKind.DOCUMENT, text=text, until=until)
            self.act(lambda: add_proof(looking, number, given, self.now()))

    @rule(pick=picks, which=picks, text=texts, remove=st.booleans())
    def change_proof(self, pick: int, which: int, text: str, remove: bool) -> None:
        number, seen = self.a_claim(pick)
        proofs = next((claim.proofs for claim in message().claims if claim.id == number), ())
        if proofs:
            path = f"{MESSAGE}/claims/{number}/proofs/{proofs[which % len(proofs)].id}"
            self.post(path, kind="reference", text=text, seen=seen, act="remove" if remove else "")

    @rule(text=texts, pick=picks, what=st.sampled_from(["add", "change", "remove"]))
    def pillar(self, text: str, pick: int, what: str) -> None:
        from groundswell.message.services.house import seen_of_pillar

        pillars, sent = message().pillars, {"text": text}
        if pillars and what != "add":
            pillar = pillars[pick % len(pillars)]
            sent |= {"pillar": pillar.id, "seen": seen_of_pillar(pillar), "act": what}
        self.post(f"{MESSAGE}/house/pillars", **sent)

    @rule(text=texts, pick=picks, use=st.sampled_from(["use", "avoid", "remove"]))
    def word(self, text: str, pick: int, use: str) -> None:
        words = message().words
        if words and use == "remove":
            self.post(f"{MESSAGE}/house/words", remove=words[pick % len(words)].id)
        else:
            self.post(f"{MESSAGE}/house/words", word=text, use=use, instead="once")

    @rule(promise=texts, tone=texts)
    def promise(self, promise: str, tone: str) -> None:
        from groundswell.message.services.house import seen_of_house

        seen = seen_of_house(message())
        self.post(f"{MESSAGE}/house", promise=promise, tone=tone, seen=seen)

    @initialize(door=doors)
    def begin(self, door: str) -> None:
        self.sign("sales", door)

    @rule(side=st.sampled_from(sorted(SIDES)), door=doors)
    def sign(self, side: str, door: str) -> None:
        from groundswell.message.models import Side
        from groundswell.message.services.signing import note_evidence_shown, sign

        role, known = SIDES[side], self.given()
        looking = viewer(role)
        if door == "form":
            page = self.browser(role).get(f"{MESSAGE}/evidence").content.decode()
            shown = re.search(r'name="evidence" value="(\w+)"', page)
            self.post(f"{MESSAGE}/sign", role, side=side, evidence=shown[1] if shown else "none")
        else:
            shown = note_evidence_shown(looking, message(), [], self.now())
            self.act(lambda: sign(looking, 1, Side(side), shown, self.now()))
        self.saw |= dict.fromkeys(self.given() - known, stands())

    @rule(side=st.sampled_from(sorted(SIDES)))
    def withdraw(self, side: str) -> None:
        from groundswell.message.queries import standings

        signed = [one.signed for one in standings(viewer(SIDES[side]), message()) if one.side == side]
        if signed[0] is not None:
            self.post(f"{MESSAGE}/withdraw", SIDES[side], signature=signed[0].id)

    def given(self) -> set[int]:
        from groundswell.message.models import Signature

        return set(Signature.objects.values_list("pk", flat=True))

    # What happens around it.

    @rule(picks=st.lists(picks, min_size=2, max_size=3))
    def merge(self, picks: list[int]) -> None:
        from groundswell.field.services.corrections import merge

        self.act(lambda: merge([self.a_concern(pick) for pick in picks], author()))

    @rule(pick=picks, some=st.lists(picks, min_size=1, max_size=2))
    def split(self, pick: int, some: list[int]) -> None:
        from groundswell.field import queries
        from groundswell.field.services.corrections import split

        number = queries.concern(self.a_concern(pick)).id
        words = list(queries.live_verbatims().filter(concern=number).values_list("id", flat=True)) or [1]
        self.act(lambda: split(number, [words[one % len(words)] for one in some], author()))

    @rule(pick=picks, verbatim=picks)
    def move(self, pick: int, verbatim: int) -> None:
        from groundswell.field.services.corrections import move

        self.act(lambda: move([1 + verbatim % self.read], self.a_concern(pick), author()))

    @rule(pick=picks, door=doors)
    def undo(self, pick: int, door: str) -> None:
        """Of any entry, the later ones more often; an undo among them."""
        from groundswell.field.history.undo import undo
        from groundswell.field.models import Entry

        numbers = list(Entry.objects.order_by("-id").values_list("id", flat=True))
        number = numbers[pick % min(len(numbers), 1 + pick % 12)]
        if door == "form":
            self.post(f"/history/{number}/undo", Role.ADMINISTRATOR)
        else:
            self.act(lambda: undo(number, author()))

    @precondition(lambda self: self.read < 16)
    @rule()
    def bring_more(self) -> None:
        rows = feedback([INVOICES[self.read % 4] + " again", OFFLINE[self.read % 4] + " too"], self.read + 1)
        self.read += 2
        listen_to(write_table(self.folder / f"more-{self.read}.csv", rows))

    @rule()
    def regroup(self) -> None:
        from groundswell.field.services.listen import regroup

        regroup(author(), encoder=WordEncoder, watch=lambda _: None)

    @rule(name=st.sampled_from(PEOPLE))
    def erase(self, name: str) -> None:
        from groundswell.field.erasing.forget import forget

        try:
            forget(name, author())
        except GroundswellError:
            return

    # What must hold after each step.

    @invariant()
    def a_signature_holds_while_what_it_saw_stands(self) -> None:
        from groundswell.message.models import Signature
        from groundswell.message.queries import standings

        now = stands()
        for standing in standings(viewer(Role.MARKETING), message()):
            given = Signature.objects.filter(side=standing.side, removed=False).values_list("pk", flat=True)
            assert standing.holds == any(self.saw[number] == now for number in given)
            if standing.signed is not None and not standing.holds:
                theirs = Signature.objects.get(pk=standing.signed.id)
                assert standing.signed.otherwise or "(erased)" in theirs.text


def prepared(path: Path) -> stores.Template:
    """A company that has heard something and is about to say something."""
    from groundswell.field.keeping import store
    from groundswell.field.reading.upkeep import refresh
    from groundswell.launch.models import Launch
    from groundswell.message.services.claims import add_claim, answer_concerns, seen_of
    from groundswell.people import services

    template = stores.make_template(path)
    with store.standing_at(stores.address(template.database) if template.database else path):
        services.found(services.Company(name="Wrenfield"), "Agnes Holm", "agnes@wrenfield.example", day(1))
        for role in SIDES.values():
            services.join(f"The {role.value}", f"{role.name.lower()}@wrenfield.example", role, day(1))
        rows = feedback([*INVOICES, *OFFLINE, *PRICE])
        rows = [row | {"speaker": PEOPLE[n % len(PEOPLE)]} for n, row in enumerate(rows)]
        listen_to(write_table(path.parent / "first.csv", rows))
        refresh(day(28))
        Launch.objects.create(pk=1, name="Line 4", begun=day(28), removed=False)
        for sentence, words in zip(SENTENCES, (INVOICES[0], OFFLINE[0]), strict=False):
            add_claim(viewer(Role.PRODUCT), 1, sentence, day(28))
            claim = message().claims[-1]
            answer_concerns(
                viewer(Role.PRODUCT), claim.id, [concern_with(words)], day(28), seen=seen_of(claim)
            )
    return template


def run_ways(number: int, steps: int, machine: type[AnyWay] = AnyWay) -> None:
    """So many sequences of so many steps, each on a store of its own; the same every time."""
    with TemporaryDirectory() as folder:
        machine.folder = Path(folder)
        machine.template = prepared(machine.folder / "prepared.db")
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=number,
                stateful_step_count=steps,
                deadline=None,
                derandomize=True,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )


@pytest.mark.usefixtures("store_path")
def test_no_way_changes_what_was_signed_without_opening_the_signature() -> None:
    run_ways(number=10, steps=16)

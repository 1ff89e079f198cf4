"""Whose word counts where several systems tell of one account, deal or person."""

from dataclasses import replace
from datetime import date

from groundswell.intake.directory import Directory
from groundswell.intake.telling import accounts_told, deals_told, people_told
from groundswell.speech import (
    Account,
    Channel,
    Deal,
    DealStatus,
    Key,
    Money,
    PersonKind,
    Role,
    Seller,
    StageSeen,
)
from tests.worlds.talk import conversation, turn

OWN = Deal(
    key="006A",
    name="Harbour 40 seats",
    account="Harbour Foods",
    status=DealStatus.OPEN,
    amount=Money(12_000_00, "EUR"),
    expected=date(2026, 6, 30),
    stage="Proposal",
    stages=(StageSeen("Demo", date(2026, 2, 1)),),
    system="salesforce",
)
REPEATED = Deal(
    key="006a",
    name="Harbour",
    account="",
    status=DealStatus.LOST,
    amount=Money(900, "JPY"),
    closed=date(2026, 5, 1),
    seller="Ben Ode",
    loss_reason="Price",
    stage="Closed Lost",
    stages=(StageSeen("Proposal", date(2026, 3, 1)),),
    system="salesforce",
    through="gong",
)


def test_the_crms_own_row_has_the_word_in_whatever_order_the_two_are_told() -> None:
    for tellings in ([OWN, REPEATED], [REPEATED, OWN]):
        (told,) = deals_told(tellings, [])
        assert (told.fact.name, told.fact.amount) == ("Harbour 40 seats", Money(12_000_00, "EUR"))
        assert told.fact.status is DealStatus.OPEN


def test_what_the_own_row_leaves_empty_is_filled_and_each_value_tells_whose_it_is() -> None:
    (told,) = deals_told([OWN, REPEATED], [])
    assert told.fact.seller == "Ben Ode"
    assert (told.by["seller"].through, told.by["amount"].through) == ("gong", "")


def test_an_amount_and_its_currency_come_from_the_same_telling() -> None:
    (told,) = deals_told([replace(OWN, amount=None), REPEATED], [])
    assert told.fact.amount == Money(900, "JPY")


def test_how_a_deal_ended_is_not_taken_from_who_says_that_it_ended_otherwise() -> None:
    (told,) = deals_told([replace(OWN, stage=""), REPEATED], [])
    assert (told.fact.closed, told.fact.loss_reason, told.fact.stage) == (None, "", "")


def test_stages_of_all_tellings_stand_in_order() -> None:
    (told,) = deals_told([REPEATED, OWN], [])
    assert [seen.stage for seen in told.fact.stages] == ["Demo", "Proposal"]


def test_of_two_rows_of_their_own_the_one_told_last_has_the_word() -> None:
    table = replace(OWN, system="", amount=Money(1, "EUR"), stage="Demo")
    assert [one.fact.stage for one in deals_told([OWN, table], [])] == ["Demo"]
    assert [one.fact.stage for one in deals_told([table, OWN], [])] == ["Proposal"]


def test_the_same_id_in_two_systems_is_two_deals() -> None:
    other = replace(OWN, name="Mill", system="hubspot")
    assert sorted(one.fact.name for one in deals_told([OWN, other], [])) == ["Harbour 40 seats", "Mill"]


def test_a_report_of_salesforce_has_a_shorter_id_of_the_same_deal() -> None:
    long, short = replace(OWN, key="0065g00000AbCdEAAV"), replace(OWN, key="0065g00000AbCdE", system="")
    other = replace(short, key="0065g00000aBCdE")  # case matters in the shorter one
    assert len(deals_told([long, short], [])) == 1
    assert len(deals_told([long, short, other], [])) == 2
    directory = Directory.of([], [long, short], [])
    assert directory.deal_key("0065g00000AbCdE") == directory.deals[0].key


def test_a_deal_without_an_id_is_the_only_one_of_its_name_and_account() -> None:
    accounts = [Account(key="001A", name="Harbour Foods")]
    keyed, without = (
        replace(OWN, account="001A"),
        replace(OWN, key="", system="", account="Harbour Foods Ltd"),
    )
    elsewhere = replace(without, account="Mill")
    (told,) = deals_told([keyed, without], accounts)
    assert told.fact.key == "006A"
    assert len(deals_told([keyed, elsewhere], accounts)) == 2
    assert len(deals_told([keyed, replace(keyed, key="006B"), without], accounts)) == 3


def test_an_account_has_an_id_in_each_system_and_all_its_domains() -> None:
    (told,) = accounts_told(
        [
            Account(key="001A", name="Harbour Foods", industry="Food", system="salesforce"),
            Account(key="501", name="HARBOUR FOODS", domains=("harbour.test",), system="hubspot"),
            Account(
                key="5",
                name="Harbour Foods Ltd",
                domains=("harbour.example",),
                system="zendesk",
                through="zendesk",
            ),
        ]
    )
    assert told.fact.name == "HARBOUR FOODS"
    assert {Key(told.fact.system, told.fact.key), *told.fact.elsewhere} == {
        Key("zendesk", "5"),
        Key("salesforce", "001A"),
        Key("hubspot", "501"),
    }
    assert set(told.fact.domains) == {"harbour.example", "harbour.test"}
    assert (told.fact.industry, told.by["industry"].system) == ("Food", "salesforce")


ONE = Account(key="1", name="Harbour Foods", domains=("harbour.example",))
OTHER = Account(key="2", name="Quay Holding", domains=("harbour.example",))


def test_two_accounts_of_one_domain_stay_two_and_nobody_guesses_whose_a_mail_is() -> None:
    directory = Directory.of([ONE, OTHER], [], [])
    asks = turn("How long does it take?", role=Role.CUSTOMER, email="ana@harbour.example")
    assert directory.shared_domains == {"harbour.example": ("Harbour Foods", "Quay Holding")}
    assert directory.account_of(conversation(turns=[asks], account="")) == "harbour.example"


def test_two_accounts_that_a_person_said_are_the_same_are_one() -> None:
    directory = Directory.of([ONE, OTHER], [], [], same=[("Quay Holding", "harbour foods")])
    assert len(directory.accounts) == 1
    assert directory.shared_domains == {}
    assert directory.account("Harbour Foods") == directory.account("Quay Holding") == directory.account("1")


def test_a_person_whom_only_a_help_desk_knows_is_no_seller_and_one_who_owns_a_deal_is() -> None:
    agent = Seller(key="21", name="Kim Orr", email="kim@maker.example", kind=PersonKind.SUPPORT)
    calls = Seller(key="", name="Kim Orr", email="kim@maker.example", through="gong")
    said = turn("Did you restart it?", role=Role.SELLER, name="Kim Orr")
    ticket = conversation(turns=[said], channel=Channel.TICKET, seller="Kim Orr")
    call = conversation(turns=[said], channel=Channel.CALL, seller="")

    served = Directory.of([], [], [agent, calls])
    assert (served.seller_of(ticket), served.seller_of(call)) == ("", "")
    sells = Directory.of([], [replace(OWN, seller="Kim Orr")], [agent, calls])
    assert (sells.seller_of(ticket), sells.seller_of(call)) == ("Kim Orr", "Kim Orr")
    named = Directory.of([], [], [agent, calls], named=["kim@maker.example"])
    assert named.seller_of(call) == "Kim Orr"


def test_on_a_call_with_support_the_seller_is_who_sells() -> None:
    people = [
        Seller(key="1", name="Kim Orr", kind=PersonKind.SUPPORT),
        Seller(key="2", name="Ben Ode", kind=PersonKind.SELLER),
    ]
    turns = [
        turn("Let me look.", 1, role=Role.SELLER, name="Kim Orr"),
        turn("Shall we renew?", 2, role=Role.SELLER, name="Ben Ode"),
    ]
    talk = conversation(turns=turns, channel=Channel.CALL, seller="Kim Orr")
    assert Directory.of([], [], people).seller_of(talk) == "Ben Ode"


def test_a_person_is_one_by_address_id_or_name_and_sells_if_any_system_says_so() -> None:
    (told,) = people_told(
        [
            Seller(
                key="21", name="Kim", email="kim@maker.example", kind=PersonKind.SUPPORT, system="zendesk"
            ),
            Seller(key="88", name="Kim Orr", email="Kim@maker.example", system="hubspot"),
            Seller(key="", name="KIM ORR", kind=PersonKind.SELLER),
        ]
    )
    assert told.fact.kind is PersonKind.SELLER

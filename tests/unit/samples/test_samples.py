"""The sample field data is what its key says, and plainly fictional."""

import csv
import json
import mailbox
import re
from collections import Counter, defaultdict
from datetime import date, datetime
from email import policy
from email.parser import BytesParser
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from groundswell.samples import sample_folder

FOLDER = sample_folder()
FIRST, LAST = date(2025, 10, 1), date(2026, 6, 30)
# These are rare in the story on purpose: fewer than a dozen conversations each.
RARE_BY_DESIGN = {
    "supplier-prices": 10,
    "payroll-export": 9,
    "card-fees": 8,
    "app-language": 7,
    "ai-training": 6,
    "sun-glare": 4,
}

Key = dict[str, Any]


@cache
def key() -> Key:
    return json.loads((FOLDER / "key.json").read_text(encoding="utf-8"))


@cache
def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


@cache
def call(name: str) -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """The NOTE's labels, and the turns: adjacent cues of one speaker joined with a space."""
    head, *blocks = (FOLDER / name).read_text(encoding="utf-8").split("\n\n")
    assert head == "WEBVTT"
    labels = dict(line.split(": ", 1) for line in blocks[0].splitlines()[1:])
    turns: list[tuple[str, str]] = []
    for block in blocks[1:]:
        if not block.strip():
            continue
        cue = block.strip("\n").split("\n", 2)[2]
        found = re.fullmatch(r"<v ([^>]+)>(.*)</v>", cue) or re.fullmatch(r"([^:]+): (.*)", cue)
        assert found, cue
        speaker, text = found.groups()
        if turns and turns[-1][0] == speaker:
            turns[-1] = (speaker, f"{turns[-1][1]} {text}")
        else:
            turns.append((speaker, text))
    return labels, tuple(turns)


def call_names() -> list[str]:
    return sorted(f"calls/{path.name}" for path in (FOLDER / "calls").glob("*.vtt"))


@cache
def mails() -> dict[str, Any]:
    parse = BytesParser(policy=policy.default).parse
    box = mailbox.mbox(FOLDER / "inbox.mbox", factory=parse, create=False)  # pyright: ignore
    try:
        return {message["Message-ID"]: message for message in box}
    finally:
        box.close()


def mail_text(message: Any) -> str:
    """The body's text, without quoted lines."""
    body = message.get_body(("plain", "html"))
    text = unescape(body.get_content())
    return "\n".join(line for line in text.splitlines() if not line.startswith(">"))


def wordings() -> list[tuple[str, Key]]:
    return [(c["key"], w) for c in key()["concerns"] for w in c["wordings"]]


def source_turns(wording: Key) -> list[tuple[str, str]]:
    """The turns of the conversation that a wording is said to stand in, with who spoke."""
    where, conversation = wording["file"], wording["conversation"]
    if where.startswith("calls/"):
        labels, turns = call(where)
        assert labels["Call id"] == conversation
        return list(turns)
    if where == "inbox.mbox":
        message = mails()[conversation]
        return [(str(message["From"]), mail_text(message))]
    id_column, who, text = {
        "tickets.csv": ("Ticket ID", "Requester Email", "Description"),
        "crm/activities.csv": ("Activity ID", "Assigned To", "Comments"),
    }[where]
    return [(row[who], row[text]) for row in table(where) if row[id_column] == conversation]


def normalised(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def test_every_planted_wording_stands_letter_for_letter_in_one_turn_of_its_conversation() -> None:
    for concern, wording in wordings():
        holders = [turn for _, turn in source_turns(wording) if wording["text"] in turn]
        assert len(holders) == 1, (concern, wording)


def test_spoken_words_are_a_customers_and_reported_words_a_sellers_note() -> None:
    sellers = {row["Name"] for row in table("crm/sellers.csv")}
    for _, wording in wordings():
        (who,) = [who for who, turn in source_turns(wording) if wording["text"] in turn]
        by_seller = who in sellers or "@wrenfield.example" in who
        assert wording["voice"] == ("reported" if by_seller else "spoken")
        assert by_seller == (wording["file"] == "crm/activities.csv")


def test_no_two_customers_word_a_concern_alike() -> None:
    counts = Counter(normalised(wording["text"]) for _, wording in wordings())
    assert [text for text, times in counts.items() if times > 1] == []


def test_a_planted_wording_is_said_in_one_conversation_only() -> None:
    calls = {name: "\n".join(turn for _, turn in call(name)[1]) for name in call_names()}
    for _, wording in wordings():
        assert [n for n, text in calls.items() if wording["text"] in text and n != wording["file"]] == []


def test_thirty_concerns_of_all_five_kinds_and_very_different_frequency_are_planted() -> None:
    concerns = key()["concerns"]
    sizes = {c["key"]: len(c["wordings"]) for c in concerns}
    assert len(sizes) == len(concerns) == 30
    assert {c["kind"] for c in concerns} == {"question", "frustration", "objection", "request", "praise"}
    assert max(sizes.values()) == 34
    assert {name: size for name, size in sizes.items() if size < 12} == RARE_BY_DESIGN


def test_a_concern_is_raised_at_most_once_in_a_conversation() -> None:
    for concern in key()["concerns"]:
        places = [(w["file"], w["conversation"]) for w in concern["wordings"]]
        assert len(places) == len(set(places)), concern["key"]


def test_the_files_are_as_many_as_the_story_needs() -> None:
    assert len(call_names()) >= 120
    assert len(table("crm/activities.csv")) >= 150
    assert len(mails()) >= 70
    assert len(table("tickets.csv")) >= 70
    assert len(table("crm/accounts.csv")) == 60
    assert len(table("crm/deals.csv")) >= 110
    assert len(table("crm/sellers.csv")) == 9


@pytest.mark.parametrize("name", call_names())
def test_a_call_is_a_conversation_between_its_seller_and_the_account(name: str) -> None:
    labels, turns = call(name)
    assert (
        {"Date", "Account", "Seller", "Call id"}
        <= set(labels)
        <= {"Date", "Account", "Seller", "Deal", "Call id"}
    )
    assert labels["Account"] in {row["Account Name"] for row in table("crm/accounts.csv")}
    assert labels.get("Deal", "") in {row["Deal Name"] for row in table("crm/deals.csv")} | {""}
    assert Path(name).name.startswith(datetime.fromisoformat(labels["Date"]).strftime("%Y-%m-%d-%H%M-"))
    assert labels["Seller"] in {who for who, _ in turns}
    assert 2 <= len({who for who, _ in turns}) <= 3
    assert 25 <= (FOLDER / name).read_text(encoding="utf-8").count("-->") <= 65


def test_all_is_dated_within_the_nine_months() -> None:
    dates = [call(name)[0]["Date"] for name in call_names()]
    dates += [row["Activity Date"] for row in table("crm/activities.csv")]
    dates += [row["Created At"] for row in table("tickets.csv")]
    days = [datetime.fromisoformat(text).date() for text in dates]
    days += [message["Date"].datetime.date() for message in mails().values()]
    assert min(days) >= FIRST
    assert max(days) <= LAST
    assert min(days) < date(2025, 10, 8)
    assert max(days) > date(2026, 6, 24)


def test_the_key_gives_the_time_and_account_of_each_conversation() -> None:
    accounts = {row["Account Name"] for row in table("crm/accounts.csv")}
    for _, wording in wordings():
        assert wording["account"] in accounts
        if wording["file"].startswith("calls/"):
            labels, _ = call(wording["file"])
            assert (wording["at"], wording["account"]) == (labels["Date"], labels["Account"])
        if wording["file"] == "inbox.mbox":
            sent = mails()[wording["conversation"]]["Date"].datetime
            assert wording["at"] == sent.strftime("%Y-%m-%dT%H:%M:%SZ")


def raised_by_month(concern: str) -> Counter[str]:
    return Counter(w["at"][:7] for name, w in wordings() if name == concern)


def test_the_concern_that_launch_two_answers_fades_after_it() -> None:
    launch = next(x for x in key()["launches"] if x["way"] == "the other way round")
    days = [w["at"][:10] for name, w in wordings() if name == launch["answers"]]
    assert sum(day < launch["day"] for day in days) >= 28
    assert sum(day >= launch["day"] for day in days) <= 5


def test_the_concern_that_launch_one_should_have_answered_does_not_fade() -> None:
    launch = next(x for x in key()["launches"] if x["way"] == "the usual way")
    months = raised_by_month(launch["should_have_answered"])
    assert all(months[month] >= 2 for month in ("2026-02", "2026-03", "2026-04", "2026-05", "2026-06"))


def test_sellers_speak_of_launch_two_before_its_day_and_of_launch_one_only_from_its_day() -> None:
    def first_day(name: str) -> str:
        return min(call(n)[0]["Date"][:10] for n in call_names() if any(name in t for _, t in call(n)[1]))

    usual, other = key()["launches"]
    assert first_day("Go Anywhere") < other["day"]
    assert first_day("Insight") >= usual["day"]


def test_one_concern_explodes_and_one_is_brand_new() -> None:
    texts = raised_by_month("text-reminders")
    assert texts["2026-06"] > texts["2026-05"] > texts["2026-04"] > texts["2026-03"]
    assert set(raised_by_month("ai-training")) == {"2026-06"}


def test_one_seller_and_one_account_stand_out_where_the_key_says_so() -> None:
    horse, noisy = key()["hobby_horse"], key()["noisy_account"]
    sellers: list[str] = []
    for name, wording in wordings():
        if name == horse["concern"] and wording["file"].startswith("calls/"):
            sellers.append(call(wording["file"])[0]["Seller"])
        elif name == horse["concern"]:
            sellers += [who for who, turn in source_turns(wording) if wording["text"] in turn]
    assert sellers.count(horse["seller"]) >= len(sellers) - 1 >= 10
    accounts = Counter(w["account"] for name, w in wordings() if name == noisy["concern"])
    assert accounts.most_common(1)[0] == (noisy["account"], 10)
    others: dict[str, Counter[str]] = defaultdict(Counter)
    for name, wording in wordings():
        others[name][wording["account"]] += 1
    apart = {noisy["concern"], horse["concern"]}
    assert max(max(c.values()) for name, c in others.items() if name not in apart) <= 4


def raised_before_close(deal: dict[str, str]) -> bool:
    """Whether the deal's account had raised the concern of launch 2 by the day the deal was closed."""
    return any(
        w["account"] == deal["Associated Company"] and w["at"][:10] <= deal["Close Date"]
        for name, w in wordings()
        if name == "offline-mode"
    )


def test_deals_that_raised_what_launch_two_answers_were_lost_before_and_are_won_after() -> None:
    new = [d for d in table("crm/deals.csv") if d["Deal Name"].endswith((", new", "second look"))]
    closed = [d for d in new if d["Deal Stage"].startswith("Closed") and raised_before_close(d)]
    before = Counter(d["Deal Stage"] for d in closed if d["Close Date"] < "2026-04-14")
    after = Counter(d["Deal Stage"] for d in closed if d["Close Date"] >= "2026-04-14")
    assert before["Closed Lost"] >= 8 * max(1, before["Closed Won"])
    assert after["Closed Won"] > after["Closed Lost"] > 0


def test_few_add_on_deals_of_launch_one_are_won() -> None:
    stages = Counter(
        d["Deal Stage"] for d in table("crm/deals.csv") if d["Deal Name"].endswith("Insight add-on")
    )
    assert stages["Closed Lost"] >= 2 * stages["Closed Won"] > 0


def test_the_exports_have_the_blemishes_that_the_readme_names() -> None:
    accounts = {row["Account Name"] for row in table("crm/accounts.csv")}
    activities = table("crm/activities.csv")
    assert len({row["Account Name"] for row in activities} - accounts) == 2
    deals = table("crm/deals.csv")
    assert sum(not row["Amount"] for row in deals) == 5
    assert any(row["Deal Stage"] == "Closed Lost" and not row["Closed Lost Reason"] for row in deals)
    repeated = [row for row, times in Counter(tuple(r.values()) for r in activities).items() if times == 2]
    assert len(repeated) == 1


def test_what_is_named_small_talk_or_heard_once_stands_in_its_file_and_is_not_planted() -> None:
    planted = {wording["text"] for _, wording in wordings()}
    for example in [*key()["small_talk_examples"], *key()["heard_once"]]:
        assert any(example["text"] in turn for _, turn in call(example["file"])[1])
        assert example["text"] not in planted
    assert len(key()["small_talk_examples"]) >= 40
    assert len(key()["heard_once"]) >= 10


def conversations() -> list[tuple[str, list[str]]]:
    """What was said in each conversation, without signatures, quoted history and planted wordings."""
    told = [(name, [turn for _, turn in call(name)[1]]) for name in call_names()]
    told += [(row["Ticket ID"], [row["Description"]]) for row in table("tickets.csv")]
    told += [(row["Activity ID"], [row["Comments"]]) for row in table("crm/activities.csv")]
    first = [message for message in mails().values() if not message["In-Reply-To"]]
    told += [(message["Message-ID"], [mail_text(message).split("\n--")[0]]) for message in first]
    planted = {wording["conversation"]: wording["text"] for _, wording in wordings()}
    return [(name, [turn.replace(planted.get(name, "\n"), "\n") for turn in turns]) for name, turns in told]


def test_people_make_small_talk_of_their_own() -> None:
    """A formula comes back now and then; nobody speaks in sentences copied from another call."""
    said_in: dict[str, set[str]] = defaultdict(set)
    for name, turns in conversations():
        for sentence in re.split(r"(?<=[.!?])\s+|\n", "\n".join(turns)):
            said_in[normalised(sentence)].add(name)
    often = [text for text, names in said_in.items() if len(names) > 2 and len(text.split()) > 4]
    assert len(often) <= 6, often
    twice = [text for text, names in said_in.items() if len(names) == 2 and len(text.split()) > 4]
    assert len(twice) <= 40, twice


def test_every_domain_is_one_that_nobody_can_own() -> None:
    for path in FOLDER.rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            domains = re.findall(r"@([\w-]+(?:\.[\w-]+)+)", text) + re.findall(
                r"(?:www\.|https?://)([\w.-]+)", text
            )
            assert [d for d in domains if not d.rstrip(".").endswith(".example")] == [], path.name


def test_it_says_that_it_is_fictional_and_stays_small() -> None:
    assert "Everything here is fictional" in (FOLDER / "README.md").read_text(encoding="utf-8")
    assert key()["company"]["fictional"] is True
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < 3_000_000


def drafts_of(launch: Key) -> list[Key]:
    return [act for act in launch["acts"] if act["do"] == "draft"]


def told_launches() -> list[Key]:
    return json.loads((FOLDER / "launches.json").read_text(encoding="utf-8"))["launches"]


def test_the_key_of_each_draft_is_what_its_sentences_come_to() -> None:
    for launch in told_launches():
        concerns = {c for act in launch["acts"] for c in act.get("concerns", ())}
        assert concerns <= {one["key"] for one in key()["concerns"]}
        for draft in drafts_of(launch):
            sentences = [one for passage in draft["passages"] for one in passage]
            answered = {c for one in sentences if one["is"] == "answers" for c in one["answers"]}
            weakly = {c for one in sentences if one["is"] == "weakly" for c in one["answers"]} - answered
            assert (draft["answers"], draft["answers_weakly"]) == (sorted(answered), sorted(weakly))
            assert draft["misses"] == sorted(concerns - answered - weakly)
            assert draft["unasked"] == sum(one["is"] == "unasked" for one in sentences)


def test_of_three_versions_one_misses_a_concern_and_one_claims_what_nobody_asked_for() -> None:
    for launch in told_launches():
        versions = drafts_of(launch)
        assert len(versions) == 3
        assert any(version["misses"] for version in versions)
        assert any(version["unasked"] >= 3 for version in versions)


def test_the_acts_of_a_launch_are_told_in_the_order_of_their_days() -> None:
    for launch in told_launches():
        moments = [act["at"] for act in launch["acts"]]
        assert moments == sorted(moments)
        named = next(one for one in key()["launches"] if one["key"] == launch["key"])
        gone = next(act for act in launch["acts"] if act["do"] == "go to market")
        assert (named["name"], named["day"]) == (launch["name"], gone["at"][:10])


def order_of(launch: Key) -> list[str]:
    """The first acts of the teams, by their days."""
    sales = min([act["at"] for act in launch["acts"] if "sale" in act["by"] or act["by"] == "seller"])

    def first(letter: str, acts: list[Key], *, with_sales: bool | None = None) -> tuple[str, str]:
        at = acts[0]["at"]
        joined = sales < at if with_sales is None else with_sales
        return at, letter if joined else letter.lower()

    def done(*kinds: str, by: str) -> list[Key]:
        return [act for act in launch["acts"] if act["by"] == by and act["do"] in kinds]

    (presented,) = [act for act in launch["acts"] if act["do"] == "presentation"]
    (decided,) = [act for act in launch["acts"] if act["do"] == "decide"]
    days = [
        first("P", done("make change", by="product"), with_sales=True),
        first("M", done("begin", "promise", by="marketing")),
        first("A", done("draft", by="guest")),
        first("E", [decided], with_sales="sales lead" in presented["presenters"]),
        first("L", done("go to market", by="operator"), with_sales=True),
        (launch["to_sales"] + "T08", "S"),
    ]
    if "numbers_given" in launch:
        # Numbers may be known at any time: they come after sales was told, and after the day.
        days.append((max(launch["numbers_given"], *(at for at, letter in days if letter in "LS")), "N"))
    brought = [act["at"] for act in launch["acts"] if act["by"] == "sales lead" and act["do"] == "begin"]
    return [letter for _, letter in sorted([*days, *((at, "H") for at in brought)])]


def test_the_teams_came_in_the_usual_way_once_and_the_other_way_round_once() -> None:
    for launch in told_launches():
        assert " ".join(order_of(launch)) == launch["order"]

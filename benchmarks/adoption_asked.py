"""Turns of sellers with what a key says of them: the sample company's, those made up beside them, and those
of made-up companies on calls (adoption_calls.txt, adoption_fresh.txt, data/adoption_third.json and
_fourth.json)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from groundswell.engine.adoption import Worded
from groundswell.samples import sample_folder
from groundswell.sources.contract import Heard
from groundswell.sources.reading import read_file

MOST_HEARD = 24  # as many as the application takes
_HERE = Path(__file__).parent
# Calls of two companies each: fitted on, and not.
CALLS, FRESH = _HERE / "adoption_calls.txt", _HERE / "adoption_fresh.txt"
# The same with their cards, by somebody other than who made the method; nothing is fitted on them.
WITH_CARDS = (_HERE / "data" / "adoption_third.json", _HERE / "data" / "adoption_fourth.json")
SECOND = _HERE / "data" / "adoption_second.json"
SECOND_WITH_CARDS = _HERE / "data" / "adoption_cards_second.json"


@dataclass(frozen=True, slots=True)
class Launch:
    key: str
    sentences: list[str]
    claims: list[Worded]
    answers: list[list[str]]  # by claim
    usual: list[str]  # what sellers said before its claims were worded


@dataclass(frozen=True, slots=True)
class Asked:
    """A turn, and what the key says of it and of each claim of one launch; None: that was not asked."""

    conversation: str
    launch: str
    text: str
    before: list[str]  # what customers said before it, in their order
    labels: list[str | None]
    is_made_up: bool
    is_after: bool = False  # a customer had just raised a concern
    turn: int = 0

    @property
    def is_even(self) -> bool:
        """Half of the conversations, whatever stands in them."""
        return sha256(self.conversation.encode()).digest()[0] % 2 == 0


# The sample company.


def told() -> tuple[dict[str, Launch], list[Asked]]:
    key = _read("key_adoption.json")
    launches = _launches(_read("launches.json"), _read("key.json"), key)
    return launches, [*_of_conversations(key, launches), *_made_up(key, launches)]


def second() -> list[Asked]:
    """The turns of `told` in the same order, as a second reader judged them without knowing the key."""
    key = json.loads(SECOND.read_text(encoding="utf-8"))
    launches = _launches(_read("launches.json"), _read("key.json"), _read("key_adoption.json"))
    both = {**_read("key_adoption.json"), "labels": key["labels"], "invented": key["invented"]}
    return [*_of_conversations(both, launches), *_made_up(both, launches)]


def second_with_cards(file: Path) -> list[Asked]:
    """The turns of `on_calls` in the same order, likewise; of files of WITH_CARDS."""
    _, asked = _with_cards(file, json.loads(SECOND_WITH_CARDS.read_text(encoding="utf-8"))["labels"])
    return asked


def _read(name: str) -> Any:
    return json.loads((sample_folder() / name).read_text(encoding="utf-8"))


def _launches(launches: Any, key: Any, adoption: Any) -> dict[str, Launch]:
    heard = {
        concern["key"]: [w["text"] for w in concern["wordings"] if w["voice"] == "spoken"][:MOST_HEARD]
        for concern in key["concerns"]
    }
    return {
        one["key"]: _launch(one, heard, _first_day(adoption, str(one["key"]))) for one in launches["launches"]
    }


def _first_day(adoption: Any, launch: str) -> str:
    return min(turn["day"] for turn in adoption["turns_looked_at"] if launch in turn["launches"])


def _launch(told: Any, heard: Mapping[str, list[str]], before: str) -> Launch:
    claims = [act for act in told["acts"] if act["do"] == "claim"]
    worded = [
        Worded(
            claim=at,
            wordings=[act["sentence"]],
            heard=[text for concern in act["answers"] for text in heard[concern]],
        )
        for at, act in enumerate(claims)
    ]
    answers = [act["answers"] for act in claims]
    return Launch(told["key"], [act["sentence"] for act in claims], worded, answers, _said_before(before))


def _said_before(day: str) -> list[str]:
    """What sellers said on the calls before a day, as its files are named by theirs."""
    paths = sorted(path for path in (sample_folder() / "calls").glob("*.vtt") if path.name < day)
    items = [item for path in paths for item in read_file(path, path.name)]
    calls = [item.conversation for item in items if isinstance(item, Heard)]
    return [turn.text for call in calls for turn in call.turns if turn.speaker.name == call.seller]


def _of_conversations(key: Any, launches: Mapping[str, Launch]) -> Iterator[Asked]:
    labels = {
        (one["source"], one["conversation"], one["turn"], one["launch"], one["claim"]): one["label"]
        for one in key["labels"]
    }
    before: dict[str, list[str]] = {}
    ordered = sorted(key["turns_looked_at"], key=lambda turn: (turn["conversation"], turn["turn"]))
    for turn in ordered:
        heard = before.setdefault(turn["conversation"], [])
        if turn.get("customer_before"):
            heard.append(turn["customer_before"])
        at = (turn["source"], turn["conversation"], turn["turn"])
        for name in turn["launches"]:
            of_turn = [labels.get((*at, name, sentence), "not") for sentence in launches[name].sentences]
            yield Asked(
                turn["conversation"],
                name,
                turn["text"],
                [*heard],
                of_turn,
                False,
                turn["set"] == "after_concern",
                turn["turn"],
            )


def _made_up(key: Any, launches: Mapping[str, Launch]) -> Iterator[Asked]:
    for at, one in enumerate(key["invented"]):
        sentences = launches[one["launch"]].sentences
        of_turn = [one["label"] if sentence == one["claim"] else None for sentence in sentences]
        yield Asked(f"made up {at}", one["launch"], one["text"], [], of_turn, is_made_up=True)


# Made-up companies on calls, by turn.


@dataclass(slots=True)
class _Company:
    name: str
    keys: list[str] = field(default_factory=list[str])
    wordings: list[list[str]] = field(default_factory=list[list[str]])
    heard: list[list[str]] = field(default_factory=list[list[str]])
    usual: list[str] = field(default_factory=list[str])


def on_calls(file: Path) -> tuple[dict[str, Launch], list[Asked]]:
    return _with_cards(file) if file.suffix == ".json" else _in_lines(file)


def _with_cards(file: Path, key: Mapping[str, Any] | None = None) -> tuple[dict[str, Launch], list[Asked]]:
    """Claims with what the cards in the hands of sales say in their place, as the application has them; by
    another key than the one in the file, where there is one."""
    launches: dict[str, Launch] = {}
    asked: list[Asked] = []
    for company in json.loads(file.read_text(encoding="utf-8"))["companies"]:
        name = company["name"].partition(" (")[0]
        claims = [
            Worded(claim=at, wordings=[one["wording"], one["say"]], heard=one["concern"])
            for at, one in enumerate(company["claims"])
        ]
        keys = [one["id"] for one in company["claims"]]
        sentences = [one["wording"] for one in company["claims"]]
        launches[name] = Launch(name, sentences, claims, [[key] for key in keys], [])
        for call in company["calls"]:
            asked += _of_call(name, keys, call, call["key"] if key is None else key.get(call["id"], ()))
    return launches, asked


def _of_call(name: str, keys: Sequence[str], call: Any, key: Sequence[Any]) -> Iterator[Asked]:
    labels = {(one["turn"], one["claim"]): one["label"] for one in key}
    before: list[str] = []
    for at, turn in enumerate(call["turns"]):
        if turn["speaker"] == "customer":
            before = [*before, turn["text"]]
        else:
            told = [labels.get((at, key), "not") for key in keys]
            yield Asked(
                f"{name} {call['id']}", name, turn["text"], before, [*told], is_made_up=False, turn=at
            )


def _in_lines(file: Path) -> tuple[dict[str, Launch], list[Asked]]:
    launches: dict[str, Launch] = {}
    asked: list[Asked] = []
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    starts = [at for at, line in enumerate(lines) if line.startswith("company ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        company = _Company(lines[start].removeprefix("company ").partition(",")[0])
        calls = next(at for at in range(start, end) if lines[at] == "call")
        for line in lines[start + 1 : calls]:
            _note(company, line)
        launches[company.name] = _of_company(company)
        asked += _on_calls(company, lines[calls:end])
    return launches, asked


def _note(company: _Company, line: str) -> None:
    mark, _, text = line.partition(" ")
    if mark == "claim":
        key, _, sentence = text.partition(" ")
        company.keys.append(key)
        company.wordings.append([sentence])
        company.heard.append([])
    elif mark == "b":
        company.usual.append(text)
    else:
        (company.wordings if mark == "=" else company.heard)[-1].append(text)


def _of_company(company: _Company) -> Launch:
    claims = [
        Worded(claim=at, wordings=wordings, heard=heard)
        for at, (wordings, heard) in enumerate(zip(company.wordings, company.heard, strict=True))
    ]
    sentences = [wordings[0] for wordings in company.wordings]
    return Launch(company.name, sentences, claims, [[key] for key in company.keys], company.usual)


def _on_calls(company: _Company, lines: Sequence[str]) -> Iterator[Asked]:
    call, turn, before = 0, 0, cast(list[str], [])
    for line in lines:
        mark, _, text = line.partition(" ")
        turn += 1
        if mark == "call":
            call, turn, before = call + 1, 0, []
        elif mark == ">":
            before = [*before, text]
        else:
            says = {"+": "said", "~": "partly"}.get(mark[0], "")
            labels: list[str | None] = [says if key == mark[1:] else "not" for key in company.keys]
            yield Asked(
                f"{company.name} {call}", company.name, text, before, labels, is_made_up=False, turn=turn
            )

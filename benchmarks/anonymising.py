"""Whether names, amounts and numbers are taken out: `python -m benchmarks.anonymising [--show]`.

Sentences are made by seed from templates, the sample company's own accounts and people (and products of
others that do not exist), as people write them: in small and in capital letters, bent, with one letter wrong,
missing, too many or swapped. Counted is what stayed of what was planted, and which other words were touched.
"""

import argparse
import csv
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from benchmarks.anonymising_sentences import FIRST, FOURTH, SECOND, THIRD
from groundswell.engine.anonymising.names import Names
from groundswell.engine.anonymising.proposing import hidden_in
from groundswell.engine.anonymising.values import Hidden, Name
from groundswell.samples import sample_folder

SENTENCES = 2_000
HEAD = "sentences         names hidden     slips of them      shapes hidden    other words touched"
_PRODUCTS = ("FieldRival", "Crewmatic Pro", "Jobtastic", "Servicewerk 360", "Routello")
_OURS = ("Wrenfield", "Dispatch", "Go")
_SLOT = re.compile(r"\{(\w+)\}('s)?")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Planted:
    start: int
    end: int
    is_name: bool
    slip: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    planted: tuple[Planted, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class World:
    """Whose names may stand in a sentence."""

    customers: tuple[str, ...]
    short: tuple[str, ...]  # words by which one of them is called
    people: tuple[str, ...]
    first: tuple[str, ...]
    common: frozenset[str]

    def names(self) -> Names:
        told = [*(Name(text, Hidden.CUSTOMER) for text in self.customers),
                *(Name(text, Hidden.PERSON) for text in self.people),
                *(Name(text, Hidden.PRODUCT) for text in _PRODUCTS)]  # fmt: skip
        return Names(told, ours=_OURS, common=self.common)


def sample_world() -> World:
    folder = sample_folder()
    customers = _column(folder / "crm" / "accounts.csv", "Account Name")
    calls = [path.read_text(encoding="utf-8") for path in sorted((folder / "calls").glob("*.vtt"))]
    people = {*_column(folder / "crm" / "sellers.csv", "Name"), *_column(folder / "tickets.csv", "Requester")}
    people |= {name for call in calls for name in re.findall(r"^([A-Z][\w'’-]+(?: [\w'’-]+)+): ", call, re.M)}
    people -= {"Call id"}
    in_texts = Counter(word for call in calls for word in set(re.findall(r"\b[^\W\d_A-Z]+\b", call)))
    common = frozenset(word for word, texts in in_texts.items() if texts >= 2)
    shared = Counter(word for name in customers for word in name.split())
    short = [name.split()[0] for name in customers]
    return World(
        customers=tuple(sorted(customers)),
        short=tuple(sorted(w for w in short if shared[w] == 1 and w.lower() not in common and len(w) > 3)),
        people=tuple(sorted(people)),
        first=tuple(sorted({name.split()[0] for name in people} - {"Van", "De"})),
        common=common,
    )


def _column(path: Path, name: str) -> set[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row[name] for row in csv.DictReader(file) if row[name]}


def sentences(
    templates: Sequence[str], world: World, seed: int, count: int = SENTENCES
) -> Iterator[Sentence]:
    rng = random.Random(seed)
    makers = {**_shapes(rng), **_named(world, rng)}
    for _ in range(count):
        yield _filled(rng.choice(templates), makers, world, rng)


def _named(world: World, rng: random.Random) -> dict[str, Callable[[], str]]:
    return {
        "customer": lambda: rng.choice(world.customers),
        "short": lambda: rng.choice(world.short),
        "person": lambda: rng.choice(world.people),
        "first": lambda: rng.choice(world.first),
        "product": lambda: rng.choice(_PRODUCTS),
    }


def _shapes(rng: random.Random) -> dict[str, Callable[[], str]]:
    n = rng.randint
    return {
        "email": lambda: rng.choice(("{}.{}@{}.example", "{}{}@mail.{}.co.uk", "{}_{}+x@{}.de")).format(
            *(rng.choice(("ann", "bo", "office", "invoices", "k", "north", "lifts")) for _ in range(3))
        ),
        "phone": lambda: rng.choice(
            (
                f"+44 {n(20, 99)} {n(1000, 9999)} {n(1000, 9999)}",
                f"0{n(100, 999)} {n(100000, 999999)}",
                f"({n(200, 999)}) {n(200, 999)}-{n(1000, 9999)}",
                f"+49-{n(100, 999)}-{n(10000, 99999)}",
                f"0{n(10, 99)}.{n(10, 99)}.{n(10, 99)}.{n(10, 99)}.{n(10, 99)}",
                f"+353{n(10000000, 99999999)}",
            )
        ),
        "amount": lambda: rng.choice(
            (
                f"€{n(1, 99)},{n(100, 999)}",
                f"${n(1, 999)}.{n(10, 99)}",
                f"{n(1, 99)}.{n(100, 999)},00 €",
                f"{n(2, 900)} euros",
                f"{n(2, 90)}k",
                f"£{n(1, 9)}.{n(1, 9)} million",
                f"{n(2, 999)} EUR",
                f"CHF {n(100, 9000)}",
                "fifty grand",
                "three hundred dollars",
                f"{n(2, 9)},{n(100, 999)} pounds",
            )
        ),
        "order": lambda: rng.choice(
            (f"#{n(100, 99999)}", f"PO-{n(1000, 9999)}", f"{n(100000, 9999999)}", f"INV-2026-{n(100, 9999)}",
             f"D-{n(10000, 99999)}", f"{n(10, 99)}-{n(1000, 99999)}")
        ),
        "link": lambda: rng.choice(
            (f"https://portal.north{n(1, 9)}.example/jobs/{n(1, 999)}?x=1", f"www.lifts{n(1, 99)}.co.uk",
             f"north-gate{n(1, 9)}.com/login", f"status.quarry{n(1, 9)}.io")
        ),
        "place": lambda: rng.choice(
            (f"{n(1, 300)} {rng.choice(('High', 'Mill', 'Quay'))} {rng.choice(('Street', 'Lane'))}",
             f"{rng.choice(('Bahnhof', 'Linden', 'Schiller'))}straße {n(1, 200)}",
             f"{n(1, 90)} rue de la {rng.choice(('Gare', 'Paix'))}")
        ),
    }  # fmt: skip


def _filled(
    template: str, makers: dict[str, Callable[[], str]], world: World, rng: random.Random
) -> Sentence:
    language = "de" if template.startswith("de: ") else ""
    template = template.removeprefix("de: ")
    text, planted, at = "", list[Planted](), 0
    for slot in _SLOT.finditer(template):
        text += template[at : slot.start()]
        value, is_name = makers[slot[1]](), slot[1] in ("customer", "short", "person", "first", "product")
        written, slip = _written(value, world, rng) if is_name else (value, False)
        planted.append(Planted(len(text), len(text) + len(written), is_name, slip))
        text += written + _ending(slot, is_name, rng)
        at = slot.end()
    return Sentence(text + template[at:], tuple(planted), language)


def _ending(slot: re.Match[str], is_name: bool, rng: random.Random) -> str:
    return slot[2] or (rng.choice(("", "", "", "", "'s", "’s")) if is_name else "")


def _written(name: str, world: World, rng: random.Random) -> tuple[str, bool]:
    """As somebody writes it. A name that is a word as well keeps its capital and its letters, where it stands
    alone: nobody could tell it from the word."""
    alone = " " not in name and name.lower() in _ALSO_WORDS | world.common
    how = (
        rng.choice(("as it is", "as it is", "slip", "slip", "small", "capitals", "plural"))
        if not alone
        else ""
    )
    if how == "slip" and (slipped := slip_in(name, rng)):
        return slipped, True
    if how == "small" and not (_ALSO_WORDS & set(name.lower().split())):
        return name.lower(), False
    if how == "capitals":
        return name.upper(), False
    return (f"{name}s", False) if how == "plural" and name[-1] not in "sxz" else (name, False)


_ALSO_WORDS = {
    "dawn",
    "will",
    "mark",
    "grace",
    "dale",
    "june",
    "may",
    "rose",
    "hope",
    "frank",
    "glen",
    "robin",
    "iris",
}


def slip_in(name: str, rng: random.Random) -> str:
    """With one slip in one of its words of five letters or more; empty where it has none."""
    long = [match for match in re.finditer(r"[^\W\d_]+", name) if len(match[0]) >= 5]
    if not long:
        return ""
    word = rng.choice(long)
    at = rng.randrange(1, len(word[0]) - 1)
    letters = word[0]
    slipped = rng.choice(
        (
            letters[:at] + letters[at + 1 :],
            letters[:at] + rng.choice(_LETTERS) + letters[at:],
            letters[:at] + rng.choice(_LETTERS) + letters[at + 1 :],
            letters[:at] + letters[at + 1] + letters[at] + letters[at + 2 :],
        )
    )
    return name[: word.start()] + slipped + name[word.end() :] if slipped != letters else ""


@dataclass(frozen=True, slots=True)
class Counted:
    names: tuple[int, int]
    slips: tuple[int, int]
    shapes: tuple[int, int]
    touched: tuple[int, int]
    stayed: tuple[str, ...]
    others: tuple[str, ...]


def counted(made: list[Sentence], names: Names) -> Counted:
    hits = {kind: [0, 0] for kind in ("names", "slips", "shapes", "touched")}
    stayed, others = list[str](), list[str]()
    for sentence in made:
        spans = hidden_in(sentence.text, names, sentence.language)
        for one in sentence.planted:
            gone = all(any(s.start <= at < s.end for s in spans)
                       for at in range(one.start, one.end) if sentence.text[at].isalnum())  # fmt: skip
            for kind in ["shapes"] if not one.is_name else ["names", "slips"] if one.slip else ["names"]:
                hits[kind][0] += gone
                hits[kind][1] += 1
            if not gone:
                stayed.append(f"{sentence.text[one.start : one.end]!r} in {sentence.text!r}")
        for match in re.finditer(r"[^\W_]+", sentence.text):
            if not any(p.start <= match.start() < p.end + 1 for p in sentence.planted) and match[0] != "s":
                touched = any(s.start <= match.start() < s.end for s in spans)
                hits["touched"][0] += touched
                hits["touched"][1] += 1
                if touched:
                    others.append(f"{match[0]!r} in {sentence.text!r}")
    pairs = {kind: (first, second) for kind, (first, second) in hits.items()}
    return Counted(**pairs, stayed=tuple(stayed), others=tuple(others))


def lines(*, show: bool = False) -> Iterator[str]:
    world = sample_world()
    names = world.names()
    yield HEAD
    for called, templates, seed in (
        ("while made", FIRST, 1),
        ("shown since", SECOND, 2),
        ("written after", THIRD, 3),
        ("by another", FOURTH, 4),
    ):
        if templates:
            found = counted(list(sentences(templates, world, seed)), names)
            yield f"{called:15}" + "".join(
                _share(*getattr(found, k)) for k in ("names", "slips", "shapes", "touched")
            )
            if show:
                yield from (f"  stayed: {one}" for one in found.stayed)
                yield from (f"  touched: {one}" for one in dict.fromkeys(found.others))
    yield from _speed()


def _share(of: int, among: int) -> str:
    return f"{of:6} of {among:5} {100 * of / among:6.2f} %" if among else ""


def _speed(count: int = 20_000) -> Iterator[str]:
    """Of so many names, of letters drawn by chance."""
    rng = random.Random(3)
    spelt = ["".join(rng.choices("bcdfglmnprst", k=1) + rng.choices("aeiou", k=1)) for _ in range(400)]
    told = [Name(" ".join("".join(rng.choices(spelt, k=rng.randint(2, 4))).title() for _ in range(2)),
                 rng.choice((Hidden.CUSTOMER, Hidden.PERSON))) for _ in range(count)]  # fmt: skip
    begun = process_time()
    names = Names(told)
    built = process_time() - begun
    texts = [one.text for one in sentences(FIRST, sample_world(), 4, 500)]
    begun = process_time()
    for text in texts:
        hidden_in(text, names)
    each = (process_time() - begun) / len(texts) * 1000
    yield f"{count:,} names: {built:.2f} s of processor to take up, {each:.2f} ms a sentence"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", action="store_true")
    for line in lines(show=parser.parse_args().show):
        print(line)


if __name__ == "__main__":
    main()

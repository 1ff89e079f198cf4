"""Whether a verbatim's kind is right: `python -m benchmarks kinds`, or on sentences of your own

    python -m benchmarks.kinds --tsv FILE        # a header, then kind<TAB>text

Four judges on the same sentences:

- shipped: the head that judges once a verbatim is embedded (engine/kinds);
- words alone: what is judged when a verbatim is heard, and stands where another encoder is used;
- question mark: a question where there is one; of anything else it says nothing;
- word list: a question mark is a question; else `would like`, need, want, allow, add, could a request; not,
  but, afford, sorry an objection; a word of FAULTS or another negation a frustration; anything else praise.

Measured on (F1 of each kind there is gold for, and their mean):

- trades, reviews of a trade and languages left out: sentences it is fitted on, each part judged by weights
  fitted on the others;
- persuasion dialogues: what the one who is asked to give (the customer here) wrote. Gold by dialogue act:
  every `ask-…` and `…-inquiry` is a question (not `…-to-inquiry`, which is an answer);
  `negative-reaction-to-donation`, `disagree-donation` and `disagree-donation-more` are objections. Once among
  all sentences, where a judge that cannot say 'none of them' calls small talk something too; there also with
  that left to extraction, as in the product (whose weights have seen these dialogues); and once among those
  with gold alone;
- the samples, as they are and as they first landed: of how many planted concerns the kind is right, a
  concern's being what its verbatims weigh for.
"""

import argparse
import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.planted import key_of, listen_to, planted_folders, planted_in
from benchmarks.train_extraction import DATA
from benchmarks.train_kinds import REVIEWS, Example, examples, fit
from groundswell.encoders.local import LocalEncoder
from groundswell.engine.encoder import Vectors
from groundswell.engine.extraction.classifier import KINDS
from groundswell.engine.extraction.extract import extract
from groundswell.engine.extraction.language import language_of
from groundswell.engine.kinds import Head, Heard, shipped
from groundswell.engine.kinds.head import head_from
from groundswell.speech import Channel, Conversation, Kind, Role, Speaker, Turn

FOLDS = 12
REQUESTS = frozenset("need want allow add could".split())
OBJECTIONS = frozenset("not but afford sorry".split())
NEGATIONS = frozenset("no never nobody none nothing cannot without".split())
FAULTS = frozenset(
    "broken crash crashes crashed error errors fail fails failed bug bugs problem problems issue issues slow"
    " wrong lost missing stuck down late terrible awful worst bad useless annoying".split()
)
_WORD = re.compile(r"[a-z']+")

Judged = Sequence[Kind | None]
Gold = Sequence[frozenset[Kind]]


def by_question_mark(text: str) -> Kind | None:
    return Kind.QUESTION if "?" in text or "？" in text else None


def by_word_list(text: str) -> Kind:
    lower = text.lower().replace("’", "'")
    words = set(_WORD.findall(lower))
    if by_question_mark(text):
        return Kind.QUESTION
    if words & REQUESTS or "would like" in lower:
        return Kind.REQUEST
    if words & OBJECTIONS:
        return Kind.OBJECTION
    negated = words & NEGATIONS or any(word.endswith("n't") for word in words)
    return Kind.FRUSTRATION if words & FAULTS or negated else Kind.PRAISE


def by_words_alone(texts: Sequence[str]) -> list[Kind]:
    return [verbatim.kind for verbatim in extract(_turns(texts, whole=True))]


def heard(texts: Sequence[str]) -> set[int]:
    """Which of them are heard at all, as a customer's turns of a chat."""
    return {verbatim.turn for verbatim in extract(_turns(texts, whole=False))}


def _turns(texts: Sequence[str], *, whole: bool) -> Conversation:
    customer = Speaker(role=Role.CUSTOMER)
    turns = tuple(Turn(row=row, text=text, speaker=customer) for row, text in enumerate(texts, 1))
    return Conversation(key="", channel=Channel.CHAT, source="", turns=turns, whole=whole)


def by_head(head: Head, texts: Sequence[str], vectors: Vectors) -> list[Kind]:
    said = [Heard(text=text, language=language_of(text), carries=1.0) for text in texts]
    return [kind for kind, _ in head.judge(said, vectors)]


def judges(texts: Sequence[str]) -> dict[str, Judged]:
    return {
        "shipped": by_head(shipped(), texts, LocalEncoder().encode(texts)),
        "words alone": by_words_alone(texts),
        "question mark": [by_question_mark(text) for text in texts],
        "word list": [by_word_list(text) for text in texts],
    }


def f1(judged: Judged, gold: Gold, kind: Kind) -> float:
    hits = sum(one is kind and kind in of for one, of in zip(judged, gold, strict=True))
    return 2 * hits / max(1, sum(one is kind for one in judged) + sum(kind in of for of in gold))


def compared(title: str, judged: Mapping[str, Judged], gold: Gold) -> Iterator[str]:
    kinds = [kind for kind in KINDS if any(kind in of for of in gold)]
    yield f"{title}: {len(gold)} sentences"
    yield f"{'':18} mean  " + " ".join(f"{kind.value:>11}" for kind in kinds)
    for name, of in judged.items():
        scores = [f1(of, gold, kind) for kind in kinds]
        yield f"{name:18} {np.mean(scores):.3f} " + " ".join(f"{score:11.3f}" for score in scores)
    yield ""


def left_out() -> Iterator[str]:
    """Every trade and language judged by weights fitted without it."""
    given = examples()
    vectors = LocalEncoder().encode([one.text for one in given])
    parts = _parts(given)
    found = np.zeros(len(given), dtype=object)
    for part in range(FOLDS):
        inside = np.flatnonzero(parts != part)
        out = np.flatnonzero(parts == part)
        head = head_from(fit([given[i] for i in inside], vectors[inside], ""), "")
        found[out] = by_head(head, [given[i].text for i in out], vectors[out])
    english = np.array([not one.group.startswith("in ") for one in given])
    # The judgement from words alone was fitted on the sentences whose trade is not written down.
    fresh = np.array([not one.group.startswith("part ") for one in given])
    reviews = np.array([one.group.startswith(REVIEWS) for one in given])
    for title, chosen in (
        ("trades left out", english & fresh & ~reviews),
        ("reviews left out, by trade", reviews),
        ("languages left out", ~english),
    ):
        texts = [given[i].text for i in np.flatnonzero(chosen)]
        judged: dict[str, Judged] = {"fitted without": found[chosen].tolist()}
        judged |= {name: of for name, of in judges(texts).items() if name != "shipped"}
        yield from compared(title, judged, [frozenset({given[i].kind}) for i in np.flatnonzero(chosen)])


def _parts(given: Sequence[Example]) -> Any:
    """In which of FOLDS parts each stands: groups whole, the largest first into the part with fewest."""
    sizes = Counter(one.group for one in given)
    load: Counter[int] = Counter(dict.fromkeys(range(FOLDS), 0))
    part_of: dict[str, int] = {}
    for group, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        part_of[group] = min(range(FOLDS), key=lambda part: (load[part], part))
        load[part_of[group]] += size
    return np.array([part_of[one.group] for one in given])


def dialogues() -> Iterator[str]:
    path = DATA / "kinds" / "pitch_dialogues.csv"
    if not path.is_file():
        yield f"the persuasion dialogues are not in {DATA}"
        return
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["role"] == "persuadee"]
    texts = [row["sentence"].replace("\\'", "'") for row in rows]
    gold = [_meant({row["persuadee_label"], row["persuadee_label_2"]}) for row in rows]
    judged = judges(texts)
    told = heard(texts)
    through = {
        f"{name}, heard": [kind if at in told else None for at, kind in enumerate(judged[name])]
        for name in ("shipped", "words alone")
    }
    yield from compared("persuasion dialogues, all", {**judged, **through}, gold)
    chosen = [at for at, of in enumerate(gold) if of]
    some = {name: [of[at] for at in chosen] for name, of in judged.items()}
    yield from compared("persuasion dialogues, with gold", some, [gold[at] for at in chosen])


_AGAINST = frozenset({"negative-reaction-to-donation", "disagree-donation", "disagree-donation-more"})


def _meant(acts: set[str]) -> frozenset[Kind]:
    asked = any(
        a.startswith("ask-") or (a.endswith("-inquiry") and not a.endswith("-to-inquiry")) for a in acts
    )
    against = bool(acts & _AGAINST)
    return frozenset(kind for kind, so in ((Kind.QUESTION, asked), (Kind.OBJECTION, against)) if so)


def samples() -> Iterator[str]:
    """How many planted concerns have their kind, in the concern that most of their wordings stand in."""
    for title, folder in planted_folders().items():
        yield from kinds_right(title, listen_to(folder), key_of(folder))


def kinds_right(title: str, field: dict[str, Any], key: dict[str, Any]) -> Iterator[str]:
    concerns = {one["id"]: one for one in field["concerns"]}
    planted = [(kind, concerns.get(concern)) for kind, concern in planted_in(field, key)]
    yield f"{title}: kind right, of {len(planted)} planted concerns"
    yield f"{'shipped':18} {sum(bool(c) and c['kind'] == kind for kind, c in planted)}"
    rules: dict[str, Callable[[str], Kind | None]] = {
        "words alone": lambda text: by_words_alone([text])[0],
        "question mark": by_question_mark,
        "word list": by_word_list,
    }
    for name, rule in rules.items():
        yield f"{name:18} {sum(bool(c) and _most(c, rule) == kind for kind, c in planted)}"
    yield ""


def _most(concern: dict[str, Any], rule: Callable[[str], Kind | None]) -> Kind | None:
    counted = Counter(rule(one["text"]) for one in concern["verbatims"])
    return max(KINDS, key=lambda kind: counted[kind]) if any(counted[kind] for kind in KINDS) else None


def own_sentences(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    yield from compared(
        path.name, judges([row["text"] for row in rows]), [frozenset({Kind(row["kind"])}) for row in rows]
    )


def lines() -> Iterator[str]:
    yield from left_out()
    yield from dialogues()
    yield from samples()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kinds")
    parser.add_argument("--tsv", type=Path, help="sentences of your own: a header, then kind<TAB>text")
    told = parser.parse_args().tsv
    for line in own_sentences(told) if told else lines():
        print(line, flush=True)


if __name__ == "__main__":
    main()

"""How well extraction tells what carries a concern from what does not.

    python -m benchmarks.extraction

Fitted on customer turns of one trade, measured on those of the other, both ways, with nothing of the
measured trade seen: once with that one trade alone, once with all that is shipped beside it (the
persuasion dialogues and the project's own sentences), and once more with the vectors of the sentences on
which the words hesitate. A turn counts as found when at least one verbatim is extracted from it as a
customer's turn of a chat.
"""

import csv
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.train_extraction import DATA, Example, customer_turns, fit, fit_opinion, pitch, seeds
from groundswell.encoders import open_encoder
from groundswell.engine.extraction.classifier import Classifier, classifier_from
from groundswell.engine.extraction.extract import extract, extract_with, in_doubt, judge
from groundswell.engine.extraction.opinion import SecondOpinion, opinion_from
from groundswell.engine.extraction.sentences import sentences_of
from groundswell.speech import Channel, Conversation, Role, Speaker, Turn

DOMAINS = ("software", "insurance")
MEETINGS = 10  # every fourth of the 39


def conversation(texts: Iterable[str], channel: Channel) -> Conversation:
    customer = Speaker(role=Role.CUSTOMER)
    turns = tuple(Turn(row=at, text=text, speaker=customer) for at, text in enumerate(texts, 1))
    return Conversation(key="", channel=channel, source="", turns=turns)


def measured(
    classifier: Classifier, examples: Sequence[Example], second: SecondOpinion | None = None
) -> tuple[float, float, float]:
    """Precision, recall and F1 of 'this turn carries a concern'."""
    said = conversation((example.text for example in examples), Channel.CHAT)
    doubtful = in_doubt(said, judge(classifier, said)) if second else []
    odds = second.odds(open_encoder().encode(doubtful)) if second and doubtful else []
    opinions = dict(zip(doubtful, odds, strict=True))
    found = {verbatim.turn for verbatim in extract_with(classifier, said, opinions)}
    carrying = {at for at, example in enumerate(examples) if example.carries}
    hits = len(found & carrying)
    precision, recall = hits / len(found), hits / len(carrying)
    return precision, recall, 2 * hits / (len(found) + len(carrying))


def crossed(beside: Sequence[Example], title: str, *, vectors: bool = False) -> None:
    for fitted, held_out in (DOMAINS, DOMAINS[::-1]):
        examples = [*customer_turns(fitted), *beside]
        second = opinion_from(fit_opinion(examples, open_encoder())) if vectors else None
        precision, recall, f1 = measured(
            classifier_from(fit(examples)), list(customer_turns(held_out)), second
        )
        print(f"{fitted:>9} -> {held_out:<9} {title:<28} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def meetings() -> list[str]:
    """Turns of real meetings that are no sales calls: adjacent cues of one speaker joined."""
    turns: list[str] = []
    for path in sorted((DATA / "transcripts" / "vtt").rglob("*.vtt"))[:: 39 // MEETINGS + 1]:
        turns.extend(_spoken(path))
    return turns


def _spoken(path: Path) -> Iterable[str]:
    last = ""
    turns: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        speaker, colon, words = line.partition(": ")
        if not colon or "-->" in line:
            continue
        if speaker == last:
            turns[-1] += " " + words
        else:
            turns.append(words)
        last = speaker
    return turns


def share_of_meetings() -> None:
    said = conversation(meetings(), Channel.MEETING)
    sentences = sum(1 for turn in said.turns for _ in sentences_of(turn.text))
    quoted = sum(sum(1 for _ in sentences_of(verbatim.text)) for verbatim in extract(said))
    print(f"other meetings: {quoted} of {sentences} sentences quoted, {quoted / sentences:.1%}")


def calls_heard() -> None:
    """Every turn of this set carries an intent: all of them should give a verbatim."""
    with (DATA / "grouping" / "calls_banking.csv").open(encoding="utf-8", newline="") as file:
        said = conversation((row["text"] for row in csv.DictReader(file)), Channel.CALL)
    turns = len({verbatim.turn for verbatim in extract(said)})
    print(f"banking calls: a verbatim from {turns} of {len(said.turns)} turns, {turns / len(said.turns):.1%}")
    sentences = sum(1 for turn in said.turns for _ in sentences_of(turn.text))
    start = time.process_time()
    extract(said)
    spent = time.process_time() - start
    print(f"throughput: {sentences / spent:,.0f} sentences a second of processor time")


def main() -> int:
    if not (DATA / "kinds").is_dir():
        print(f"The public sets are not at {DATA}; set GROUNDSWELL_DATA to where they lie.", file=sys.stderr)
        return 1
    crossed([], "one trade alone")
    crossed([*pitch(), *seeds()], "with what is shipped beside")
    crossed([*pitch(), *seeds()], "and a vector where in doubt", vectors=True)
    share_of_meetings()
    calls_heard()
    return 0


if __name__ == "__main__":
    sys.exit(main())

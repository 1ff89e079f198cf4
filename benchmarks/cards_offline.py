"""Whether a phone without a signal finds the right card, and how fast: `python -m benchmarks offline`.

The very script that the page loads, in a real Chromium, on the restatements of `benchmarks/cards.py`: by
words alone, nothing fitted on them. Beside it BM25 over whole words, which is what it is made of.
"""

import csv
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from benchmarks.grouping_quality import DATA
from tests.worlds.browsing import chromium

_SCRIPT = Path("src/groundswell/web/static/card-index.js")
CARDS, WORDINGS, SEARCHES, SLOWER = 500, 12, 200, 4
# Of each card its place among those found, 0 the first; -1 where it is not among the first three.
_RECALL = """([sought, cards, plain]) => {
  const index = cardIndex.made(cards);
  if (plain) index.byPart = new Map();
  return sought.map((text, row) => cardIndex.found(index, text, 3).findIndex((card) => card.card === row));
}"""
# Of each letter typed, in milliseconds, as the page searches at each of them.
_TYPED = """([sought, cards]) => {
  const began = performance.now(), index = cardIndex.made(cards), made = performance.now() - began, took = [];
  for (const text of sought) {
    for (let at = 1; at <= text.length; at += 1) {
      const before = performance.now();
      cardIndex.found(index, text.slice(0, at), 8);
      took.push(performance.now() - before);
    }
  }
  return [made, took];
}"""


def lines() -> Iterator[str]:
    program = chromium()
    if program is None:
        yield "no Chromium is installed: not measured"
        return
    sought, cards = _restated()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page()
        script = _SCRIPT.read_text(encoding="utf-8")
        page.add_script_tag(type="module", content=f"{script}\nwindow.cardIndex = {{ made, found }};")
        page.wait_for_function("() => window.cardIndex")
        yield f"{len(cards)} cards, by words alone, in Chromium {browser.version}"
        for name, plain in (("on a phone", False), ("whole words alone", True)):
            places: list[int] = page.evaluate(_RECALL, [sought, cards, plain])
            first = sum(place == 0 for place in places) / len(places)
            third = sum(place >= 0 for place in places) / len(places)
            yield f"{name:20} recall at 1 {first:.3f}, at 3 {third:.3f}"
        yield from _times(page, sought, cards)
        browser.close()


def _restated() -> tuple[list[str], list[dict[str, Any]]]:
    """What is sought, and the card for each as a phone keeps it."""
    by_conversation: dict[str, list[str]] = {}
    with (DATA / "paraphrases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            by_conversation.setdefault(row["conversation_id"], []).append(row["text"])
    cards = [{"card": n, "they_say": texts[1:]} for n, texts in enumerate(by_conversation.values())]
    return [texts[0] for texts in by_conversation.values()], cards


def _times(page: Page, sought: Sequence[str], cards: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Of cards with as many wordings as one may have, on this machine and on one that is slowed down."""
    chance = random.Random(0)
    texts = [text for card in cards for text in card["they_say"]]
    kit = [{"card": n, "they_say": chance.sample(texts, WORDINGS)} for n in range(CARDS)]
    asked = chance.sample(list(sought), SEARCHES)
    session = page.context.new_cdp_session(page)
    for name, rate in (("", 1), (f", {SLOWER} times slower", SLOWER)):
        session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        made, took = page.evaluate(_TYPED, [asked, kit])
        took.sort()
        median, high = took[len(took) // 2], took[int(len(took) * 0.95)]
        told = f"a search at each letter {median:.1f} ms, p95 {high:.1f}, at most {took[-1]:.0f}"
        yield f"{CARDS} cards of {WORDINGS} wordings{name}: {told}; made ready once in {made:.0f} ms"

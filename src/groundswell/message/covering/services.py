"""Holding a text against concerns, and deciding what its sentences answer. Each act is one transaction with
one row of history and one of the audit, and can be undone."""

from datetime import datetime

from groundswell.engine.coverage import said, statements_of
from groundswell.engine.coverage.statements import LONGEST
from groundswell.field import models as field
from groundswell.field import telling
from groundswell.field.actions import Action
from groundswell.field.attention.deciding import one_line, quoted
from groundswell.field.history import entries
from groundswell.field.history.entries import author_of
from groundswell.field.history.patch import Patch
from groundswell.field.reading.upkeep import in_step
from groundswell.launch.models import Launch
from groundswell.ledger.acting import acting
from groundswell.message.covering.errors import CannotCover
from groundswell.message.covering.queries import text_of
from groundswell.message.covering.raising import concerns_for
from groundswell.message.covering.tables import CoverageDecision, CoveredText
from groundswell.message.covering.working_out import words_of
from groundswell.people.viewer import NotForYou, Viewer, require_member

LONGEST_NAME = 120
MOST_TEXTS = 200  # of a launch, or of the message to the market


def hold(
    viewer: Viewer, launch: int | None, name: str, words: str, at: datetime
) -> tuple[CoveredText, field.Entry]:
    """Hold a text against what a launch is for, or without one against what the market raises. The worker
    works it out. Raises CannotCover, and NotForYou where there is no such launch."""
    require_member(viewer)
    name, words = one_line(name) or _first_words(words), words.replace("\r\n", "\n").strip()
    _refuse(name, words, launch)
    with (
        acting(viewer, "hold a text against concerns", at=at, ref=f"L-{launch}" if launch else ""),
        in_step(),
    ):
        text = CoveredText.objects.create(
            launch=_launch(launch), name=name, words=words, at=at, by=viewer.name, user=viewer.user
        )
        patch = Patch()
        entry = entries.begin(Action.MESSAGE, [], author_of(viewer, at))
        patch.change(text, "removed", False)
        entries.finish(entry, f"held {quoted(name)} against {_what(launch)}", [], patch)
        return text, entry


def take_away(viewer: Viewer, launch: int | None, number: int, at: datetime) -> field.Entry:
    """Raises NotForYou, and CannotCover of a draft, which is put away where it stands."""
    with acting(viewer, "take a text away", at=at, ref=f"L-{launch}" if launch else ""), in_step():
        text, patch = text_of(viewer, launch, number), Patch()
        if text.version is not None:
            raise CannotCover("That is a draft: put it away where it stands.")
        entry = entries.begin(Action.MESSAGE, [], author_of(viewer, at))
        patch.change(text, "removed", True)
        return entries.finish(entry, f"took {quoted(text.name)} away", [], patch)


def decide(
    viewer: Viewer, text: CoveredText, sentence: str, concern: int, at: datetime, *, answers: bool
) -> field.Entry:
    """Say whether a sentence (by `engine.coverage.said`) of a text answers a concern; it holds for the same
    words in any text of the launch. Raises CannotCover and NoSuchConcern."""
    require_member(viewer)
    number = telling.concern(concern).id
    words = next((s.text for s in statements_of(words_of(text)) if said(s.text) == sentence), None)
    if words is None:
        raise CannotCover("That sentence does not stand there any more.")
    if number not in {behind.concern for behind in concerns_for(text.launch_id)}:
        raise CannotCover("The text is not held against that concern.")
    with acting(viewer, "decide what a sentence answers", at=at, ref=f"C-{number}"), in_step():
        before = _decided(text.launch_id, sentence, number)
        if [row.answers for row in before] == [answers]:
            raise CannotCover("That was decided already.")
        entry, patch = entries.begin(Action.MESSAGE, [number], author_of(viewer, at)), Patch()
        for row in before:
            patch.change(row, "removed", True)
        row = CoverageDecision.objects.create(
            launch_id=text.launch_id,
            sentence=sentence,
            concern_id=number,
            answers=answers,
            at=at,
            by=viewer.name,
            user=viewer.user,
            entry=entry,
        )
        patch.change(row, "removed", False)
        told = "answers" if answers else "does not answer"
        return entries.finish(entry, f"said that {quoted(words)} {told} C-{number}", [number], patch)


def _decided(launch: int | None, sentence: str, concern: int) -> list[CoverageDecision]:
    numbers = telling.with_merged([concern])
    rows = CoverageDecision.objects.filter(launch=launch, sentence=sentence, concern__in=numbers)
    return list(rows.filter(removed=False))


def _refuse(name: str, words: str, launch: int | None) -> None:
    if not words:
        raise CannotCover("Paste the text that you want to hold against what they say.")
    if len(words) > LONGEST:
        raise CannotCover(f"That is too long: at most {LONGEST:,} characters at once.")
    if len(name) > LONGEST_NAME:
        raise CannotCover(f"Call it something of at most {LONGEST_NAME} characters.")
    if not statements_of(words):
        raise CannotCover("There is no sentence in it.")
    if CoveredText.objects.filter(launch=launch, removed=False).count() >= MOST_TEXTS:
        raise CannotCover(f"{MOST_TEXTS} texts stand here already: take one away first.")


def _launch(number: int | None) -> Launch | None:
    if number is None:
        return None
    launch = Launch.objects.filter(pk=number, removed=False).first()
    if launch is None:
        raise NotForYou
    return launch


def _first_words(words: str) -> str:
    """What a text is called of which nobody says it."""
    line = one_line(words[:400])
    return line if len(line) <= 60 else line[:60].rsplit(" ", 1)[0] + " …"


def _what(launch: int | None) -> str:
    return f"what L-{launch} is for" if launch else "what the market raises"

"""What sales is given: the cards of the kit, and its numbers."""

from dataclasses import replace

from groundswell.cli.sampling.story import Act, Story
from groundswell.results.selling import selling
from groundswell.results.targets import services as targets
from groundswell.results.targets.values import Column
from groundswell.street.kit import services as kit
from groundswell.street.kit.queries import cards_of_launch

_EDITED = ("you_say", "push_back", "ask", "dont_say")


def draft_cards(story: Story, act: Act) -> None:
    kit.draft(act.by, story.launch, act.at)


def edit_card(story: Story, act: Act) -> None:
    """The lines that the file tells; the others stay as they were drafted."""
    concern = story.concerns[act.what["concern"]]
    card = next(one for one in cards_of_launch(act.by, story.launch, act.at) if one.concern == concern)
    lines = replace(card.lines, **{line: act.what[line] for line in _EDITED if line in act.what})
    kit.edit(act.by, card.number, lines, act.at, seen=card.seen)


def let_cards_out(story: Story, act: Act) -> None:
    kit.let_out(act.by, story.launch, act.at)


def set_target(story: Story, act: Act) -> None:
    """Of a seller whom the CRM still knows."""
    if not selling().seller(act.what["seller"]):
        return
    told = {column: act.what[column.value] for column in Column if column.value in act.what}
    targets.set_one(act.by, {**told, Column.LAUNCH: f"L-{story.launch}"}, act.at)

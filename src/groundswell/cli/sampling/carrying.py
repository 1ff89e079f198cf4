"""What sales is given: the cards of the kit, what else its day needs, and its numbers."""

from dataclasses import replace

from groundswell.cli.sampling.story import Act, Story
from groundswell.results.selling import selling
from groundswell.results.targets import services as targets
from groundswell.results.targets.values import Column
from groundswell.samples import sample_folder
from groundswell.street.checklist import Item, tick
from groundswell.street.kit import services as kit
from groundswell.street.kit.queries import cards_of_launch
from groundswell.street.used import checking
from groundswell.street.used import services as used
from groundswell.street.used.readiness import due_cards
from groundswell.street.used.tables import Did
from groundswell.street.used.values import Said

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


def read_cards(story: Story, act: Act) -> None:
    """All of the launch, each on its page."""
    for card in due_cards(story.launch):
        used.note_read(act.by, card, act.at)


def pass_check(story: Story, act: Act) -> None:
    """With the right line to each question."""
    check = checking.begin(act.by, story.launch, act.at)
    if check is not None:
        right = {one.card.called: Said(typed=one.card.lines.you_say) for one in check.questions}
        checking.answer(act.by, check.number, right, act.at)


def rate_card(story: Story, act: Act) -> None:
    concern = story.concerns[act.what["concern"]]
    card = next(one for one in cards_of_launch(act.by, story.launch, act.at) if one.concern == concern)
    did = Did.HELPED if act.what["helped"] else Did.NOT
    used.rate(act.by, card.called, did, act.at, key=f"sample {card.called} {act.what['at']}")


def tick_off(story: Story, act: Act) -> None:
    """What a launch needs on its day, and nobody but a person can tell."""
    tick(act.by, story.launch, Item(act.what["item"]), act.at)


def bring_targets(_: Story, act: Act) -> None:
    """A table that lies beside the file; what it says of sellers whom nobody knows any more is refused."""
    name = act.what["table"]
    table = targets.bring(act.by, name, sample_folder() / name, act.at)
    targets.take(act.by, table.pk, act.at)


def set_target(story: Story, act: Act) -> None:
    """Of a seller whom the CRM still knows."""
    if not selling().seller(act.what["seller"]):
        return
    told = {column: act.what[column.value] for column in Column if column.value in act.what}
    targets.set_one(act.by, {**told, Column.LAUNCH: f"L-{story.launch}"}, act.at)

"""What is put before the executives, and what they decide on the evidence as it stands in the store."""

from datetime import date

from groundswell.cli.sampling.story import Act, Story
from groundswell.launch.stages import Gate
from groundswell.message.guests.queries import standing
from groundswell.people.roles import Role
from groundswell.street import deciding, presenting, sides
from groundswell.street.models import Condition, What
from groundswell.street.queries import presentation_of


def prepare(story: Story, act: Act) -> None:
    names = ", ".join(story.people.user(role).name for role in act.what["presenters"])
    numbers = [(what, how_much) for what, how_much in act.what["numbers"]]
    wanted = presenting.Wanted(subtitle=act.what["subtitle"], presenters=names, numbers=numbers)
    seen = presentation_of(act.by, story.launch).version
    presenting.change(act.by, story.launch, wanted, act.at, seen=seen)


def present(story: Story, act: Act) -> None:
    presenting.present(act.by, story.launch, act.at)


def say_presented(story: Story, act: Act) -> None:
    """By a guest, who does so in the space of the launch, or by one of ours."""
    if act.by.role is Role.GUEST:
        guest = standing().get(launch=story.launch, user=act.by.user)
        sides.presented_as_guest(act.by, guest.space, act.at)
    else:
        sides.presented(act.by, story.launch, sides.Presents(act.what["side"]), act.at)


def override(story: Story, act: Act) -> None:
    deciding.override(act.by, story.launch, Gate(act.what["gate"]), act.what["because"], act.at)


def decide(story: Story, act: Act) -> None:
    conditions = [
        deciding.Asked(what=one["what"], owner=story.user(one["owner"]), due=date.fromisoformat(one["due"]))
        for one in act.what["conditions"]
    ]
    deciding.decide(
        act.by,
        story.launch,
        What(act.what["what"]),
        act.what["because"],
        act.at,
        seen=presentation_of(act.by, story.launch).seen,
        conditions=conditions,
    )


def meet_condition(story: Story, act: Act) -> None:
    """The one that was asked for."""
    condition = Condition.objects.get(decision__launch=story.launch)
    deciding.tick(act.by, story.launch, condition.pk, act.at, done=True)

"""What is done with launches, the changes that they bring and the guests that they have."""

from datetime import date

from groundswell.cli.sampling.story import Act, Story
from groundswell.field.history.entries import author_of
from groundswell.field.read_model import AccountTrait, TraitOf
from groundswell.launch import launching, reaching, services
from groundswell.launch.models import Launch
from groundswell.launch.queries import launch_of_entry
from groundswell.launch.reaching import Reach, reach_of
from groundswell.message.guests import services as guests
from groundswell.message.released import services as released
from groundswell.message.released.tables import ReleasedKind
from groundswell.people.roles import Role
from groundswell.product import services as product
from groundswell.product.models import Change, ChangeState, HowFar


def make_change(story: Story, act: Act) -> None:
    concerns = {story.concerns[key]: HowFar(how) for key, how in act.what["addresses"].items()}
    wish = product.Wish(
        title=act.what["title"], about=act.what["about"], concerns=concerns, owner=act.by.user
    )
    story.changes[act.what["key"]] = product.make(wish, author_of(act.by, act.at)).change


def move_change(story: Story, act: Act) -> None:
    number = story.changes[act.what["key"]]
    was = ChangeState(Change.objects.values_list("state", flat=True).get(pk=number))
    step = product.Step(was=was, to=ChangeState(act.what["to"]), line=act.what.get("line", ""))
    product.move(number, step, author_of(act.by, act.at))


def begin(story: Story, act: Act) -> None:
    plan = services.Plan(
        name=story.name,
        about=act.what["about"],
        day=date.fromisoformat(act.what["day"]),
        tier=act.what["tier"],
        owner=story.user(act.what.get("owner", "")),
    )
    entry = services.begin(plan, act.by, act.at, concerns=story.numbers(act.what["concerns"]))
    story.launch = launch_of_entry(entry) or 0


def tie_concerns(story: Story, act: Act) -> None:
    services.tie_concerns(story.launch, story.numbers(act.what["concerns"]), act.by, act.at)


def tie_change(story: Story, act: Act) -> None:
    services.tie_changes(story.launch, [story.changes[act.what["key"]]], act.by, act.at)


def bring_people(story: Story, act: Act) -> None:
    users = [story.user(role) for role in act.what["roles"]]
    services.bring_people(story.launch, users, act.by, act.at)


def say_reach(story: Story, act: Act) -> None:
    """By the industries that the CRM still tells of."""
    there = set(AccountTrait.objects.filter(of=TraitOf.INDUSTRY).values_list("value", flat=True))
    traits = tuple((TraitOf.INDUSTRY, name) for name in act.what["industries"] if name in there)
    if traits:
        seen = reach_of([story.launch])[story.launch].seen
        reaching.say_reach(story.launch, Reach(traits=traits), act.by, act.at, seen=seen)


def go_to_market(story: Story, act: Act) -> None:
    launching.go_to_market(story.launch, act.at, by=act.by)


def let_guest_in(story: Story, act: Act) -> None:
    """By a link and its code, as any guest comes."""
    email = story.people.user(Role.GUEST).email
    invitation, token = guests.invite(act.by, story.launch, email, act.at)
    guests.come_in(token, guests.show_code(act.by, invitation, act.at), act.at)
    released.name_for_guests(act.by, story.launch, Launch.objects.get(pk=story.launch).name, act.at)


def release_text(story: Story, act: Act) -> None:
    kind = ReleasedKind(act.what["kind"])
    released.release_text(act.by, story.launch, kind, act.what["text"], act.at)


def release_words(story: Story, act: Act) -> None:
    """Of what was kept of them in the concern: how words are grouped is not for the sample to say."""
    concern = story.concerns[act.what["concern"]]
    found = {
        number: one["text"]
        for one in act.what["words"]
        if (number := story.heard.verbatim(concern, one["said"])) is not None
    }
    if found:
        released.release_words(act.by, story.launch, found, {concern: act.what["title"]}, act.at)

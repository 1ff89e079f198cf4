"""What is said at a launch: its message, who signed it, and the drafts of it."""

from datetime import date

from groundswell.cli.sampling.story import Act, Story
from groundswell.engine.coverage import said
from groundswell.launch.models import Launch
from groundswell.message.covering import services as covering
from groundswell.message.covering.tables import CoveredText
from groundswell.message.covering.working_out import take_up_drafts
from groundswell.message.drafts import services as drafts
from groundswell.message.drafts.services import Brought
from groundswell.message.drafts.tables import Draft, DraftVersion
from groundswell.message.models import Claim, Pillar, ProofKind, Side, WordUse
from groundswell.message.reading import message_of
from groundswell.message.released.queries import most_telling
from groundswell.message.services import claims, house, signing

_SHOWN = 3  # words of each concern, beside what is signed


def say_promise(story: Story, act: Act) -> None:
    seen = house.seen_of_house(message_of(story.launch))
    house.say_promise(act.by, story.launch, act.what["promise"], act.what["tone"], act.at, seen=seen)


def add_pillar(story: Story, act: Act) -> None:
    house.add_pillar(act.by, story.launch, act.what["text"], act.at)
    story.pillars[act.what["key"]] = Pillar.objects.filter(launch=story.launch).latest("pk").pk


def add_word(story: Story, act: Act) -> None:
    use, instead = WordUse(act.what["use"]), act.what.get("instead", "")
    house.add_word(act.by, story.launch, use, act.what["word"], act.at, instead=instead)


def add_claim(story: Story, act: Act) -> None:
    pillar = story.pillars[act.what["pillar"]]
    claims.add_claim(act.by, story.launch, act.what["sentence"], act.at, pillar=pillar)
    claim = Claim.objects.filter(launch=story.launch).latest("pk").pk
    story.claims[act.what["key"]] = claim
    if act.what["answers"]:
        held = next(one for one in message_of(story.launch).claims if one.id == claim)
        concerns = story.numbers(act.what["answers"])
        claims.answer_concerns(act.by, claim, concerns, act.at, seen=claims.seen_of(held))


def add_proof(story: Story, act: Act) -> None:
    given = claims.Given(
        kind=ProofKind(act.what["kind"]),
        text=act.what["text"],
        link=act.what.get("link", ""),
        voucher=story.user(act.what.get("voucher", "")),
        until=date.fromisoformat(act.what["until"]),
    )
    claims.add_proof(act.by, story.claims[act.what["claim"]], given, act.at)


def sign(story: Story, act: Act) -> None:
    """With the evidence before them, as the page shows it."""
    telling = most_telling(act.by, story.launch, most=_SHOWN)
    shown = [verbatim for concern in sorted(telling) for verbatim in telling[concern]]
    evidence = signing.note_evidence_shown(act.by, message_of(story.launch), shown, act.at)
    signing.sign(act.by, story.launch, Side(act.what["side"]), evidence, act.at)


def draft(story: Story, act: Act) -> None:
    """Its first version, or the next one."""
    name = act.what["draft"]
    brought = Brought(passages=[(" ".join(one["text"] for one in said), "") for said in act.what["passages"]])
    if name in story.drafts:
        drafts.bring_version(Draft.objects.get(pk=story.drafts[name]), brought, act.by, act.at)
        return
    launch = Launch.objects.get(pk=story.launch)
    story.drafts[name] = drafts.begin_draft(launch, name, brought, act.by, act.at).draft_id


def comment(story: Story, act: Act) -> None:
    drafts.comment(_newest(story, act), act.what["passage"], act.what["words"], act.by, act.at)


def approve(story: Story, act: Act) -> None:
    drafts.approve(_newest(story, act), act.by, act.at)


def decide_coverage(story: Story, act: Act) -> None:
    """Say that a sentence of the newest version answers a concern."""
    take_up_drafts(act.at)
    text = CoveredText.objects.get(version=_newest(story, act))
    concern, sentence = story.concerns[act.what["concern"]], said(act.what["sentence"])
    covering.decide(act.by, text, sentence, concern, act.at, answers=True)


def _newest(story: Story, act: Act) -> DraftVersion:
    return DraftVersion.objects.filter(draft=story.drafts[act.what["draft"]]).latest("number")

"""Making the launches of the sample company: once, all of it or nothing."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from groundswell.cli.sampling import asking, carrying, deciding, making, writing
from groundswell.cli.sampling.heard import Heard
from groundswell.cli.sampling.people import People
from groundswell.cli.sampling.story import Act, Story
from groundswell.launch.models import Launch
from groundswell.people.currency import amounts_in
from groundswell.people.queries import zone_and_currency
from groundswell.samples import sample_folder

_DO: Mapping[str, Callable[[Story, Act], None]] = {
    "bring": asking.bring,
    "take up": asking.take_up,
    "answer": asking.answer,
    "make change": making.make_change,
    "move change": making.move_change,
    "tie change": making.tie_change,
    "begin": making.begin,
    "people": making.bring_people,
    "tie concerns": making.tie_concerns,
    "reach": making.say_reach,
    "go to market": making.go_to_market,
    "guest": making.let_guest_in,
    "release text": making.release_text,
    "release words": making.release_words,
    "promise": writing.say_promise,
    "pillar": writing.add_pillar,
    "word": writing.add_word,
    "claim": writing.add_claim,
    "proof": writing.add_proof,
    "sign": writing.sign,
    "draft": writing.draft,
    "comment": writing.comment,
    "approve": writing.approve,
    "decide coverage": writing.decide_coverage,
    "presentation": deciding.prepare,
    "present": deciding.present,
    "presented": deciding.say_presented,
    "override": deciding.override,
    "decide": deciding.decide,
    "meet condition": deciding.meet_condition,
    "draft cards": carrying.draft_cards,
    "edit card": carrying.edit_card,
    "let cards out": carrying.let_cards_out,
    "read cards": carrying.read_cards,
    "pass check": carrying.pass_check,
    "rate card": carrying.rate_card,
    "tick off": carrying.tick_off,
    "bring targets": carrying.bring_targets,
    "set target": carrying.set_target,
}


def told() -> list[dict[str, Any]]:
    """The launches as the sample's file tells them."""
    text = (sample_folder() / "launches.json").read_text(encoding="utf-8")
    return json.loads(text)["launches"]


def make_launches(launches: Sequence[Mapping[str, Any]] | None = None) -> bool:
    """Whether they stand now, or stood before. They are left out where somebody took out the words that they
    are about, or the people who are to act. What is broken off leaves nothing, and the next time all is made.
    """
    if Launch.objects.exists():
        return True
    launches, heard, people = told() if launches is None else launches, Heard(), People()
    acts = [act for launch in launches for act in launch["acts"]]
    keys = {key for act in acts for key in _keys(act)}
    concerns = heard.concerns(keys)
    if keys - concerns.keys() or not people.are_all_there:
        return False
    # What is kept as it stood that day is told as pages tell it.
    with transaction.atomic(), amounts_in(zone_and_currency()[1]):
        for launch in launches:
            story = Story(name=launch["name"], people=people, heard=heard, concerns=concerns)
            for act in launch["acts"]:
                at = datetime.fromisoformat(act["at"]).replace(tzinfo=UTC)
                _DO[act["do"]](story, Act(by=people.viewer(act["by"]), at=at, what=act))
    return True


def _keys(act: Mapping[str, Any]) -> list[str]:
    named = [act["concern"]] if "concern" in act else []
    return [*act.get("concerns", ()), *act.get("addresses", ()), *act.get("answers", ()), *named]

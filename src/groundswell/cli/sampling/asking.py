"""What sales brings before product and marketing, and what they say to it."""

from groundswell.cli.sampling.story import Act, Story
from groundswell.field.attention import deciding
from groundswell.field.attention.deciding import DAYS_BY_HAND, Ask, Reply, Team
from groundswell.field.history.entries import author_of


def bring(story: Story, act: Act) -> None:
    concern, due = story.concerns[act.what["concern"]], act.at.date() + DAYS_BY_HAND
    ask = Ask(concern=concern, team=Team(act.what["team"]), due=due)
    deciding.call(ask, author_of(act.by, act.at, because=act.what["because"]))


def take_up(story: Story, act: Act) -> None:
    _say(story, act, deciding.Act.TAKE_UP)


def answer(story: Story, act: Act) -> None:
    _say(story, act, deciding.Act.ANSWER, act.what["line"])


def _say(story: Story, act: Act, what: deciding.Act, line: str = "") -> None:
    concern = story.concerns[act.what["concern"]]
    deciding.say(Reply(concern=concern, act=what, by=act.by.user, line=line), author_of(act.by, act.at))

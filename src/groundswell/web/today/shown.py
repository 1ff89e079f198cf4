"""What Today shows, as values."""

from dataclasses import dataclass
from datetime import datetime

from groundswell.launch.queries import Told
from groundswell.message.released.values import Space
from groundswell.street.kit.asking import Question
from groundswell.street.kit.values import CardHeld
from groundswell.web.answers.contexts import Back, Item
from groundswell.web.concerns.rows import Row
from groundswell.web.spectrum.signs import OfLaunch
from groundswell.web.today.beginning import Step
from groundswell.web.today.closed_there import ClosedThere
from groundswell.web.today.decisions import Owed
from groundswell.web.today.messages import Lacking, ToSign
from groundswell.web.today.numbers import MyNumbers
from groundswell.web.today.troubles import Trouble
from groundswell.web.walking.glance import Glanced


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """A line that sellers say from now on."""

    concern: int
    name: str
    line: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Meeting:
    number: int
    title: str
    at: datetime  # where the company is


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Today:
    headline: str
    lead: str = ""
    troubles: tuple[Trouble, ...] = ()
    steps: tuple[Step, ...] = ()  # at the beginning
    waiting: tuple[Item, ...] = ()  # for the viewer's answer, the first due
    waiting_in_all: int = 0
    to_decide: tuple[Told, ...] = ()  # launches that wait for an executive
    owed: tuple[Owed, ...] = ()  # conditions of decisions that the viewer sees to
    going: tuple[OfLaunch, ...] = ()  # the usual way
    to_sign: tuple[ToSign, ...] = ()  # messages that wait for the viewer's signature
    to_read: tuple[CardHeld, ...] = ()  # cards on which somebody wrote what another has to read
    lacking: tuple[Lacking, ...] = ()  # messages whose claims lack something
    closed_there: tuple[ClosedThere, ...] = ()  # in a tracker, and not said here
    sellers_ask: tuple[Question, ...] = ()  # what to say, where no card fits
    told: tuple[Question, ...] = ()  # what the viewer asked, and was told
    late: tuple[Item, ...] = ()  # of others, for who leads
    back: tuple[Back, ...] = ()
    unanswered: Rows | None = None  # to be brought before product and marketing
    answered: tuple[Answered, ...] = ()
    loudest: Rows | None = None
    meetings: tuple[Meeting, ...] = ()  # the viewer is asked to, soon
    numbers: MyNumbers | None = None  # the viewer's own, their team's, the company's
    counting: bool = False  # what is counted does not hold yet
    empty: bool = False  # nothing was heard yet
    nobody_answered: int = 0  # concerns on which sales may pull the teams together
    looks_at_all: bool = False  # there is a page of the executives for them
    may_bring: bool = False
    may_import: bool = False
    spaces: tuple[Space, ...] = ()  # of a guest: the launches they are in
    glance: tuple[Glanced, ...] = ()  # the whole loop
    glance_first: bool = False  # for who looks at all of it, where nothing waits for them

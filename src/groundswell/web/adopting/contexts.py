"""What the page of adoption shows, decided."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from groundswell.engine.adoption import Said
from groundswell.engine.adoption.chances import LEAST, Adopted, Chance
from groundswell.field.reading.board import known
from groundswell.launch.queries import Told
from groundswell.people.language import day, number
from groundswell.people.viewer import Viewer
from groundswell.results.adoption.queries import adoption_of, quoted
from groundswell.results.adoption.values import Adoption, Quoted
from groundswell.web import rights
from groundswell.web.adopting import naming
from groundswell.web.adopting.figures import Figure, claim_told, deals_of, href_of, kinds_of, slug_of
from groundswell.web.shell.filters import counted

AT_ONCE = 50  # chances on the page


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A week, a team, a seller or a concern, with its chances as a bar of 100."""

    name: str
    href: str
    told: str
    said: float
    not_sure: float
    not_said: float

    @property
    def from_not_said(self) -> float:
        return self.said + self.not_sure


@dataclass(frozen=True, kw_only=True, slots=True)
class ChanceTold:
    day: str
    account: str
    concern: int
    concern_name: str
    told: str
    kind: str
    conversation: int
    at: int  # the turn at which the page of the conversation opens
    words: str
    turn: int
    claim: int
    sentence: str
    is_asked: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class AdoptionPage:
    launch: Told
    headline: str
    lead: str
    notes: tuple[str, ...]
    tables: tuple[tuple[str, str, tuple[Row, ...]], ...]  # anchor, name, rows
    kinds: tuple[Figure, ...]  # how many were said, not said, not sure
    claims: tuple[tuple[str, Figure], ...]  # how often each was said
    deals: tuple[Figure, ...]
    shown: str  # which chances
    chances: tuple[ChanceTold, ...]
    left_out: int
    is_narrowed: bool
    may_decide: bool


def adoption_page(viewer: Viewer, launch: Told, at: datetime, asked: QueryDict) -> AdoptionPage:
    """A fixed number of queries."""
    found = adoption_of(viewer, launch.id, at)
    if found is None:
        return _before(launch)
    names = {n: one.name for n, one in known(viewer, [*found.by_concern, *found.unanswerable]).items()}
    narrowed, told_of = _narrowed(found, asked, names)
    chosen = sorted(narrowed, key=lambda one: (one.said is not Said.NOT_SURE, -one.day.toordinal()))
    quotes = quoted(viewer, [one.turn for one in chosen[:AT_ONCE] if one.turn])
    return AdoptionPage(
        launch=launch,
        headline=headline(found.whole),
        lead=_lead(found.whole),
        notes=tuple(_notes(found, names)),
        tables=tuple(_tables(found, names)),
        kinds=tuple(kinds_of(found)),
        claims=tuple((sentence, claim_told(found, claim)) for claim, sentence in found.claims.items()),
        deals=tuple(deals_of(found)),
        shown=told_of,
        chances=tuple(_chance(one, found, names, quotes) for one in chosen[:AT_ONCE]),
        left_out=max(len(chosen) - AT_ONCE, 0),
        is_narrowed=len(narrowed) < len(found.chances),
        may_decide=rights.allows("adoption-decide", "POST", viewer),
    )


def _before(launch: Told) -> AdoptionPage:
    return AdoptionPage(
        launch=launch,
        headline=_("Its day is not over yet"),
        lead=_("From the day after it on, what sellers say when its concerns are raised is counted here."),
        notes=(),
        tables=(),
        kinds=(),
        claims=(),
        deals=(),
        shown="",
        chances=(),
        left_out=0,
        is_narrowed=False,
        may_decide=False,
    )


def headline(whole: Adopted) -> str:
    if not whole.chances:
        return _("No chance to say it yet")
    if not whole.is_enough or whole.share is None:
        return _("Not enough data: %(chances)s so far") % {"chances": counted(whole.chances, "chance")}
    told = {
        "said": number(whole.said),
        "chances": counted(whole.said + whole.not_said, "chance"),
        "share": number(round(100 * whole.share)),
    }
    return _("Said in %(said)s of %(chances)s: %(share)s %%") % told


def _lead(whole: Adopted) -> str:
    what = _(
        "A chance is a conversation after the day in which a customer raised a concern of it and a seller"
        " spoke afterwards."
    )
    if not whole.chances:
        return what
    told = {
        "not_sure": counted(whole.not_sure, "chance"),
        "low": number(round(100 * whole.low)),
        "high": number(round(100 * whole.high)),
    }
    sure = _("With so few it may be anywhere from %(low)s to %(high)s %%.")
    not_sure = _(
        "Of %(not_sure)s more it is not sure; whichever way those are, it is between %(low)s and %(high)s %%."
    )
    return f"{(not_sure if whole.not_sure else sure) % told} {what}"


def _notes(found: Adoption, names: Mapping[int, str]) -> Iterable[str]:
    if found.waiting:
        yield _("%(conversations)s are still to be read through; that is done by itself.") % {
            "conversations": counted(found.waiting, "conversation")
        }
    if found.trouble:
        yield _("What was said could not be read through (%(trouble)s); it is tried again by itself.") % {
            "trouble": found.trouble
        }
    if not found.whole.is_enough and found.whole.chances:
        yield _("Below %(least)s sure chances, or with few accounts, no share is told.") % {
            "least": number(LEAST)
        }
    for concern in found.unanswerable:
        yield _("No claim answers “%(name)s”, so there is no chance to say one.") % {
            "name": names.get(concern, f"C-{concern}")
        }


def _tables(found: Adoption, names: Mapping[int, str]) -> Iterable[tuple[str, str, tuple[Row, ...]]]:
    most = max((one.chances for one in found.by_week.values()), default=0)
    yield "weeks", _("By week"), _rows(found, found.by_week, "week", date.isoformat, _week, most)
    yield "teams", _("By team"), _rows(found, found.by_team, "team", str, lambda team: team or _("no team"))
    if found.by_seller:
        yield "sellers", _("By seller"), _rows(found, found.by_seller, "seller", str, str)
    if len(found.by_concern) > 1:
        called: Callable[[int], str] = lambda concern: names.get(concern, f"C-{concern}")  # noqa: E731
        yield "concerns", _("By concern"), _rows(found, found.by_concern, "concern", str, called)


def _week(monday: date) -> str:
    return _("week of %(day)s") % {"day": day(monday)}


def _rows(
    found: Adoption,
    several: Mapping,
    key: str,
    written: Callable[..., str],
    called: Callable[..., str],
    most: int = 0,
) -> tuple[Row, ...]:
    """With `most`, bars are as long as they hold chances; else each is a whole."""
    return tuple(
        Row(
            name=called(name),
            href=href_of(found, key, written(name)),
            told=_of(one),
            said=_part(one.said, most or one.chances),
            not_sure=_part(one.not_sure, most or one.chances),
            not_said=_part(one.not_said, most or one.chances),
        )
        for name, one in several.items()
    )


def _part(count: int, of: int) -> float:
    return round(100 * count / of, 2) if of else 0.0


def _of(one: Adopted) -> str:
    told = {"said": number(one.said), "chances": counted(one.chances, "chance")}
    if one.not_sure:
        return _("%(said)s of %(chances)s, %(not_sure)s not sure") % {
            **told,
            "not_sure": number(one.not_sure),
        }
    return _("%(said)s of %(chances)s") % told


def _narrowed(found: Adoption, asked: QueryDict, names: Mapping[int, str]) -> tuple[Sequence[Chance], str]:
    """The chances that the address asks for, and which these are in words. Of a seller only where the viewer
    may see their numbers."""
    week, concern, claim = (asked.get(key, "") for key in ("week", "concern", "claim"))
    if week in {monday.isoformat() for monday in found.by_week}:
        monday = date.fromisoformat(week)
        return [one for one in found.chances if 0 <= (one.day - monday).days < 7], _week(monday)
    if (team := asked.get("team")) is not None and team in found.by_team:
        rows = [one for one in found.chances if found.team_of.get(one.raised.seller, "") == team]
        return rows, team or _("no team")
    if (seller := asked.get("seller")) in found.by_seller and seller:
        return [one for one in found.chances if one.raised.seller == seller], seller
    if concern.isascii() and concern.isdigit() and int(concern) in found.by_concern:
        rows = [one for one in found.chances if one.raised.concern == int(concern)]
        return rows, names.get(int(concern), f"C-{concern}")
    if claim.isascii() and claim.isdigit() and int(claim) in found.by_claim:
        rows = [one for one in found.chances if one.said is Said.SAID and one.claim == int(claim)]
        return rows, found.claims.get(int(claim), "")
    for said in Said:
        if asked.get("said") == slug_of(said):
            return [one for one in found.chances if one.said is said], str(naming.SAID[said])
    return found.chances, ""


def _chance(
    one: Chance, found: Adoption, names: Mapping[int, str], quotes: Mapping[int, Quoted]
) -> ChanceTold:
    quote = quotes.get(one.turn)
    return ChanceTold(
        day=day(one.day),
        account=one.raised.account,
        concern=one.raised.concern,
        concern_name=names.get(one.raised.concern, f"C-{one.raised.concern}"),
        told=str(naming.SAID[one.said]),
        kind=slug_of(one.said),
        conversation=one.raised.conversation,
        at=quote.position if quote else one.raised.position,
        words=quote.words if quote else "",
        turn=one.turn if quote else 0,
        claim=one.claim,
        sentence=found.claims.get(one.claim, ""),
        is_asked=one.said is Said.NOT_SURE,
    )

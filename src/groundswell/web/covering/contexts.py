"""What the pages of coverage show: what customers say on one side, what we say on the other."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from groundswell.engine.coverage import Claim, Coverage, Standing, Verdict, said
from groundswell.engine.survey.summaries import Summary
from groundswell.engine.survey.values import Evidence
from groundswell.field.reading.board import known
from groundswell.field.reading.said import evidence
from groundswell.message.covering import queries
from groundswell.message.covering.queries import Held
from groundswell.message.covering.raising import Behind, concerns_for
from groundswell.people.viewer import Viewer
from groundswell.report.quotes import Quote
from groundswell.web import rights
from groundswell.web.shell.filters import counted
from groundswell.web.shell.quoting import quoted

_WIDEST = 5  # widths of a line, by the accounts behind a concern
IN_ORDER = (Verdict.MISSED, Verdict.WEAKLY, Verdict.ANSWERED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Saying:
    """A sentence of ours, as it stands to one concern, or to none."""

    digest: str
    words: str
    is_half_way: bool
    is_asked: bool  # people are to say whether it answers
    decided: bool | None  # what they said


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A concern, and the sentences that answer it or may do so."""

    concern: int
    name: str
    accounts: int
    width: int  # 1.._WIDEST, of the line
    quote: Quote | None
    conversation: int
    verdict: Verdict
    told: str  # the verdict, in words
    says: tuple[Saying, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Whose text it is: a launch's, or part of the message to the market."""

    launch: int | None
    name: str
    here: str  # the list of its texts

    def to(self, route: str, number: int) -> str:
        if self.launch is None:
            return reverse(route, args=[number])
        return reverse(f"launch-{route}", args=[self.launch, number])


@dataclass(frozen=True, kw_only=True, slots=True)
class TextPage:
    place: Place
    text: Held
    headline: str
    lead: str
    rows: tuple[Row, ...]
    unasked: tuple[Saying, ...]
    concerns: tuple[tuple[int, str], ...]  # that a sentence may be said to answer
    may_decide: bool
    decide: str
    away: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    held: Held
    href: str
    told: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ListPage:
    place: Place
    texts: tuple[Listed, ...]
    behind: tuple[Behind, ...]
    names: Mapping[int, str]
    nowhere: tuple[tuple[int, str, int], ...]  # concerns that no text answers: number, name, accounts
    may_hold: bool


def place_of(viewer: Viewer, launch: int | None) -> Place:
    """Raises NotForYou where there is no such launch."""
    if launch is None:
        return Place(launch=None, name=_("The whole message"), here=reverse("coverage"))
    name = queries.launch_name(viewer, launch)
    return Place(launch=launch, name=name, here=reverse("launch-coverage", args=[launch]))


def list_page(viewer: Viewer, launch: int | None) -> ListPage:
    place, held = place_of(viewer, launch), queries.held_texts(viewer, launch)
    behind = concerns_for(launch)
    names = {number: one.name for number, one in known(viewer, [one.concern for one in behind]).items()}
    told = [one.coverage for one in held if one.coverage]
    answered = {s.concern for coverage in told for s in coverage.of(Verdict.ANSWERED)}
    return ListPage(
        place=place,
        texts=tuple(Listed(held=one, href=place.to("covered", one.id), told=in_short(one)) for one in held),
        behind=tuple(behind),
        names=names,
        nowhere=tuple(
            (one.concern, names.get(one.concern, ""), one.accounts)
            for one in behind
            if told and one.concern not in answered
        ),
        may_hold=_may(viewer, "coverage" if launch is None else "launch-coverage"),
    )


def text_page(viewer: Viewer, launch: int | None, number: int) -> TextPage:
    place, held = place_of(viewer, launch), queries.held_text(viewer, launch, number)
    coverage = held.coverage or Coverage((), ())
    summaries = known(viewer, [standing.concern for standing in coverage.standings])
    quotes = _quotes(summaries)
    most = max((standing.accounts for standing in coverage.standings), default=0)
    rows = [_row(standing, coverage, summaries, quotes, most) for standing in coverage.standings]
    prefix = "" if launch is None else "launch-"
    return TextPage(
        place=place,
        text=held,
        headline=_headline(held),
        lead=_lead(coverage),
        rows=tuple(sorted(rows, key=lambda row: IN_ORDER.index(row.verdict))),
        unasked=tuple(_saying(claim, None) for claim in surely_unasked(coverage)),
        concerns=tuple((row.concern, row.name) for row in rows),
        may_decide=_may(viewer, f"{prefix}cover-decide"),
        decide=place.to("cover-decide", number),
        away="" if held.is_draft else place.to("covered-away", number),
    )


def _may(viewer: Viewer, route: str) -> bool:
    return rights.may(route, "POST", rights.caller(viewer))


def _quotes(summaries: Mapping[int, Summary]) -> dict[int, Evidence]:
    """Of each concern the most telling sentence that still stands; two queries."""
    first = {number: one.telling[0] for number, one in summaries.items() if one.telling}
    found = {verbatim.id: verbatim for verbatim in evidence(list(first.values()))}
    return {number: found[verbatim] for number, verbatim in first.items() if verbatim in found}


def _row(
    standing: Standing,
    coverage: Coverage,
    summaries: Mapping[int, Summary],
    quotes: Mapping[int, Evidence],
    most: int,
) -> Row:
    summary, verbatim = summaries.get(standing.concern), quotes.get(standing.concern)
    claims = [coverage.claims[at] for at in (*standing.by, *standing.perhaps_by)]
    return Row(
        concern=standing.concern,
        name=summary.name if summary else f"C-{standing.concern}",
        accounts=standing.accounts,
        width=width_of(standing.accounts, most),
        quote=quoted(verbatim) if verbatim else None,
        conversation=verbatim.conversation if verbatim else 0,
        verdict=standing.verdict,
        told=verdict_in_words(standing.verdict),
        says=tuple(_saying(claim, standing.concern) for claim in claims),
    )


def _saying(claim: Claim, concern: int | None) -> Saying:
    return Saying(
        digest=said(claim.statement.text),
        words=claim.statement.text,
        is_half_way=concern in claim.touches,
        is_asked=concern in claim.not_sure,
        decided=None if concern is None else claim.decided.get(concern),
    )


def width_of(accounts: int, most: int) -> int:
    """1.._WIDEST, of a line."""
    return max(1, round(_WIDEST * accounts / most)) if most else 1


def surely_unasked(coverage: Coverage) -> list[Claim]:
    """Those of which nobody has to be asked first: these stand beside the concern in question."""
    return [claim for claim in coverage.unasked if not claim.not_sure]


def verdict_in_words(verdict: Verdict) -> str:
    return {
        Verdict.ANSWERED: _("answered"),
        Verdict.WEAKLY: _("weakly answered"),
        Verdict.MISSED: _("missed"),
    }[verdict]


def _headline(held: Held) -> str:
    if held.coverage is None and held.trouble:
        return _("It could not be worked out yet what “%(name)s” answers") % {"name": held.name}
    if held.coverage is None:
        return _("It is being worked out what “%(name)s” answers") % {"name": held.name}
    answered, among = held.count(Verdict.ANSWERED), len(held.coverage.standings)
    if not among:
        return _("There is nothing yet to hold “%(name)s” against") % {"name": held.name}
    return _("“%(name)s” answers %(answered)s of %(concerns)s") % {
        "name": held.name,
        "answered": answered,
        "concerns": counted(among, "concern"),
    }


def _lead(coverage: Coverage) -> str:
    parts: list[str] = []
    if (share := coverage.share_answered) is not None:
        parts.append(
            _("What it answers is raised by %(percent)s %% of the accounts behind all of them.")
            % {"percent": round(100 * share)}
        )
    if weakly := len(coverage.of(Verdict.WEAKLY)):
        parts.append(
            ngettext("One is answered weakly.", "%(n)s are answered weakly.", weakly) % {"n": weakly}
        )
    if unasked := len(surely_unasked(coverage)):
        parts.append(
            ngettext(
                "One sentence answers nothing that was raised.",
                "%(n)s sentences answer nothing that was raised.",
                unasked,
            )
            % {"n": unasked}
        )
    return " ".join(parts)


def in_short(held: Held) -> str:
    """What it answers, misses and says unasked, in one line."""
    if held.coverage is None and held.trouble:
        return _("could not be worked out yet; it is tried again")
    if held.coverage is None:
        return _("being worked out")
    answered, weakly = held.count(Verdict.ANSWERED), held.count(Verdict.WEAKLY)
    missed, unasked = held.count(Verdict.MISSED), len(surely_unasked(held.coverage))
    told = ngettext("says %(n)s thing nobody asked for", "says %(n)s things nobody asked for", unasked)
    parts = (
        _("answers %(concerns)s") % {"concerns": counted(answered, "concern")},
        _("%(n)s weakly") % {"n": weakly} if weakly else "",
        _("misses %(n)s") % {"n": missed} if missed else "",
        told % {"n": unasked} if unasked else "",
    )
    return ", ".join(filter(None, parts))

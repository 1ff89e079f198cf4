"""Reading what texts answer. For members alone: what customers say stands beside it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from groundswell.engine.coverage import Claims, Coverage, Statement, Verdict, judge
from groundswell.field import telling
from groundswell.launch.models import Launch
from groundswell.message.covering.tables import CoverageDecision, CoveredText
from groundswell.message.covering.working_out import digest, due, standing, words_of
from groundswell.people.viewer import NotForYou, Viewer, require_member


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A text, and what it answers."""

    id: int
    name: str
    launch: int | None
    at: datetime
    by: str
    is_draft: bool
    version: int  # of a draft, which; else 0
    words: str
    coverage: Coverage | None  # None: not worked out yet
    is_due: bool  # something became different since
    again: datetime | None  # when it is tried again, where it could not be worked out
    trouble: str

    def count(self, verdict: Verdict) -> int:
        return len(self.coverage.of(verdict)) if self.coverage else 0


def held_texts(viewer: Viewer, launch: int | None) -> list[Held]:
    """Those of a launch, or of the message to the market; the newest first. A fixed number of queries. Raises
    NotForYou where there is no such launch."""
    require_member(viewer)
    _require_launch(launch)
    rows = standing().filter(launch=launch).select_related("version__draft").order_by("-at", "-pk")
    return _told(list(rows), launch)


def held_text(viewer: Viewer, launch: int | None, number: int) -> Held:
    """Raises NotForYou where there is none of this number."""
    return _told([text_of(viewer, launch, number)], launch)[0]


def coverage_of_version(viewer: Viewer, version: int) -> Held | None:
    """What a version of a draft answers; None while the worker has not seen it. Raises NotForYou."""
    require_member(viewer)
    row = standing().filter(version=version).select_related("version__draft").first()
    return _told([row], row.launch_id)[0] if row else None


def coverage_of_versions(viewer: Viewer, launch: int, versions: Collection[int]) -> dict[int, Held]:
    """By version, of drafts of one launch: those that the worker has seen. A fixed number of queries. Raises
    NotForYou."""
    require_member(viewer)
    rows = list(standing().filter(version__in=versions, launch=launch).select_related("version__draft"))
    return {
        row.version_id: held for row, held in zip(rows, _told(rows, launch), strict=True) if row.version_id
    }


def versions_held(viewer: Viewer, versions: Collection[int]) -> set[int]:
    """Of these versions those that were held against the concerns of their launch. One query. Raises
    NotForYou."""
    require_member(viewer)
    rows = standing().filter(version__in=versions).exclude(found={})
    return set(rows.values_list("version", flat=True)) if versions else set()


def text_of(viewer: Viewer, launch: int | None, number: int) -> CoveredText:
    """Raises NotForYou where there is none of this number."""
    require_member(viewer)
    _require_launch(launch)
    row = standing().filter(pk=number, launch=launch).select_related("version__draft").first()
    if row is None:
        raise NotForYou
    return row


def launch_name(viewer: Viewer, launch: int) -> str:
    """Raises NotForYou where there is none."""
    require_member(viewer)
    name = Launch.objects.filter(pk=launch, removed=False).values_list("name", flat=True).first()
    if name is None:
        raise NotForYou
    return name


def _require_launch(launch: int | None) -> None:
    if launch is not None and not Launch.objects.filter(pk=launch, removed=False).exists():
        raise NotForYou


def _told(rows: list[CoveredText], launch: int | None) -> list[Held]:
    to, decided = telling.redirects().to, decided_in(launch)
    last_due = _due([row.pk for row in rows])
    return [
        Held(
            id=row.pk,
            name=row.version.draft.name if row.version else row.name,
            launch=launch,
            at=row.version.at if row.version else row.at,
            by=row.version.by if row.version else row.by,
            is_draft=row.version is not None,
            version=row.version.number if row.version else 0,
            words=words_of(row),
            coverage=coverage_as_found(row, to, decided),
            is_due=row.pk in last_due,
            again=row.again,
            trouble=row.trouble,
        )
        for row in rows
    ]


def _due(numbers: list[int]) -> set[int]:
    return set(due().filter(pk__in=numbers).values_list("pk", flat=True))


def decided_in(launch: int | None) -> dict[tuple[str, int], bool]:
    rows = CoverageDecision.objects.filter(launch=launch, removed=False).order_by("pk")
    to = telling.redirects().to
    return {
        (sentence, to.get(concern) or concern): answers
        for sentence, concern, answers in rows.values_list("sentence", "concern", "answers")
    }


def coverage_as_found(
    row: CoveredText,
    to: Mapping[int, int],
    decided: Mapping[tuple[str, int], bool],
    only: Mapping[int, int] | None = None,
) -> Coverage | None:
    """None where it was not worked out. `only`: nothing is there but these, each with so many accounts."""
    words, found = words_of(row), row.found
    if not found or found["words"] != digest(words):
        return None
    statements = [
        Statement(
            start, end, _as_read(words[start:end]), Claims(sentence["claims"]), is_half_way=sentence["half"]
        )
        for sentence in found["sentences"]
        for start, end in [sentence["at"]]
    ]
    likely = [
        {to.get(int(concern)) or int(concern): value for concern, value in sentence["likely"].items()}
        for sentence in found["sentences"]
    ]
    raised = {to.get(concern) or concern: accounts for concern, accounts in found["raised"]}
    if only is not None:
        raised = {concern: only[concern] for concern in raised if concern in only}
        decided = {of: answers for of, answers in decided.items() if of[1] in only}
    every = [{concern: each.get(concern, 0.0) for concern in raised} for each in likely]
    return judge(statements, every, list(raised.items()), decided)


def _as_read(words: str) -> str:
    """On one line, as a mail program that broke it had it."""
    return " ".join(words.split())

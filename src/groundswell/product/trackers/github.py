"""GitHub's tickets, which it calls issues: where they are, and where they stand."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from groundswell.product.models import ChangeState, Tracker
from groundswell.product.trackers import asking
from groundswell.product.trackers.access import token_of

API = "https://api.github.com"
REPOSITORY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
_ADDRESS = re.compile(rf"/({REPOSITORY.pattern})/(?:issues|pull)/([1-9][0-9]{{0,9}})/?")
_NEXT = re.compile(r'<([^<>]+)>;\s*rel="next"')
_PAGES = 50  # of a list, at 100 each
# A label by which a ticket that is open says that somebody is at it.
BUILDING = "in progress"
_MEANS = {
    "open": ChangeState.UNDERSTOOD,
    "open, in progress": ChangeState.BUILDING,
    "closed": ChangeState.SHIPPED,
    "closed as not planned": ChangeState.DECLINED,
    "closed as duplicate": ChangeState.DECLINED,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Issue:
    """As GitHub tells it at a moment."""

    key: str  # owner/name#12
    address: str
    state: str
    means: ChangeState
    at: datetime
    body: str


def key_in(address: str, base: str) -> str | None:
    """What an address that people copy stands for: owner/name#12; None where it is none of this GitHub."""
    parts = asking.parts_of(address.strip())
    match = _ADDRESS.fullmatch(parts.path)
    if match is None or parts.scheme not in ("http", "https") or parts.netloc != site_of(base):
        return None
    return f"{match[1]}#{match[2]}"


def site_of(base: str) -> str:
    """Where people reach the GitHub whose API this is: an enterprise's has both at one host."""
    return "github.com" if base == API else urlsplit(base).netloc


def issue_from(told: object) -> Issue | None:
    """None for what is no issue as GitHub tells them."""
    if not isinstance(told, Mapping):
        return None
    issue: Mapping[str, Any] = told
    address = asking.plain(issue.get("html_url", ""))
    parts, at = asking.parts_of(address), moment(issue.get("updated_at"))
    match = _ADDRESS.fullmatch(parts.path)
    if match is None or parts.scheme not in ("http", "https"):
        return None
    if at is None or issue.get("state") not in ("open", "closed"):
        return None
    state = _state(issue)
    return Issue(
        key=f"{match[1]}#{match[2]}",
        address=address,
        state=state,
        means=_MEANS[state],
        at=at,
        body=str(issue.get("body") or ""),
    )


def _state(issue: Mapping[str, Any]) -> str:
    if issue["state"] == "open":
        labels = issue.get("labels")
        names = [
            str(label.get("name", "")) if isinstance(label, Mapping) else str(label)
            for label in (labels if isinstance(labels, list) else [])
        ]
        return "open, in progress" if any(name.lower() == BUILDING for name in names) else "open"
    reason = str(issue.get("state_reason") or "").replace("_", " ")
    return f"closed as {reason}" if reason in ("not planned", "duplicate") else "closed"


def moment(told: object) -> datetime | None:
    """As ISO 8601 has it, with its zone; None for anything else."""
    try:
        at = datetime.fromisoformat(str(told))
        return at.astimezone(UTC) if at.tzinfo is not None else None
    except (ValueError, OverflowError):  # the second of what is before the year 1 in UTC
        return None


def fetch(tracker: Tracker, key: str, at: datetime, version: str) -> tuple[Issue | None, str]:
    """One, and the mark of the answer; None where nothing is new. Raises NotAnswered."""
    answer = asking.ask(tracker.base, f"/repos/{_path(key)}", token_of(tracker), at, version=version)
    if answer.status == 304:
        return None, version
    return _sound(answer.body), answer.headers.get("ETag", "")


def changed(
    tracker: Tracker, repository: str, since: datetime, at: datetime, version: str = ""
) -> tuple[list[Issue], str]:
    """Those of a repository that changed since, from all pages, and the mark of the first; as `fetch`."""
    asked = {"state": "all", "sort": "updated", "direction": "asc", "per_page": "100"}
    asked["since"] = f"{since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    path, mark, issues = f"/repos/{quote(repository)}/issues?{urlencode(asked)}", version, list[Issue]()
    for page in range(_PAGES):
        answer = asking.ask(tracker.base, path, token_of(tracker), at, version="" if page else version)
        if answer.status == 304:
            break
        mark = mark if page else answer.headers.get("ETag", "")
        listed = answer.body if isinstance(answer.body, list) else []
        issues += [issue for issue in map(issue_from, listed) if issue is not None]
        further = _NEXT.search(answer.headers.get("Link", ""))
        if further is None:
            break
        path = further[1]
    return issues, mark


def make(tracker: Tracker, title: str, body: str, at: datetime) -> Issue:
    """Raises NotAnswered."""
    sent = {"title": title, "body": body}
    path = f"/repos/{tracker.repository}/issues"
    return _sound(asking.ask(tracker.base, path, token_of(tracker), at, sent=sent).body)


def try_out(tracker: Tracker, at: datetime) -> str:
    """What it says to who asks whether its repository is there, in a line. Raises NotAnswered."""
    answer = asking.ask(tracker.base, f"/repos/{tracker.repository}", token_of(tracker), at)
    named = answer.body.get("full_name", "") if isinstance(answer.body, dict) else ""
    left = answer.headers.get("x-ratelimit-remaining", "")
    more = f", {left} requests left this hour" if left.isdecimal() else ""
    return f"{answer.said}: {asking.plain(named)[:140]}{more}"


def _sound(told: object) -> Issue:
    issue = issue_from(told)
    if issue is None:
        raise asking.NotAnswered("It answered something that is no issue.")
    return issue


def _path(key: str) -> str:
    repository, _, number = key.rpartition("#")
    return f"{quote(repository)}/issues/{quote(number)}"

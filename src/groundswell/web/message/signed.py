"""The signatures of a message, as pages show them, and what is otherwise since."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from groundswell.message import queries
from groundswell.message.differences import Difference
from groundswell.message.models import Side as SideOf
from groundswell.message.policy import policy
from groundswell.message.queries import Standing
from groundswell.message.values import Message
from groundswell.people.queries import names_by_number, zone_of_company
from groundswell.people.viewer import Viewer
from groundswell.web.message.forms import SIDES

_VOUCHED = re.compile(r"(?<= is vouched for by )U-(\d+)$")
_UNDER = re.compile(r"(?<= under )pillar (\d+)$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Otherwise:
    """One thing that is otherwise than when it was signed."""

    about: str
    gone: tuple[str, ...]
    come: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One of those who are asked to sign."""

    value: str
    name: str
    signature: int  # 0: there is none
    by: str
    at: datetime | None  # where the company is
    holds: bool
    is_mine: bool  # the viewer signs for it
    own: bool  # the signature is the viewer's
    otherwise: tuple[Otherwise, ...]


def sides_of(viewer: Viewer, message: Message) -> list[Side]:
    """Of all who are asked, with names as they are now."""
    standings, mine = queries.standings(viewer, message), policy().sides_of(viewer)
    zone = ZoneInfo(zone_of_company())
    people = names_by_number(_people_in(standings))
    pillars = {pillar.id: pillar.text for pillar in message.pillars}
    return [_side(viewer, standing, mine, people, pillars, zone) for standing in standings]


def side_names(sides: Iterable[SideOf]) -> str:
    return ", ".join(str(SIDES[side]) for side in sides)


def _people_in(standings: Iterable[Standing]) -> set[int]:
    signed = [standing.signed for standing in standings if standing.signed]
    lines = [line for one in signed for d in one.otherwise for line in (*d.gone, *d.come)]
    vouchers = {int(match[1]) for line in lines if (match := _VOUCHED.search(line))}
    return vouchers | {one.user for one in signed}


def _side(
    viewer: Viewer,
    standing: Standing,
    mine: tuple[SideOf, ...],
    people: Mapping[int, str],
    pillars: Mapping[int, str],
    zone: ZoneInfo,
) -> Side:
    signed = standing.signed
    return Side(
        value=standing.side.value,
        name=str(SIDES[standing.side]),
        signature=signed.id if signed else 0,
        by=people.get(signed.user, signed.by) if signed else "",
        at=signed.at.astimezone(zone) if signed else None,
        holds=standing.holds,
        is_mine=standing.side in mine,
        own=signed is not None and signed.user == viewer.user,
        otherwise=tuple(_otherwise(d, people, pillars) for d in signed.otherwise) if signed else (),
    )


def _otherwise(difference: Difference, people: Mapping[int, str], pillars: Mapping[int, str]) -> Otherwise:
    return Otherwise(
        about=_("The order") if difference.about == "order" else difference.about,
        gone=tuple(_readable(line, difference.about, people, pillars) for line in difference.gone),
        come=tuple(_readable(line, difference.about, people, pillars) for line in difference.come),
    )


def _readable(line: str, about: str, people: Mapping[int, str], pillars: Mapping[int, str]) -> str:
    """Without what it is about, which stands above it; with names in the place of numbers."""
    line = _VOUCHED.sub(lambda match: people.get(int(match[1]), match[0]), line)
    line = _UNDER.sub(lambda match: pillars.get(int(match[1]), match[0]), line)
    line = line.removeprefix(about).lstrip(": ")
    return line[:1].upper() + line[1:]

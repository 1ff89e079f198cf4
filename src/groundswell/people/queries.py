"""Reading the company and its people."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch, QuerySet

from groundswell.people.entrances import open_invitations
from groundswell.people.models import Absence, Entrance, Organisation, SecondFactor, Team, User
from groundswell.people.roles import Role
from groundswell.people.viewer import NotForYou, Viewer, require_administrator, require_lead, require_member
from groundswell.people.vocabulary import PRODUCTS, WORDS, Vocabulary, vocabulary

# Who may answer for somebody of a role, where not only the same role may.
_TEAMS = frozenset({Role.PRODUCT, Role.MARKETING, Role.ADMINISTRATOR})
_SELL = (Role.SELLER.value, Role.SALES_LEAD.value)
_STAND_IN = {Role.PRODUCT: _TEAMS, Role.MARKETING: _TEAMS, Role.SELLER: {Role.SELLER, Role.SALES_LEAD}}


def organisation() -> Organisation | None:
    """The company; None before it was founded."""
    return Organisation.objects.first()


def everybody(viewer: Viewer) -> list[User]:
    """Who may come in, by name, with their teams, for an administrator. Raises NotForYou."""
    require_administrator(viewer)
    return list(User.objects.filter(is_active=True).prefetch_related("teams").order_by("name", "pk"))


def ended(viewer: Viewer) -> list[User]:
    """Who could come in once, the last that ended first, for an administrator. Raises NotForYou."""
    require_administrator(viewer)
    return list(User.objects.filter(is_active=False).order_by("-ended", "pk"))


def one(viewer: Viewer, user: int) -> User:
    """For an administrator. Raises NotForYou, also where there is nobody of this number."""
    require_administrator(viewer)
    person = User.objects.filter(pk=user).first()
    if person is None:
        raise NotForYou
    return person


def names_of(viewer: Viewer) -> dict[int, str]:
    """Of all who may come in, or could once, by their numbers, for an administrator. Raises NotForYou."""
    require_administrator(viewer)
    return dict(User.objects.values_list("pk", "name"))


def invitations(viewer: Viewer, at: datetime) -> list[Entrance]:
    """Those that are open, the last made first, for an administrator. Raises NotForYou."""
    require_administrator(viewer)
    return list(open_invitations(at))


def teams(viewer: Viewer) -> list[Team]:
    """By name, with who is in them, for an administrator. Raises NotForYou."""
    require_administrator(viewer)
    members = Prefetch("members", User.objects.filter(is_active=True).order_by("name", "pk"))
    return list(Team.objects.prefetch_related(members).order_by("name", "pk"))


def must_set_up_a_code(viewer: Viewer) -> bool:
    """The company asks its administrators for one, and this one has none yet."""
    if viewer.role is not Role.ADMINISTRATOR or not Organisation.objects.filter(
        administrators_need_code=True
    ):
        return False
    return not SecondFactor.objects.filter(user=viewer.user).exclude(since=None).exists()


def viewer_of(user: AbstractBaseUser | AnonymousUser | None) -> Viewer | None:
    """Who looks, as they stand in the store now; None for nobody, and for those whose rights have ended."""
    if not isinstance(user, User) or not user.is_active:
        return None
    return Viewer(user=user.pk, name=user.name, role=Role(user.role), person=user.person, email=user.email)


def names_by_number(users: Iterable[int]) -> dict[int, str]:
    """Of these, whether they may come in or not; no query for none."""
    wanted = set(users)
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}


def invited_to_by_number(entrances: Iterable[int]) -> dict[int, str]:
    """Where these invitations went; no query for none."""
    wanted = set(entrances)
    rows = Entrance.objects.filter(pk__in=wanted).values_list("pk", "email")
    return dict(rows) if wanted else {}


def members(*, but: int) -> list[User]:
    """All who belong to the company and may come in, but this one; by role and name."""
    users = User.objects.filter(is_active=True).exclude(role=Role.GUEST.value)
    return list(users.exclude(pk=but).order_by("role", "name"))


def in_charge_of(roles: Collection[Role], at: datetime) -> set[int]:
    """Users of these roles, and in the place of whoever is away those who answer meanwhile."""
    day = local_day(at)
    users = User.objects.filter(is_active=True, role__in=[role.value for role in roles])
    away = dict(_away(day).values_list("user", "deputy"))
    return {away.get(user, user) for user in users.values_list("pk", flat=True)}


def answering_for(viewer: Viewer, at: datetime) -> list[User]:
    """Who is away and named the viewer to answer meanwhile."""
    absent = _away(local_day(at)).filter(deputy=viewer.user).values("user")
    return list(User.objects.filter(pk__in=absent, is_active=True).order_by("name"))


def absence_of(viewer: Viewer) -> Absence | None:
    """What the viewer said last of being away, whether it is over or not."""
    return Absence.objects.filter(user=viewer.user).select_related("deputy").first()


def may_answer_for(viewer: Viewer) -> list[User]:
    """Whom the viewer may name to answer meanwhile: those who may do what the viewer may."""
    roles = _STAND_IN.get(viewer.role, {viewer.role, Role.ADMINISTRATOR})
    others = User.objects.filter(is_active=True, role__in=[role.value for role in roles])
    return list(others.exclude(pk=viewer.user).order_by("name", "pk"))


def _away(day: date) -> QuerySet[Absence]:
    return Absence.objects.filter(until__gte=day, deputy__is_active=True)


def local_day(at: datetime) -> date:
    """The day that it is where the company is."""
    return at.astimezone(ZoneInfo(zone_of_company())).date()


_ZONE: ContextVar[str] = ContextVar("the company's time zone", default="")


@contextmanager
def by_the_clock_of(zone: str) -> Iterator[None]:
    """While it lasts, nobody asks again for the company's time zone."""
    before = _ZONE.set(zone)
    try:
        yield
    finally:
        _ZONE.reset(before)


def zone_of_company() -> str:
    """The time zone by which the company's days begin."""
    return _ZONE.get() or Organisation.objects.values_list("time_zone", flat=True).first() or "UTC"


def zone_and_currency() -> tuple[str, str]:
    """The time zone and the currency of the company; one query."""
    return Organisation.objects.values_list("time_zone", "currency").first() or ("UTC", "")


def words_of_company() -> Vocabulary:
    """What its pages, mails and decks call things; one query."""
    company = Organisation.objects.only("sells_services", *WORDS).first()
    return words_of(company) if company else PRODUCTS


def as_company_tells() -> tuple[str, str, Vocabulary]:
    """Its time zone, its currency and its words; one query."""
    company = Organisation.objects.first()
    return (company.time_zone, company.currency, words_of(company)) if company else ("UTC", "", PRODUCTS)


def words_of(company: Organisation) -> Vocabulary:
    own = Vocabulary(**{word: getattr(company, word) for word in WORDS})
    return vocabulary(sells_services=company.sells_services, own=own)


def may_be_named(viewer: Viewer) -> list[User]:
    """Members who may come in, by name, for who says who may read something. Raises NotForYou."""
    require_lead(viewer)
    members = User.objects.filter(is_active=True).exclude(role=Role.GUEST.value)
    return list(members.order_by("name", "pk"))


def whose_numbers(viewer: Viewer, user: int) -> User:
    """Somebody whose numbers this viewer may see: oneself, and for a sales lead who is in a team with them.
    Raises NotForYou, where there is nobody of this number, too."""
    require_member(viewer)
    person = (User.objects.filter(pk=user) if user == viewer.user else led_by(viewer).filter(pk=user)).first()
    if person is None:
        raise NotForYou
    return person


def led_by(viewer: Viewer) -> QuerySet[User]:
    """Members in the teams of a sales lead, by name; of anybody else nobody."""
    if viewer.role is not Role.SALES_LEAD:
        return User.objects.none()
    mates = User.objects.filter(teams__members=viewer.user, is_active=True).exclude(pk=viewer.user)
    return mates.exclude(role=Role.GUEST.value).order_by("name", "pk").distinct()


def team_mates(viewer: Viewer) -> list[str]:
    """What the people in the viewer's teams are called among the people of ours; empty without a team."""
    mates = User.objects.filter(teams__members=viewer.user, is_active=True).exclude(person="")
    return sorted(set(mates.values_list("person", flat=True)))


def persons_by_team() -> list[tuple[str, list[str]]]:
    """Each team's name, with what its sellers are called among the people of ours. Two queries."""
    members = User.objects.filter(is_active=True, role__in=_SELL, teams__isnull=False)
    persons = dict[int, list[str]]()
    for team, person, name in members.order_by("pk").values_list("teams", "person", "name"):
        persons.setdefault(team, []).append(person or name)
    teams = Team.objects.order_by("name", "pk").values_list("pk", "name")
    return [(name, persons.get(team, [])) for team, name in teams]


def persons_who_sell() -> list[str]:
    """What users who sell are called among the people of ours; by their own name where nobody said."""
    rows = User.objects.filter(is_active=True, role__in=_SELL).values_list("person", "name")
    return [person or name for person, name in rows]


def has_members(team: Team) -> bool:
    """Those whose rights ended do not count."""
    return User.objects.filter(teams=team, is_active=True).exists()

"""The company, its people, and how they come in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from groundswell.people.roles import Role

_ROLES = [(role.value, role.value) for role in Role]


class Organisation(models.Model):
    """The company. There is one row, and none before the first administrator is there."""

    name = models.TextField()
    # Mail domains of its own: whoever writes from them is one of ours.
    domains = models.JSONField(default=list)
    currency = models.CharField(max_length=3, default="EUR")
    time_zone = models.TextField(default="UTC")
    fiscal_year_begins = models.PositiveSmallIntegerField(default=1)  # month
    sells_services = models.BooleanField(default=False)  # else products: what the pages call what is sold
    is_sample = models.BooleanField(default=False)
    # One company an installation: the second row would break this.
    only = models.BooleanField(default=True, unique=True)


class Team(models.Model):
    name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="one_team_a_name")]


def address_of(told: str) -> str:
    """A mail address as it is kept."""
    return told.strip().lower()


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=address_of(username or ""))


class User(AbstractBaseUser):
    """Somebody who may come in, or could once."""

    name = models.TextField()
    # In lower case: addresses differ by case in nobody's eyes.
    email = models.EmailField(max_length=254, unique=True)
    role = models.CharField(max_length=13, choices=_ROLES)
    teams = models.ManyToManyField(Team, related_name="members", blank=True)
    # Their name among the people of ours whom the CRM tells of; empty: none.
    person = models.TextField(default="", blank=True)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField()
    ended = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = UserManager()

    def get_full_name(self) -> str:
        return self.name


class Entrance(models.Model):
    """A link by which somebody comes in once: an invitation, or a sign-in.

    Only the hash of what the link holds is kept: whoever reads the store cannot come in by it.
    """

    class Kind(models.TextChoices):
        SIGN_IN = "sign in"
        INVITATION = "invitation"
        FIRST_RUN = "first run"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    hash = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE)  # who comes in, where they are known
    email = models.EmailField(max_length=254, default="", blank=True)  # whom an invitation is for
    role = models.CharField(max_length=13, choices=_ROLES, default="", blank=True)
    made = models.DateTimeField()
    ends = models.DateTimeField()
    used = models.DateTimeField(null=True)


class Absence(models.Model):
    """That somebody is away, and who answers meanwhile."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="absence")
    until = models.DateField()  # the last day
    deputy = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")


class MailOff(models.Model):
    """A kind of mail that somebody does not want."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="mail_off")
    kind = models.CharField(max_length=10)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="off_once")]

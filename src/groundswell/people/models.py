"""The company, its people, and how they come in."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
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
    # What pages call what is sold, one and several, and how it goes to market. Empty: as is usual for it.
    product = models.CharField(max_length=40, default="", blank=True)
    products = models.CharField(max_length=40, default="", blank=True)
    launch = models.CharField(max_length=40, default="", blank=True)
    launches = models.CharField(max_length=40, default="", blank=True)
    is_sample = models.BooleanField(default=False)
    administrators_need_code = models.BooleanField(default=False)  # a second factor, or the provider's word
    begun = models.BooleanField(default=False)  # what there is to do at the beginning was taken off Today
    # One company an installation: the second row would break this.
    only = models.BooleanField(default=True, unique=True)


class Team(models.Model):
    name = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="one_team_a_name")]


def address_of(typed: str) -> str:
    """A mail address as it is kept."""
    return typed.strip().lower()


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
    # An administrator said so: what the CRM says later does not change it.
    person_is_told = models.BooleanField(default=False)
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
        GUEST = "guest"  # to one launch; it is confirmed by a code (see message/guests)
        FIRST_RUN = "first run"
        PASSWORD = "password"  # noqa: S105 - whoever has it chooses another, and comes in

    kind = models.CharField(max_length=10, choices=Kind.choices)
    hash = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE)  # who comes in, where they are known
    email = models.EmailField(max_length=254, default="", blank=True)  # whom an invitation is for
    role = models.CharField(max_length=13, choices=_ROLES, default="", blank=True)
    made = models.DateTimeField()
    ends = models.DateTimeField()
    used = models.DateTimeField(null=True)
    # Who made it; null: whoever can start a command. It closes when their rights end.
    by_id: int | None  # as Django sets it
    by = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="made_entrances")
    # It shows a button before it lets anybody in: what is sent is opened by programs that look at links, too.
    asks = models.BooleanField(default=False)


class SignIn(AbstractBaseSession):
    """Somebody in one browser, from when they came in. Of what the browser holds only the hash is kept."""

    session_key = models.CharField(max_length=64, primary_key=True)
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="sign_ins")
    made = models.DateTimeField()
    seen = models.DateTimeField()  # to the minute
    address = models.GenericIPAddressField(null=True)
    agent = models.CharField(max_length=200, default="", blank=True)  # what the browser says it is


class Try(models.Model):
    """Somebody tried to come in, and did not. Whom it counts against is a hash: nobody's address is kept."""

    kind = models.CharField(max_length=20)
    who = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "who", "at"], name="people_tries_of_one"),
            models.Index(fields=["at"], name="people_tries_at"),
        ]


class SecondFactor(models.Model):
    """What somebody's telephone counts with, and the codes for when it is lost."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="second_factor")
    sealed = models.TextField()  # the secret, by a key that does not lie in the store
    made = models.DateTimeField()
    since = models.DateTimeField(null=True)  # null: being set up, and not asked for yet
    last_step = models.BigIntegerField(default=0)  # of the code that was taken last: each is taken once
    recovery = models.JSONField(default=list)  # hashes of those that were not used


class Identity(models.Model):
    """Who somebody is to the company's identity provider."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="identities")
    issuer = models.TextField()
    subject = models.TextField()
    linked = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="one_user_a_subject"),
            models.UniqueConstraint(fields=["user", "issuer"], name="one_subject_a_user"),
        ]


class Token(models.Model):
    """What a program calls by, in the name of somebody. Of the token only the hash is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    name = models.TextField()  # what it is for
    number = models.CharField(max_length=12, unique=True)  # the part of it by which people recognise it
    hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField()
    made = models.DateTimeField()
    ends = models.DateTimeField()
    used = models.DateTimeField(null=True)  # last, to the minute
    revoked = models.DateTimeField(null=True)


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


class Device(models.Model):
    """A phone, mostly, that stays signed in to write notes. Of what it holds only the hash is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="devices")
    name = models.TextField()  # as people know it: "Chrome on Android"
    hash = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField()
    used = models.DateTimeField()  # last, to the hour
    ended = models.DateTimeField(null=True, blank=True)


class SavedView(models.Model):
    """A view of the board that somebody comes back to: what narrows it, under a name of theirs."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    address = models.TextField()  # from "?" on

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "name"], name="one_view_a_name")]

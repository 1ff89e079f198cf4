"""What the pages of one's own way in show."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.forms import Form
from django.utils.translation import gettext as _

from groundswell.people import second_factor, sign_ins
from groundswell.people.codes import address
from groundswell.people.models import SignIn, User
from groundswell.people.queries import organisation
from groundswell.people.viewer import Viewer
from groundswell.web.mine.forms import Code, Password
from groundswell.web.mine.picture import Picture, picture

# As browsers name themselves, the ones that name others as well first.
_BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
_CALLED = {"Edg": "Edge", "OPR": "Opera"}
_MACHINES = {"iPhone": "iPhone", "iPad": "iPad", "Android": "Android", "Windows": "Windows", "Mac OS": "Mac"}


@dataclass(frozen=True, slots=True)
class SignedIn:
    sign_in: SignIn
    by: str  # what browser on what machine
    here: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class MinePage:
    signed_in: list[SignedIn]
    has_password: bool
    has_code: bool
    recovery_codes: int  # left
    password: Form
    code: Form


@dataclass(frozen=True, kw_only=True, slots=True)
class SetUpPage:
    picture: Picture
    secret: str  # in fours, to be typed where no picture can be read
    form: Form


def mine_page(
    viewer: Viewer, me: User, here: str, at: datetime, *, password: Form | None, code: Form | None
) -> MinePage:
    return MinePage(
        signed_in=[
            SignedIn(sign_in, browser_of(sign_in.agent), sign_in.pk == here)
            for sign_in in sign_ins.of(viewer, at)
        ],
        has_password=me.has_usable_password(),
        has_code=second_factor.is_set_up(me),
        recovery_codes=second_factor.recovery_codes_left(me),
        password=password or Password(user=me),
        code=code or Code(),
    )


def set_up_page(me: User, form: Form, at: datetime) -> SetUpPage:
    secret, company = second_factor.being_set_up(me, at), organisation()
    key_address = address(secret, company.name if company else "Groundswell", me.email)
    return SetUpPage(picture=picture(key_address), secret=" ".join(re.findall(".{1,4}", secret)), form=form)


def browser_of(agent: str) -> str:
    """In words, as far as it says: "Firefox on Windows"."""
    names = (_CALLED.get(browser, browser) for browser in _BROWSERS if f"{browser}/" in agent)
    name = next(names, _("a browser"))
    machine = next((called for mark, called in _MACHINES.items() if mark in agent), "")
    return _("%(browser)s on %(machine)s") % {"browser": name, "machine": machine} if machine else name

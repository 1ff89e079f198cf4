"""`let-in`: a link for an administrator who is shut out, made by whoever may write to the store."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from groundswell.cli.options import Store, WrongUse, now

if TYPE_CHECKING:
    from groundswell.people.models import User

_USUAL_PORT = 8700


def add_to(app: typer.Typer) -> None:
    app.command(name="let-in")(let_in)


def let_in(
    address: Annotated[str, typer.Argument(help="The administrator's e-mail, where there are several.")] = "",
    without_code: Annotated[
        bool, typer.Option("--without-code", help="They lost their telephone, too: ask for no code any more.")
    ] = False,
    port: Annotated[
        int, typer.Option(help="Where the application listens, unless GROUNDSWELL_PUBLIC_URL says more.")
    ] = _USUAL_PORT,
    store: Store = None,
) -> None:
    """Print a link by which an administrator chooses a new password and comes in: once, within the hour."""
    from groundswell.cli.opening import WHOLE, Use, open_store

    open_store(store, Use.CHANGE, settings=WHOLE)
    whose = _administrator(address)
    url = os.environ.get("GROUNDSWELL_PUBLIC_URL", "").rstrip("/") or f"http://127.0.0.1:{port}"
    typer.echo(f"{url}/new-password/{_link(whose, without_code=without_code)}")
    typer.echo(_told(whose), err=True)


def _administrator(address: str) -> "User":
    """Raises WrongUse."""
    from groundswell.people.models import User, address_of
    from groundswell.people.roles import Role

    there = User.objects.filter(role=Role.ADMINISTRATOR.value, is_active=True).order_by("email")
    meant = [user for user in there if not address or user.email == address_of(address)]
    if len(meant) == 1:
        return meant[0]
    if not there:
        raise WrongUse("There is no administrator yet: `groundswell serve` prints a link for the first one.")
    names = ", ".join(f"{user.email} ({user.name})" for user in there)
    if address:
        raise WrongUse(
            f"No administrator comes in by {address}; there is {names}. They make links for all others."
        )
    raise WrongUse(f"There are several administrators, so say whose link it is to be: {names}.")


def _link(whose: "User", *, without_code: bool) -> str:
    from groundswell.ledger.acting import acting
    from groundswell.people import entrances, second_factor

    at, code = now(), " and ask for no code" if without_code else ""
    ref = f"U-{whose.pk}"
    with acting(None, f"give password link{code}", at=at, ref=ref, nobody="the command line"):
        if without_code:
            second_factor.give_up(whose)
        return entrances.password_link(whose, at, ends=at + entrances.SIGN_IN_LASTS)


def _told(whose: "User") -> str:
    from groundswell.people import second_factor
    from groundswell.report.letters import harmless

    code = (
        " They are asked for the code of their telephone; `--without-code` ends that."
        if second_factor.is_set_up(whose)
        else ""
    )
    return harmless(f"For {whose.name} ({whose.email}): it works once, within the hour.{code}")

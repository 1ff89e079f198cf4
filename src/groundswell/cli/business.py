"""`crm`: the accounts, deals and people of ours that are known, who told what of them, and what is asked."""

from typing import Annotated

import typer

from groundswell.cli.correcting import tell
from groundswell.cli.options import Because, Store, WrongUse, now, who


def add_to(app: typer.Typer) -> None:
    app.command()(crm)


def crm(
    name: Annotated[str, typer.Argument(help="An account or a deal, by its name or id.")] = "",
    same: Annotated[
        tuple[str, str] | None, typer.Option(help="Two accounts that are one.", metavar="ACCOUNT ACCOUNT")
    ] = None,
    apart: Annotated[
        tuple[str, str] | None, typer.Option(help="Two accounts that are two.", metavar="ACCOUNT ACCOUNT")
    ] = None,
    because: Because = "",
    store: Store = None,
) -> None:
    """What is known of accounts, deals and people of ours, and which system told it."""
    from groundswell.cli.opening import Use, open_store

    if name and (same or apart):
        raise WrongUse("Name an account or deal to look at it, or say --same or --apart of two accounts.")
    open_store(store, Use.CHANGE if same or apart else Use.READ)
    from groundswell.cli.printing_business import print_business, print_combined
    from groundswell.crm import queries
    from groundswell.field.history.entries import Author
    from groundswell.field.services.business import tell_accounts

    if name:
        named = queries.facts_named(name)
        if not named:
            raise WrongUse(f"No account and no deal is called “{name}”.")
        for combined in named:
            print_combined(combined)
        return
    for pair, are_one in ((same, True), (apart, False)):
        if pair:
            tell(tell_accounts(*pair, Author(by=who(), at=now(), because=because), same=are_one))
    known = queries.directory()
    print_business(known, queries.questions(known))

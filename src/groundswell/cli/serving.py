"""`serve`: the application, for as long as it runs."""

import os
from pathlib import Path
from typing import Annotated

import typer

from groundswell.cli.options import now

_SAMPLE_FOLDER = "sample"


def add_to(app: typer.Typer) -> None:
    app.command()(serve)


def serve(
    samples: Annotated[
        bool, typer.Option("--samples", help="With the sample company, in a data folder of its own.")
    ] = False,
    remove: Annotated[
        bool,
        typer.Option(
            "--remove", help="With --samples: take the sample company away, with all that was tried in it."
        ),
    ] = False,
    host: Annotated[
        str, typer.Option(help="Where to listen; 0.0.0.0 is on every address of this machine.")
    ] = "127.0.0.1",
    port: Annotated[
        int | None,
        typer.Option(help="Where to listen [default: 8700, or one that is free].", min=1, max=65535),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help="The folder of the store.", envvar="GROUNDSWELL_HOME", file_okay=False
        ),
    ] = None,
) -> None:
    """Start the application for people: the pages, and the worker behind them. Ctrl-C ends both."""
    from groundswell.cli.supervising import Supervised, listening, must_be_reached_by_name

    if remove:
        _take_the_samples_away(data, samples=samples)
        return
    must_be_reached_by_name(host)
    _choose_the_store(data, samples=samples)
    import django

    django.setup()
    from groundswell.field.keeping import store

    _copy_before_upgrade()
    store.prepare(create=True)
    with listening(host, port) as opened:
        if samples:
            _bring_in_the_samples()
        with Supervised(host, opened) as running:
            running.until_it_answers()
            for line in _ways_in(running.url):
                typer.echo(line)
            running.until_stopped()


def _take_the_samples_away(data: Path | None, *, samples: bool) -> None:
    from groundswell.cli.options import WrongUse
    from groundswell.cli.removing import remove_sample_company

    if not samples:
        raise WrongUse("Only the sample company is taken away: say --samples, too.")
    _choose_the_store(data, samples=True)
    import django

    django.setup()
    folder = remove_sample_company()
    typer.echo(f"The sample company is gone from {folder}.")


def _copy_before_upgrade() -> None:
    from groundswell.field.keeping import store
    from groundswell.field.keeping.upgrading import copy_before_upgrade, is_behind

    if copy := copy_before_upgrade(now()):
        typer.echo(f"The store is brought up to date; as it was it is kept in {copy}.", err=True)
    elif not store.is_in_file() and is_behind():
        remark = "The database is brought up to date; copies of it are its server's to make (`pg_dump`)."
        typer.echo(remark, err=True)


def _choose_the_store(data: Path | None, *, samples: bool) -> None:
    """By the environment, so that the processes that are started work on the same."""
    from groundswell.field.keeping.places import data_folder

    os.environ["DJANGO_SETTINGS_MODULE"] = "groundswell.config.web"
    folder = data or (data_folder() / _SAMPLE_FOLDER if samples else None)
    if folder is not None:
        os.environ["GROUNDSWELL_HOME"] = str(folder.absolute())
        # A folder was named, and the store is to lie in it.
        os.environ.pop("GROUNDSWELL_STORE", None)
        if samples:
            os.environ.pop("DATABASE_URL", None)


def _bring_in_the_samples() -> None:
    """What is not there yet of the sample company; its words as any other command would bring them in."""
    from groundswell.cli.supervising import CannotServe, run_command
    from groundswell.field.keeping.store import store_path
    from groundswell.field.models import Conversation
    from groundswell.people.queries import organisation
    from groundswell.people.sample import found_sample_company
    from groundswell.samples import later_sources

    company, heard = organisation(), Conversation.objects.exists()
    if (company is None and heard) or (company is not None and not company.is_sample):
        raise CannotServe(
            "There is a company's own data in this folder; the sample company needs another one."
        )
    if company is None:
        found_sample_company(now())
    if not heard:
        # By name, for what it says to type next is typed where another store is the usual one.
        run_command("listen", "--sample", *map(str, later_sources()), "--store", str(store_path()))
    from groundswell.cli.sampling.launches import make_launches

    if not make_launches():
        typer.echo(
            "The launches of the sample company are left out: words they are about are gone.", err=True
        )


def _ways_in(url: str) -> list[str]:
    """The administrator's link first; where the company is one's own, the first page."""
    from groundswell.people.entrances import first_run_link, sign_in_link
    from groundswell.people.queries import organisation
    from groundswell.people.roles import Role
    from groundswell.people.sample import one_of_each_role

    company = organisation()
    if company is None:
        return [f"{url}/start/{first_run_link(now())}"]
    if not company.is_sample:
        return [f"{url}/"]
    people = one_of_each_role()
    links = {role: f"{url}/in/{sign_in_link(user, now())}" for role, user in people.items()}
    first = links.pop(Role.ADMINISTRATOR)
    return [first, *(f"{role.value.replace(' ', '-')} {link}" for role, link in links.items())]

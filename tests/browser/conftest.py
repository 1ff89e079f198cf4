"""A real browser on the real application, on stores in files."""

import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.worlds.browsing import Company, Visits, chromium
from tests.worlds.keyboard import Keyboard, routes_of
from tests.worlds.serving import Served, lasting_port

_HERE = Path(__file__).parent
# What is awaited comes, however busy the machine is; where it does not, a test may take that long to say so.
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker("files")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Whoever reads of a failure sees what the browsers showed then."""
    report = yield
    looking = getattr(item, "funcargs", {}).get("visits")
    if report.failed and call.when == "call" and isinstance(looking, Visits):
        report.sections.append(("what the browsers showed", looking.seen()))
    return report


# One module at a time: while it is started, this thread is inside an event loop, and Django refuses its
# store.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = chromium()
    if program is None:
        pytest.skip("no Chromium is installed, which the pages are tried in")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


def company_in(sample_home: Path, folder: Path, port: int) -> Iterator[Company]:
    shutil.copytree(sample_home, folder, dirs_exist_ok=True)
    served = Company(folder, "--port", str(port))
    yield served
    served.kill()


@pytest.fixture(scope="module")
def company(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    """The sample company, to be looked at by all tests of a module."""
    yield from company_in(sample_home, tmp_path_factory.mktemp("company"), lasting_port())


@pytest.fixture
def own_company(sample_home: Path, tmp_path: Path) -> Iterator[Company]:
    """The sample company, to be changed by one test."""
    yield from company_in(sample_home, tmp_path / "company", lasting_port())


@pytest.fixture
def empty_application(tmp_path: Path) -> Iterator[Served]:
    """An application that nobody has begun with."""
    served = Served(tmp_path)
    yield served
    served.kill()


@pytest.fixture
def visits(browser: Browser) -> Iterator[Visits]:
    """Nothing that a browser complains about (a script that fails, what the policy forbids) is let pass."""
    looking = Visits(browser)
    yield looking
    looking.close()
    assert looking.complaints == []


@pytest.fixture
def keyboard(
    request: pytest.FixtureRequest, company: Company, visits: Visits
) -> Iterator[Callable[[str | None], Keyboard]]:
    """Opens a page for somebody of a role, or nobody, who has no mouse. What the test says that it does by
    `acts` was done in the end."""
    yield from _keyboards(request, company, visits)


@pytest.fixture
def keyboard_of_their_own(
    request: pytest.FixtureRequest, own_company: Company, visits: Visits
) -> Iterator[Callable[[str | None], Keyboard]]:
    """The same, where what is done would keep others out of a company that tests share."""
    yield from _keyboards(request, own_company, visits)


def _keyboards(
    request: pytest.FixtureRequest, company: Company, visits: Visits
) -> Iterator[Callable[[str | None], Keyboard]]:
    posted: set[str] = set()
    yield lambda role: Keyboard(visits.open(company, role), posted)
    assert set(getattr(request.function, "acts", ())) <= routes_of(posted)

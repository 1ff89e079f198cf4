"""A company with one person of each role, and what it sells."""

import django
import pytest

django.setup()

from tests.unit.web.conftest import _a_home_of_its_own as _a_home_of_its_own  # noqa: E402 - names tables
from tests.unit.web.conftest import begins_with as begins_with  # noqa: E402
from tests.unit.web.conftest import company as company  # noqa: E402
from tests.unit.web.conftest import heard as heard  # noqa: E402
from tests.unit.web.conftest import heard_store as heard_store  # noqa: E402
from tests.unit.web.conftest import signed_in as signed_in  # noqa: E402


@pytest.fixture
def selling(company: None) -> None:
    from tests.worlds.selling import sellers

    sellers()

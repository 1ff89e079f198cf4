"""A company with one person of each role, and what its sellers heard."""

from tests.unit.web.conftest import _a_home_of_its_own as _a_home_of_its_own
from tests.unit.web.conftest import begins_with as begins_with
from tests.unit.web.conftest import company as company
from tests.unit.web.conftest import heard as heard
from tests.unit.web.conftest import heard_store as heard_store
from tests.unit.web.conftest import signed_in as signed_in

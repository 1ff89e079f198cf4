"""What pages count is called by nouns that can be translated, and each of them is known."""

import re
from pathlib import Path

import pytest

import groundswell.web
from groundswell.speech import Account, Channel, Deal, Seller
from groundswell.web.shell.filters import counted

WEB = Path(groundswell.web.__file__).parent
ASKED_FOR = sorted(
    {
        *(
            noun
            for page in WEB.rglob("*.html")
            for noun in re.findall(r'counted:"([^"]+)"', page.read_text())
        ),
        *(
            noun
            for module in WEB.rglob("*.py")
            for noun in re.findall(r'counted\([^"\n]*, "([^"]+)"\)', module.read_text())
        ),
    }
)
# What a preview tells of a file: see intake/preview.py. Of two channels it says more than their name.
OF_A_FILE = [
    *(fact.__name__.lower() for fact in (Account, Deal, Seller)),
    *(channel.value for channel in Channel if channel not in (Channel.MAIL, Channel.TICKET)),
]

pytestmark = pytest.mark.usefixtures("store_path")  # words are looked up once Django is set up


@pytest.mark.parametrize("noun", [*ASKED_FOR, *OF_A_FILE])
def test_whatever_is_counted_has_a_word_for_one_and_for_several(noun: str) -> None:
    assert counted(1, noun).startswith("1 ")
    assert counted(1_200, noun).startswith("1,200 ")


def test_nouns_are_told_in_their_number() -> None:
    assert [counted(n, "person") for n in (0, 1, 2)] == ["0 people", "1 person", "2 people"]
    assert counted(2, "more") == "2 more"

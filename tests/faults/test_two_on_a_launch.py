"""Two people act on one launch in the same moment: one of them after the other, and nothing that either of
them relied on is passed over.

Each pair is begun in processes of its own that wait for one another, several times.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.worlds.stores import here

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("GROUNDSWELL_ROUNDS", "3"))

ACTING = """
import os, sys
from groundswell.field.keeping.sqlite import use_sound_sqlite
use_sound_sqlite()
os.environ["DJANGO_SETTINGS_MODULE"] = "groundswell.config.web"
import django
django.setup()
from groundswell.speech import GroundswellError
import importlib
act = importlib.import_module(sys.argv[1]).prepared(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
try:
    act()
    print("done", flush=True)
except GroundswellError as why:
    print(type(why).__name__, flush=True)
"""


def at_once(store: Path, *names: str, world: str = "tests.worlds.two_on_a_launch") -> list[str]:
    """What came of each: "done", or why not."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", ACTING, world, name],
            cwd=ROOT,
            env={**os.environ, "GROUNDSWELL_STORE": here(store)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in names
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "ready\n", process.communicate()
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    told = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0] * len(names), told
    return [out.strip() for out, _ in told]


@pytest.fixture
def launch(store_path: Path) -> int:
    from tests.worlds.two_on_a_launch import begin

    return begin()


@pytest.mark.parametrize("_", range(ROUNDS))
def test_two_who_sign_at_once_both_sign_the_version_that_stands(
    launch: int, store_path: Path, _: int
) -> None:
    from groundswell.message.models import Signature
    from groundswell.message.reading import message_of

    assert at_once(store_path, "marketing signs", "product signs") == ["done", "done"]
    stands = message_of(launch).sha256
    signed = Signature.objects.filter(removed=False).order_by("side").values_list("side", "sha256")
    assert list(signed) == [(side, stands) for side in ("marketing", "product", "sales")]


@pytest.mark.parametrize("_", range(ROUNDS))
def test_of_two_signatures_of_one_person_at_once_one_stands(launch: int, store_path: Path, _: int) -> None:
    from groundswell.message.models import Signature

    told = at_once(store_path, "marketing signs", "marketing signs")
    assert sorted(told) == ["ImpossibleCorrection", "done"]
    assert Signature.objects.filter(removed=False, side="marketing").count() == 1


@pytest.mark.parametrize("_", range(ROUNDS))
def test_of_two_who_change_a_claim_at_once_the_second_is_told(launch: int, store_path: Path, _: int) -> None:
    from groundswell.message.reading import message_of

    told = at_once(store_path, "the claim becomes one", "the claim becomes two")
    assert sorted(told) == ["MessageChangedMeanwhile", "done"]
    (claim,) = message_of(launch).claims
    assert claim.sentence == {"done": "One."}.get(told[0], "Two.")


@pytest.mark.parametrize("meanwhile", ["concerns are merged", "the claim becomes one"])
@pytest.mark.parametrize("_", range(ROUNDS))
def test_what_is_signed_while_it_becomes_another_is_no_signature_of_what_stands(
    launch: int, store_path: Path, meanwhile: str, _: int
) -> None:
    from groundswell.message.models import Signature
    from groundswell.message.reading import message_of

    signed, other = at_once(store_path, "marketing signs", meanwhile)
    assert other == "done"
    assert signed in ("done", "MessageChangedMeanwhile")
    stands = message_of(launch).sha256
    assert not Signature.objects.filter(removed=False, sha256=stands).exists()
    assert Signature.objects.filter(side="marketing").count() == (signed == "done")


@pytest.mark.parametrize("_", range(ROUNDS))
def test_what_is_approved_while_a_newer_version_comes_is_never_the_newer_one(
    launch: int, store_path: Path, _: int
) -> None:
    from groundswell.message.drafts.tables import DraftApproval, DraftVersion

    approved, brought = at_once(store_path, "the first version is approved", "a version is brought")
    assert brought == "done"
    assert approved in ("done", "CannotDraft")
    newest = DraftVersion.objects.order_by("-number")[0]
    assert newest.number == 2
    assert not DraftApproval.objects.filter(version=newest).exists()
    assert DraftApproval.objects.count() == (approved == "done")


@pytest.mark.parametrize("_", range(ROUNDS))
def test_two_versions_at_once_have_numbers_of_their_own(launch: int, store_path: Path, _: int) -> None:
    from groundswell.message.drafts.tables import DraftVersion

    assert at_once(store_path, "a version is brought", "another version is brought") == ["done", "done"]
    assert sorted(DraftVersion.objects.values_list("number", flat=True)) == [1, 2, 3]


@pytest.mark.parametrize("_", range(ROUNDS))
def test_whoever_decides_while_a_signature_is_withdrawn_decides_before_or_not_at_all(
    launch: int, store_path: Path, _: int
) -> None:
    from groundswell.launch.models import LaunchEvent
    from groundswell.street.models import Decision

    decided, withdrawn = at_once(store_path, "the executive decides", "the signature is withdrawn")
    assert withdrawn == "done"
    assert decided in ("done", "ImpossibleCorrection", "PresentationChangedMeanwhile")
    assert Decision.objects.filter(removed=False).count() == (decided == "done")
    order = list(LaunchEvent.objects.order_by("pk").values_list("kind", flat=True))
    if decided == "done":
        assert order.index("decided") < order.index("signature withdrawn")


@pytest.mark.parametrize("_", range(ROUNDS))
def test_words_released_while_their_account_is_erased_are_not_there_afterwards(
    launch: int, store_path: Path, _: int
) -> None:
    from groundswell.message.models import ReleasedWords

    released, erased = at_once(store_path, "words are released", "their account is erased")
    assert erased == "done"
    assert released in ("done", "CannotRelease", "NotForYou")
    assert not ReleasedWords.objects.filter(text__contains="twice").exists()


@pytest.mark.parametrize("_", range(ROUNDS))
def test_what_a_guest_says_while_their_invitation_ends_was_said_before_or_not_at_all(
    launch: int, store_path: Path, _: int
) -> None:
    from groundswell.launch.models import LaunchEvent
    from groundswell.message.drafts.tables import DraftComment

    said, ended = at_once(store_path, "the guest comments", "the invitation ends")
    assert ended == "done"
    assert said in ("done", "NotForYou")
    assert DraftComment.objects.count() == (said == "done")
    order = list(LaunchEvent.objects.order_by("pk").values_list("kind", flat=True))
    if said == "done":
        assert order.index("commented") < order.index("guest out")

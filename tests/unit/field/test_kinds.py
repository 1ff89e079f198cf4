"""When the kind of a verbatim is due to be judged, and what stands until then."""

from pathlib import Path

import numpy as np
import pytest

from groundswell.engine.kinds.head import Head, head_from
from groundswell.speech import Kind
from tests.worlds.encoding import WordEncoder
from tests.worlds.field import INVOICES, OFFLINE, feedback, listen_to, write_table
from tests.worlds.talk import day


def always(kind: Kind, encoder: str = WordEncoder.model, digest: str = "first") -> Head:
    """A head that finds one kind in everything, but for the rating beside it."""
    bias = [500 if one is kind else 0 for one in (Kind.QUESTION, Kind.FRUSTRATION, Kind.OBJECTION)]
    bias += [500 if one is kind else 0 for one in (Kind.REQUEST, Kind.PRAISE)]
    nothing = [0] * 5
    stored = {"encoder": encoder, "bias": bias, "cues": {"w:x": nothing}, "vector": [nothing] * 64}
    return head_from(stored, digest)  # type: ignore[arg-type]


def judge(head: Head) -> int:
    from groundswell.field.kinds import judge_due

    return judge_due(head)


def kinds() -> dict[str, Kind]:
    from groundswell.field.overview import overview

    return {v.text: v.kind for v in overview().verbatims}


@pytest.fixture
def table(tmp_path: Path, store_path: Path) -> Path:
    path = write_table(tmp_path / "feedback.csv", feedback(INVOICES))
    listen_to(path)
    return path


@pytest.mark.usefixtures("table")
def test_what_is_embedded_is_judged_once() -> None:
    assert judge(always(Kind.OBJECTION)) == 4
    assert set(kinds().values()) == {Kind.OBJECTION}
    assert judge(always(Kind.OBJECTION)) == 0


@pytest.mark.usefixtures("table")
def test_vectors_of_another_encoder_leave_the_kind_that_the_words_told() -> None:
    before = kinds()
    assert judge(always(Kind.OBJECTION, encoder="others/1")) == 0
    assert kinds() == before
    assert set(before) == set(INVOICES)


@pytest.mark.usefixtures("table")
def test_a_new_head_judges_everything_anew() -> None:
    judge(always(Kind.OBJECTION))
    assert judge(always(Kind.PRAISE, digest="second")) == 4
    assert set(kinds().values()) == {Kind.PRAISE}


def test_a_new_version_of_a_source_is_due_and_so_is_what_an_undo_brings_back(table: Path) -> None:
    from groundswell.field.history.entries import Author
    from groundswell.field.history.undo import last_to_undo, undo

    judge(always(Kind.OBJECTION))
    rows = feedback(INVOICES)
    rows[0] |= {"account": "Another"}
    write_table(table, rows)
    listen_to(table)
    assert judge(always(Kind.OBJECTION)) == 1
    undo(last_to_undo(), Author(by="ana", at=day(29)))
    assert judge(always(Kind.OBJECTION)) == 1
    assert set(kinds().values()) == {Kind.OBJECTION}


@pytest.mark.usefixtures("table")
def test_only_what_came_since_is_judged(tmp_path: Path) -> None:
    judge(always(Kind.OBJECTION))
    listen_to(write_table(tmp_path / "more.csv", feedback(OFFLINE, first=40)))
    assert judge(always(Kind.OBJECTION)) == len(OFFLINE)


@pytest.mark.usefixtures("store_path")
def test_the_rating_beside_the_words_counts_on_the_scale_of_its_source(tmp_path: Path) -> None:
    rows = [
        row | {"rating": rating} for row, rating in zip(feedback(INVOICES), ("5", "1", "3", ""), strict=True)
    ]
    listen_to(write_table(tmp_path / "reviews.csv", rows))
    judge(always(Kind.QUESTION))
    told = kinds()
    assert [told[text] for text in INVOICES] == [Kind.PRAISE, Kind.FRUSTRATION, Kind.QUESTION, Kind.QUESTION]
    ten = [row | {"rating": "10"} for row in feedback(OFFLINE[:1], first=60)]
    listen_to(write_table(tmp_path / "nps.csv", ten))
    assert judge(always(Kind.QUESTION)) == 1


@pytest.mark.usefixtures("table")
def test_the_confidence_is_that_of_the_kind_that_was_judged() -> None:
    from groundswell.field import models

    judge(always(Kind.OBJECTION))
    share = float(np.exp(0.5) / (np.exp(0.5) + 4))
    for carries, confidence in models.Verbatim.objects.values_list("carries", "confidence"):
        assert carries > 0
        assert confidence == pytest.approx(carries * share, abs=1e-4)


@pytest.mark.usefixtures("store_path")
def test_what_is_read_on_another_scale_now_is_due(tmp_path: Path) -> None:
    rows = [row | {"rating": "4"} for row in feedback(INVOICES[:2])]
    path = write_table(tmp_path / "answers.csv", rows)
    listen_to(path)
    judge(always(Kind.QUESTION))
    assert set(kinds().values()) == {Kind.PRAISE}
    write_table(path, [*rows, feedback(INVOICES[2:3], first=9)[0] | {"rating": "9"}])
    listen_to(path)
    assert judge(always(Kind.QUESTION)) == 3
    assert [kinds()[text] for text in INVOICES[:3]] == [Kind.QUESTION, Kind.QUESTION, Kind.PRAISE]


def test_a_conversation_heard_anew_is_judged_anew(table: Path) -> None:
    from groundswell.field import models

    judge(always(Kind.OBJECTION))
    models.Conversation.objects.update(extraction="an older version")
    listen_to(table)
    assert judge(always(Kind.OBJECTION)) == 4


@pytest.mark.usefixtures("table")
def test_what_is_erased_while_kinds_are_judged_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    from groundswell.field import kinds as judging
    from groundswell.field import models

    monkeypatch.setattr(judging, "_CHUNK", 1)
    head = always(Kind.OBJECTION)
    judged_one = Head.judge

    def judge_and_erase(self: Head, heard, vectors):
        models.Vector.objects.all().delete()
        return judged_one(self, heard, vectors)

    monkeypatch.setattr(Head, "judge", judge_and_erase)
    assert judge(head) == 1

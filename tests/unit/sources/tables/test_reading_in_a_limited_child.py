import os
import pickle
import signal
from datetime import date
from pathlib import Path

import pytest

from groundswell.sources.contract import (
    Aside,
    Heard,
    Known,
    Noted,
    NoTextColumn,
    Options,
    Refused,
    SetAside,
    Understood,
    UnknownColumn,
    UnreadableSource,
    Why,
)
from groundswell.sources.limited import wire, workers
from groundswell.sources.limited.child import answers
from groundswell.sources.limited.packing import pack_item, unpack_item
from groundswell.sources.opening import read_here
from groundswell.sources.reading import expand, read_file
from groundswell.speech import Account, Deal, DealStatus, Key, Money, PersonKind, Seller, StageSeen
from tests.contract.samples import SAMPLES, written


def heard_in(path: Path, name: str) -> list[Heard]:
    return [item for item in read_file(path, name) if isinstance(item, Heard)]


ROWS = "id,comment,date\n" + "".join(f"id-{n:06d},It is slow again,2026-01-02\n" for n in range(3000))


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(ROWS)
    return path


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_child_gives_what_reading_here_gives(kind: str, tmp_path: Path) -> None:
    path = written(tmp_path, kind)
    assert list(read_file(path, path.name)) == list(read_here(path, path.name, Options()))


def test_facts_survive_the_pipe() -> None:
    deal = Deal(
        key="1",
        name="A",
        account="B",
        status=DealStatus.LOST,
        amount=Money(10, "EUR"),
        loss_reason="Price",
        products=("Planner", "Archive"),
        stages=(StageSeen("Demo", date(2026, 2, 1)), StageSeen("Lost", date(2026, 3, 1), entered=False)),
        system="salesforce",
        through="gong",
    )
    for item in (
        Known(row=1, fact=deal),
        Known(
            row=2, fact=Account(key="", name="B", domains=("b.example",), elsewhere=(Key("hubspot", "5"),))
        ),
        Known(row=3, fact=Seller(key="7", name="Dana")),
        Known(row=3, fact=Seller(key="8", name="Kim", kind=PersonKind.SUPPORT)),
        Refused(row=4, reason="no text"),
        Noted(row=5, reason="odd"),
        SetAside(row=6, aside=Aside(why=Why.SIGNATURE, words="Ana\n")),
        Understood(
            kind="csv", what="tickets", columns={"text": "Body"}, unread=("Hash",), header=("Body", "Hash")
        ),
    ):
        assert unpack_item(pack_item(item)) == item


def test_an_amount_that_is_no_number_does_not_come_through_the_pipe() -> None:
    deal = Deal(key="1", name="A", account="B", status=DealStatus.OPEN, amount=Money(0.5, "EUR"))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="is no amount"):
        unpack_item(pack_item(Known(row=1, fact=deal)))


def test_one_child_serves_many_files(table: Path) -> None:
    workers.end_all()
    list(read_file(table, "table.csv"))
    (worker,) = workers._idle
    for _ in range(3):
        list(read_file(table, "table.csv"))
    assert workers._idle == [worker]


def test_a_refusal_keeps_the_child_and_its_class(table: Path, tmp_path: Path) -> None:
    workers.end_all()
    numbers = tmp_path / "numbers.csv"
    numbers.write_text("a,b\n1,2\n")
    with pytest.raises(NoTextColumn, match="a, b"):
        list(read_file(numbers, "numbers.csv"))
    with pytest.raises(UnknownColumn, match="id, comment, date"):
        list(read_file(table, "table.csv", Options(columns={"text": "words"})))
    assert len(workers._idle) == 1


def test_two_files_can_be_read_side_by_side(table: Path) -> None:
    pairs = list(zip(read_file(table, "one.csv"), read_file(table, "two.csv"), strict=True))
    heard = [(one, two) for one, two in pairs if isinstance(one, Heard)]
    assert len(heard) == 3000
    assert all(one != two for one, two in heard)  # each names its own source


def test_a_reader_left_in_the_middle_does_not_answer_the_next_question(table: Path, tmp_path: Path) -> None:
    reading = read_file(table, "table.csv")
    next(reading)
    reading.close()
    path = written(tmp_path, "vtt")
    assert len(heard_in(path, path.name)) == 1


@pytest.mark.parametrize(
    ("ended_by", "reason"),
    [(signal.SIGKILL, "memory"), (signal.SIGXCPU, "processor time"), (signal.SIGTERM, "ended its reader")],
)
def test_a_child_that_dies_gives_one_sentence_and_the_next_file_is_read(
    ended_by: signal.Signals, reason: str, table: Path
) -> None:
    workers.end_all()
    list(read_file(table, "table.csv"))
    (worker,) = workers._idle
    os.kill(worker._process.pid, ended_by)
    worker._process.wait()
    with pytest.raises(UnreadableSource, match=reason):
        list(read_file(table, "table.csv"))
    assert len(heard_in(table, "table.csv")) == 3000


def test_a_file_that_needs_more_memory_than_it_may_have_ends_only_the_child(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    with path.open("wb") as stream:
        stream.truncate(1_500_000_000)  # one line of zeros, which takes no space on the disk
        stream.seek(0)
        stream.write(b"id,comment\n1,")
    with pytest.raises(UnreadableSource, match=r"memory|binary"):
        list(read_file(path, "long.csv"))


def test_a_fault_of_a_reader_is_told_as_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    workers.end_all()
    monkeypatch.setattr(workers, "packed_request", lambda _request: pickle.dumps("no request"))
    with pytest.raises(UnreadableSource, match="AttributeError"):
        list(workers.ask(wire.Read(path="/nowhere", name="x.csv")))


def test_a_reply_can_name_no_class_but_dates() -> None:
    with pytest.raises(pickle.UnpicklingError, match="no part of a reply"):
        wire.reply_from(pickle.dumps(("Members", [os.system])))


def test_contents_nested_too_deeply_are_an_answer_not_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    def deep(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr("groundswell.sources.limited.child.read_here", deep)
    (reply,) = answers(wire.Read(path="/nowhere", name="x.csv"))
    assert isinstance(reply, wire.Failed)
    assert reply.text == "is nested too deeply"


def test_a_folder_is_walked_in_order_and_names_its_files_from_itself_on(tmp_path: Path) -> None:
    calls = tmp_path / "calls"
    for name in ("b.vtt", "a/2.vtt", "a/1.vtt", ".git/config", ".hidden.csv", "picture.png"):
        (calls / name).parent.mkdir(parents=True, exist_ok=True)
        (calls / name).write_text("WEBVTT\n")
    names = [name for _, name in expand([calls])]
    assert names == [
        "calls/.git",
        "calls/.hidden.csv",
        "calls/a/1.vtt",
        "calls/a/2.vtt",
        "calls/b.vtt",
        "calls/picture.png",
    ]


def refusal(path: Path, name: str) -> str:
    with pytest.raises(UnreadableSource) as refused:
        list(read_file(path, name))
    return str(refused.value)


def test_what_is_left_out_says_why(tmp_path: Path) -> None:
    folder = tmp_path / "calls"
    (folder / ".git").mkdir(parents=True)
    (folder / ".notes.csv").write_text(ROWS)
    (folder / "~$deals.xlsx").write_text("x")
    (folder / "calls.csv.crdownload").write_text(ROWS)
    (folder / "empty.csv").touch()
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 100)
    reasons = {name.partition("/")[2]: refusal(path, name) for path, name in expand([folder])}
    assert reasons == {
        ".git": "is hidden, so it is left out; name it directly to read it",
        ".notes.csv": "is hidden, so it is left out; name it directly to read it",
        "calls.csv.crdownload": "is still being written or downloaded",
        "empty.csv": "is empty",
        "picture.png": "is no kind of file that can be read: it is binary",
        "~$deals.xlsx": "is the lock of a document that is open in another program",
    }


def test_a_hidden_file_that_is_named_is_read(tmp_path: Path) -> None:
    path = tmp_path / ".notes.csv"
    path.write_text(ROWS)
    ((listed, name),) = expand([path])
    assert len(heard_in(listed, name)) == 3000


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match=r"nowhere\.csv does not exist"):
        expand([tmp_path / "nowhere.csv"])


def test_a_path_given_twice_is_listed_once_and_equal_names_are_told_apart(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "calls.csv").write_text(ROWS)
    names = [
        name
        for _, name in expand([tmp_path / "a/calls.csv", tmp_path / "b/calls.csv", tmp_path / "a/calls.csv"])
    ]
    assert len(set(names)) == len(names) == 2


def test_links_that_lead_round_in_a_circle_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "calls").mkdir()
    (tmp_path / "calls" / "again").symlink_to(tmp_path / "calls", target_is_directory=True)
    ((path, name),) = expand([tmp_path / "calls"])
    assert "is a folder that is linked to" in refusal(path, name)


def test_halves_of_characters_and_names_that_are_no_text_can_be_stored(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"bad\xffname.jsonl")
    path.write_text('{"text": "Why does it fail \\ud800 so often?", "account": "A\\udc00"}\n' * 2)
    found = expand([tmp_path])
    assert [name for _, name in found] == [f"{tmp_path.name}/bad\ufffdname.jsonl"]
    heard = [i.conversation for i in read_file(*found[0]) if isinstance(i, Heard)]
    assert heard[0].turns[0].text == "Why does it fail \ufffd so often?"
    assert heard[0].account == "A\ufffd"

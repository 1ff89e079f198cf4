import io
import struct
import tracemalloc
import zipfile
from functools import cache
from pathlib import Path

import pytest

from groundswell.sources.archive import members
from groundswell.sources.archive.sizes import checked
from groundswell.sources.contract import NoTextColumn, Options, UnreadableSource
from groundswell.sources.opening import read_here
from groundswell.sources.reading import expand, read_file
from tests.contract.samples import COMPLAINTS, csv_of, workbook_of
from tests.unit.sources.tables.reading_tables import facts, heard, items_of, refusals, texts

MEBIBYTE = 1024 * 1024
PARTS = (("label", "size"), ("blue", "7"), ("red", "8"))


@cache
def bomb(member: str, size: int) -> bytes:
    """An archive of `size` zero bytes, a thousandth of that in length."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open(member, "w") as stream:
            for _ in range(size // MEBIBYTE):
                stream.write(b"\0" * MEBIBYTE)
    return packed.getvalue()


def claiming(archive: bytes, member: str, size: int) -> bytes:
    """The archive, its directory and the member's own header claiming another size than the data has."""
    changed = bytearray(archive)
    at_member = archive.rindex(member.encode(), 0, archive.rindex(b"PK\x01\x02")) - 30
    struct.pack_into("<I", changed, at_member + 22, size)
    struct.pack_into("<I", changed, archive.rindex(b"PK\x01\x02") + 24, size)
    return bytes(changed)


def refusal_of(path: Path) -> tuple[str, int]:
    """The reason, and the most bytes that Python held while finding it."""
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableSource) as refused:
            list(read_here(path, path.name, Options()))
        return str(refused.value), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_every_sheet_is_read_and_rows_count_through(tmp_path: Path) -> None:
    content = workbook_of({"Spring": COMPLAINTS, "Autumn": COMPLAINTS})
    said = heard(items_of(tmp_path, content, "complaints.xlsx"))
    assert [turn.row for conversation in said for turn in conversation.turns] == [1, 2, 3, 4]
    assert said[0].account == "Harbour Foods"


def test_a_sheet_without_words_among_others_has_its_rows_refused(tmp_path: Path) -> None:
    items = items_of(tmp_path, workbook_of({"Parts": PARTS, "Said": COMPLAINTS}), "both.xlsx")
    assert [row for row, _ in refusals(items)] == [1, 2]
    assert "'Parts'" in refusals(items)[0][1]
    assert len(texts(items)) == 2


def test_a_workbook_without_words_names_its_columns(tmp_path: Path) -> None:
    with pytest.raises(NoTextColumn, match="label, size"):
        items_of(tmp_path, workbook_of({"Parts": PARTS}), "parts.xlsx")


def test_a_workbook_of_deals_is_known(tmp_path: Path) -> None:
    deals = (
        ("Deal Name", "Deal Stage", "Amount", "Close Date"),
        ("Linden", "Closed won", "900", "2026-01-02"),
    )
    assert len(facts(items_of(tmp_path, workbook_of({"Deals": deals}), "deals.xlsx"))) == 1


def test_a_workbook_under_another_ending_is_known_by_its_content(tmp_path: Path) -> None:
    assert len(texts(items_of(tmp_path, workbook_of({"Said": COMPLAINTS}), "complaints.csv"))) == 2


def test_a_workbook_cut_short_may_still_be_being_written(tmp_path: Path) -> None:
    content = workbook_of({"Said": COMPLAINTS})
    with pytest.raises(UnreadableSource, match="still being written"):
        items_of(tmp_path, content[: len(content) // 2], "complaints.xlsx")


def test_an_encrypted_workbook_says_so(tmp_path: Path) -> None:
    # The wrapper that office programs put around an encrypted workbook names its parts in its directory.
    content = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 600
        + "EncryptedPackage".encode("utf-16-le")
        + b"\0" * 600
    )
    with pytest.raises(UnreadableSource, match="password"):
        items_of(tmp_path, content, "secret.xlsx")


@pytest.mark.parametrize("size", [100 * MEBIBYTE, 300 * MEBIBYTE])
def test_an_inflated_workbook_is_refused_by_what_it_claims(size: int, tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(bomb("xl/worksheets/sheet1.xml", size))
    reason, held = refusal_of(path)
    assert "would inflate" in reason
    assert held < 4 * MEBIBYTE


def test_a_workbook_that_lies_about_its_size_is_refused_at_the_first_byte_too_many(tmp_path: Path) -> None:
    member = "xl/worksheets/sheet1.xml"
    path = tmp_path / "liar.xlsx"
    path.write_bytes(claiming(bomb(member, 100 * MEBIBYTE), member, 1000))
    reason, held = refusal_of(path)
    assert "does not hold what it claims" in reason
    assert held < 8 * MEBIBYTE


def archive_of(folder: Path, members: dict[str, bytes | str], name: str = "export.zip") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    return path


def test_an_archive_stands_for_its_files(tmp_path: Path) -> None:
    path = archive_of(tmp_path, {"b/two.csv": csv_of(COMPLAINTS), "one.csv": csv_of(COMPLAINTS)})
    found = expand([path])
    assert [name for _, name in found] == ["export.zip/b/two.csv", "export.zip/one.csv"]
    said = heard(item for member, name in found for item in read_file(member, name))
    assert {conversation.source for conversation in said} == {"export.zip/b/two.csv", "export.zip/one.csv"}
    assert len(said) == 4


def reason_for(path: Path) -> str:
    ((listed, name),) = expand([path])
    with pytest.raises(UnreadableSource) as refused:
        list(read_file(listed, name))
    return str(refused.value)


def test_an_inflated_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    path.write_bytes(bomb("xl/worksheets/sheet1.xml", 300 * MEBIBYTE))
    assert "would inflate to 300 MiB" in reason_for(path)


def test_a_member_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "liar.zip"
    path.write_bytes(claiming(bomb("a.csv", 100 * MEBIBYTE), "a.csv", 1000))
    members = {name: member for member, name in expand([path])}
    with pytest.raises(UnreadableSource, match="does not hold what its archive claims"):
        list(read_file(members["liar.zip/a.csv"], "liar.zip/a.csv"))


@pytest.mark.parametrize(
    "name", ["../above.csv", "/etc/above.csv", "a/../../above.csv", "..\\above.csv", "C:above.csv"]
)
def test_an_archive_that_points_outside_of_itself_is_refused(name: str, tmp_path: Path) -> None:
    assert "points outside" in reason_for(archive_of(tmp_path, {name: csv_of(COMPLAINTS)}))
    assert not (tmp_path.parent / "above.csv").exists()


def test_a_colon_in_the_name_of_a_file_points_nowhere(tmp_path: Path) -> None:
    path = archive_of(tmp_path, {"Q1: said.csv": csv_of(COMPLAINTS)})
    ((member, name),) = expand([path])
    assert len(heard(list(read_file(member, name)))) == len(COMPLAINTS) - 1  # but for the header


def test_an_archive_within_an_archive_is_not_opened(tmp_path: Path) -> None:
    inner = archive_of(tmp_path, {"one.csv": csv_of(COMPLAINTS)}, "inner.zip").read_bytes()
    assert "archive within an archive" in reason_for(archive_of(tmp_path, {"inner.zip": inner}))


def test_an_encrypted_archive_says_so(tmp_path: Path) -> None:
    path = archive_of(tmp_path, {"one.csv": csv_of(COMPLAINTS)})
    content = bytearray(path.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert "password" in reason_for(path)


def test_a_broken_archive_says_so(tmp_path: Path) -> None:
    path = archive_of(tmp_path, {"one.csv": csv_of(COMPLAINTS)})
    path.write_bytes(path.read_bytes()[:60])
    assert "still being written" in reason_for(path)


def test_an_archive_of_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("groundswell.sources.archive.sizes.MAX_MEMBERS", 3)
    with pytest.raises(UnreadableSource, match="holds 4 files"):
        checked(archive_of(tmp_path, {f"{number}.csv": "a" for number in range(4)}))


def test_an_archive_is_opened_once_for_all_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = list[Path]()

    def counting(path: Path) -> zipfile.ZipFile:
        opened.append(path)
        return checked(path)

    monkeypatch.setattr(members, "checked", counting)
    path = archive_of(tmp_path, {f"{number}.csv": csv_of(COMPLAINTS) for number in range(5)})
    archives = members.Archives()
    for name in members.member_names(path):
        with archives.extracted(path, name) as member:
            assert member.read_text() == csv_of(COMPLAINTS)
    assert opened == [path, path]  # once for its list, once for its files


def test_an_archive_that_was_written_anew_is_opened_anew(tmp_path: Path) -> None:
    path = archive_of(tmp_path, {"one.csv": csv_of(COMPLAINTS)})
    assert members.member_names(path) == ("one.csv",)
    archive_of(tmp_path, {"one.csv": csv_of(COMPLAINTS), "two.csv": csv_of(COMPLAINTS)})
    assert members.member_names(path) == ("one.csv", "two.csv")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("words.xlsx", b"id,comment\n1,It is slow\n"),
        ("empty.xlsx", b"PK\x05\x06" + bytes(18)),
        ("cut.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)),
        ("old.xls", b"\x09\x08\x10\x00" + bytes(100)),
        ("noise.ods", b"\x00\x01" * 500),
    ],
)
def test_what_is_no_workbook_is_told_in_our_words_and_in_none_of_a_library(
    name: str, content: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableSource) as refused:
        list(read_here(tmp_path / name, name, Options()))
    assert str(refused.value) == (
        "is no workbook that can be read: it is broken, or only its name is that of a workbook"
    )

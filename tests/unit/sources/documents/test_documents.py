"""What somebody wrote for others to read, as paragraphs: real files, read in the limited child."""

import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from pptx import Presentation
from pptx.util import Inches
from pypdf import PdfReader, PdfWriter

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.documents.passages import MAX_LETTERS, Passage, paragraphs
from groundswell.sources.documents.presentation import MAX_SLIDES
from groundswell.sources.reading import read_document

Put = Callable[[str, str | bytes], Path]


@pytest.fixture
def put(tmp_path: Path) -> Put:
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def pdf_of(pages: list[list[str]]) -> bytes:
    """The smallest PDF that shows these lines, page by page, written out by hand."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        font,
    ]
    for number, lines in enumerate(pages):
        bodies.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>"
        )
        shown = "".join(f"({line}) Tj T* " for line in lines)
        drawn = f"BT /F1 12 Tf 14 TL 50 800 Td {shown}ET" if lines else ""
        bodies.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def deck(path: Path, slides: int = 2) -> Path:
    presentation = Presentation()
    for number in range(1, slides + 1):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        slide.shapes.title.text = f"Heading {number}"
        table = slide.shapes.add_table(1, 2, Inches(1), Inches(3), Inches(4), Inches(1)).table
        table.cell(0, 0).text, table.cell(0, 1).text = "Starter", "29"
        group = slide.shapes.add_group_shape()
        group.shapes.add_textbox(Inches(1), Inches(5), Inches(4), Inches(1)).text_frame.text = "In a group."
        slide.notes_slide.notes_text_frame.text = "Say it slowly."
    presentation.save(str(path))
    return path


def test_text_is_read_by_paragraphs_whatever_its_lines(put: Put) -> None:
    text = "Every line of an invoice now stands\nthere once, and only once.\n\n- No double entry.\n- Undo.\n"
    assert read_document(put("draft.txt", text), "draft.txt") == [
        Passage("Every line of an invoice now stands there once, and only once."),
        Passage("No double entry."),
        Passage("Undo."),
    ]


@pytest.mark.parametrize("name", ["draft.docx", "draft.docm"])
def test_word_is_read_and_its_macros_are_not_run(put: Put, tmp_path: Path, name: str) -> None:
    document = docx.Document()
    document.add_heading("Offline at last", 1)
    document.add_paragraph("It works where there is no signal.")
    document.save(str(tmp_path / name))
    with zipfile.ZipFile(tmp_path / name, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf macro")
    assert [passage.text for passage in read_document(tmp_path / name, name)] == [
        "Offline at last",
        "It works where there is no signal.",
    ]


def test_a_presentation_is_read_with_tables_groups_and_what_its_speaker_says(tmp_path: Path) -> None:
    path = deck(tmp_path / "deck.pptx")
    told = [(passage.where, passage.text) for passage in read_document(path, "deck.pptx")]
    for number in (1, 2):
        assert [text for where, text in told if where == f"slide {number}"] == [
            f"Heading {number}",
            "Starter | 29",
            "In a group.",
        ]
        assert (f"notes of slide {number}", "Say it slowly.") in told


def test_a_pdf_is_read_page_by_page_and_its_broken_lines_are_joined(put: Put) -> None:
    content = pdf_of([["Every line of an invoice now stands", "there once, and only once."], ["Page two."]])
    assert read_document(put("draft.pdf", content), "draft.pdf") == [
        Passage("Every line of an invoice now stands there once, and only once.", "page 1"),
        Passage("Page two.", "page 2"),
    ]


def test_a_pdf_of_two_hundred_pages_is_read_to_its_end(put: Put) -> None:
    content = pdf_of([[f"This is page {number} of it."] for number in range(1, 201)])
    told = read_document(put("long.pdf", content), "long.pdf")
    assert (len(told), told[-1]) == (200, Passage("This is page 200 of it.", "page 200"))


def test_a_web_page_is_read_without_its_scripts(put: Put) -> None:
    page = "<!doctype html><title>x</title><script>alert('stolen')</script><p>It works <b>offline</b>.</p>"
    told = [passage.text for passage in read_document(put("page.html", page), "page.html")]
    assert "It works offline." in told
    assert not any("stolen" in text for text in told)


def test_its_kind_is_told_by_its_bytes_and_not_by_its_name(put: Put) -> None:
    assert read_document(put("draft.txt", pdf_of([["Words."]])), "draft.txt") == [Passage("Words.", "page 1")]


def scanned(_: Path) -> bytes:
    return pdf_of([[], []])


def locked(folder: Path) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(_kept(folder, pdf_of([["Secret."]]))))
    writer.encrypt("pw", algorithm="RC4-128")
    with (folder / "locked").open("wb") as out:
        writer.write(out)
    return (folder / "locked").read_bytes()


def _kept(folder: Path, content: bytes) -> Path:
    (folder / "open.pdf").write_bytes(content)
    return folder / "open.pdf"


def many_slides(folder: Path) -> bytes:
    path = folder / "many.pptx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for number in range(MAX_SLIDES + 1):
            archive.writestr(f"ppt/slides/slide{number}.xml", "<sld/>")
    return path.read_bytes()


def bomb(folder: Path) -> bytes:
    path = folder / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<a>" + "x" * 60_000_000)
    return path.read_bytes()


REFUSED: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "scanned.pdf": (scanned, "holds no text, only pictures of pages"),
    "locked.pdf": (locked, "is protected by a password"),
    "long.pdf": (lambda _: pdf_of([["x"]] * 401), "has 401 pages: more than the 400"),
    "broken.pdf": (lambda _: b"%PDF-1.4\nnothing of it", "is no PDF that can be read"),
    "broken.pptx": (lambda _: b"PK\x03\x04 nothing of it", "has no readable directory at its end"),
    "many.pptx": (many_slides, f"has {MAX_SLIDES + 1} slides: more than the {MAX_SLIDES}"),
    "bomb.docx": (bomb, "would inflate .* times its size|more than the 16 MB it may"),
    "old.doc": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "of an older Office"),
    "sheet.xlsx": (lambda _: b"PK\x03\x04" + bytes(60), r"ends in \.xlsx"),
    "picture.png": (lambda _: b"\x89PNG\r\n\x1a\n" + bytes(60), r"ends in \.png"),
    "long.txt": (lambda _: b"Words. " * (MAX_LETTERS // 7 + 1), "holds more than 1,000,000 letters"),
    "empty.txt": (lambda _: b" \n ", "is empty"),
    "zeros.txt": (lambda _: b"a\0b" * 20, "holds zero bytes"),
}


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_cannot_be_read_is_refused_with_the_reason(put: Put, tmp_path: Path, name: str) -> None:
    make, why = REFUSED[name]
    folder = tmp_path / "made"
    folder.mkdir()
    with pytest.raises(UnreadableSource, match=why):
        read_document(put(name, make(folder)), name)


def test_a_word_that_was_parted_at_the_end_of_a_line_is_one_again() -> None:
    assert paragraphs("The invoices of the whole com-\npany are sent at the end of it.") == [
        "The invoices of the whole company are sent at the end of it."
    ]


def test_letters_that_no_store_keeps_are_left_out_of_what_a_font_says(put: Put) -> None:
    """By its own table the font shows half a letter for A, and NUL for B."""
    table = (
        "begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        "2 beginbfchar <41> <D800> <42> <0000> endbfchar endcmap"
    )
    content = pdf_of([["An A and a B."]]).decode("latin-1")
    content = content.replace("/BaseFont", "/ToUnicode 9 0 R /BaseFont", 1)
    content = content.replace(
        "xref", f"9 0 obj\n<< /Length {len(table)} >>\nstream\n{table}\nendstream\nendobj\nxref", 1
    )
    (passage,) = read_document(put("font.pdf", content.encode("latin-1")), "font.pdf")
    assert passage.text == "�n � and a ."


def test_what_is_called_a_document_and_is_none_says_so(put: Put) -> None:
    for name in ("draft.docx", "draft.pptx", "draft.pdf"):
        with pytest.raises(UnreadableSource, match=f"ends in {name[5:]} and holds none"):
            read_document(put(name, "Only text."), name)


def test_a_paragraph_of_very_many_short_lines_takes_no_longer_than_any_other() -> None:
    begun = time.process_time()
    assert paragraphs("a\n" * 300_000) == [" ".join("a" * 300_000)]
    assert time.process_time() - begun < 4  # copied once for each line it takes a minute


def test_words_broken_again_and_again_are_joined() -> None:
    assert paragraphs("in-\nvoi-\nces\nonly") == ["invoices only"]

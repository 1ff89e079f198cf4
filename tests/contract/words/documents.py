"""Word documents and archives with words planted."""

import io
import zipfile

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from hypothesis import strategies as st

from tests.contract.words import exports, tables, texts
from tests.contract.words.planting import Piece, Planted

_PARAGRAPHS = (
    *(
        "",
        "WORD WORD.",
        "Ana Roth: WORD",
        "Ben Ode: WORD WORD.",
        "WORD WORD\nWORD",
        "WORD\tWORD",
        "[00:01] WORD",
    ),
    *("Ana Roth  0:05", "- WORD", "WORD:", "10 March 2026", "Does WORD cost more than WORD?", "Agenda WORD"),
)
_ASKED = "WORD asked for it & for much more than was on offer: WORD"
_BESIDE = "comments"
_CELLS = ("", "WORD", "WORD WORD.", "WORD\nWORD", "00:01", "Ana Roth", "Ben Ode")


@st.composite
def documents(draw: st.DrawFn) -> Planted:
    """Paragraphs, headings, tables, links, comments, and lines at the top of each page."""
    file, document = Planted(name="call.docx"), Document()
    begin = draw(
        st.sampled_from(["The WORD stops.", "Ana Roth: The WORD stops.\nBen Ode: WORD.\nAna Roth: WORD."])
    )
    for line in begin.split("\n"):
        document.add_paragraph(file.plant(line))
    for _ in range(draw(st.integers(0, 8))):
        draw(st.sampled_from(_PARTS))(draw, file, document)
    # What is refused may go on over several paragraphs.
    body = [word for piece in file.pieces if piece.column != _BESIDE for word in piece.words]
    file.pieces = [Piece(words=tuple(body)), *(one for one in file.pieces if one.column == _BESIDE)]
    if draw(st.booleans()):
        section = document.sections[0]
        section.header.paragraphs[0].text = file.plant("WORD WORD, and then a good many more words WORD")
        section.footer.paragraphs[0].text = file.plant("WORD &")
    packed = io.BytesIO()
    document.save(packed)
    file.content = packed.getvalue()
    return file


def _paragraph(draw: st.DrawFn, file: Planted, document: DocumentObject) -> None:
    document.add_paragraph(file.plant(draw(st.sampled_from(_PARAGRAPHS))))


def _bold(draw: st.DrawFn, file: Planted, document: DocumentObject) -> None:
    paragraph = document.add_paragraph()
    paragraph.add_run(file.plant(draw(st.sampled_from(["Ana Roth", "Ana Roth:", "WORD"])))).bold = True
    paragraph.add_run(file.plant(draw(st.sampled_from([" WORD", "\nWORD", ": WORD WORD"]))))


def _heading(draw: st.DrawFn, file: Planted, document: DocumentObject) -> None:
    document.add_heading(file.plant("WORD of WORD"), level=draw(st.integers(1, 3)))


def _link(draw: st.DrawFn, file: Planted, document: DocumentObject) -> None:
    del draw
    paragraph = document.add_paragraph(file.plant("See WORD: "))
    _linked(paragraph, file.plant("WORD"))


def _linked(paragraph: Paragraph, text: str) -> None:
    where = paragraph.part.relate_to("https://a.example", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link, run, words = OxmlElement("w:hyperlink"), OxmlElement("w:r"), OxmlElement("w:t")
    link.set(qn("r:id"), where)
    words.text = text
    run.append(words)
    link.append(run)
    paragraph._p.append(link)  # python-docx makes no links


def _table(draw: st.DrawFn, file: Planted, document: DocumentObject) -> None:
    columns = draw(st.integers(1, 3))
    table = document.add_table(rows=0, cols=columns)
    for _ in range(draw(st.integers(1, 4))):
        for cell in table.add_row().cells:
            cell.text = file.plant(draw(st.sampled_from(_CELLS)))


def _comment(draw: st.DrawFn, file: Planted, document: DocumentObject) -> None:
    del draw
    run = document.add_paragraph(file.plant("WORD was there")).runs[0]
    document.add_comment(run, text=file.plant(_ASKED, column=_BESIDE))


_PARTS = (_paragraph, _paragraph, _paragraph, _bold, _heading, _link, _table, _comment)


@st.composite
def archives(draw: st.DrawFn) -> Planted:
    """Files of several kinds in one archive; what is in no member is lost with it."""
    whole, packed = Planted(name="all.zip"), io.BytesIO()
    kinds = [texts.captions(), texts.mails(), tables.tables("said.csv"), exports.exports("gong"), documents()]
    with zipfile.ZipFile(packed, "w") as archive:
        for number, kind in enumerate(draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=3))):
            member = draw(kind)
            whole.members[f"{draw(st.sampled_from(['', 'may/']))}{number}-{member.name}"] = member
        for name, member in whole.members.items():
            archive.writestr(name, member.content)
    whole.content = packed.getvalue()
    return whole

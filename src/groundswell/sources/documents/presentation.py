"""The words of a PowerPoint presentation, slide by slide, with what its speaker is to say."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from groundswell.sources.archive.sizes import check_honest, checked
from groundswell.sources.contract import UnreadableSource
from groundswell.sources.documents.passages import Passage

MAX_SLIDES = 500
MAX_XML = 64 * 1024**2
_DEEPEST = 10  # groups within groups
_BROKEN = "is no PowerPoint presentation that can be read; save it again as .pptx, or as PDF"


def passages_of_presentation(path: Path) -> Iterator[Passage]:
    """Raises UnreadableSource where it is unsound, too large, or none at all."""
    with checked(path) as archive:
        _check_sizes(archive)
        check_honest(archive)
    for number, slide in enumerate(_slides(path), 1):
        where = f"slide {number}"
        for shape in _shapes(slide.shapes):
            yield from (Passage(text, where) for text in _texts(shape))
        if slide.has_notes_slide and (frame := slide.notes_slide.notes_text_frame) is not None:
            yield from (Passage(one.text, f"notes of {where}") for one in frame.paragraphs)


def _check_sizes(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if "[Content_Types].xml" not in names:
        raise UnreadableSource(_BROKEN)
    slides = sum(name.startswith("ppt/slides/slide") and name.endswith(".xml") for name in names)
    if slides > MAX_SLIDES:
        raise UnreadableSource(f"has {slides} slides: more than the {MAX_SLIDES} that are read")
    size = sum(one.file_size for one in archive.infolist() if one.filename.endswith((".xml", ".rels")))
    if size > MAX_XML:
        raise UnreadableSource(
            f"holds {size >> 20} MB of text and layout: more than the {MAX_XML >> 20} MB it may"
        )


def _slides(path: Path) -> Iterator[Any]:
    from pptx import Presentation
    from pptx.exc import PythonPptxError

    try:
        yield from Presentation(str(path)).slides
    except (PythonPptxError, KeyError, ValueError, AttributeError, SyntaxError, OSError) as error:
        raise UnreadableSource(_BROKEN) from error


def _shapes(shapes: Any, depth: int = 0) -> Iterator[Any]:
    """Those within groups, too, from the top of the slide down."""
    for shape in sorted(shapes, key=lambda one: (one.top or 0, one.left or 0)):
        if hasattr(shape, "shapes") and depth < _DEEPEST:
            yield from _shapes(shape.shapes, depth + 1)
        else:
            yield shape


def _texts(shape: Any) -> Iterator[str]:
    if getattr(shape, "has_text_frame", False):
        yield from (one.text.replace("\v", " ") for one in shape.text_frame.paragraphs)
    if getattr(shape, "has_table", False):
        for row in shape.table.rows:
            yield " | ".join(text for cell in row.cells if (text := " ".join(cell.text.split())))

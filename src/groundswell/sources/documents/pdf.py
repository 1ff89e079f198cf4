"""The words of a PDF, page by page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from groundswell.sources.contract import UnreadableSource
from groundswell.sources.documents.passages import Passage, paragraphs

MAX_PAGES = 400
# A page whose text is drawn with more than this is a map or a plot.
MAX_CONTENT = 8 * 1024**2
_BROKEN = "is no PDF that can be read; save it again, or as plain text"
_NO_TEXT = "holds no text, only pictures of pages: scan it with recognition of text, or bring the text"


def passages_of_pdf(path: Path) -> Iterator[Passage]:
    """Raises UnreadableSource where it is broken, protected, too long, or holds pictures of text alone."""
    import pypdf
    from pypdf.errors import PyPdfError

    has_text = False
    try:
        reader = pypdf.PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableSource("is protected by a password; save it without one")
        if (many := len(reader.pages)) > MAX_PAGES:
            raise UnreadableSource(f"has {many} pages: more than the {MAX_PAGES} that are read")
        for number, page in enumerate(reader.pages, 1):
            for text in paragraphs(_text_of(page, number)):
                has_text = True
                yield Passage(text, f"page {number}")
    except (PyPdfError, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError) as error:
        raise UnreadableSource(_BROKEN) from error
    if not has_text:
        raise UnreadableSource(_NO_TEXT)


def _text_of(page: Any, number: int) -> str:
    contents = page.get_contents()
    if contents is not None and (size := len(contents.get_data())) > MAX_CONTENT:
        raise UnreadableSource(f"has a plot or a map of {size >> 20} MB on page {number}: bring it without")
    return page.extract_text()

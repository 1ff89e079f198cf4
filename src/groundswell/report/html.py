"""The report: HTML without a script, a picture file or a font to fetch; all words in a file beside it."""

import os
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader, StrictUndefined

from groundswell.engine.survey.values import Field
from groundswell.report import wording
from groundswell.report.layout import ONE_FILE, Layout, beside
from groundswell.report.letters import harmless_in_page
from groundswell.report.page import page
from groundswell.report.sparkline import HEIGHT, WIDTH
from groundswell.report.words import words
from groundswell.report.writing import can_be_replaced, write_all_whole, write_whole

TITLE = "What customers keep telling us"
LONGEST_NAME = 255  # bytes, on most file systems


def to_html(field: Field, *, title: str = TITLE, notice: str = "") -> str:
    """The report as one text with all words in it, as one pipes or sends it.

    `notice` is one sentence shown above all else, say that the data is fictional.
    """
    return _report(field, title, notice, ONE_FILE)


def html_bytes(field: Field, *, title: str = TITLE, notice: str = "") -> bytes:
    """`to_html` in UTF-8. Half a surrogate pair, which no file can hold, becomes a question mark."""
    return _bytes(to_html(field, title=title, notice=notice))


def write_html(field: Field, path: Path | str, *, title: str = TITLE, notice: str = "") -> None:
    """Write the report as UTF-8, and all words into the file beside it that `words_beside` names; each whole
    or not at all. Without a file beside it the report holds all words itself."""
    beside_it = words_beside(path)
    if beside_it is None:
        write_whole(path, [html_bytes(field, title=title, notice=notice)])
        return
    page_of_words = words(field, title=title, notice=notice, report=_address(Path(path)))
    layout = beside(_address(beside_it))
    write_all_whole(
        {
            # First, so that no link of a new report leads into words of before.
            beside_it: _bytes(_rendered("words.html", page_of_words)),
            Path(path): _bytes(_report(field, title, notice, layout)),
        }
    )


def words_beside(path: Path | str) -> Path | None:
    """`report-words.html` for `report.html`, where such a file can be written beside it.

    None for a pipe or a terminal, and in a folder where nothing new can be written.
    """
    target = Path(path)
    words_path = target.with_name(f"{target.stem}-words{target.suffix}")
    fits = len(os.fsencode(words_path.name)) <= LONGEST_NAME
    return words_path if fits and can_be_replaced(target) and can_be_replaced(words_path) else None


def _report(field: Field, title: str, notice: str, layout: Layout) -> str:
    return _rendered("report.html", page(field, title=title, notice=notice, layout=layout))


def _rendered(template: str, shown: object) -> str:
    css = _file("report.css")
    return (
        _environment()
        .get_template(template)
        .render(
            page=shown,
            css=css,
            # Nothing may load or run but this very style sheet, whatever a verbatim holds.
            policy="default-src 'none'; base-uri 'none'; form-action 'none'; "
            f"style-src 'sha256-{b64encode(sha256(css.encode()).digest()).decode()}'",
        )
    )


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _address(path: Path) -> str:
    """The name as a link beside it. Quoted to the last sign: `a:b.html` is no address of a scheme `a`."""
    return quote(os.fsencode(path.name), safe="")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        finalize=harmless_in_page,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # The package does not tell their types.
    environment.filters.update(number=wording.number, count=wording.count)  # pyright: ignore[reportUnknownMemberType]
    environment.globals.update(spark_width=WIDTH, spark_height=HEIGHT)  # pyright: ignore[reportUnknownMemberType]
    return environment


def _file(name: str) -> str:
    return files("groundswell.report").joinpath("templates", name).read_text(encoding="utf-8")

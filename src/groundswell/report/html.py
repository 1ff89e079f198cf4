"""The report: one self-contained HTML file without a script, a picture file or a font to fetch."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template

from groundswell.engine.field import Field
from groundswell.report import wording
from groundswell.report.letters import harmless_in_page
from groundswell.report.page import page
from groundswell.report.sparkline import HEIGHT, WIDTH
from groundswell.report.writing import write_whole

TITLE = "What customers keep telling us"


def to_html(field: Field, *, title: str = TITLE, notice: str = "") -> str:
    """The report as text. `notice` is one sentence shown above all else, say that the data is fictional."""
    css = _file("report.css")
    return _template().render(
        page=page(field, title=title, notice=notice),
        css=css,
        # Nothing may load or run but this very style sheet, whatever a verbatim holds.
        policy="default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src 'sha256-{b64encode(sha256(css.encode()).digest()).decode()}'",
    )


def write_html(field: Field, path: Path | str, *, title: str = TITLE, notice: str = "") -> None:
    """Write the report as UTF-8, whole or not at all."""
    write_whole(path, [html_bytes(field, title=title, notice=notice)])


def html_bytes(field: Field, *, title: str = TITLE, notice: str = "") -> bytes:
    """The report in UTF-8. Half a surrogate pair, which no file can hold, becomes a question mark."""
    return to_html(field, title=title, notice=notice).encode("utf-8", "replace")


@cache
def _template() -> Template:
    environment = Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        finalize=harmless_in_page,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(number=wording.number, count=wording.count)
    environment.globals.update(spark_width=WIDTH, spark_height=HEIGHT)
    return environment.get_template("report.html")


def _file(name: str) -> str:
    return files("groundswell.report").joinpath("templates", name).read_text(encoding="utf-8")

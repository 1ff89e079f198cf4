"""What is worded below the pages has a form for catalogues, and scripts say what their page holds."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from groundswell.field.worded.errors import BY_CODE, BY_TEXT
from groundswell.field.worded.sentences import CLAUSES, REASONS, SENTENCES
from groundswell.speech import GroundswellError
from tests.worlds.documentation import ROOT

ROOMS = ROOT / "src" / "groundswell"
WEB = ROOMS / "web"
ERRORS = [ROOMS / room / "errors.py" for room in ("people", "field", "field/bringing", "product", "launch")]
SCRIPTS = sorted((WEB / "static").glob("*.js"))
PLACE = "\N{WHITE SQUARE}"  # whatever stands there
FILLED = {re.sub(r"%\(\w+\)s", PLACE, form).replace("%%", "%") for form in (*SENTENCES, *CLAUSES, *REASONS)}

# What scripts say to programs: names of headers, and elements that are looked for.
SAID_TO_PROGRAMS = {
    "Content-Type",
    "textarea, select, input:not([type=checkbox], [type=radio])",
    "a[href], button",
    "textarea, input:not([type=hidden])",
    ".acts details, details.acts",
    "input, select, textarea",
    "a, button, input, select, textarea",
}
# Only commands raise these, or say what stands in the store.
OF_COMMANDS = {f"No {PLACE} is called “{PLACE}”; nothing was erased."}
TEXT_SAYS_IT = (
    "CannotCover",
    "CannotDraft",
    "CannotInvite",
    "CannotRelease",
    "CannotUndo",
    "CannotWatch",
    "ImpossibleCorrection",
    "NothingToForget",
    "StillCounting",
)
# What others answer, and what programs are told.
NO_SENTENCES_OF_OURS = {"NotSent", "NotUnderstood", "ProviderFailed", "UnreadableSource"}
LITERAL = re.compile(r""""((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`""")
SENTENCE = re.compile(r"[A-Za-z]{2,}[,;:.]? [A-Za-z(]{2,}|^[A-Z][a-z]+[.!?]?$")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_sentence_stands_in_a_script(script: Path) -> None:
    code = re.sub(r"^\s*//.*$", "", script.read_text(encoding="utf-8"), flags=re.MULTILINE)
    literals = [quoted or ticked for quoted, ticked in LITERAL.findall(code)]
    texts = {re.sub(r"\$\{[^}]*\}", "", text) for text in literals} - SAID_TO_PROGRAMS
    assert [text for text in texts if SENTENCE.search(text)] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_what_a_script_says_stands_on_a_page(script: Path) -> None:
    named = set(
        re.findall(r'"([\w-]+)"', "".join(re.findall(r"says\(([^(){},]*)", script.read_text("utf-8"))))
    )
    held = {
        name
        for template in WEB.rglob("*.html")
        for name in re.findall(r'data-say="([\w-]+)"', template.read_text(encoding="utf-8"))
    }
    assert named <= held


@pytest.mark.usefixtures("store_path")
def test_each_error_that_reaches_a_page_is_worded_there() -> None:
    classes = {one.__name__: one for one in all_errors()}
    shown = {name for module in WEB.rglob("*.py") for name in told_by_why(parsed(module))}
    assert shown
    codes = {one.code for name in shown for one in all_errors(classes[name])}
    assert codes - set(BY_CODE) - BY_TEXT == set()


@pytest.mark.usefixtures("store_path")
def test_no_page_shows_an_error_in_the_words_of_its_room() -> None:
    rooms = {one.__name__ for one in all_errors()} - NO_SENTENCES_OF_OURS
    for module in WEB.rglob("*.py"):
        for handler in handlers(parsed(module)):
            if names_in(handler.type) & rooms:
                told = {one.args[0].id for one in calls(handler, "str") if isinstance(one.args[0], ast.Name)}
                assert handler.name not in told, (module.name, handler.lineno)


@pytest.mark.usefixtures("store_path")
def test_an_error_says_in_english_what_its_room_says() -> None:
    for module in ERRORS:
        for one in ast.walk(parsed(module)):
            code = code_of(one) if isinstance(one, ast.ClassDef) else ""
            if code in BY_CODE:
                (begun,) = calls(one, "__init__")
                with override(None):
                    worded = re.sub(r"%\(\w+\)s", PLACE, str(BY_CODE[code]))
                # The value `id` has its letter.
                assert re.sub(rf"\b[CLPV]-{PLACE}", PLACE, filled(begun.args[0])) == worded


def test_each_refusal_and_each_act_of_history_has_a_form() -> None:
    without = [
        f"{module.name}:{node.lineno} {filled(node)}"
        for room in ("crm", "people", "field", "product", "launch", "message", "street")
        for module in (ROOMS / room).rglob("*.py")
        for node in sentences_of(parsed(module))
        if not has_form(node)
    ]
    assert without == []


def has_form(node: ast.expr) -> bool:
    """It may say what a form says, or a form may say what it does."""
    sentence, pattern = filled(node), re.compile(as_pattern(node), re.DOTALL)
    return sentence in OF_COMMANDS or any(
        pattern.fullmatch(form) or re.fullmatch(re.escape(form).replace(PLACE, ".+"), sentence)
        for form in FILLED
        if len(form.replace(PLACE, "")) > len(" to ")
    )


@pytest.mark.usefixtures("store_path")
def test_what_is_done_behind_the_pages_has_a_name_in_catalogues() -> None:
    from groundswell.field.services.progress import Stage
    from groundswell.ledger.outbox import Mail, WayIn
    from groundswell.worker.due import PIECES

    assert {*(piece.name for piece in PIECES), *Stage, *Mail, *WayIn} <= FILLED


def sentences_of(module: ast.Module) -> Iterator[ast.expr]:
    """What is refused, and what was done, where it stands as a sentence."""
    for call in calls(module, "done", "_told"):
        yield from (one for one in call.args if is_sentence(one))
    for call in calls(module, *TEXT_SAYS_IT, "record", "close", "finish"):
        of_history = called(call) not in TEXT_SAYS_IT
        told = call.args[of_history : of_history + 1]
        yield from (one for one in told if is_sentence(one))
    for node in ast.walk(module):
        if isinstance(node, ast.keyword) and node.arg == "summary" and is_sentence(node.value):
            yield node.value
        if isinstance(node, ast.Assign) and {"summary", "told"} & names_in(node.targets[0]):
            yield from (one for one in first_of(node.value) if is_sentence(one))


def first_of(value: ast.expr) -> list[ast.expr]:
    """Itself, or what stands first in it."""
    return value.elts[:1] if isinstance(value, ast.Tuple | ast.List) else [value]


def is_sentence(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant | ast.JoinedStr) and " " in filled(node)


def filled(node: ast.expr) -> str:
    """A sentence with a sign in each of its places."""
    if isinstance(node, ast.JoinedStr):
        return "".join(filled(one) if isinstance(one, ast.Constant) else PLACE for one in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else PLACE


def as_pattern(node: ast.expr) -> str:
    """Of all that it may say."""
    if isinstance(node, ast.JoinedStr):
        return "".join(as_pattern(one) if isinstance(one, ast.Constant) else ".+" for one in node.values)
    return re.escape(filled(node))


def told_by_why(module: ast.Module) -> Iterator[str]:
    """Names of errors that a page words."""
    for handler in handlers(module):
        told = {one.args[0].id for one in calls(handler, "why") if isinstance(one.args[0], ast.Name)}
        if handler.name in told:
            yield from names_in(handler.type)


def handlers(module: ast.Module) -> list[ast.ExceptHandler]:
    return [one for one in ast.walk(module) if isinstance(one, ast.ExceptHandler)]


def calls(within: ast.AST, *names: str) -> list[ast.Call]:
    return [
        one for one in ast.walk(within) if isinstance(one, ast.Call) and called(one) in names and one.args
    ]


def called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def names_in(node: ast.AST | None) -> set[str]:
    """The last part of each name."""
    parts = list(ast.walk(node)) if node else []
    last = {one.attr for one in parts if isinstance(one, ast.Attribute)}
    return last | {one.id for one in parts if isinstance(one, ast.Name)}


def code_of(one: ast.ClassDef) -> str:
    for line in one.body:
        if isinstance(line, ast.Assign) and names_in(line.targets[0]) == {"code"}:
            return filled(line.value)
    return ""


def all_errors(base: type[GroundswellError] = GroundswellError) -> set[type[GroundswellError]]:
    import groundswell.web.urls  # noqa: F401 - so that all rooms are loaded

    return {base, *(one for below in base.__subclasses__() for one in all_errors(below))}


def parsed(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))

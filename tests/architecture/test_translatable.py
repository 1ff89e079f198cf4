"""Every sentence that a page shows or a mail says can be translated: none stands there as it is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

from tests.worlds.documentation import ROOT

ROOMS = ROOT / "src" / "groundswell"
WEB = ROOMS / "web"
TEMPLATES = sorted([*WEB.rglob("*.html"), *(ROOMS / "worker" / "templates").rglob("*.html")])
# Pages, mails, and what both word of the rooms below.
WORDED = [
    *(
        ROOMS / "worker" / f"{name}.py"
        for name in ("digests", "for_guests", "letters", "message", "of_launches", "ways_in")
    ),
    *(ROOMS / "field" / "worded").glob("*.py"),
    ROOMS / "results" / "standing" / "naming.py",
    *(ROOMS / "people" / f"{name}.py" for name in ("language", "scopes", "vocabulary")),
]
MODULES = sorted([*WEB.rglob("*.py"), *WORDED])

# Names, keys and commands are called alike in every language.
SAME_EVERYWHERE = re.compile(r"\bGroundswell\b|&\w+;|(?:CH|[CVU])-(?=\x00)|<(code|kbd)\b[^>]*>[^<]*</\1>")
SHOWN_ATTRIBUTES = re.compile(r"""\b(?:aria-label|placeholder|title|alt)=(["'])(.*?)\1""", re.DOTALL)
TRANSLATING = {
    "gettext",
    "gettext_lazy",
    "gettext_noop",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "_",
}
# What is kept rather than shown, and what only an operator or a program reads.
KEPT = {
    "acting",
    "fullmatch",
    "compile",
    "get_logger",
    "getLogger",
    "debug",
    "info",
    "warning",
    "error",
    "filter",
    "Needless",  # nobody is told why
    "NotSent",  # has a form, see test_worded_below.py
}
# Names of acts, of browsers, of headers, by module: what a form, a program or a log tells, and no page.
KEPT_AS_THEY_ARE: dict[str, set[str]] = {
    "targets/views.py": {"throw away", "text/csv; charset=utf-8"},
    "answers/contexts.py": {"taken up"},
    "attention/forms.py": {"by kind"},
    "audit/views.py": {'attachment; filename="audit.csv"', "text/csv; charset=utf-8"},
    "bearers.py": {"Bearer", "Authorization"},
    "bringing/forms.py": {"throw away"},
    "bringing/views.py": {"refused of ", "throw away", "text/csv; charset=utf-8"},
    "changes/forms.py": {"let go", "link a ticket", "ask for a ticket", "let a ticket go", " a change"},
    "concerns/choosing.py": {"Known"},
    "concerns/deciding.py": {"take out", "say yes", "say no"},
    "concerns/forms.py": {"take out"},
    "concerns/marks.py": {"taken up"},
    "conversations/restricting.py": {"take off"},
    "conversations/restriction_forms.py": {"take off"},
    "entering/admitting.py": {"half in", " and code"},
    "entering/forgotten.py": {"sign in by new password"},
    "entering/knocking.py": {
        "sign in refused",
        "code refused",
        "code of a guest refused",
        " link refused",
        "refused after too many tries",
    },
    "entering/views.py": {"sign in by link", "sign in"},
    "erasing/views.py": {'attachment; filename="everything-of-a-person.zip"'},
    "gate.py": {"Gate", "private, no-store", "Location"},
    "gathering.py": {"it was sent too slowly"},
    "health/views.py": {
        "is not there",
        "cannot be reached",
        "not known without the database",
        "has been silent for ",
    },
    "keys/views.py": {"Enter"},
    "mail/views.py": {"Subject", "From", "To"},
    "meetings/forms.py": {"take up"},
    "meetings/views.py": {'attachment; filename="meeting-', "text/calendar; charset=utf-8"},
    "shell/sending.py": {'attachment; filename="', "text/csv; charset=utf-8"},
    "past/forms.py": {"a timeline that was looked at"},
    "mine/contexts.py": {
        "Edg",
        "Firefox",
        "Chrome",
        "Safari",
        "Edge",
        "Opera",
        "Android",
        "Windows",
        "Mac OS",
        "Mac",
        "Groundswell",
    },
    "mine/views.py": {"new recovery codes"},
    "noting/devices.py": {
        "Edg",
        "Edge",
        "Opera",
        "Firefox",
        "Chrome",
        "Safari",
        "Android",
        "an iPhone",
        "an iPad",
        "Windows",
        "Mac OS",
        "Linux",
        "Strict",
    },
    "noting/forms.py": {"take back"},
    "noting/offline.py": {"any maskable"},
    "noting/views.py": {"Accept"},
    "packing/views.py": {"text/markdown; charset=utf-8"},
    "people/acts.py": {
        "give role",
        "put in teams",
        "give link",
        "give password link",
        "end rights",
        "give back rights",
        "give up code",
    },
    "people/forms.py": {
        "give role",
        "put in teams",
        "give link",
        "give password link",
        "end rights",
        "give back rights",
        "give up code",
        "a new link",
    },
    "people/views.py": {" by mail", "end rights", "a new link"},
    "provider/asking.py": {"Accept", " is not reached over TLS.", " answered no object."},
    "provider/claims.py": {
        "The token was made for another sign-in.",
        "The token was made for somebody else.",
        "It does not vouch for an address.",
        "It told no ID token.",
        "The provider shows no key for this token.",
        "A token by ",
        " proves nothing.",
        "The ID token: ",
    },
    "provider/flow.py": {
        "openid email profile",
        "Authorization",
        "Nobody is on the way back here.",
        "They return from a way that they did not go.",
        "They return from another provider.",
        "It describes another issuer.",
        "It sent them back: ",
        "it does not say why",
    },
    "provider/views.py": {"on the way to the provider"},
    "rights.py": {"There is no caller "},
    "server.py": {"groundswell web"},
    # Mails, and what is worded of the rooms below.
    "field/worded/forms.py": {
        "January February March April May June July August September October November December",
    },
    "worker/letters.py": {"taken up"},
    "worker/message.py": {"Subject", "From", "To", "Date"},
    "worker/ways_in.py": {"Groundswell"},
    "shared/joining.py": {"sign in by invitation"},
    "presenting/views.py": {'attachment; filename="'},
    "shared/presenting.py": {"download a presentation"},
    "shared/views.py": {'attachment; filename="words.csv"', "text/csv; charset=utf-8"},
}
SENTENCE = re.compile(r"[A-Za-z]{2,}[,;:]? [A-Za-z(]{2,}|^[A-Z][a-z]+$")


def place(path: Path) -> str:
    """In the folder of pages, or else of rooms."""
    return str(path.relative_to(WEB if path.is_relative_to(WEB) else ROOMS))


@pytest.mark.parametrize("template", TEMPLATES, ids=place)
def test_no_words_stand_in_a_template_as_they_are(template: Path) -> None:
    assert list(words_as_they_are(template.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("module", MODULES, ids=place)
def test_no_sentence_stands_in_a_view_as_it_is(module: Path) -> None:
    kept = KEPT_AS_THEY_ARE.get(place(module), set())
    assert list(sentences_as_they_are(ast.parse(module.read_text(encoding="utf-8")), kept)) == []


def words_as_they_are(template: str) -> Iterator[str]:
    """Text that is shown and stands outside the tags that translate, attributes included."""
    shown: list[str] = []
    inside = False
    for token in Lexer(template).tokenize():
        if token.token_type is TokenType.BLOCK and token.contents.split()[0] in ("blocktranslate", "comment"):
            inside = True
        elif token.token_type is TokenType.BLOCK and token.contents in ("endblocktranslate", "endcomment"):
            inside = False
        elif token.token_type is TokenType.TEXT and not inside:
            shown.append(token.contents)
        elif not inside:
            shown.append("\x00")  # whatever it gives
    text = SAME_EVERYWHERE.sub("", "".join(shown))
    yield from (value for _, value in SHOWN_ATTRIBUTES.findall(text) if re.search(r"[A-Za-z]", value))
    for piece in re.split(
        r"<[^>]*>|\x00", re.sub(r"<!--.*?-->|<style>.*?</style>", "", text, flags=re.DOTALL)
    ):
        if re.search(r"[A-Za-z]", piece):
            yield piece.strip()


def sentences_as_they_are(module: ast.Module, kept: set[str]) -> Iterator[str]:
    """Strings that read like something that is shown, and are handed to nothing that translates."""
    passed = {id(node) for node in docstrings_and_translated(module)}
    for node in ast.walk(module):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in passed:
            continue
        if SENTENCE.search(node.value) and node.value not in kept:
            yield f"{node.lineno}: {node.value}"


def docstrings_and_translated(module: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(module):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Dict):
            yield from (key for key in node.keys if key is not None)  # by which it is found
        elif isinstance(node, ast.Call) and called(node) in TRANSLATING | KEPT:
            yield from (part for argument in node.args for part in ast.walk(argument))


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""

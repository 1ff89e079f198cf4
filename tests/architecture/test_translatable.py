"""Every sentence that a page shows can be translated: none stands in a template or a view as it is."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

from tests.worlds.documentation import ROOT

WEB = ROOT / "src" / "groundswell" / "web"
TEMPLATES = sorted(WEB.rglob("*.html"))
MODULES = sorted(WEB.rglob("*.py"))

# Names, keys and commands are called alike in every language.
SAME_EVERYWHERE = re.compile(r"\bGroundswell\b|&\w+;|[CVU]-(?=\x00)|<(code|kbd)\b[^>]*>[^<]*</\1>")
SHOWN_ATTRIBUTES = re.compile(r"""\b(?:aria-label|placeholder|title|alt)=(["'])(.*?)\1""", re.DOTALL)
TRANSLATING = {"gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "_"}
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
}
# Names of acts, of browsers, of headers: what a form or a program sends, and nobody is shown.
KEPT_AS_THEY_ARE: set[str] = {
    # bringing: an act that a form sends and the audit keeps, the name of a file, and what a program reads.
    "throw away",
    " an import",
    "refused of ",
    "text/csv; charset=utf-8",
    # erasing: a header.
    'attachment; filename="everything-of-a-person.zip"',
    # concerns/choosing.py: a name in the code
    "Known",
    # concerns/deciding.py and forms.py: acts that forms send
    "take out",
    "say yes",
    "say no",
    # concerns/marks.py: a kind of event, as it is stored
    "taken up",
    # answers/contexts.py: what became of a concern, as it is kept
    "taken up",
    # attention/forms.py: what a form sends
    "by kind",
    # audit/views.py: headers
    'attachment; filename="audit.csv"',
    "text/csv; charset=utf-8",
    # mail/views.py: headers of a mail
    "Subject",
    "From",
    "To",
    # meetings/forms.py: what a form sends
    "take up",
    # meetings/views.py: headers
    'attachment; filename="meeting-',
    "text/calendar; charset=utf-8",
    # people/acts.py, people/forms.py, people/views.py: acts, as forms send them and the audit names them
    "give role",
    "put in teams",
    "give link",
    "give password link",
    "end rights",
    "give back rights",
    "give up code",
    "a new link",
    " by mail",
    # entering/admitting.py, entering/forgotten.py, entering/knocking.py, entering/views.py: acts of the audit
    "half in",
    " and code",
    "sign in",
    "sign in by link",
    "sign in by new password",
    "sign in refused",
    " link refused",
    "code refused",
    "refused after too many tries",
    # keys/views.py: what is printed on the key
    "Enter",
    # health/views.py: for programs
    "cannot be reached",
    "not known without the database",
    "is not there",
    "has been silent for ",
    # bearers.py, gate.py, gathering.py, rights.py, server.py: headers, names in code, errors of programs
    "Authorization",
    "Bearer",
    "Gate",
    "Location",
    "private, no-store",
    "it was sent too slowly",
    "There is no caller ",
    "groundswell web",
    # conversations: the name of an act, as its form sends it.
    "take off",
    # noting: browsers and systems, by which a device is kept; what forms, headers and a manifest hold.
    "A browser",
    "Android",
    "Chrome",
    "Edg",
    "Edge",
    "Firefox",
    "Linux",
    "Mac OS",
    "Opera",
    "Safari",
    "Windows",
    "a Mac",
    "an iPad",
    "an iPhone",
    "Accept",
    "Strict",
    "any maskable",
    "take back",
    # mine: a machine and a product by their names, and an act as its form sends it.
    "Groundswell",
    "Mac",
    "new recovery codes",
    # provider: what is asked of it, what a session keeps, and what was wrong, which is for the log.
    "openid email profile",
    "Authorization",
    "on the way to the provider",
    " is not reached over TLS.",
    " answered no object.",
    "The token was made for another sign-in.",
    "The token was made for somebody else.",
    "It does not vouch for an address.",
    "It told no ID token.",
    "A token by ",
    " proves nothing.",
    "The ID token: ",
    "The provider shows no key for this token.",
    "Nobody is on the way back here.",
    "They return from a way that they did not go.",
    "They return from another provider.",
    "It sent them back: ",
    "it does not say why",
    "It describes another issuer.",
}
SENTENCE = re.compile(r"[A-Za-z]{2,}[,;:]? [A-Za-z(]{2,}|^[A-Z][a-z]+$")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(WEB)))
def test_no_words_stand_in_a_template_as_they_are(template: Path) -> None:
    assert list(words_as_they_are(template.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(WEB)))
def test_no_sentence_stands_in_a_view_as_it_is(module: Path) -> None:
    assert list(sentences_as_they_are(ast.parse(module.read_text(encoding="utf-8")))) == []


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
    for piece in re.split(r"<[^>]*>|\x00", re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)):
        if re.search(r"[A-Za-z]", piece):
            yield piece.strip()


def sentences_as_they_are(module: ast.Module) -> Iterator[str]:
    """Strings that read like something that is shown, and are handed to nothing that translates."""
    passed = {id(node) for node in docstrings_and_translated(module)}
    for node in ast.walk(module):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in passed:
            continue
        if SENTENCE.search(node.value) and node.value not in KEPT_AS_THEY_ARE:
            yield f"{node.lineno}: {node.value}"


def docstrings_and_translated(module: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(module):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Call) and called(node) in TRANSLATING | KEPT:
            yield from (part for argument in node.args for part in ast.walk(argument))


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""

"""Which faults can be put into a module: a comparison turned, a number off by one, a call left out."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import dataclass

TURNED: dict[type[ast.cmpop], str] = {
    ast.Lt: "<=", ast.LtE: "<", ast.Gt: ">=", ast.GtE: ">", ast.Eq: "!=", ast.NotEq: "==",
    ast.Is: "is not", ast.IsNot: "is", ast.In: "not in", ast.NotIn: "in",
}  # fmt: skip
SWAPPED: dict[type[ast.operator], str] = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "/",
    ast.Div: "*",
    ast.FloorDiv: "*",
    ast.Mod: "*",
}


@dataclass(frozen=True, order=True)
class Fault:
    """One change of one expression or statement of the module at `path` (relative to the project).

    `line` to `last` are the lines it stands on and `statement` the first line of its statement, from 1;
    `start` and `end` are offsets in characters of the text, the end exclusive. `key` says where it is by
    what stands there, not by its line: lines move. `called` where it is in a function, not in what runs when
    the module is imported.
    """

    path: str
    line: int
    last: int
    statement: int
    start: int
    end: int
    instead: str
    key: str
    called: bool

    def put_into(self, text: str) -> str:
        return text[: self.start] + self.instead + text[self.end :]

    def changes(self, text: str) -> bool:
        """Whether the text with the fault is a program, and another one."""
        try:
            tree = ast.parse(mutated := self.put_into(text))
            compile(mutated, self.path, "exec", dont_inherit=True)
        except SyntaxError:
            return False
        return ast.dump(tree) != ast.dump(ast.parse(text))


class Finder(ast.NodeVisitor):
    """Every fault that can be put into one module.

    Left out is what says nothing at run time: types, protocols, overloads, what is imported for types only
    and what a decorator is told; and what stands in f-strings, whose places differ with Python's version.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self.lines = text.splitlines(keepends=True)
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line))
        self.statement = 0
        self._called = False
        self.faults: list[Fault] = []

    def visit(self, node: ast.AST) -> None:
        if isinstance(node, ast.stmt):
            outer, self.statement = self.statement, node.lineno
            super().visit(node)
            self.statement = outer
        else:
            super().visit(node)

    def add(self, node: ast.expr | ast.stmt, instead: str, what: str) -> None:
        if node.end_lineno is None or node.end_col_offset is None:
            return
        self.faults.append(
            Fault(
                path=self.path,
                line=node.lineno,
                last=node.end_lineno,
                statement=self.statement,
                start=self._offset(node.lineno, node.col_offset),
                end=self._offset(node.end_lineno, node.end_col_offset),
                instead=instead,
                key=f"{self.path}: {self._first_line(node)} -> {what}",
                called=self._called,
            )
        )

    def _offset(self, line: int, column: int) -> int:
        """Of a line from 1 and a column in bytes, as the syntax tree counts them."""
        before = self.lines[line - 1].encode()[:column].decode()
        return self.starts[line - 1] + len(before)

    def _first_line(self, node: ast.expr | ast.stmt) -> str:
        return self.lines[node.lineno - 1].strip()

    def source(self, node: ast.AST) -> str:
        return ast.get_source_segment(self.text, node) or ""

    def visit_Compare(self, node: ast.Compare) -> None:
        if len(node.ops) == 1 and (turned := TURNED.get(type(node.ops[0]))):
            left, right = self.source(node.left), self.source(node.comparators[0])
            self.add(node, f"(({left}) {turned} ({right}))", f"compares with {turned}")
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        word = "or" if isinstance(node.op, ast.And) else "and"
        joined = f" {word} ".join(f"({self.source(value)})" for value in node.values)
        self.add(node, f"({joined})", f"joins by {word}")
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self.add(node, f"bool({self.source(node.operand)})", "leaves out not")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        swapped = SWAPPED.get(type(node.op))
        if swapped and not _is_text(node.left) and not _is_text(node.right):
            left, right = self.source(node.left), self.source(node.right)
            self.add(node, f"(({left}) {swapped} ({right}))", f"computes with {swapped}")
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        swapped = SWAPPED.get(type(node.op))
        if swapped and not _is_text(node.value):
            target, value = self.source(node.target), self.source(node.value)
            self.add(node, f"{target} {swapped}= {value}", f"computes with {swapped}")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self.add(node, str(not node.value), f"says {not node.value}")
        elif isinstance(node.value, int):
            self.add(node, f"{node.value + 1}", f"counts {node.value + 1}")
        elif isinstance(node.value, float):
            self.add(node, f"{node.value * 2 + 1}", f"takes {node.value * 2 + 1}")

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        pass

    def visit_If(self, node: ast.If) -> None:
        if _name(node.test) == "TYPE_CHECKING":
            return
        self.add(node.test, "True", "always does")
        self.add(node.test, "False", "never does")
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self.add(node.test, "True", "always takes the first")
        self.add(node.test, "False", "always takes the second")
        self.generic_visit(node)

    def visit_Return(self, node: ast.Return) -> None:
        # Nothing instead of False is no other answer where it is only asked whether.
        if node.value is not None and not (isinstance(node.value, ast.Constant) and not node.value.value):
            self.add(node, "return None", "returns nothing")
        self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Call):
            self.add(node, "pass", "leaves the call out")
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Continue(self, node: ast.Continue) -> None:
        self.add(node, "break", "stops instead of going on")

    def visit_Break(self, node: ast.Break) -> None:
        self.add(node, "continue", "goes on instead of stopping")

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        if any(_name(decorator) == "overload" for decorator in node.decorator_list):
            return
        self.visit(node.args)
        outer, self._called = self._called, True
        self._visit_all(node.body)
        self._called = outer

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        if not any(_name(base) == "Protocol" for base in node.bases):
            self._visit_all(node.body)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_arguments(self, node: ast.arguments) -> None:
        self._visit_all([default for default in (*node.defaults, *node.kw_defaults) if default is not None])

    def _visit_all(self, nodes: Sequence[ast.AST]) -> None:
        for node in nodes:
            self.visit(node)


def _name(node: ast.expr) -> str:
    """`Protocol` of `Protocol`, `typing.Protocol` and `Protocol[T]`."""
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def faults_in(path: str, text: str) -> list[Fault]:
    finder = Finder(path, text)
    finder.visit(ast.parse(text))
    return finder.faults

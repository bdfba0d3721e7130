"""Nothing is written by a page but through the gate: each call of a writing function gets its store from `data.books`.

A writing function is one whose first argument is a `Store`; the store of readers is none to the type checker. What the type
checker cannot see is looked at here: a store that a page makes itself, or has from somewhere else.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard import settings

ROOT = settings.ROOT
GATE = "dashboard/ui/data.py"
"""The one module of the pages that has the store itself."""
PAGES = sorted(
    path
    for folder in ("pages", "dashboard/ui")
    for path in (ROOT / folder).rglob("*.py")
    if path.relative_to(ROOT).as_posix() != GATE
)
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.AST) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def takes_store(function: Function) -> str | None:
    """The name of the first argument where it is a store to write."""
    first = next(iter(function.args.args), None)
    return first.arg if first is not None and first.annotation is not None and ast.unparse(first.annotation) == "Store" else None


def writing(path: Path) -> set[str]:
    return {each.name for each in functions(ast.parse(path.read_text("utf-8"))) if takes_store(each)}


WRITING = {
    f"dashboard.{'.'.join(path.relative_to(ROOT / 'dashboard').with_suffix('').parts)}": writing(path)
    for folder in ("rounds", "intake", "ui")
    for path in (ROOT / "dashboard" / folder).rglob("*.py")
}
"""The writing functions of each module."""


def past_the_gate(source: str) -> list[str]:
    """The calls of writing functions whose store is not from the gate, and each store that is made or taken elsewhere."""
    tree = ast.parse(source)
    known = {each.name for each in functions(tree) if takes_store(each)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            known |= {each.asname or each.name for each in node.names if each.name in WRITING.get(node.module or "", ())}
    found = [call for part in tree.body for call in written_beside(part, known)]
    return found + [ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Call) and is_store(node)]


def written_beside(part: ast.stmt, known: set[str]) -> Iterator[str]:
    """The calls of these functions in a part of a module with another store than one from the gate, or one that was handed in."""
    given = {takes_store(each) for each in functions(part)}
    own = [node for node in ast.walk(part) if isinstance(node, ast.Assign) and is_gate(node.value)]
    given |= {target.id for node in own for target in node.targets if isinstance(target, ast.Name)}
    for call in (node for node in ast.walk(part) if isinstance(node, ast.Call)):
        if isinstance(call.func, ast.Name) and call.func.id in known:
            first = call.args[0] if call.args else None
            if not (first is not None and (is_gate(first) or (isinstance(first, ast.Name) and first.id in given))):
                yield ast.unparse(call)


def is_gate(node: ast.AST) -> bool:
    """`data.books(…)`, or a function of the page that returns nothing else (`_books(…)`)."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ("data.books", "_books")


def is_store(call: ast.Call) -> bool:
    """A store that is made here, taken from behind the gate, or told apart from that of readers."""
    words = ast.unparse(call)
    return words.startswith(("Store(", "WitnessedStore(", "data._")) or (
        words.startswith(("isinstance(", "cast(")) and "Store" in words.replace("StoreError", "")
    )


def test_there_is_something_to_look_at() -> None:
    names = set().union(*WRITING.values())
    assert {"release", "freeze", "undo_freeze", "redact_words", "accept", "take_master", "decide", "taken_in"} <= names
    assert len(PAGES) > 80


@pytest.mark.parametrize(
    "source",
    [
        "from dashboard.intake.deliveries.book import release\ndef f():\n    release(data.store(), 1)",
        "from dashboard.intake.deliveries.book import release\ndef f(books):\n    release(books, 1)",
        "from dashboard.intake.deliveries.book import release\ndef f():\n    release(Store(path), 1)",
        "def f():\n    with Store(path).write() as writer: pass",
        "def f():\n    source = data._store(path)",
        "def f():\n    if isinstance(source, Store): source.write()",
    ],
)
def test_what_goes_past_the_gate_is_found(source: str) -> None:
    assert past_the_gate(source)


@pytest.mark.parametrize(
    "source",
    [
        "from dashboard.intake.deliveries.book import release\ndef f():\n    release(data.books(Act.RELEASE, body), 1)",
        "from dashboard.intake.deliveries.book import release\ndef f():\n    own = data.books(Act.RELEASE)\n    release(own, 1)",
        "from dashboard.intake.deliveries.book import release\ndef taken_in(store: Store):\n    release(store, 1)",
        "def f(row):\n    return f(row)",
    ],
)
def test_what_goes_through_the_gate_is_not(source: str) -> None:
    assert past_the_gate(source) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_page_writes_past_the_gate(path: Path) -> None:
    assert past_the_gate(path.read_text("utf-8")) == []


def test_what_a_page_calls_its_gate_is_the_gate() -> None:
    found = [
        (each.body[-1], path.name)
        for path in PAGES
        for each in functions(ast.parse(path.read_text("utf-8")))
        if each.name == "_books"
    ]
    assert found
    assert [name for last, name in found if not (isinstance(last, ast.Return) and last.value and is_gate(last.value))] == []

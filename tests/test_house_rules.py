"""The rules of the house that reading the files can check: rooms of libraries, sizes, names, headers, what must not be in."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent

ROOMS = {
    "streamlit": (
        *("pages/*", "dashboard/ui/*", "tests/*"),
        *("dashboard/app.py", "dashboard/server.py", "dashboard/sessions.py", "dashboard/uploads.py"),
    ),
    "duckdb": ("dashboard/store/*", "tests/*"),
    "openpyxl": ("dashboard/intake/*", "dashboard/documents/*", "dashboard/open_data/files.py", "data/samples/*", "tests/*"),
    "docx": ("dashboard/documents/*", "dashboard/papers/word.py", "tests/*"),
    "pptx": ("dashboard/papers/slides.py", "tests/*"),
    "pikepdf": ("dashboard/papers/pdf.py", "tests/*"),
    "typst": ("dashboard/papers/pdf.py",),
    "vl_convert": ("dashboard/charts/drawing.py",),
    "icalendar": ("dashboard/documents/*", "tests/*"),
    "click": ("dashboard/commands/*", "tests/*"),
    "uvicorn": ("dashboard/server.py", "tests/*"),
    "playwright": ("tests/*",),
}
IMPORTED_AS = {"python_docx": "docx", "python_pptx": "pptx", "page_validation": "page", "vl_convert_python": "vl_convert"}
"""What Python calls a package otherwise than the registry does."""
LINES_OF_A_MODULE = 400
LINES_OF_A_FUNCTION = 45
ARGUMENTS = 6
LINES_OF_A_QUERY = 95
UNNAMED_DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}

# Put together here, so that this file does not hold what it looks for.
UNWANTED = {
    "markup that Streamlit does not check": "unsafe_allow" + "_html",
    "a choice that Streamlit takes along to other pages": r"\bbin" + r"d=",
    "a test that is not run": r"pytest\.mark\.(skip|x" + "fail)",
    "something left to do": r"\b(TO" + "DO|FIX" + "ME)\\b",
    "a path of one machine": r"(/ro" + r"ot/|/ho" + r"me/\w|/wo" + r"rk/|/opt/(wheels|py" + "pi))",
    "a host of a registry": r"(pypi\.or" + r"g|pythonhosted\.or" + "g|registry\\.npm)",
}


def tracked() -> list[Path]:
    """Every file that is or is about to be committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return [Path(name) for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


FILES = tracked()
MODULES = [path for path in FILES if path.suffix == ".py"]


@cache
def trees() -> dict[Path, ast.Module]:
    """Every module as Python reads it; each worker imports this file, and few of them look into the modules."""
    return {path: ast.parse((ROOT / path).read_text("utf-8")) for path in MODULES}


def imported(tree: ast.Module) -> Iterator[str]:
    """The first word of everything that a module imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def functions() -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node


@pytest.mark.parametrize("library", ROOMS)
def test_a_library_is_used_in_its_rooms_only(library: str) -> None:
    users = [path.as_posix() for path, tree in trees().items() if library in imported(tree)]
    assert users, "nobody uses it"
    assert [user for user in users if not any(fnmatch(user, room) for room in ROOMS[library])] == []


def test_no_module_is_long() -> None:
    lengths = {path.as_posix(): len((ROOT / path).read_text("utf-8").splitlines()) for path in MODULES}
    assert {path: length for path, length in lengths.items() if length > LINES_OF_A_MODULE} == {}


def test_no_function_is_long() -> None:
    long = {f"{path}:{node.name}": node.end_lineno - node.lineno + 1 for path, node in functions() if node.end_lineno}
    assert {name: length for name, length in long.items() if length > LINES_OF_A_FUNCTION} == {}


def test_no_function_takes_more_than_six_arguments() -> None:
    counts = {
        f"{path}:{node.name}": len(
            [
                each.arg
                for each in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
                if each.arg not in ("self", "cls")
            ]
        )
        for path, node in functions()
        if not node.decorator_list  # what click and pytest call hands over options and fixtures, not arguments
        and not node.name.startswith("test_")
    }
    assert {name: count for name, count in counts.items() if count > ARGUMENTS} == {}


def test_every_module_says_what_it_is_for() -> None:
    assert [path.as_posix() for path, tree in trees().items() if tree.body and not ast.get_docstring(tree)] == []


def test_no_file_is_a_drawer_without_a_name() -> None:
    assert [path.as_posix() for path in FILES if {part.partition(".")[0].lower() for part in path.parts} & UNNAMED_DRAWERS] == []


def test_code_has_no_umlauts_in_its_names() -> None:
    names = {f"{path}:{node.id}" for path, tree in trees().items() for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {f"{path}:{node.name}" for path, node in functions()}
    assert {name for name in names if not name.rpartition(":")[2].isascii()} == set()


@pytest.mark.parametrize("what", UNWANTED)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(UNWANTED[what])
    texts = {path: (ROOT / path).read_text("utf-8") for path in FILES if path.suffix not in (".xlsx", ".docx", ".pptx", ".png")}
    found = [
        f"{path}:{text[: hit.start()].count(chr(10)) + 1}: {hit[0]}"
        for path, text in texts.items()
        for hit in pattern.finditer(text)
    ]
    assert found == []


@pytest.mark.parametrize("path", [path for path in FILES if path.suffix == ".sql"], ids=lambda path: str(path))
def test_a_query_opens_with_its_question_and_is_one_statement(path: Path) -> None:
    text = (ROOT / path).read_text("utf-8")
    assert text.startswith("-- ")
    assert len(text.splitlines()) <= LINES_OF_A_QUERY
    statements = [part for part in re.sub(r"--[^\n]*|'[^']*'", "", text).split(";") if part.strip()]
    assert len(statements) == 1 or path.parts[1] in ("schema", "upgrades")
    assert not [part for part in statements if re.search(r"select\s+\*", part, re.IGNORECASE)]


@pytest.mark.parametrize("path", [path for path in FILES if path.parts[1:2] in (("schema",), ("upgrades",))], ids=str)
def test_each_statement_that_makes_or_changes_a_table_says_what_it_is(path: Path) -> None:
    statements = re.split(r"(?<=;)\n+", (ROOT / path).read_text("utf-8").strip())
    assert [each for each in statements if not each.startswith("-- ")] == []


CALLED_BY_OTHERS = {"_open", "do_GET", "format_usage", "list_commands", "log_message"}
"""What the log, the command line and the server of figures call by name in classes of ours that stand in for theirs."""


def test_every_function_of_the_product_is_used_by_it() -> None:
    product = [path for path in MODULES if path.parts[0] != "tests"]
    words = Counter(word for path in product for word in re.findall(r"\w+", (ROOT / path).read_text("utf-8")))
    unused = [f"{path}:{node.name}" for path, node in functions() if path in product and words[node.name] == 1]
    own = [each for each in unused if not each.endswith("__") and each.rpartition(":")[2] not in CALLED_BY_OTHERS]
    assert own == []


def declared(group: str | None = None) -> list[str]:
    """The names of the dependencies as Python writes them."""
    settings: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    entries: list[str] = settings["project"]["dependencies"] if group is None else settings["dependency-groups"][group]
    packages = [re.split(r"[][=<>~ ]", entry)[0].lower().replace("-", "_") for entry in entries]
    return [IMPORTED_AS.get(package, package) for package in packages]


def test_every_dependency_is_pinned_and_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    for block in re.findall(r"^(?:dependencies|test) = \[\n(.*?)^\]", text, re.DOTALL | re.MULTILINE):
        for line in block.splitlines():
            assert re.fullmatch(r'    "[\w-]+(\[\w+\])?==[\w.]+(; sys_platform [!=]= \'\w+\')?", +# \S.*', line), line


def test_what_the_product_imports_is_what_it_depends_on() -> None:
    own = {"dashboard", "data", "tests", "pages"}
    product = {name for path, tree in trees().items() if path.parts[0] in ("dashboard", "pages") for name in imported(tree)}
    everything = {name for tree in trees().values() for name in imported(tree)}
    assert product - set(sys.stdlib_module_names) - own == set(declared())
    assert everything - set(sys.stdlib_module_names) - own <= {*declared(), *declared("test")}


def test_importing_begins_no_pool_of_threads() -> None:
    """Polars begins one with its first operation, and who forks afterwards, as the tests of kills do, waits for ever."""
    names = "[task.joinpath('comm').read_text().strip() for task in Path('/proc/self/task').iterdir()]"
    program = f"from pathlib import Path; import dashboard.commands.cli, dashboard.server; print({names})"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True, text=True)

    assert [name for name in ast.literal_eval(done.stdout) if re.match(r"polars-\d|tokio", name)] == []

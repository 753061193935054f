"""The shape of the code: sizes, where writes, clocks and imports may stand, and a word for every model."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[1]
MODULES = [path for path in sorted(ROOT.glob("hoadep/**/*.py")) if "migrations" not in path.parts]
TESTS = sorted(ROOT.glob("tests/**/*.py"))
BENCHES = sorted(ROOT.glob("bench/**/*.py"))
TEMPLATES = sorted(ROOT.glob("hoadep/**/templates/**/*.html"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in [*MODULES, *TESTS, *BENCHES]}

LINES = {"module": 300, "function": 40, "template": 150, "test module": 500}
DRAWERS = {"common", "core", "utils", "util", "helpers", "helper", "base", "misc"}
DJANGO_NAMES_IT = ROOT / "hoadep/config/sqlite/base"
WRITES = {
    *(
        "save",
        "create",
        "get_or_create",
        "update_or_create",
        "bulk_create",
        "bulk_update",
        "delete",
        "update",
    ),
    *("acreate", "asave", "adelete", "aupdate", "abulk_create", "abulk_update"),
}
CLOCKS = {
    *("timezone.now", "datetime.now", "datetime.utcnow", "datetime.today", "date.today"),
    *("time.time", "time.gmtime", "time.strftime"),
}
CLOCKS_WITHOUT_ARGUMENT = {"timezone.localtime", "timezone.localdate", "time.localtime"}
HAVE_CLOCK = re.compile(
    r"views(/|\.py)|/tasks\.py$|/middleware\.py$|/management/commands/|^hoadep/office/journal/actions\.py$|^bench/"
)
ROOM_FILES = ("urls", "views", "forms", "documents", "reminders", "reports", "actions", "facts", "models")
WITHOUT_BY_AND_AT = {
    "hoadep/office/journal/actions.py": {
        "record_many": "each of its lines says by whom and when",
        "seal": "nobody does it: the worker does, at intervals",
    },
    "hoadep/office/attempts/actions.py": {
        "note_failure": "by nobody that is known",
        "sweep": "nobody does it: time does",
    },
    "hoadep/office/drafts/actions.py": {
        "keep": "by its owner",
        "use": "by its owner",
        "hand_over": "by its owner, who has signed in",
        "discard": "by its owner",
        "sweep": "nobody does it: time does",
    },
    "hoadep/office/keys/actions.py": {
        "once": "around an action that says by whom",
        "sweep": "nobody does it: time does",
    },
    "hoadep/office/outbox/actions.py": {
        "queue": "part of an action that says by whom",
        "claim_next": "nobody does it: the worker does",
        "settle": "nobody does it: the mail server has answered",
        "doubt_stuck": "nobody does it: time does",
    },
    "hoadep/office/search/actions.py": {
        "remove": "part of an action that says by whom",
    },
    "hoadep/office/printing/actions.py": {
        "begin_run": "nobody does it: the worker does",
        "note_progress": "nobody does it: the worker does",
        "fail_run": "nobody does it: the worker does",
        "sweep_runs": "nobody does it: time does",
    },
    "hoadep/office/uploads/actions.py": {
        "take_some": "nobody does it: the worker does, for whoever asked",
        "finish": "nobody does it: the worker does, for whoever asked",
        "stop": "nobody does it: the worker does",
        "take_up_stuck": "nobody does it: time does",
    },
    "hoadep/contest/people/actions/accounts.py": {
        "system_account": "the installation makes its own account",
        "register": "by the account that it makes",
    },
    "hoadep/contest/people/actions/people.py": {"own_person": "by the account itself"},
    "hoadep/contest/plans/actions.py": {"next_code": "a number given inside another action"},
}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def none(found: list[str], advice: str) -> None:
    """Fail with every place and what to do there."""
    assert not found, "\n".join([advice, *found])


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def too_long(paths: list[Path], kind: str) -> list[str]:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return [f"{named(path)}: {lines} lines" for path, lines in lengths.items() if lines > LINES[kind]]


@pytest.mark.parametrize(
    ("kind", "paths"),
    [("module", MODULES), ("template", TEMPLATES), ("test module", TESTS)],
    ids=["modules", "templates", "test modules"],
)
def test_files_are_short(kind, paths):
    none(too_long(paths, kind), f"split them: a {kind} has at most {LINES[kind]} lines")


def test_functions_are_short():
    long = [
        f"{named(path)}:{function.lineno}: {function.name} has {lines} lines"
        for path, tree in TREES.items()
        for function in functions(tree)
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > LINES["function"]
    ]
    none(long, f"split them: a function has at most {LINES['function']} lines")


def test_there_is_no_junk_drawer():
    places = {place for path in MODULES for place in [path.with_suffix(""), *path.parents]} - {
        DJANGO_NAMES_IT
    }
    none(sorted({named(place) for place in places if place.name in DRAWERS}), "name it for what it does")


def test_imports_stand_at_the_top():
    inline = [
        f"{named(path)}:{node.lineno}"
        for path, tree in TREES.items()
        for function in functions(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    none(inline, "an import inside a function is a layer that was not respected")


def test_words_are_asked_for_by_fields_that_clean_them():
    plain = {"CharField", "RegexField", "EmailField", "URLField", "SlugField"}
    found = [
        f"{named(path)}:{node.lineno}"
        for path in MODULES
        if path.name != "typed.py"
        for node in ast.walk(TREES[path])
        if isinstance(node, ast.Attribute) and node.attr in plain and ast.unparse(node.value) != "models"
    ]
    assert not found, f"ask by the fields of hoadep.web.typed: {found}"


def test_every_module_says_what_it_is_for():
    silent = [named(path) for path in MODULES if TREES[path].body and not ast.get_docstring(TREES[path])]
    none(silent, "begin with one line that says what the module is for")


def writes(tree: ast.AST) -> Iterator[ast.Call]:
    """Calls that write rows: not `update` of a dict or a set, nor `save` and `delete` of a named file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            name = node.func.attr
            named_file_or_dict = bool(node.args) and name in ("save", "delete", "update")
            if not named_file_or_dict and (name != "update" or node.keywords):
                yield node


def test_only_actions_write():
    found = [
        f"{named(path)}:{call.lineno}: {ast.unparse(call.func)}(…)"
        for path in MODULES
        if path.name != "actions.py" and path.parent.name != "actions"
        for call in writes(TREES[path])
    ]
    none(found, "a write belongs into actions.py of its room")


def clocks(tree: ast.AST) -> Iterator[ast.expr]:
    """Where the clock is read, or a clock is handed on."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and ".".join(ast.unparse(node).split(".")[-2:]) in CLOCKS:
            yield node
        bare_call = isinstance(node, ast.Call) and not node.args and not node.keywords
        if bare_call and ast.unparse(node.func) in CLOCKS_WITHOUT_ARGUMENT:
            yield node


def test_the_clock_is_read_only_where_somebody_acts():
    found = [
        f"{named(path)}:{node.lineno}: {ast.unparse(node)}"
        for path in [*MODULES, *BENCHES]
        if not HAVE_CLOCK.search(named(path))
        for node in clocks(TREES[path])
    ]
    none(found, "pass the instant as at= or as_of=")


def public_actions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in MODULES:
        if path.name == "actions.py" or path.parent.name == "actions":
            for node in TREES[path].body:
                if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                    yield path, node


def test_every_action_says_by_whom_and_when():
    found = [
        f"{named(path)}:{action.lineno}: {action.name} lacks {' and '.join(sorted(missing))}"
        for path, action in public_actions()
        if action.name not in WITHOUT_BY_AND_AT.get(named(path), {})
        if (missing := {"by", "at"} - {argument.arg for argument in action.args.kwonlyargs})
    ]
    none(found, "an action takes keyword-only by= and at=")


def test_what_needs_no_by_and_at_is_there():
    """A name that is listed and gone is a hole that nobody sees."""
    there = {(named(path), action.name) for path, action in public_actions()}
    assert {(name, action) for name, listed in WITHOUT_BY_AND_AT.items() for action in listed} <= there


def test_a_room_imports_no_views_or_forms_of_another():
    faces = re.compile(r"hoadep\.contest\.(\w+)\.(\w*views|\w*forms|\w*urls)\b")
    found = []
    for path in sorted(ROOT.glob("hoadep/contest/*/**/*.py")):
        room = path.relative_to(ROOT / "hoadep/contest").parts[0]
        for name in imported(TREES.get(path, ast.Module([], []))):
            if (face := faces.match(name)) and face[1] != room:
                found.append(f"{named(path)}: {name}")
    none(found, "rooms meet by the names of their pages")


def test_inside_a_room_imports_go_down_whatever_their_files_are_split_into():
    """As the import contract, also for `unit_views.py` beside `views.py`."""
    role = re.compile(rf"(?:\w+_)?({'|'.join(ROOM_FILES)})$")
    found = []
    for path in MODULES:
        place = named(path).removesuffix(".py").split("/")
        if len(place) < 4 or not (own := role.match(place[3])):
            continue
        for name in imported(TREES[path]):
            other = name.split(".")
            asked = role.match(other[3]) if other[:3] == place[:3] and len(other) > 3 else None
            if asked and ROOM_FILES.index(asked[1]) < ROOM_FILES.index(own[1]):
                found.append(f"{named(path)}: {name}")
    none(found, "urls → views → forms → documents, reminders, reports → actions → facts → models")


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_model_is_in_the_glossary():
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    ours = {model.__name__ for model in apps.get_models() if model.__module__.startswith("hoadep.")}
    none(
        sorted(name for name in ours if not re.search(rf"`{name}\b", glossary)),
        "write it into docs/glossary.md",
    )

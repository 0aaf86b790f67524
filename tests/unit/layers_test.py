"""Who may know whom: walked over the source itself, so that a forbidden import or word fails here first."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(file.relative_to(ROOT) for top in ("app", "automation") for file in (ROOT / top).rglob("*.py"))
SCRIPTS = sorted(file.relative_to(ROOT) for file in (ROOT / "automation").rglob("*.js"))
BLIND = [Path("automation", name) for name in ("engine.py", "switch.py", "signin.py", "visit.py")]


def tree(source: Path) -> ast.Module:
    return ast.parse((ROOT / source).read_text(encoding="utf-8"))


def imported(source: Path) -> set[str]:
    """Every module that a file imports, anywhere in it, by its full name; of `from a import b` both a and a.b."""
    found: set[str] = set()
    package = source.parent.parts
    for node in ast.walk(tree(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            up = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*up, *([node.module] if node.module else [])])
            found |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("importlib.import_module", "__import__"):
            found |= {
                each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
            }
    return found


def knows(source: Path, name: str) -> bool:
    return any(one == name or one.startswith(f"{name}.") for one in imported(source))


def test_the_walk_sees_imports_of_every_form():
    assert knows(Path("automation/browser/launch.py"), "selenium")
    assert knows(Path("automation/browser/find.py"), "selenium"), "inside a function"
    assert knows(Path("app/compose.py"), "app.report")
    assert not knows(Path("automation/cancel.py"), "automation.err")


def allowed_selenium(source: Path) -> bool:
    return source.is_relative_to("automation/browser")


def allowed_qt(source: Path) -> bool:
    return source in (Path("app/runner.py"), Path("app/gui.py")) or source.is_relative_to("app/ui")


def allowed_keyring(source: Path) -> bool:
    return source == Path("app/vault.py")


def nowhere(_: Path) -> bool:
    return False


EDGES = [("selenium", allowed_selenium), ("PySide6", allowed_qt), ("PyQt6", nowhere), ("keyring", allowed_keyring),
         ("pytest", nowhere), ("tests", nowhere)]  # fmt: skip


@pytest.mark.parametrize("source", SOURCES, ids=str)
def test_a_module_knows_only_what_its_place_allows(source):
    for name, allowed in EDGES:
        assert allowed(source) or not knows(source, name), f"{source} imports {name}"


@pytest.mark.parametrize("source", [each for each in SOURCES if each.parts[0] == "automation"], ids=str)
def test_the_engines_side_never_knows_the_faces(source):
    assert not knows(source, "app")


@pytest.mark.parametrize("source", BLIND, ids=str)
def test_the_engine_sees_a_page_and_not_how_it_is_driven(source):
    for name in ("selenium_page", "launch", "find", "processes"):
        assert not knows(source, f"automation.browser.{name}")


def words(source: Path) -> Iterator[tuple[int, str]]:
    """What of a file is code: no comments and no docstrings; line and text."""
    text = (ROOT / source).read_text(encoding="utf-8")
    skipped = {line for first, last in _strings_on_their_own(ast.parse(text)) for line in range(first, last + 1)}
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type != tokenize.COMMENT and token.start[0] not in skipped:
            yield token.start[0], token.string


def _strings_on_their_own(module: ast.Module) -> Iterator[tuple[int, int]]:
    for node in ast.walk(module):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.lineno, node.end_lineno or node.lineno


def origins_lines() -> set[int]:
    for node in tree(Path("automation/catalogue.py")).body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "SIGN_IN_ORIGINS":
            return set(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    pytest.fail("SIGN_IN_ORIGINS is not where it was")


@pytest.mark.parametrize("source", [each for each in SOURCES if each.parts[0] == "automation"], ids=str)
def test_no_site_is_named_in_the_engines_code(source):
    permitted = origins_lines() if source == Path("automation/catalogue.py") else set()

    named = {line for line, text in words(source) if "linkedin" in text.lower()}

    assert named == permitted


@pytest.mark.parametrize("script", SCRIPTS, ids=str)
def test_no_site_is_named_in_the_code_that_runs_in_pages(script):
    text = (ROOT / script).read_text(encoding="utf-8")
    code = re.sub(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", "", text, flags=re.DOTALL)

    assert SCRIPTS
    assert "linkedin" not in code.lower()


@pytest.mark.parametrize("source", SOURCES, ids=str)
def test_nothing_sleeps(source):
    assert "time.sleep" not in imported(source)
    assert not [node for node in ast.walk(tree(source))
                if isinstance(node, ast.Attribute) and node.attr == "sleep"]  # fmt: skip


def catches_all(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(ast.unparse(kind) in ("Exception", "BaseException") for kind in kinds) and not _raises_again(handler)


def _raises_again(handler: ast.ExceptHandler) -> bool:
    """`except BaseException:` that cleans up and ends with a bare `raise` hides nothing."""
    last = handler.body[-1]
    return ast.unparse(handler.type) == "BaseException" and isinstance(last, ast.Raise) and last.exc is None


@pytest.mark.parametrize("source", SOURCES, ids=str)
def test_everything_is_caught_in_the_workers_top_level_only(source):
    caught = [node for node in ast.walk(tree(source)) if isinstance(node, ast.ExceptHandler) and catches_all(node)]

    assert len(caught) <= (source == Path("app/worker.py"))


def test_packaging_is_no_package_of_ours():
    assert not (ROOT / "packaging" / "__init__.py").exists()


@pytest.mark.parametrize("word", ["ignore-certificate-errors", "accept_insecure_certs", "acceptInsecureCerts",
                                  "allow-insecure-localhost", "disable-web-security"])  # fmt: skip
def test_there_is_no_way_past_a_bad_certificate(word):
    for top in ("app", "automation"):
        for file in (ROOT / top).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                assert word.encode() not in file.read_bytes(), file


@pytest.mark.parametrize("source", SOURCES, ids=str)
def test_no_driver_is_told_to_log_what_is_typed(source):
    """Chromedriver's log holds passwords at every level but SEVERE, geckodriver's at debug and trace."""
    told = " ".join(text for _, text in words(source))

    assert not re.search(r"verbose|log-path|log_output|set_debuglevel|(?i:log-level=(?!SEVERE))", told)
    assert not re.search(r"""["'](debug|trace|DEBUG|TRACE|ALL)["']""", told)


def test_the_keyring_is_never_the_one_that_keyring_would_choose():
    """What a file or a variable names would be imported and used by `keyring`'s own functions."""
    vault = Path("app/vault.py")

    assert knows(vault, "keyring.backends"), "by its class"
    assert not {name for name in imported(vault) if name == "keyring" or name.startswith("keyring.core")}
    assert not [name for _, name in words(vault) if name in ("get_keyring", "load_keyring", "init_backend", "load_env")]


@pytest.mark.parametrize("source", SOURCES, ids=str)
def test_modules_say_what_they_are(source):
    assert ast.get_docstring(tree(source))

"""Arrows point one way (DESIGN section 4): who may import whom, read from the source itself."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PURE = [
    "drugref/vocabulary.py",
    "drugref/domain",
    "drugref/knowledge/edition.py",
    "drugref/knowledge/resolve.py",
    "drugref/names",
    "drugref/presenters",
    "drugref/completeness.py",
    "comparisons/questions",
    "comparisons/engine",
    "comparisons/presenters",
]


def modules(*places: str) -> list[Path]:
    found = [path for place in places for path in ([ROOT / place] if place.endswith(".py") else sorted((ROOT / place).rglob("*.py")))]
    assert found
    return found


def imports(path: Path) -> set[str]:
    """The full names of all that a module imports, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def importing(path: Path, *prefixes: str) -> set[str]:
    return {name for name in imports(path) if any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)}


@pytest.mark.parametrize("path", modules("drugref"), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_reference_never_imports_comparisons(path):
    assert not importing(path, "comparisons")


@pytest.mark.parametrize("path", modules(*PURE), ids=lambda path: str(path.relative_to(ROOT)))
def test_pure_modules_import_neither_django_nor_what_stores(path):
    assert not importing(path, "django", "drugref.models", "drugref.knowledge.current", "drugref.catalogue", "comparisons.models")


@pytest.mark.parametrize("path", modules("comparisons/engine"), ids=lambda path: path.name)
def test_the_engine_knows_no_words_of_pages(path):
    assert not importing(path, "comparisons.presenters", "drugref.presenters", "drugref.domain.english")


@pytest.mark.parametrize("path", modules("drugref/models", "comparisons/models.py"), ids=lambda path: str(path.relative_to(ROOT)))
def test_models_import_no_presenter_view_or_query(path):
    assert not importing(path, "drugref.presenters", "drugref.pages", "drugref.knowledge", "comparisons.presenters", "comparisons.pages")


@pytest.mark.parametrize("path", modules("drugref", "comparisons"), ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_imports_the_wiring(path):
    inside = "config" in path.parts
    served = path.name == "up.py"  # the command that serves the application
    assert inside or served or not importing(path, "drugref.config")


def test_importing_the_engine_loads_no_django():
    loads = "import sys, comparisons.questions.reply, comparisons.presenters.data, comparisons.presenters.comparison"
    code = f"{loads}; sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_templates_do_not_query():
    for path in (ROOT / "templates").rglob("*.html"):
        assert ".objects" not in path.read_text(encoding="utf-8"), path


def test_the_top_level_is_what_it_is_meant_to_be():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    if not tracked:
        pytest.skip("not a git checkout")
    visible = {name.split("/")[0] for name in tracked if not name.startswith(".")}
    assert visible <= {
        "manage.py",
        "drugref",
        "comparisons",
        "templates",
        "static",
        "tests",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "requirements.lock",
    }

"""What the code imports is declared, and what is declared is imported."""

from __future__ import annotations

import ast
import importlib.metadata
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DECLARED = {
    canonicalize_name(Requirement(text).name) for text in PROJECT["project"]["dependencies"]
}
INSTALLED = DECLARED | {
    canonicalize_name(Requirement(text).name) for text in PROJECT["dependency-groups"]["apart"]
}


def imported() -> set[str]:
    """The distributions whose modules the code imports."""
    modules = set()
    for folder in ("assistant", "lab", "skills"):
        for path in (ROOT / folder).rglob("*.py"):
            if path.name.startswith("test_"):
                continue
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Import):
                    modules |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    modules.add(node.module.split(".")[0])
    owners = importlib.metadata.packages_distributions()
    foreign = modules - set(sys.stdlib_module_names) - {"assistant", "lab"}
    assert foreign <= owners.keys(), f"imported, but not installed: {foreign - owners.keys()}"
    return {canonicalize_name(owners[module][0]) for module in foreign}


def test_every_import_is_declared() -> None:
    assert imported() <= INSTALLED


def test_every_dependency_serves_something() -> None:
    from assistant.service import library

    models = {
        canonicalize_name(Requirement(entry.distribution).name)
        for entry in library.entries()
        if entry.distribution
    }
    wake = {
        canonicalize_name(Requirement(text).name)
        for text in importlib.metadata.requires("openwakeword") or []
    }
    assert DECLARED - imported() - models - wake == set()

"""The licence tables of the README say what the catalogue and the packages' own metadata say."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from assistant.service import library

ROOT = Path(__file__).parents[1]
DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text())
INSTALLED = [*DECLARED["project"]["dependencies"], *DECLARED["dependency-groups"]["apart"]]
NAMES = sorted({canonicalize_name(Requirement(text).name) for text in INSTALLED})
FAMILIES = ("AGPL", "LGPL", "GPL", "MPL", "APACHE", "BSD", "MIT")
"""Strictest first: a package under several is known by the strictest."""


def rows() -> dict[str, str]:
    """Each name in a table's first column → its licence cell."""
    table = {}
    for line in (ROOT / "README.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3:
            table.update(dict.fromkeys(re.findall(r"`([^`]+)`", cells[0]), cells[1]))
    return table


def packages() -> dict[str, str]:
    return {canonicalize_name(name): licence for name, licence in rows().items()}


def family(text: str) -> str:
    upper = (
        text.upper()
        .replace("LESSER GENERAL PUBLIC", "LGPL")
        .replace("GNU LIBRARY", "LGPL")
        .replace("MOZILLA PUBLIC", "MPL")
    )
    return next((name for name in FAMILIES if re.search(rf"(?<![A-Z]){name}", upper)), "")


def declared(name: str) -> str:
    """The family in a package's metadata: the licence field when it is short,
    else the classifiers.
    """
    metadata = importlib.metadata.metadata(name)
    field = metadata["License-Expression"] or metadata["License"] or ""
    classifiers = " ".join(
        text for text in metadata.get_all("Classifier") or [] if text.startswith("License")
    )
    return family(field if len(field) < 100 and family(field) else classifiers)


@pytest.mark.parametrize("name", NAMES)
def test_each_dependency_stands_in_the_table_with_its_licence(name: str) -> None:
    assert name in packages(), f"{name} is installed and has no row under Licences in README.md"
    assert family(packages()[name]) == declared(name)


@pytest.mark.parametrize("entry", library.entries(), ids=lambda entry: entry.id)
def test_each_model_stands_in_the_table_with_its_licence(entry: library.Entry) -> None:
    assert rows()[entry.id].startswith(entry.licence)


def test_the_table_lists_nothing_that_is_not_installed() -> None:
    models = {entry.id for entry in library.entries()}
    listed = {
        name
        for name in rows()
        if name not in models and canonicalize_name(name) not in {*NAMES, *brought_along()}
    }
    assert listed == set()


def test_nothing_stricter_comes_along_unseen() -> None:
    strict = {name for name in brought_along() if declared(name) in ("AGPL", "LGPL", "GPL")}
    assert strict <= packages().keys()
    assert all(family(packages()[name]) == declared(name) for name in strict)


def brought_along() -> set[str]:
    """What the dependencies bring along in turn."""
    waiting, seen = list(NAMES), set(NAMES)
    while waiting:
        for text in importlib.metadata.requires(waiting.pop()) or []:
            wanted = Requirement(text)
            name = canonicalize_name(wanted.name)
            if (
                name not in seen
                and (wanted.marker is None or wanted.marker.evaluate({"extra": ""}))
                and _installed(name)
            ):
                seen.add(name)
                waiting.append(name)
    return seen - set(NAMES)


def _installed(name: str) -> bool:
    try:
        importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True

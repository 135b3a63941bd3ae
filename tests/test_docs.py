"""The pages speak of files, commands and keys that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.cli import COMMANDS

ROOT = Path(__file__).parents[1]
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(
            page
            for folder in ("docs", "models", "voices", "systemd")
            for page in (ROOT / folder).glob("*.md")
        ),
    ]
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)", page.read_text())
    assert [
        target for target in targets if ":" not in target and not (page.parent / target).exists()
    ] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_exist(page: Path) -> None:
    named = re.findall(
        r"(?:`|^|bin/|run `)assistant ([a-z]+(?:-[a-z]+)*)", page.read_text(), re.MULTILINE
    )
    assert {name for name in named if name not in COMMANDS} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_make_targets_exist(page: Path) -> None:
    made = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`?\bmake ([a-z]+)\b(?=`|  +#|\n)", page.read_text())) <= made

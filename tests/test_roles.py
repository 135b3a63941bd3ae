"""Roles: each of the understanding's places is taken by one skill, and a clash is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.skillkit.host.loader import Registry, shipped_folder
from assistant.skillkit.roles import Role, in_role

HUSH = '''
from assistant.skillkit import Ctx, Role, skill

@skill(sentences=["hush now"], examples=["hush now"], role=Role.STOP, effect=True)
async def {name}(ctx: Ctx) -> str:
    """Silence what rings."""
    return "Hushed."
'''


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.title)
def test_a_shipped_skill_has_each_role(role: Role) -> None:
    registry = Registry([shipped_folder()])
    assert in_role(registry.skills, role) is not None
    assert in_role(registry.in_language("de").skills, role) is not None
    assert registry.warnings == ()


def test_of_two_skills_with_one_role_the_first_has_it_and_the_other_is_named(
    tmp_path: Path,
) -> None:
    (tmp_path / "gong.py").write_text(HUSH.format(name="still"))
    (tmp_path / "bell.py").write_text(HUSH.format(name="quiet"))
    registry = Registry([tmp_path])
    holder = in_role(registry.skills, Role.STOP)
    assert holder is not None
    assert holder.name == "bell.quiet"
    assert registry.skills["gong.still"].roles == frozenset()
    [warning] = registry.warnings
    assert "gong.still" in warning
    assert "bell.quiet" in warning


def test_a_skill_of_ones_own_takes_the_role_from_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "zither.py").write_text(HUSH.format(name="quiet"))
    registry = Registry([shipped_folder(), tmp_path])
    holder = in_role(registry.skills, Role.STOP)
    assert holder is not None
    assert holder.name == "zither.quiet"
    assert any("zither.quiet" in warning for warning in registry.warnings)


def test_a_skill_that_cannot_take_what_its_role_hands_it_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "gong.py"
    path.write_text(HUSH.format(name="still").replace("Role.STOP", "Role.LATER"))
    registry = Registry([tmp_path])
    [problem] = registry.problems
    assert "must take seconds, command" in problem.what
    assert in_role(registry.skills, Role.LATER) is None

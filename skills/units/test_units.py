"""Units: what pint keeps ready belongs to one installation; an update that lies elsewhere makes its
own.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.skillkit import skill_folder, testing
from assistant.skillkit.testing import trial


async def test_what_another_installation_kept_is_dropped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HEARTH_STATE", str(tmp_path))
    folder = skill_folder("units")
    (folder / "of_the_old_release").mkdir(parents=True)
    (folder / "0123abcd.pickle").write_bytes(b"/opt/hearth/releases/1/lib/pint/default_en.txt")
    testing._shipped.cache_clear()  # a skill that is loaded anew has read no units yet
    async with trial() as box:
        assert (
            await box.say("what is 3 miles in kilometers")
        ).text == "3 miles is about 4.83 kilometers."
    [own] = folder.iterdir()
    assert any(own.iterdir())

"""docs/skills.md tells the truth: each sentence on it is understood by the
skills of its chapter.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from assistant.skillkit.testing import trial

PAGE = Path(__file__).parents[1] / "docs" / "skills.md"
WITHOUT_NAMES = {
    "The home": ("home",),
    "Timers, alarms, reminders, lists": ("timers", "alarms", "reminders", "lists"),
}


def chapters() -> dict[str, list[str]]:
    """The sentences under each heading."""
    parts = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.M)[1:]
    return {part.splitlines()[0]: re.findall(r"^- (.+)$", part, flags=re.M) for part in parts}


async def test_every_sentence_is_understood_by_its_skill() -> None:
    async with trial(place="Zurich", area="living_room") as box:
        box._situation = replace(box._situation, area="living_room")
        wrong = {}
        for heading, sentences in chapters().items():
            files = tuple(re.findall(r"`(\w+)`", heading)) or WITHOUT_NAMES[heading]
            for sentence in sentences:
                by = box.understood_by(sentence)
                if not by or by[0].partition(".")[0] not in files:
                    wrong[sentence] = by
    assert wrong == {}


async def test_every_shipped_skill_file_has_a_chapter() -> None:
    named = {name for heading in chapters() for name in re.findall(r"`(\w+)`", heading)}
    named |= {name for names in WITHOUT_NAMES.values() for name in names}
    async with trial() as box:
        assert set(box.registry.files) <= named

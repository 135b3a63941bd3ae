"""Who is in danger is told whom to call, and nobody else."""

from __future__ import annotations

import pytest

from assistant.skillkit.testing import trial


@pytest.mark.parametrize(
    "said",
    [
        "my husband is unconscious",
        "my baby isn't breathing",
        "grandma has collapsed",
        "our neighbour just fell down the stairs",
        "I think I'm having a stroke",
        "I'm badly hurt",
        "I cut myself badly",
        "my son has swallowed bleach",
        "I took too many pills",
        "somebody help me",
    ],
)
async def test_danger(said: str) -> None:
    async with trial("emergency", "help") as box:
        assert box.understood_by(said) == ("emergency.emergency",)


@pytest.mark.parametrize(
    "said",
    [
        "my husband is hungry",
        "the temperature has collapsed",
        "I took too many photos",
        "help",
        "who can help me with the oven",
    ],
)
async def test_no_danger(said: str) -> None:
    async with trial("emergency", "help") as box:
        assert "emergency.emergency" not in box.understood_by(said)

"""Since when Home Assistant says that things stand as they do: right after a start of the box."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from fake_home_assistant import TOKEN, FakeHomeAssistant

from assistant.home.model import Home
from assistant.home.sources.homeassistant.source import HomeAssistantSource
from assistant.home.sources.homeassistant.times import Times
from assistant.service.config_home import HomeAssistant

NOW = datetime(2026, 3, 4, 15, tzinfo=UTC)
MONO = 50_000.0


def state(text: str, changed: str, updated: str = "", reported: str = "") -> dict[str, str]:
    return {
        "state": text,
        "last_changed": f"2026-03-{changed}+00:00",
        "last_updated": f"2026-03-{updated or changed}+00:00",
        "last_reported": f"2026-03-{reported or updated or changed}+00:00",
    }


BOOT = state("above_horizon", "03T12:00:00.25")


def test_a_state_holds_since_it_changed_and_its_attributes_since_they_did() -> None:
    lamp = state("on", "04T14:00:00", "04T14:30:00", "04T14:59:00")
    since = Times([BOOT, lamp], MONO, NOW).since("light", lamp)
    assert since is not None
    assert (since.at("on"), since.at("brightness"), since.told, since.sure) == (
        MONO - 3600,
        MONO - 1800,
        MONO - 60,
        True,
    )


def test_what_has_stood_so_since_home_assistant_started_may_have_before() -> None:
    door = state("on", "03T12:02:10")
    since = Times([BOOT, door], MONO, NOW).since("binary_sensor", door)
    assert since is not None
    assert not since.sure


@pytest.mark.parametrize(
    "told",
    [
        {"state": "on"},
        {"state": "on", "last_changed": 7},
        {"state": "on", "last_changed": "the other day"},
        state("unavailable", "04T14:00:00"),
    ],
)
def test_without_a_time_or_a_state_nothing_is_known(told: dict[str, object]) -> None:
    assert Times([BOOT, told, "nonsense"], MONO, NOW).since("switch", told) is None


def test_a_clock_that_goes_ahead_tells_of_now() -> None:
    ahead = state("on", "04T15:10:00")
    since = Times([BOOT, ahead], MONO, NOW).since("switch", ahead)
    assert since is not None
    assert since.became == MONO


async def test_the_history_begins_with_what_home_assistant_knows() -> None:
    fake = FakeHomeAssistant()
    now = datetime.now(UTC)
    for entity, hours in (("sun.sun", 48), ("lock.front", 30), ("lock.back", 47.99)):
        fake.add(entity, "locked" if entity.startswith("lock") else "above_horizon")
        told = (now - timedelta(hours=hours)).isoformat()
        fake.states[entity] |= dict.fromkeys(("last_changed", "last_updated"), told)
    fake.exposed = {"lock.front": True, "lock.back": True}
    await fake.start()
    home = Home()
    source = HomeAssistantSource(HomeAssistant(url=fake.url, token=TOKEN))
    try:
        await source.start(home)
        for lock, hours, sure in (("lock.front", 30, True), ("lock.back", 47.99, False)):
            (spell,) = home.history.spells(lock, home.clock())
            assert spell.whole is sure
            assert spell.end - spell.start == pytest.approx(hours * 3600, abs=5)
            assert home.age(lock) == pytest.approx(hours * 3600, abs=5)
    finally:
        await source.stop()
        await fake.stop()

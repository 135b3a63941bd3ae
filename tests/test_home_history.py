"""What a home remembers of the last day: how devices stood, since when, how high values went."""

from __future__ import annotations

import pytest

from assistant.home.history import BUCKET_S, CHANGES, DAY_S
from assistant.home.model import Device, Home
from assistant.home.records import Since

DOOR = Device("binary_sensor.door", "binary_sensor", "door", device_class="door")
BLIND = Device("cover.blind", "cover", "blind")
WARMTH = Device("sensor.warmth", "sensor", "warmth", device_class="temperature")


class Seconds:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


@pytest.fixture
def home(clock: Seconds) -> Home:
    home = Home(clock=clock)
    home.put_device(DOOR, {"value": False})
    home.put_device(BLIND, {"position": 0})
    home.put_device(WARMTH, {"value": 20.0, "unit": "°C"})
    return home


def tell(home: Home, clock: Seconds, device: Device, seconds: float, **state: object) -> None:
    clock.now += seconds
    home.update(device.id, state)


def test_spells_follow_each_other_and_only_the_first_has_no_known_beginning(
    home: Home, clock: Seconds
) -> None:
    tell(home, clock, DOOR, 100, value=True)
    tell(home, clock, DOOR, 50, value=True)  # the same again is no news
    tell(home, clock, DOOR, 150, value=False)
    clock.now += 10
    spells = home.history.spells(DOOR.id, clock.now)
    assert [(each.start, each.end, each.state["value"], each.whole) for each in spells] == [
        (1000, 1100, False, False),
        (1100, 1300, True, True),
        (1300, 1310, False, True),
    ]


def test_blinds_that_move_change_once(home: Home, clock: Seconds) -> None:
    for position in (20, 60, 100):
        tell(home, clock, BLIND, 5, position=position)
    tell(home, clock, BLIND, 500, position=0)
    changes = home.history.changes(BLIND.id)
    assert [(each.was, each.now) for each in changes] == [(0, 100), (100, 0)]
    assert changes[0].at == 1005


def test_values_keep_their_extremes_within_a_bucket(home: Home, clock: Seconds) -> None:
    for value in (25.0, 18.0, 21.0):
        tell(home, clock, WARMTH, 20, value=value)
    tell(home, clock, WARMTH, BUCKET_S, value=22.0)
    buckets = home.history.measured(WARMTH.id, "value", 0, clock.now)
    assert [(each.low, each.high, each.last) for each in buckets] == [(18, 25, 21), (22, 22, 22)]
    assert home.history.changes(WARMTH.id) == ()


def test_the_value_that_held_at_the_beginning_of_a_span_counts(home: Home, clock: Seconds) -> None:
    tell(home, clock, WARMTH, 4000, value=23.0)
    buckets = home.history.measured(WARMTH.id, "value", 3000, 6000)
    assert [(each.at, each.last) for each in buckets] == [(3000, 20), (5000, 23)]


def test_memory_is_bounded_and_says_how_far_back_it_goes(home: Home, clock: Seconds) -> None:
    for number in range(3 * CHANGES):
        tell(home, clock, DOOR, 60, value=number % 2 == 0)
    assert len(home.history.changes(DOOR.id)) == CHANGES
    assert home.history.begun(DOOR.id) == home.history.changes(DOOR.id)[0].at - 60
    last = clock.now
    tell(home, clock, DOOR, DAY_S + 60, value=False)
    assert home.history.changes(DOOR.id) == ()
    assert [(each.start, each.whole) for each in home.history.spells(DOOR.id, clock.now)] == [
        (last, True)
    ]


def test_what_is_told_with_unknown_age_begins_anew(home: Home, clock: Seconds) -> None:
    tell(home, clock, DOOR, 100, value=True)
    clock.now += 100
    home.update(DOOR.id, {"value": False}, old=True)
    assert home.history.changes(DOOR.id) == ()
    assert home.history.begun(DOOR.id) == clock.now


def test_what_is_not_reachable_tells_nothing(home: Home, clock: Seconds) -> None:
    home.set_available(DOOR.id, False)
    tell(home, clock, DOOR, 100, value=True)
    assert home.history.changes(DOOR.id) == ()
    home.remove_device(DOOR.id)
    assert home.history.begun(DOOR.id) is None


HUB = frozenset({"value", "position"})


def test_a_hub_that_knows_since_when_is_believed(clock: Seconds) -> None:
    home = Home(clock=clock)
    clock.now = 90_000
    home.put_device(DOOR, {"value": True})
    home.update(DOOR.id, {"value": True}, since=Since(60_000, 60_000, 80_000, HUB))
    spells = home.history.spells(DOOR.id, clock.now)
    assert [(each.start, each.end, each.whole) for each in spells] == [(60_000, 90_000, True)]
    assert home.age(DOOR.id) == 10_000
    tell(home, clock, DOOR, 60, value=False)
    assert [each.start for each in home.history.spells(DOOR.id, clock.now)] == [60_000, 90_060]


def test_what_is_not_sure_may_have_been_so_before(clock: Seconds) -> None:
    home = Home(clock=clock)
    home.put_device(DOOR, {"value": True})
    home.update(DOOR.id, {"value": True}, since=Since(500, 500, 500, HUB, sure=False))
    assert [(each.start, each.whole) for each in home.history.spells(DOOR.id, clock.now)] == [
        (500, False)
    ]


def test_what_a_hub_tells_beside_it_holds_from_its_last_change(clock: Seconds) -> None:
    lamp = Device("light.lamp", "light", "lamp")
    home = Home(clock=clock)
    home.put_device(lamp, {"on": True, "brightness": 40})
    since = Since(200, 700, 900, frozenset({"on"}))
    home.update(lamp.id, {"on": True, "brightness": 40}, since=since)
    spells = home.history.spells(lamp.id, clock.now)
    assert [(each.start, each.whole, dict(each.state)) for each in spells] == [
        (200, True, {"on": True}),
        (700, False, {"on": True, "brightness": 40}),
    ]


def test_what_changed_unheard_became_so_when_the_hub_says(home: Home, clock: Seconds) -> None:
    tell(home, clock, DOOR, 100, value=True)
    clock.now += 1000
    home.update(DOOR.id, {"value": False}, since=Since(1500, 1500, 1500, HUB))
    assert [each.at for each in home.history.changes(DOOR.id)] == [1100, 1500]

"""What changes in the home reaches the pages that watch it: batched, and only while one watches."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from virtual_time import run

from assistant.home.model import Device, Home
from assistant.web.feed import Feed, Topic
from assistant.web.news import AT_ONCE, PERIOD_S, TOPIC, DeviceNews


def home_of(lamps: int) -> Home:
    home = Home()
    for number in range(lamps):
        home.put_device(Device(f"light.{number}", "light", f"lamp {number}"), {"on": False})
    home.put_device(Device("todo.x", "todo", "chores"), {"items": []})
    return home


async def told_of(home: Home, change: Any, periods: int = 3) -> list[dict[str, Any]]:
    """What a watching page is told within so many periods after a change."""
    feed, told = Feed({}), list[dict[str, Any]]()
    news = DeviceNews(home, feed, lambda id: id)
    change()
    await asyncio.sleep(periods * PERIOD_S)
    assert told == [], "nobody watched"
    feed.watch(lambda message: told.append(json.loads(message)["value"]), [TOPIC])
    change()
    assert told == []
    await asyncio.sleep(periods * PERIOD_S)
    assert news.kept in (0, 2)
    return told


def test_changes_of_a_moment_are_one_message() -> None:
    home = home_of(3)

    def change() -> None:
        for on in (True, False, True):
            home.update("light.1", {"on": on})
        home.update("light.2", {"on": True})

    [told] = run(told_of(home, change))
    assert told == {"devices": ["light.1", "light.2"], "anew": False}


def test_a_house_that_changes_at_once_is_told_of_in_several() -> None:
    home = home_of(AT_ONCE + 5)

    def change() -> None:
        for device in home.devices:
            if device != "todo.x":
                home.update(device, {"on": True})

    told = run(told_of(home, change))
    assert [len(each["devices"]) for each in told] == [AT_ONCE, 5]


def test_what_comes_and_goes_lets_all_be_asked_anew() -> None:
    home = home_of(1)

    def change() -> None:
        home.put_device(Device("light.new", "light", "new lamp"), {"on": False})
        home.remove_device("light.new")

    [told] = run(told_of(home, change))
    assert told == {"devices": [], "anew": True}


def test_lists_are_the_agendas() -> None:
    home = home_of(1)
    assert run(told_of(home, lambda: home.update("todo.x", {"items": []}))) == []


async def looked_at(values: list[int], periods: int) -> list[int]:
    """What a page is told of a topic that comes to these values, one after the other."""
    feed, told = Feed({"x": Topic(lambda: values.pop(0), PERIOD_S)}), list[int]()
    feed.watch(lambda message: told.append(json.loads(message)["value"]), ["x"])
    await asyncio.sleep((periods + 0.5) * PERIOD_S)
    await feed.close()
    return told


def test_what_stays_as_it_was_is_told_once() -> None:
    assert run(looked_at([7, 7, 7, 8], periods=3)) == [7, 8]


def test_whoever_comes_later_and_who_was_there_are_told_the_same() -> None:
    async def two() -> tuple[list[str], list[str]]:
        values, first, second = [7, 8, 7], list[str](), list[str]()
        feed = Feed({"x": Topic(lambda: values.pop(0), PERIOD_S)})
        feed.watch(first.append, ["x"])
        feed.watch(second.append, ["x"])
        await asyncio.sleep(1.5 * PERIOD_S)
        await feed.close()
        return first, second

    first, second = run(two())
    assert [json.loads(each)["value"] for each in first] == [7, 8, 7]
    assert first[1:] == second

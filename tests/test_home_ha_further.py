"""What Home Assistant tells only when asked (events, items, forecasts, where it is), what is left
out, and one that hangs.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from fake_home_assistant import FakeHomeAssistant
from test_home_homeassistant import Joined

from assistant.core.values import Receipt
from assistant.home.kinds import SETTLED
from assistant.home.model import Command
from assistant.home.policy import Origin
from assistant.home.sources.homeassistant.states import KIND_OF, read_state
from assistant.home.sources.homeassistant.todo import todo_calls
from assistant.home.todo import back, stands


@pytest.fixture
async def server() -> AsyncIterator[FakeHomeAssistant]:
    fake = FakeHomeAssistant()
    fake.add("calendar.family", "off", friendly_name="Family")
    fake.calendars["calendar.family"] = [
        {"start": "2026-12-24", "end": "2026-12-25", "summary": "Christmas Eve"},
        {
            "start": "2026-11-30T16:00:00+01:00",
            "end": "2026-11-30T17:00:00+01:00",
            "summary": "Dentist",
            "location": "Main St",
        },
    ]
    fake.add("todo.groceries", "1", friendly_name="Groceries")
    fake.lists["todo.groceries"] = [
        {"summary": "Milk", "uid": "u0", "status": "needs_action"},
        {"summary": "eggs", "uid": "u1", "status": "completed"},
    ]
    fake.add(
        "weather.home", "sunny", friendly_name="Forecast Home", temperature=9, supported_features=3
    )
    midnight = "2026-11-30T23:00:00+00:00"  # of the first of December in Berlin
    fake.forecasts["weather.home", "daily"] = [
        {"datetime": midnight, "condition": "rainy", "temperature": 8, "templow": 4}
    ]
    fake.forecasts["weather.home", "hourly"] = [
        {"datetime": "2026-11-30T15:00:00+00:00", "condition": "cloudy", "temperature": 7}
    ]
    await fake.start()
    yield fake
    await fake.stop()


@pytest.mark.parametrize("subscribes", [True, False])
async def test_events_items_and_forecasts_are_asked_for(
    server: FakeHomeAssistant, subscribes: bool
) -> None:
    server.subscribes = subscribes
    async with Joined(server) as joined:
        home = joined.home
        await joined.until(lambda: all(home.standing(device) == "known" for device in home.devices))
        await joined.until(lambda: home.told("weather.home").keys() >= {"forecast", "hourly"})
        assert [event["summary"] for event in home.state("calendar.family")["events"]] == [
            "Christmas Eve",
            "Dentist",
        ]
        assert home.state("todo.groceries")["items"] == [
            {"text": "Milk", "done": False, "id": "u0"},
            {"text": "eggs", "done": True, "id": "u1"},
        ]
        assert home.state("weather.home")["forecast"][0]["datetime"] == "2026-12-01T00:00:00+01:00"
        assert home.state("weather.home")["hourly"][0]["datetime"] == "2026-11-30T16:00:00+01:00"
        assert (home.place.place, home.place.told_by) == ("52.52, 13.4", "Home Assistant")
        server.calendars["calendar.family"].pop()
        await server.change("calendar.family", "on")
        await joined.until(lambda: len(home.told("calendar.family")["events"]) == 1)
        await server.change("calendar.family", "unavailable")
        await joined.until(lambda: home.standing("calendar.family") == "unreachable")


async def test_what_was_not_answered_yet_is_not_known(server: FakeHomeAssistant) -> None:
    server.refuses = {"get_events": "no", "get_forecasts": "no"}
    async with Joined(server) as joined:
        assert joined.home.standing("calendar.family") == "untold"
        assert joined.source.trouble == ""


async def test_what_has_gone_is_forgotten_with_all_that_it_told(server: FakeHomeAssistant) -> None:
    async with Joined(server) as joined:
        home = joined.home
        await joined.until(lambda: home.standing("calendar.family") == "known")
        server.refuses = {"get_events": "no"}
        await server.change("calendar.family", None)
        await joined.until(lambda: "calendar.family" not in home.devices)
        await server.change("calendar.family", "off")
        await joined.until(lambda: "calendar.family" in home.devices)
        assert home.standing("calendar.family") == "untold"


async def test_commands_for_a_list_leave_what_others_put_on_it(server: FakeHomeAssistant) -> None:
    async with Joined(server) as joined:
        home = joined.home
        await joined.until(lambda: home.standing("todo.groceries") == "known")
        wanted = [
            {"text": "bread", "done": False},
            {"text": "milk", "done": True},
            {"text": "EGGS", "gone": True},
        ]
        (receipt,) = await joined.actuator.act(
            [Command("todo.groceries", {"items": wanted})], origin=Origin.VOICE
        )
        assert receipt.ok, receipt
        assert [(item["text"], item["done"]) for item in home.state("todo.groceries")["items"]] == [
            ("Milk", True),
            ("bread", False),
        ]
        assert [call[:2] for call in server.called if call[0].startswith("todo.")] == [
            ("todo.add_item", {"item": "bread"}),
            ("todo.update_item", {"item": "u0", "status": "completed"}),
            ("todo.remove_item", {"item": ["u1"]}),
        ]
        server.refuses = {"add_item": "Read only."}
        (receipt,) = await joined.actuator.act(
            [Command("todo.groceries", {"items": [{"text": "tea", "done": False}]})],
            origin=Origin.VOICE,
        )
        assert (receipt.ok, receipt.reason) == (False, "refused")


def test_what_stands_so_already_is_not_told_again() -> None:
    items = [{"text": "Milk", "done": False}]
    assert todo_calls(items, [{"text": "milk", "done": False}, {"text": "tea", "gone": True}]) == []


def test_a_list_is_brought_back_item_by_item() -> None:
    before = [{"text": "milk", "done": False}, {"text": "tea", "done": False}]
    now = [{"text": "milk", "done": True}, {"text": "bread", "done": False}]
    wanted = back(now, before)
    assert wanted == [
        {"text": "bread", "gone": True},
        {"text": "milk", "done": False},
        {"text": "tea", "done": False},
    ]
    assert not stands(now, wanted)


async def test_an_automation_is_switched_and_triggered(server: FakeHomeAssistant) -> None:
    server.add("automation.sunset", "on", friendly_name="Sunset")
    async with Joined(server) as joined:
        assert joined.home.state("automation.sunset") == {"on": True}
        act = joined.actuator.act
        (receipt,) = await act([Command("automation.sunset", {"on": False})], origin=Origin.VOICE)
        assert receipt.ok
        (receipt,) = await act(
            [Command("automation.sunset", action="activate")], origin=Origin.VOICE
        )
        assert receipt.ok
        assert [call[0] for call in server.called[-2:]] == [
            "automation.turn_off",
            "automation.trigger",
        ]


async def test_what_is_no_device_here_is_named_with_its_reason(server: FakeHomeAssistant) -> None:
    server.add(
        "person.anna", "home", friendly_name="Anna", device_trackers=["device_tracker.annas_phone"]
    )
    server.add("device_tracker.annas_phone", "home", friendly_name="Annas Phone")
    server.add("device_tracker.cat", "not_home", friendly_name="Cat")
    server.add("timer.egg", "idle", friendly_name="Egg")
    server.add("brand_new.thing", "1", friendly_name="Thing")
    server.add("switch.one", "on")
    server.add("switch.two", "on")
    shown = {entity for entity in server.states if not entity.startswith("switch.")}
    server.exposed = {entity: entity in shown for entity in server.states}
    async with Joined(server) as joined:
        assert {"person.anna", "person.cat"} <= joined.home.devices.keys()
        assert joined.home.told("person.cat") == {"location": "away"}
        left = {each.name: each.why for each in joined.home.left_out}
        assert set(left) == {"Annas Phone", "Egg", "Thing", "2 entities"}
        assert left["Egg"] == "timers are kept here"
        assert "not exposed" in left["2 entities"]
        server.exposed |= {"switch.one": True, "timer.egg": False}
        await server.fire("entity_registry_updated")
        await joined.until(lambda: "switch.one" in joined.home.devices)
        assert {each.name for each in joined.home.left_out} == {
            "Annas Phone",
            "Thing",
            "2 entities",
        }


async def test_one_that_hangs_is_given_up_and_tried_again(
    server: FakeHomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.home.sources.homeassistant.socket.ANSWER_S", 0.05)
    monkeypatch.setattr("assistant.home.sources.homeassistant.source.FIRST_PAUSE_S", 0.02)
    server.hangs = "get_states"
    async with Joined(server) as joined:
        assert (joined.source.trouble, joined.source.why) == (
            "Home Assistant has not answered.",
            "silent",
        )
        server.hangs = ""
        await joined.until(lambda: "todo.groceries" in joined.home.devices)


async def test_what_nobody_decided_on_is_exposed_as_home_assistant_does_by_default(
    server: FakeHomeAssistant,
) -> None:
    server.add("light.new", "on")
    server.add("lock.new", "locked")
    server.add("sensor.warm", "20", device_class="temperature")
    server.add("sensor.volts", "230", device_class="voltage")
    server.add("switch.setting", "on")
    server.entries[-1]["entity_category"] = "config"
    server.add("light.off_limits", "on")
    server.exposed = {"calendar.family": True, "light.off_limits": False}
    async with Joined(server) as joined:
        devices = joined.home.devices
        assert set(devices) == {"calendar.family", "todo.groceries", "light.new", "sensor.warm"}
        server.expose_new = False
        await server.fire("entity_registry_updated")
        await joined.until(lambda: set(devices) == {"calendar.family"})


async def test_an_event_is_added_where_the_calendar_takes_new_ones(
    server: FakeHomeAssistant,
) -> None:
    server.add("calendar.shared", "off", friendly_name="Shared", supported_features=1)
    server.calendars["calendar.shared"] = []
    start, end = "2026-12-01T15:00:00+01:00", "2026-12-01T16:00:00+01:00"
    cake = {"summary": "Cake", "start": start, "end": end}
    async with Joined(server) as joined:
        home = joined.home
        await joined.until(lambda: home.standing("calendar.shared") == "known")
        assert home.state("calendar.shared")["edits"] == ["add", "repeat"]
        assert home.state("calendar.shared")["until"] > "2026-"

        async def told(calendar: str, wish: dict[str, object]) -> Receipt:
            command = Command(calendar, {"events": [wish]})
            [receipt] = await joined.actuator.act([command], origin=Origin.VOICE)
            return receipt

        receipt = await told("calendar.shared", cake)
        assert receipt.ok
        assert server.called[-2][0:2] == (
            "calendar.create_event",
            {"summary": "Cake", "start_date_time": start, "end_date_time": end},
        )
        assert [event["summary"] for event in home.told("calendar.shared")["events"]] == ["Cake"]
        series = cake | {"summary": "Choir", "rule": "FREQ=WEEKLY;COUNT=3"}
        assert (await told("calendar.shared", series)).ok
        assert [each["summary"] for each in home.told("calendar.shared")["events"][1:]] == [
            "Choir",
            "Choir",
            "Choir",
        ]
        gone = {"summary": "Cake", "start": start, "gone": True}
        for calendar, wish in (("calendar.shared", gone), ("calendar.family", cake)):
            assert not (await told(calendar, wish)).ok


@pytest.mark.parametrize("kind", sorted(set(KIND_OF.values())))
@pytest.mark.parametrize("text", ["unknown", "unavailable"])
def test_nothing_is_told_of_what_is_unknown(kind: str, text: str) -> None:
    state, hidden = read_state(kind, text, {"supported_features": 15}, {})
    assert hidden == state.keys() - SETTLED


@pytest.mark.parametrize(
    ("features", "due", "field", "kept"),
    [
        (16, "2026-12-04", "due_date", "2026-12-04"),
        (16 | 32, "2026-12-04", "due_date", "2026-12-04"),
        (16 | 32, "2026-12-04T17:00:00+01:00", "due_datetime", "2026-12-04T17:00:00+01:00"),
        (16, "2026-12-04T17:00:00+01:00", "due_date", "2026-12-04"),
        (32, "2026-12-04", "due_datetime", "2026-12-04T00:00:00"),
    ],
)
async def test_when_an_item_is_due_is_written_and_read_back(
    server: FakeHomeAssistant, features: int, due: str, field: str, kept: str
) -> None:
    """The fields of `todo.add_item` and `todo.update_item`, by what the list can keep."""
    server.add("todo.groceries", "1", friendly_name="Groceries", supported_features=7 | features)
    async with Joined(server) as joined:
        await joined.until(lambda: joined.home.standing("todo.groceries") == "known")

        async def tell(**wish: Any) -> Receipt:
            command = Command("todo.groceries", {"items": [{"done": False, **wish}]})
            return (await joined.actuator.act([command], origin=Origin.VOICE))[0]

        def dues() -> list[str]:
            return [item.get("due", "") for item in joined.home.state("todo.groceries")["items"]]

        assert (await tell(text="rent", due=due)).ok
        assert dues() == ["", "", kept]
        assert (await tell(text="milk", due=due)).ok
        assert dues() == [kept, "", kept]
        assert (await tell(text="milk", due="")).ok
        assert dues() == ["", "", kept]
        told = [data for name, data, _ in server.called if name[:5] == "todo."]
        assert [data.get(field) for data in told[:2]] == [kept, kept]
        assert list(told[2].values())[-1] is None


async def test_a_list_that_keeps_no_dates_says_so(server: FakeHomeAssistant) -> None:
    async with Joined(server) as joined:
        await joined.until(lambda: joined.home.standing("todo.groceries") == "known")
        wish = {"text": "rent", "done": False, "due": "2026-12-04"}
        command = Command("todo.groceries", {"items": [wish]})
        (receipt,) = await joined.actuator.act([command], origin=Origin.VOICE)
        assert (receipt.reason, receipt.detail) == ("refused", "keeps no dates")


async def test_a_service_that_is_never_answered_ends_in_one_sentence(
    server: FakeHomeAssistant,
) -> None:
    async with Joined(server) as joined:
        await joined.until(lambda: joined.home.standing("todo.groceries") == "known")
        joined.actuator._receipt_s = 0.1
        server.hangs = "call_service"
        command = Command("todo.groceries", {"items": [{"text": "tea", "done": False}]})
        (receipt,) = await joined.actuator.act([command], origin=Origin.VOICE)
        assert (receipt.ok, receipt.reason) == (False, "timeout")
        assert receipt.detail
        assert joined.home.available("todo.groceries"), "the connection is as good as before"

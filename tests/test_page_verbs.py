"""What hands do on the page, asked of a running box over its socket: devices by the gate, agenda
and lists with a way back.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from running import BARE, Running

HOME = Path(__file__).with_name("page_home.toml")
KEYS = ("calendar", "summary", "start")
"""What tells one event from the others."""
SETTINGS = f"""{BARE}
[home]
file = "{HOME}"
[policy]
pin = "4711"
rules = {{ "cover.garage_door:open" = "pin" }}
"""


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    running = Running(tmp_path_factory.mktemp("box"), SETTINGS)
    running.start()
    yield running
    running.stop()


def device(box: Running, id_: str) -> dict[str, Any]:
    [found] = [each for each in box.ask({"do": "rooms"})["devices"] if each["id"] == id_]
    return dict(found)


def entries(box: Running, kind: str) -> list[dict[str, Any]]:
    return [each for each in box.ask({"do": "agenda"})["entries"] if each["kind"] == kind]


def items(box: Running, list_: str) -> list[tuple[str, bool]]:
    [found] = [each for each in box.ask({"do": "lists"})["lists"] if each["id"] == list_]
    return [(each["text"], each["done"]) for each in found["items"]]


def unlock(box: Running, **answer: str) -> dict[str, Any]:
    request = {"do": "act", "device": "lock.front_door", "wanted": {"locked": False}}
    return box.ask({**request, **answer})


# --- the home -------------------------------------------------------------------------------------


def test_what_a_hand_does_is_done_and_said(box: Running) -> None:
    done = box.ask({"do": "act", "device": "light.kitchen", "wanted": {"on": True}})
    assert (done["ok"], done["said"]) == (True, "The kitchen light is on at 80 percent.")
    assert done["device"]["words"] == "on at 80 percent"
    scene = box.ask({"do": "act", "device": "scene.movie_time", "action": "activate"})
    assert scene["said"] == "“movie time” was started."


def test_what_a_device_can_not_be_told_is_said_as_it_is(box: Running) -> None:
    told = box.ask({"do": "act", "device": "climate.kitchen", "wanted": {"mode": "party"}})
    assert (told["ok"], told["reason"]) == (False, "refused")
    assert "must be one of off, heat, auto" in told["said"]
    assert (
        "not in the home" in box.ask({"do": "act", "device": "light.x", "action": "press"})["error"]
    )
    assert '"wanted"' in box.ask({"do": "act", "device": "light.kitchen"})["error"]


def test_each_offered_control_fits_its_device(box: Running) -> None:
    shapes = {
        each["id"]: [control["as"] for control in each["controls"]]
        for each in box.ask({"do": "rooms"})["devices"]
    }
    assert shapes["light.kitchen"] == ["switch", "slider", "color", "slider"]
    assert shapes["lock.front_door"] == ["buttons"]
    assert shapes["climate.kitchen"] == ["choice", "slider"]
    assert shapes["sensor.kitchen"] == []
    player = device(box, "media_player.kitchen")["controls"]
    assert [control["key"] for control in player] == ["", "volume", "muted", "source"]
    panel = device(box, "alarm_control_panel.house")["controls"][0]["buttons"]
    assert [button["label"] for button in panel] == ["Disarm", "Arm: away", "Arm: home"]


def test_a_lock_asks_and_only_the_answer_to_this_very_question_opens_it(box: Running) -> None:
    ask = unlock(box)["ask"]
    assert (ask["question"], ask["level"]) == ("Unlock the front door?", "confirm")
    other = {"do": "act", "device": "cover.garage_door", "wanted": {"position": 100}}
    assert "ask" in box.ask({**other, "ticket": ask["ticket"]}), "a yes to another command"
    assert device(box, "lock.front_door")["words"] == "locked"
    ask = unlock(box)["ask"]
    box.ask({"do": "decline", "ticket": ask["ticket"]})
    again = unlock(box, ticket=ask["ticket"])["ask"]
    assert "is over" in again["problem"]
    assert unlock(box, ticket=again["ticket"])["said"] == "The front door is unlocked."
    assert unlock(box, ticket=again["ticket"])["ask"]["problem"], "a yes counts once"


def test_a_wrong_pin_opens_nothing(box: Running) -> None:
    garage = {"do": "act", "device": "cover.garage_door", "wanted": {"position": 100}}
    ask = box.ask(garage)["ask"]
    assert ask["level"] == "pin"
    ask = box.ask({**garage, "ticket": ask["ticket"], "code": "1111"})["ask"]
    assert ask["problem"] == "That is not the right code."
    assert device(box, "cover.garage_door")["words"] == "closed"
    done = box.ask({**garage, "ticket": ask["ticket"], "code": "4711"})
    assert done["said"] == "The garage door is open."


def test_a_devices_own_code_is_asked_for(box: Running) -> None:
    disarm = {
        "do": "act",
        "device": "alarm_control_panel.house",
        "wanted": {"state": "disarmed"},
    }
    ask = box.ask(disarm)["ask"]
    assert ask["level"] == "code"
    done = box.ask({**disarm, "ticket": ask["ticket"], "code": "2468"})
    assert done["said"] == "The alarm is disarmed."


# --- the agenda -----------------------------------------------------------------------------------


def test_a_timer_is_set_held_renamed_removed_and_brought_back(box: Running) -> None:
    made = box.ask({"do": "plan", "kind": "timer", "seconds": 600, "name": "pizza"})["entry"]
    assert (made["name"], made["state"], made["total_s"]) == ("pizza", "running", 600)
    held = box.ask({"do": "hold", "entry": made["id"], "held": True})["entry"]
    assert held["state"] == "paused"
    assert 590 < held["remaining_s"] <= 600
    longer = box.ask({"do": "extend", "entry": made["id"], "seconds": 60})["entry"]
    assert longer["remaining_s"] == held["remaining_s"] + 60
    named = box.ask({"do": "replan", "entry": made["id"], "name": "pasta", "seconds": 300})
    assert (named["entry"]["name"], named["entry"]["remaining_s"]) == ("pasta", 300)
    gone = box.ask({"do": "unplan", "entry": made["id"]})
    assert gone["said"] == "The pasta timer is removed."
    assert entries(box, "timer") == []
    assert box.ask({"do": "undo", "undo": gone["undo"]})["said"] == "The pasta timer is back."
    assert [each["name"] for each in entries(box, "timer")] == ["pasta"]
    assert "any more" in box.ask({"do": "undo", "undo": gone["undo"]})["error"]
    box.ask({"do": "unplan", "entry": made["id"]})


def test_an_alarm_and_a_reminder_by_the_clocks_of_the_home(box: Running) -> None:
    alarm = box.ask({"do": "plan", "kind": "alarm", "at": "06:45", "days": [0, 1]})["entry"]
    assert (alarm["at"], alarm["again"]) == ("06:45", "every Monday and Tuesday")
    moved = box.ask({"do": "replan", "entry": alarm["id"], "at": "07:00", "name": "school"})
    assert (moved["entry"]["at"], moved["entry"]["days"]) == ("07:00", [0, 1])
    assert moved["entry"]["name"] == "school"
    box.ask({"do": "undo", "undo": moved["undo"]})
    [alarm] = entries(box, "alarm")
    assert (alarm["at"], alarm["name"]) == ("06:45", "")
    now = datetime.fromisoformat(box.ask({"do": "agenda"})["now"])
    due = (now + timedelta(days=2)).replace(hour=9, minute=0, second=0, microsecond=0)
    local = due.replace(tzinfo=None).isoformat()
    made = box.ask({"do": "plan", "kind": "reminder", "text": "water the plants", "due": local})
    assert datetime.fromisoformat(made["entry"]["due"]).replace(tzinfo=None).isoformat() == local
    past = {"do": "plan", "kind": "reminder", "text": "x", "due": "2020-01-01T10:00"}
    assert "has passed" in box.ask(past)["error"]
    assert (
        "has passed"
        in box.ask({**past, "kind": "alarm", "at": "10:00", "date": "2020-01-01"})["error"]
    )


def test_a_routine_that_unlocks_is_asked_about_and_keeps_its_consent(box: Running) -> None:
    wish = {"do": "plan", "kind": "routine", "at": "07:00", "text": "unlock the front door"}
    no = box.ask(wish)["ask"]
    box.ask({"do": "decline", "ticket": no["ticket"]})
    ask = box.ask({**wish, "ticket": no["ticket"]})["ask"]
    assert "is over" in ask["problem"], "a no holds for plans as well"
    assert entries(box, "routine") == []
    made = box.ask({**wish, "ticket": ask["ticket"]})["entry"]
    assert made["text"] == "unlock the front door"
    moved = box.ask({"do": "replan", "entry": made["id"], "at": "08:00"})["entry"]
    assert (moved["at"], moved["text"]) == ("08:00", "unlock the front door")
    harmless = box.ask({**wish, "text": "turn on the kitchen light", "days": [5]})
    assert harmless["entry"]["again"] == "every Saturday"
    assert "understand" in box.ask({**wish, "text": "bla bla blub"})["error"]


def test_a_routines_consent_goes_with_it_to_another_time(box: Running) -> None:
    box.ask({"do": "act", "device": "lock.front_door", "wanted": {"locked": True}})
    wish = {"do": "plan", "kind": "routine", "at": "03:00", "text": "unlock the front door"}
    made = box.ask({**wish, "ticket": box.ask(wish)["ask"]["ticket"]})["entry"]
    now = datetime.fromisoformat(box.ask({"do": "agenda"})["now"])
    soon = (now + timedelta(seconds=1)).replace(tzinfo=None).isoformat()
    box.ask({"do": "replan", "entry": made["id"], "due": soon})
    deadline = time.monotonic() + 30
    while device(box, "lock.front_door")["words"] == "locked":
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ({"do": "plan", "kind": "cake"}, '"kind" must be'),
        ({"do": "plan", "kind": "timer", "seconds": -5}, '"seconds" must be'),
        ({"do": "plan", "kind": "alarm", "at": "late"}, '"at" must be a time of day'),
        ({"do": "plan", "kind": "reminder", "at": "07:00"}, '"text" must not be empty'),
        ({"do": "plan", "kind": "alarm", "at": "07:00", "days": [9]}, '"days" must be'),
        ({"do": "unplan", "entry": 99999}, "is over"),
        ({"do": "preview_voice", "model": "cake"}, "cake: the catalogue has no such voice"),
        ({"do": "unplan", "entry": "x"}, "whole number"),
        ({"do": "add_item", "list": "none", "text": "x"}, "not there any more"),
        ({"do": "add_item", "list": "shopping", "text": "x" * 300}, "200 are the most"),
        ({"do": "delete_items", "list": "shopping", "text": "gold"}, "not on the list"),
        ({"do": "delete_list", "list": "todo.hub"}, "where it is kept"),
        ({"do": "add_event", "calendar": "todo.hub", "summary": "x"}, "can't be changed"),
    ],
)
def test_a_wrong_wish_is_answered_with_what_is_wrong(
    box: Running, request_: dict[str, Any], said: str
) -> None:
    assert said in box.ask(request_)["error"]


def test_an_event_is_put_in_and_taken_out(box: Running) -> None:
    now = datetime.fromisoformat(box.ask({"do": "agenda"})["now"])
    day = (now + timedelta(days=2)).date().isoformat()
    wish = {"do": "add_event", "calendar": "calendar.family", "date": day}
    box.ask({**wish, "summary": "dentist", "at": "10:00", "until": "10:30"})
    box.ask({**wish, "summary": "holiday"})
    holiday, dentist = box.ask({"do": "events"})["events"]
    assert (holiday["summary"], holiday["start"]) == ("holiday", day)
    assert dentist["start"].startswith(f"{day}T10:00")
    assert dentist["end"].startswith(f"{day}T10:30")
    gone = box.ask({"do": "delete_event", **{key: dentist[key] for key in KEYS}})
    assert gone["said"] == "“dentist” is removed."
    assert [each["summary"] for each in box.ask({"do": "events"})["events"]] == ["holiday"]
    box.ask({"do": "undo", "undo": gone["undo"]})
    assert len(box.ask({"do": "events"})["events"]) == 2
    late = {**wish, "summary": "x", "at": "10:00", "until": "09:00"}
    assert "end before it begins" in box.ask(late)["error"]


# --- the lists ------------------------------------------------------------------------------------


@pytest.mark.parametrize("list_", ["shopping", "todo.hub"])
def test_items_are_put_on_ticked_off_renamed_and_taken_off(box: Running, list_: str) -> None:
    before = items(box, list_)
    box.ask({"do": "add_item", "list": list_, "text": "tea"})
    box.ask({"do": "change_item", "list": list_, "text": "tea", "done": True})
    assert items(box, list_)[-1] == ("tea", True)
    box.ask({"do": "change_item", "list": list_, "text": "tea", "to": "green tea"})
    assert ("green tea", True) in items(box, list_)
    gone = box.ask({"do": "delete_items", "list": list_, "text": "green tea"})
    assert gone["said"] == "“green tea” is off the list."
    assert items(box, list_) == before
    box.ask({"do": "undo", "undo": gone["undo"]})
    assert ("green tea", True) in items(box, list_)
    box.ask({"do": "delete_items", "list": list_, "text": "green tea"})


def test_a_list_of_our_own_is_made_ordered_and_deleted_with_a_way_back(box: Running) -> None:
    made = box.ask({"do": "add_list", "name": "books"})["list"]
    for words in ("one", "two", "three"):
        box.ask({"do": "add_item", "list": made, "text": words})
    box.ask({"do": "move_item", "list": made, "text": "three", "to": 0})
    assert [words for words, _ in items(box, made)] == ["three", "one", "two"]
    gone = box.ask({"do": "delete_list", "list": made})
    box.ask({"do": "undo", "undo": gone["undo"]})
    assert [words for words, _ in items(box, made)] == ["three", "one", "two"]
    assert "already" in box.ask({"do": "add_list", "name": "Books"})["error"]

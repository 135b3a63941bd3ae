"""The one gate: no path goes round it, and it opens only for exactly what a person agreed to."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from virtual_time import run

from assistant.core.errors import ConfigError, PolicyError
from assistant.core.values import Receipt
from assistant.home.act import Actuator
from assistant.home.file import HomeFile
from assistant.home.kinds import KINDS
from assistant.home.model import Command, Device, Home, State
from assistant.home.policy import UNATTENDED, Consent, ConsentNeeded, Gate, Origin
from assistant.home.rules import DEFAULTS, known_acts
from assistant.home.seals import KEY_BYTES, KEY_FILE, box_key
from assistant.home.sources.simulated import SimulatedSource
from assistant.service.config import Config
from assistant.service.config_home import Policy

DEVICES: tuple[tuple[Device, State], ...] = (
    (Device("lock.front_door", "lock", "front door"), {"locked": True}),
    (Device("cover.garage", "cover", "garage door", device_class="garage"), {"position": 0}),
    (Device("cover.gate", "cover", "gate", device_class="gate"), {"position": 0}),
    (Device("cover.blind", "cover", "blind", device_class="blind"), {"position": 0}),
    (Device("valve.water", "valve", "main valve"), {"position": 0}),
    (Device("button.gate", "button", "gate opener", device_class="gate"), {}),
    (Device("switch.garage", "switch", "garage relay", device_class="garage"), {"on": False}),
    (Device("alarm_control_panel.a", "alarm_control_panel", "alarm"), {"state": "armed_away"}),
    (Device("light.a", "light", "Anna's lamp"), {"on": False}),
)

UNLOCK = Command("lock.front_door", {"locked": False})
LIGHT = Command("light.a", {"on": True})
DANGEROUS = [
    UNLOCK,
    Command("cover.garage", {"position": 100}),
    Command("cover.garage", {"position": 5}),
    Command("cover.gate", {"position": 100}),
    Command("valve.water", {"position": 100}),
    Command("button.gate", action="press"),
    Command("switch.garage", {"on": True}),
    Command("alarm_control_panel.a", {"state": "disarmed"}),
]
HARMLESS = [
    LIGHT,
    Command("lock.front_door", {"locked": True}),
    Command("cover.garage", {"position": 0}),
    Command("cover.blind", {"position": 100}),
    Command("valve.water", {"position": 0}),
]

KEY = bytes(range(KEY_BYTES))


class Room:
    """A home with a gate, to act in under virtual time."""

    def __init__(self, key: bytes = b"", **policy: object) -> None:
        self.home = Home()
        self.time = 0.0
        self.source = SimulatedSource(HomeFile(devices=DEVICES))
        self.gate = Gate(Policy.model_validate(policy), now=lambda: self.time, key=key)
        self.actuator = Actuator(self.home, {"simulated": self.source}, self.gate)
        run(self.source.start(self.home))

    def act(
        self, *commands: Command, origin: Origin = Origin.VOICE, consent: Consent | None = None
    ) -> list[Receipt]:
        return run(self.actuator.act(commands, origin=origin, consent=consent))


@pytest.mark.parametrize("origin", list(Origin))
@pytest.mark.parametrize("command", DANGEROUS, ids=lambda command: command.device)
def test_no_origin_does_something_dangerous_without_consent(
    origin: Origin, command: Command
) -> None:
    room = Room()
    before = room.home.snapshot()
    if origin in UNATTENDED:
        assert [(receipt.ok, receipt.reason) for receipt in room.act(command, origin=origin)] == [
            (False, "denied")
        ]
    else:
        with pytest.raises(ConsentNeeded):
            room.act(command, LIGHT, origin=origin)
    assert room.home.snapshot() == before
    assert not room.home.activations(command.device)
    needed = room.actuator.needs([command])
    assert needed is not None
    assert room.act(command, origin=origin, consent=room.gate.grant(needed))[0].ok


@pytest.mark.parametrize("origin", list(Origin))
def test_harmless_things_are_just_done(origin: Origin) -> None:
    room = Room()
    assert room.actuator.needs(HARMLESS) is None
    assert all(receipt.ok for receipt in room.act(*HARMLESS, origin=origin))


def test_a_yes_counts_for_exactly_what_was_asked() -> None:
    room = Room()
    needed = room.actuator.needs([Command("cover.garage", {"position": 50})])
    assert needed is not None
    consent = room.gate.grant(needed)
    for other in (Command("cover.garage", {"position": 100}), UNLOCK):
        with pytest.raises(ConsentNeeded):
            room.act(other, consent=consent)
    assert room.act(Command("cover.garage", {"position": 50}), consent=consent)[0].ok


def kept(room: Room, bound_to: str = "entry 7: unlock") -> str:
    """A consent to unlocking as it lies on disk."""
    needed = room.actuator.needs([LIGHT, UNLOCK])
    assert needed is not None
    assert needed.commands == (UNLOCK,)
    return json.dumps(room.gate.seal(room.gate.grant(needed), bound_to))


def test_consent_given_when_saving_outlives_a_restart() -> None:
    saved, later = json.loads(kept(Room(key=KEY))), Room(key=KEY)
    consent = later.gate.restore(saved, "entry 7: unlock")
    assert [
        receipt.ok for receipt in later.act(LIGHT, UNLOCK, origin=Origin.TIMER, consent=consent)
    ] == [True, True]


def test_a_consent_that_was_made_up_changed_or_moved_is_none() -> None:
    room = Room(key=KEY)
    saved = json.loads(kept(room))
    garage = {"device": "cover.garage", "wanted": {"position": 100}, "action": "", "data": {}}
    for forged in (
        {"level": "pin", "commands": saved["commands"]},
        saved | {"level": "pin"},
        saved | {"commands": [garage]},
        saved | {"commands": [*saved["commands"], garage]},
        saved | {"seal": "0" * 64},
        saved | {"seal": "ü"},
        saved | {"seal": None},
        saved | {"commands": None},
        [saved],
        "yes",
    ):
        assert room.gate.restore(forged, "entry 7: unlock") is None, forged
    assert room.gate.restore(saved, "entry 8: unlock") is None
    assert Room(key=b"another").gate.restore(saved, "entry 7: unlock") is None
    assert Room().gate.restore(saved, "entry 7: unlock") is None


def test_the_boxs_key_is_made_once_and_is_its_own(tmp_path: Path) -> None:
    key = box_key(tmp_path)
    assert (len(key), box_key(tmp_path)) == (KEY_BYTES, key)
    file = tmp_path / KEY_FILE
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o644)
    assert box_key(tmp_path) == key
    assert file.stat().st_mode & 0o777 == 0o600
    file.write_bytes(key[:9])
    assert len(box_key(tmp_path)) == KEY_BYTES
    assert box_key(tmp_path) != key


def test_a_box_that_can_keep_no_key_has_one_until_it_stops(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert len(box_key(tmp_path / "file")) == KEY_BYTES


def test_where_nobody_can_answer_the_rest_is_still_done() -> None:
    receipts = Room().act(LIGHT, UNLOCK, origin=Origin.ROUTINE)
    assert [(receipt.ok, receipt.reason) for receipt in receipts] == [(True, ""), (False, "denied")]


def test_rules_go_from_the_particular_to_the_general() -> None:
    rules = {
        "lock": "deny",
        "lock.front_door:unlock": "allow",
        "cover/garage": "deny",
        "cover:open": "confirm",
        "light.a": "deny",
    }
    gate = Gate(Policy.model_validate({"rules": rules}))
    home = Room().home
    assert gate.verdict(home, UNLOCK) == "allow"
    assert gate.verdict(home, Command("lock.front_door", {"locked": True})) == "deny"
    assert gate.verdict(home, Command("cover.garage", {"position": 0})) == "deny"
    assert gate.verdict(home, Command("cover.blind", {"position": 9})) == "confirm"
    assert gate.verdict(home, LIGHT) == "deny"


@pytest.mark.parametrize(
    ("kind", "name", "verdict"),
    [
        ("cover", "Garage", "confirm"),
        ("cover", "front Gate", "confirm"),
        ("cover", "bedroom blind", "allow"),
        ("cover", "gateway blind", "allow"),
        ("button", "garage door opener", "confirm"),
        ("switch", "garage", "allow"),
        ("switch", "driveway gate", "confirm"),
    ],
)
def test_a_gate_without_a_class_is_known_by_its_name(kind: str, name: str, verdict: str) -> None:
    home = Home()
    home.put_device(Device(f"{kind}.x", kind, "x", (name,)), {})
    command = (
        Command("button.x", action="press")
        if kind == "button"
        else Command(f"{kind}.x", {"position": 100})
    )
    if kind == "switch":
        command = Command("switch.x", {"on": True})
    assert Gate(Policy()).verdict(home, command) == verdict


def test_confirmations_can_be_switched_off_but_rules_stay() -> None:
    room = Room(confirmations=False, rules={"valve:open": "pin", "cover.gate": "deny"}, pin="4711")
    assert room.act(UNLOCK)[0].ok
    assert room.act(Command("cover.gate", {"position": 100}))[0].reason == "denied"
    with pytest.raises(ConsentNeeded, match="Open the main valve"):
        room.act(Command("valve.water", {"position": 100}))


def test_a_pin_is_asked_for_and_compared() -> None:
    room = Room(rules={"lock:unlock": "pin"}, pin="4711")
    with pytest.raises(ConsentNeeded) as caught:
        room.act(UNLOCK)
    assert caught.value.level == "pin"
    for wrong in (None, "", "471", "47111"):
        room.time += 100
        with pytest.raises(PolicyError):
            room.gate.grant(caught.value, wrong)
    room.time += 100
    assert room.act(UNLOCK, consent=room.gate.grant(caught.value, "4711"))[0].ok


def test_a_plain_yes_is_not_enough_where_a_pin_is_wanted() -> None:
    plain = Room()
    needed = plain.actuator.needs([UNLOCK])
    assert needed is not None
    with pytest.raises(ConsentNeeded):
        Room(rules={"lock:unlock": "pin"}, pin="4711").act(UNLOCK, consent=plain.gate.grant(needed))


def test_three_wrong_pins_close_the_gate_for_a_minute() -> None:
    room = Room(rules={"lock:unlock": "pin"}, pin="4711")
    needed = room.actuator.needs([UNLOCK])
    assert needed is not None
    for _ in range(3):
        with pytest.raises(PolicyError):
            room.gate.grant(needed, "0000")
    room.time = 59
    with pytest.raises(PolicyError, match="Try again in a minute"):
        room.gate.grant(needed, "4711")
    room.time = 60
    assert room.gate.grant(needed, "4711").level == "pin"


@pytest.mark.parametrize(
    ("rules", "problem"),
    [
        ({"lok:unlock": "deny"}, "names no kind"),
        ({"lock:unlok": "deny"}, "names no action of a lock; those are lock, open, unlock"),
        ({"lock.front_door:opn": "deny"}, "names no action"),
        ({"lock": "pin"}, "policy.pin is empty"),
    ],
)
def test_a_rule_that_could_never_apply_is_an_error(rules: dict[str, str], problem: str) -> None:
    with pytest.raises(ConfigError, match=problem):
        Gate(Policy.model_validate({"rules": rules}))


def test_every_default_rule_could_be_written_by_a_user() -> None:
    Gate(Config.model_validate({"policy": {"rules": DEFAULTS}}).policy)
    assert known_acts("cover") == {"open", "close", "set_tilt", "stop"}


@pytest.mark.parametrize(
    ("commands", "question"),
    [
        ([UNLOCK], "Unlock the front door?"),
        (DANGEROUS[1:2] + DANGEROUS[3:4], "Open the garage door and the gate?"),
        ([UNLOCK, DANGEROUS[1]], "Unlock the front door and open the garage door?"),
        ([DANGEROUS[-1]], "Disarm the alarm?"),
    ],
)
def test_the_question_says_what_would_happen(commands: list[Command], question: str) -> None:
    with pytest.raises(ConsentNeeded) as caught:
        Room().act(*commands)
    assert caught.value.question == question


def test_the_document_names_every_action_and_its_examples_are_valid() -> None:
    text = (Path(__file__).parents[1] / "docs/connect-devices.md").read_text()
    acts = {act for kind in KINDS for act in known_acts(kind) if not act.startswith("set_")}
    assert {act for act in acts if f"`{act}`" not in text} == set()
    (example,) = re.findall(r"```toml\n(\[policy\].*?)```", text, re.DOTALL)
    policy = Config.model_validate(tomllib.loads(example)).policy
    assert len(policy.rules) == 5
    Gate(policy)

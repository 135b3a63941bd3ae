"""What opens the house is known by its name, in the languages of the table, whatever class its hub
gives it.
"""

from __future__ import annotations

import pytest

from assistant.home.model import Command, Device, Home
from assistant.home.openers import hazard
from assistant.home.policy import Gate
from assistant.home.rules import Verdict, relays
from assistant.service.config_home import Policy

CLASSES = {
    "switch": (None, "switch", "outlet"),
    "cover": (None, "shutter"),
    "button": (None, "restart"),
}


def verdict(device: Device, **policy: object) -> Verdict:
    home = Home()
    home.put_device(
        device,
        {"on": False}
        if device.kind == "switch"
        else {"position": 0}
        if device.kind == "cover"
        else {},
    )
    actions = {"button": "press", "script": "activate", "scene": "activate"}
    wanted = {"switch": {"on": True}, "cover": {"position": 100}}.get(device.kind, {})
    return Gate(Policy.model_validate(policy)).verdict(
        home, Command(device.id, wanted, actions.get(device.kind, ""))
    )


def called(kind: str, name: str, class_: str | None = None) -> Device:
    return Device(f"{kind}.x", kind, name, device_class=class_)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (
            "switch",
            (
                "Garage door|Driveway gate|gate-relay 2|Side door strike|Flat buzzer|Entry "
                "intercom|Barn door|Porch latch"
            ),
        ),
        (
            "switch",
            (
                "Einfahrtstor|Schiebetor Relais|Türöffner|Tueroeffner "
                "Keller|Haustür|Torantrieb|Schranke|Sprechanlage"
            ),
        ),
        (
            "switch",
            "Portail|Relais portillon|Gâche|Porte de garage|Cerradura|Portón|Portero|Abre puertas",
        ),
        ("switch", "Poort|Garagedeur|Deuropener|Cancello|Apriporta|Serratura|Relè cancelletto"),
        ("cover", "Garage|Yard gate|Rolltor|Portail|Garagepoort|Cancello|Garagentor"),
        ("button", "Gate|Unlatch the porch|Garage|Open|Toröffner|Buzz in|Ouvrir|Apri cancello"),
        (
            "script",
            (
                "Unlock the house|Let the cleaner in and open the "
                "gate|Disarm|Aufschließen|Ontgrendelen|Garage"
            ),
        ),
        ("scene", "Open door|Unlock and lights on|Gate and lamps|Alarm unscharf"),
    ],
)
def test_what_opens_is_asked_about(kind: str, names: str) -> None:
    for name in names.split("|"):
        for class_ in CLASSES.get(kind, (None,)):
            assert verdict(called(kind, name, class_)) == "confirm", (name, class_)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (
            "switch",
            (
                "Garage|Garage light|Gate "
                "lamp|Torlicht|Motor|Monitor|Ventilator|Heizungsaktor|Projektor|Child lock"
            ),
        ),
        (
            "switch",
            (
                "Fridge door lamp|Luz del portón|Lumière portail|Luce cancello|Coffee "
                "machine|Gateway|Story lamp|Summer lights"
            ),
        ),
        ("cover", "Bedroom blind|Patio door blind|Rollladen Küche|Gateway curtain"),
        ("button", "Doorbell|Front door chime|Restart the gateway"),
        ("script", "Good night|Open the blinds|Gate lights on|Story time"),
        ("scene", "Movie night|Opening credits|Garage lights"),
    ],
)
def test_what_only_sounds_like_it_is_not(kind: str, names: str) -> None:
    assert {name: verdict(called(kind, name)) for name in names.split("|")} == dict.fromkeys(
        names.split("|"), "allow"
    )


def test_covers_of_no_class_that_may_hold_a_gate_are_asked_about() -> None:
    assert verdict(called("cover", "All covers")) == "confirm"
    assert verdict(called("cover", "Ground floor", "blind")) == "allow"
    assert verdict(Device("cover.x", "cover", "Ground floor", group=True)) == "confirm"
    assert verdict(called("cover", "House door", "door")) == "confirm"


def test_an_alias_gives_it_away_as_well_and_the_user_has_the_last_word() -> None:
    relay = Device("switch.x", "switch", "Shelly 7", ("the gate",))
    assert verdict(relay) == "confirm"
    assert verdict(relay, rules={"switch.x": "allow"}) == "allow"
    assert verdict(relay, rules={"switch/gate": "deny"}) == "deny"
    assert verdict(relay, confirmations=False) == "allow"


def test_everything_leaves_them_out() -> None:
    home = Home()
    for device in (
        called("switch", "Gate"),
        Device("switch.y", "switch", "Kettle"),
        called("script", "Unlock"),
        called("cover", "Gate"),
    ):
        home.put_device(device, {})
    assert relays(home) == {"switch.x", "script.x"}


def test_a_rule_binds_to_the_hubs_own_id_and_not_to_who_came_first() -> None:
    home = Home()
    mine = Device(
        "lock.front_door_2", "lock", "Front door", source="homeassistant", hub_id="front_door"
    )
    other = Device("lock.front_door", "lock", "Front door", source="mqtt", hub_id="0x00158d0001ab")
    for device in (other, mine):
        home.put_device(device, {"locked": True})

    def verdicts(**rules: str) -> tuple[Verdict, Verdict]:
        gate = Gate(
            Policy.model_validate(
                {"rules": {f"lock.{id_}": verdict for id_, verdict in rules.items()}}
            )
        )
        return gate.verdict(home, Command(mine.id, {"locked": False})), gate.verdict(
            home, Command(other.id, {"locked": False})
        )

    assert verdicts(front_door="deny") == ("deny", "deny"), (
        "which of the two was meant is not known: better both"
    )
    assert verdicts(front_door="allow") == ("allow", "confirm"), (
        "it is the id of one of them at its hub"
    )
    assert verdicts(**{"0x00158d0001ab": "allow"}) == ("confirm", "allow")
    gate = Gate(
        Policy.model_validate(
            {"rules": {"lock.frnt": "deny", "lock.front_door": "deny", "lock:unlock": "deny"}}
        )
    )
    assert gate.unknown_targets(home) == ["lock.frnt"]


@pytest.mark.parametrize(
    "name",
    ["Siren", "Cellar Sirene", "Oven", "Steam iron", "Backofen", "Fer à repasser", "Fan Heater"],
)
def test_what_howls_or_burns_is_known_by_its_name(name: str) -> None:
    assert hazard(called("switch", name))


@pytest.mark.parametrize(
    "name", ["Kettle lamp", "Environment", "Fernseher", "Coffee machine", "Wiring closet"]
)
def test_and_nothing_else_is(name: str) -> None:
    assert not hazard(called("switch", name))
    assert not hazard(called("light", "Oven light"))


def test_a_siren_is_one_by_its_class() -> None:
    assert hazard(Device("switch.z", "switch", "Zigbee 17", (), None, "siren"))

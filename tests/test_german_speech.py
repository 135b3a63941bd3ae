"""Free speech in German, over a small German home: what is said, and the call that comes of it."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any

import pytest

from assistant.core.values import Hypothesis, Transcript
from assistant.home.model import Area, Device, Floor, Home
from assistant.skillkit.host.loader import Registry, shipped_folder
from assistant.understanding.pipeline import Mind
from assistant.understanding.situation import PastTurn, Situation

NOW = datetime(2026, 3, 4, 9, 30)

AREAS = (
    ("kueche", "Küche", "eg"),
    ("wohnzimmer", "Wohnzimmer", "eg"),
    ("flur", "Flur", "eg"),
    ("bad", "Bad", "og"),
    ("schlafzimmer", "Schlafzimmer", "og"),
)
DEVICES: tuple[tuple[str, str, str | None, str | None, dict[str, Any]], ...] = (
    ("light.kueche", "Deckenlicht", "kueche", None, {"on": True, "brightness": 40}),
    ("light.spuele", "Spülenlicht", "kueche", None, {"on": False}),
    (
        "light.stehlampe",
        "Stehlampe",
        "wohnzimmer",
        None,
        {"on": True, "brightness": 60, "color": "white", "color_temp_k": 3000},
    ),
    ("light.sofa", "Sofaleuchte", "wohnzimmer", None, {"on": True, "brightness": 30}),
    ("light.flur", "Flurlampe", "flur", None, {"on": True}),
    ("light.bett", "Kleine Bettlampe", "schlafzimmer", None, {"on": False, "brightness": 20}),
    ("switch.kaffee", "Kaffeemaschine", "kueche", None, {"on": False}),
    ("fan.bad", "Badlüfter", "bad", None, {"on": False, "speed": 0}),
    ("cover.links", "Linker Rollladen", "wohnzimmer", "shutter", {"position": 100}),
    ("cover.rechts", "Rechter Rollladen", "wohnzimmer", "shutter", {"position": 100}),
    ("cover.garage", "Garagentor", None, "garage", {"position": 0}),
    ("lock.haus", "Haustür", "flur", None, {"locked": True}),
    (
        "climate.wohnen",
        "Thermostat",
        "wohnzimmer",
        None,
        {"mode": "heat", "target": 20, "current": 19},
    ),
    ("climate.bad", "Badheizung", "bad", None, {"mode": "heat", "target": 22, "current": 21}),
    (
        "media_player.tv",
        "Fernseher",
        "wohnzimmer",
        None,
        {"state": "playing", "volume": 30, "muted": False, "track": 3},
    ),
    ("vacuum.robi", "Robi", "flur", None, {"state": "docked"}),
    ("binary_sensor.bad", "Badfenster", "bad", "window", {"value": True}),
    ("binary_sensor.schlaf", "Schlafzimmerfenster", "schlafzimmer", "window", {"value": False}),
    ("person.anna", "Anna", None, None, {"state": "home"}),
    ("scene.film", "Filmabend", "wohnzimmer", None, {}),
)


def german_home() -> Home:
    home = Home("Zuhause")
    home.put_floor(Floor("eg", "Erdgeschoss"))
    home.put_floor(Floor("og", "Obergeschoss"))
    for id_, name, floor in AREAS:
        home.put_area(Area(id_, name, (), floor))
    for id_, name, area, device_class, state in DEVICES:
        home.put_device(Device(id_, id_.split(".")[0], name, (), area, device_class), state)
    return home


@cache
def mind() -> Mind:
    return Mind(Registry([shipped_folder()]).in_language("de"), language="de")


def heard(
    said: str, area: str = "wohnzimmer", last: tuple[str, ...] = ()
) -> list[tuple[str, dict[str, Any]]]:
    """The calls that come of what is said in a room, devices by the end of their ids, sorted."""
    turns = (PastTurn("", (), last),) if last else ()
    situation = Situation(home=german_home(), now=NOW, area=area, turns=turns)
    found = mind().understand(Transcript((Hypothesis(said, 0.0),)), situation)
    out = []
    for call in found.calls:
        arguments = dict(call.arguments)
        arguments.pop("in_kelvin", None)  # how the reply puts it
        devices = arguments.pop("device", [])
        devices = [devices] if isinstance(devices, str) else devices
        out.append(
            (
                call.skill,
                {"device": " ".join(sorted(id_.partition(".")[2] for id_ in devices)), **arguments},
            )
        )
    return out


def done(skill: str, device: str, **arguments: Any) -> list[tuple[str, dict[str, Any]]]:
    return [(skill, {"device": device, **arguments})]


@pytest.mark.parametrize(
    ("said", "calls"),
    [
        (
            "mach das Licht in der Küche etwas heller",
            done("home.change_brightness", "kueche", change=10),
        ),
        (
            "alle Lampen außer der Stehlampe aus",
            done("home.turn_off", "bett flur kueche sofa spuele"),
        ),
        (
            "dimm die Stehlampe auf die Hälfte",
            done("home.set_brightness", "stehlampe", brightness=50),
        ),
        ("Rollläden halb runter", done("home.set_position", "links rechts", position=50)),
        ("mach's wärmer", done("climate.change_temperature", "wohnen", change=1)),
        ("schalte die Stehlampe ein", done("home.turn_on", "stehlampe")),
        ("schalte das Licht im Flur aus", done("home.turn_off", "flur")),
        ("fahr die Rollläden hoch", done("home.open", "links rechts")),
        ("Küchenlicht an", done("home.turn_on", "kueche spuele")),
        ("mach das Kuechenlicht aus", done("home.turn_off", "kueche spuele")),
        ("Licht in der Kueche aus", done("home.turn_off", "kueche spuele")),
        ("kannst du bitte die Kaffeemaschine anmachen", done("home.turn_on", "kaffee")),
        ("die Stehlampe bitte ausschalten", done("home.turn_off", "stehlampe")),
        ("mach die Stehlampe rot", done("home.set_color", "stehlampe", color="red")),
        ("Stehlampe auf warmweiß", done("home.set_color_temperature", "stehlampe", kelvin=2700)),
        (
            "mach die Stehlampe ein bisschen dunkler",
            done("home.change_brightness", "stehlampe", change=-10),
        ),
        (
            "stell die Heizung im Bad auf 23 Grad",
            done("climate.set_temperature", "bad", temperature=23.0),
        ),
        ("Heizung im Bad zwei Grad wärmer", done("climate.change_temperature", "bad", change=2)),
        ("dreh die Heizung runter", done("climate.change_temperature", "wohnen", change=-1)),
        ("Haustür aufschließen", done("home.unlock", "haus")),
        ("schließ die Haustür ab", done("home.lock", "haus")),
        ("mach das Garagentor auf", done("home.open", "garage")),
        ("öffne den linken Rollladen", done("home.open", "links")),
        ("linken Rollladen auf 30 Prozent", done("home.set_position", "links", position=30.0)),
        ("mach den Fernseher lauter", done("volume.up", "tv")),
        ("Fernseher leiser", done("volume.down", "tv")),
        ("schalte den Fernseher stumm", done("volume.mute", "tv")),
        (
            "mach alles aus",
            done("home.turn_off", "bad bett flur kaffee kueche sofa spuele stehlampe tv"),
        ),
        ("mach im Wohnzimmer alles aus", done("home.turn_off", "sofa stehlampe tv")),
        (
            "mach das Licht im ganzen Haus aus",
            done("home.turn_off", "bett flur kueche sofa spuele stehlampe"),
        ),
        ("schalte die kleine Bettlampe an", done("home.turn_on", "bett")),
        ("mach die Lampen im Wohnzimmer an", done("home.turn_on", "sofa stehlampe")),
        ("Licht aus", done("home.turn_off", "sofa stehlampe")),
        ("mach die Stehlampe und die Sofaleuchte aus", done("home.turn_off", "sofa stehlampe")),
        ("die Lichter in der Küche und im Flur aus", done("home.turn_off", "flur kueche spuele")),
        ("schick Robi nach Hause", done("home.dock", "robi")),
        ("lass Robi die Küche saugen", done("home.start", "robi", area="kueche")),
        ("starte den Staubsauger", done("home.start", "robi")),
        ("Badlüfter auf volle Stufe", done("home.set_speed", "bad", speed=100)),
        ("stell den Lüfter auf 50 Prozent", done("home.set_speed", "bad", speed=50)),
        ("aktiviere Filmabend", done("home.activate", "film")),
        ("mach die Rollläden zu", done("home.close", "links rechts")),
        ("lass die Rollläden runter", done("home.close", "links rechts")),
        ("zieh die Rollläden im Wohnzimmer hoch", done("home.open", "links rechts")),
        (
            "mach alle Lichter im Erdgeschoss aus",
            done("home.turn_off", "flur kueche sofa spuele stehlampe"),
        ),
        ("mach das Licht hier heller", done("home.change_brightness", "sofa stehlampe", change=20)),
        ("ich hätte gern das Licht im Flur an", done("home.turn_on", "flur")),
        (
            "könntest du die Sofaleuchte auf zwanzig Prozent dimmen",
            done("home.set_brightness", "sofa", brightness=20),
        ),
        (
            "setz die Temperatur im Wohnzimmer auf einundzwanzig Grad",
            done("climate.set_temperature", "wohnen", temperature=21),
        ),
        ("er hat das Licht ausgemacht", []),
        ("mach das Licht nicht aus", []),
        ("Stehlampe auf rot", done("home.set_color", "stehlampe", color="red")),
        ("alle Rollläden außer dem linken runter", done("home.close", "rechts")),
        ("Fernseher auf 40 Prozent", done("volume.set_level", "tv", level=40.0)),
        ("mach den Fernseher etwas leiser", done("volume.down", "tv", much=5)),
        (
            "stell das Thermostat auf zweiundzwanzig Komma fünf Grad",
            done("climate.set_temperature", "wohnen", temperature=22.5),
        ),
        ("Schlafzimmerlicht anmachen", done("home.turn_on", "bett")),
        (
            "die kleine Bettlampe auf fünf Prozent",
            done("home.set_brightness", "bett", brightness=5),
        ),
        ("mach die Küchenlampen aus", done("home.turn_off", "kueche spuele")),
        ("Sofaleuchte um zehn Prozent heller", done("home.change_brightness", "sofa", change=10)),
        (
            "Heizung im Wohnzimmer auf 19",
            done("climate.set_temperature", "wohnen", temperature=19.0),
        ),
        ("Kaffeemaschine ausschalten", done("home.turn_off", "kaffee")),
        ("kannst du die Haustür zusperren", done("home.lock", "haus")),
    ],
)
def test_an_order_in_german(said: str, calls: list[tuple[str, dict[str, Any]]]) -> None:
    assert heard(said) == calls


def test_it_in_german() -> None:
    assert heard("mach sie aus", last=("light.stehlampe",)) == done("home.turn_off", "stehlampe")
    assert heard("mach's etwas heller", last=("light.sofa",)) == done(
        "home.change_brightness", "sofa", change=10
    )


@pytest.mark.parametrize(
    ("said", "devices", "question", "state"),
    [
        ("ist das Licht im Flur an?", "flur", "is", "on"),
        ("welche Fenster sind offen", "bad schlaf", "which", "open"),
        ("sind alle Fenster zu?", "bad schlaf", "all", "closed"),
        ("ist das Fenster im Bad offen", "bad", "is", "open"),
        ("ist die Haustür abgeschlossen", "haus", "is", "locked"),
        ("ist die Haustür nicht abgeschlossen", "haus", "is", "unlocked"),
        ("wie viele Lichter sind an", "bett flur kueche sofa spuele stehlampe", "how_many", "on"),
        ("welche Lampen sind nicht an", "bett flur kueche sofa spuele stehlampe", "which", "off"),
        (
            "welche Lichter brennen im Erdgeschoss",
            "flur kueche sofa spuele stehlampe",
            "which",
            "on",
        ),
        ("brennt in der Küche noch Licht?", "kueche spuele", "any", "on"),
        ("sind im Wohnzimmer alle Lichter aus", "sofa stehlampe", "all", "off"),
        ("steht das Garagentor offen", "garage", "is", "open"),
        ("habe ich das Garagentor offen gelassen", "garage", "is", "open"),
        ("sind die Rollläden oben", "links rechts", "all", "open"),
        ("läuft der Fernseher", "tv", "is", "running"),
        ("wie hell ist die Stehlampe", "stehlampe", "value", "brightness"),
        ("wer ist zu Hause?", "anna", "which", "home"),
        ("ist jemand zuhause", "anna", "any", "home"),
        ("wo ist Anna", "anna", "where", None),
    ],
)
def test_a_question_in_german(said: str, devices: str, question: str, state: str | None) -> None:
    ((skill, arguments),) = heard(said)
    assert skill == "home.state"
    assert arguments["device"] == devices
    assert (arguments["question"], arguments.get("state")) == (question, state)


def test_how_warm_it_is_in_german() -> None:
    assert heard("wie warm ist es im Bad?") == done("home.temperature", "", area="bad")

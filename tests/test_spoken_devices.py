"""How devices and rooms are spoken of in each language: articles, cases, plurals, agreement."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fluent.runtime import FluentResource
from fluent.syntax import ast

from assistant.languages import FOLDER, speaking
from assistant.languages.grammar import Thing, Things, grammar
from assistant.skillkit.naming import in_room, say
from assistant.skillkit.predicates import word
from assistant.skillkit.testing import Trial, trial

HOME = """
name = "Zuhause"
units = "metric"

[[floor]]
id = "oben"
name = "Oben"

[[area]]
id = "wohnzimmer"
name = "Wohnzimmer"

[[area]]
id = "kueche"
name = "Küche"

[[device]]
id = "light.stehlampe"
kind = "light"
name = "Stehlampe"
area = "wohnzimmer"
on = false
brightness = 50

[[device]]
id = "light.kueche"
kind = "light"
name = "Küchenlicht"
area = "kueche"
on = true

[[device]]
id = "cover.rollladen"
kind = "cover"
device_class = "shutter"
name = "Rollladen"
area = "wohnzimmer"
position = 100

[[device]]
id = "lock.haustuer"
kind = "lock"
name = "Haustür"
locked = true

[[device]]
id = "climate.heizung"
kind = "climate"
name = "Heizung"
area = "wohnzimmer"
mode = "heat"
target = 20
current = 19.5
min = 5
max = 30
"""


@pytest.fixture
async def box(tmp_path: Path) -> AsyncIterator[Trial]:
    file = tmp_path / "home.toml"
    file.write_text(HOME, encoding="utf-8")
    async with trial("home", "climate", home=file, language="de") as box:
        yield box


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("schalte die Stehlampe ein", "Die Stehlampe ist an."),
        ("schließe den Rollladen", "Der Rollladen ist zu."),
        ("stelle die Heizung auf 22 Grad", "Die Heizung ist auf 22 Grad gestellt."),
        ("ist die Haustür abgeschlossen", "Ja, die Haustür ist abgeschlossen."),
        ("wie warm ist es im Wohnzimmer", "Es sind im Wohnzimmer 19,5 Grad."),
    ],
)
async def test_a_german_home_answers_in_german(box: Trial, said: str, reply: str) -> None:
    assert (await box.say(said)).text == reply


@pytest.mark.parametrize(
    ("name", "nominative", "accusative"),
    [
        ("Stehlampe", "die Stehlampe", "die Stehlampe"),
        ("Küchenlicht", "das Küchenlicht", "das Küchenlicht"),
        ("Rollladen Schlafzimmer", "der Rollladen Schlafzimmer", "den Rollladen Schlafzimmer"),
        ("Wohnzimmer Lampe", "die Wohnzimmer Lampe", "die Wohnzimmer Lampe"),
        ("Großes Licht", "das große Licht", "das große Licht"),
        ("Linker Ventilator", "der linke Ventilator", "den linken Ventilator"),
        ("Rollläden", "die Rollläden", "die Rollläden"),
        ("Monitor", "der Monitor", "den Monitor"),
        ("Garagentor", "das Garagentor", "das Garagentor"),
        ("Licht im Flur", "das Licht im Flur", "das Licht im Flur"),
        ("Annas Lampe", "Annas Lampe", "Annas Lampe"),
        ("Hue Go", "Hue Go", "Hue Go"),
    ],
)
def test_german_names_have_the_article_of_their_noun(
    name: str, nominative: str, accusative: str
) -> None:
    assert grammar("THE", name, code="de") == nominative
    assert grammar("THE", name, code="de", case="accusative") == accusative


@pytest.mark.parametrize(
    ("code", "room", "where"),
    [
        ("de", "Küche", "in der Küche"),
        ("de", "Wohnzimmer", "im Wohnzimmer"),
        ("de", "Balkon", "auf dem Balkon"),
        ("de", "Terrasse", "auf der Terrasse"),
        ("de", "Erdgeschoss", "im Erdgeschoss"),
        ("de", "Erster Stock", "im ersten Stock"),
        ("de", "Gäste-WC", "auf dem Gäste-WC"),
        ("de", "Annas Zimmer", "in Annas Zimmer"),
        ("de", "Lounge", "in Lounge"),
        ("de", "Oben", "oben"),
        ("en", "Kitchen", "in the kitchen"),
        ("fr", "Cuisine", "dans la cuisine"),
        ("fr", "Entrée", "dans l'entrée"),
        ("es", "Salón", "en el salón"),
        ("it", "Ingresso", "nell'ingresso"),
        ("nl", "Keuken", "in de keuken"),
    ],
)
def test_rooms_have_their_prepositions(code: str, room: str, where: str) -> None:
    with speaking(code):
        assert in_room(room) == where


@pytest.mark.parametrize(
    ("code", "name", "state", "reply"),
    [
        ("de", "Rollläden", "closed", "die Rollläden sind zu"),
        ("fr", "Lampe du salon", "on", "la lampe du salon est allumée"),
        ("fr", "Interrupteur comptoir", "off", "l'interrupteur comptoir est éteint"),
        ("fr", "Volets cuisine", "open", "les volets cuisine sont ouverts"),
        ("es", "Luz de la cocina", "on", "la luz de la cocina está encendida"),
        ("es", "Persianas", "closed", "las persianas están cerradas"),
        ("es", "Ventilador", "off", "el ventilador está apagado"),
        ("it", "Luce cucina", "on", "la luce cucina è accesa"),
        ("it", "Tapparelle", "open", "le tapparelle sono aperte"),
        ("it", "Interruttore bagno", "off", "l'interruttore bagno è spento"),
        ("nl", "Keukenlamp", "on", "de keukenlamp is aan"),
        ("nl", "Licht gang", "off", "het licht gang is uit"),
        ("nl", "Rolluiken", "closed", "de rolluiken zijn dicht"),
    ],
)
def test_what_is_said_agrees_with_its_device(code: str, name: str, state: str, reply: str) -> None:
    devices = Things([Thing(name)])
    with speaking(code):
        assert say("stands", devices=devices, state=word(state).of(devices)) == reply


def test_of_things_of_both_genders_the_masculine_is_said() -> None:
    devices = Things([Thing("Lampe"), Thing("Ventilateur")])
    with speaking("fr"):
        said = say("stands", devices=devices, state=word("on").of(devices))
    assert said == "la lampe et le ventilateur sont allumés"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/home.ftl")), ids=str)
def test_every_message_can_be_read_and_exists_in_english(path: Path) -> None:
    body = FluentResource(path.read_text(encoding="utf-8")).body
    assert not [entry.content for entry in body if isinstance(entry, ast.Junk)]
    # colours and choices are kept by their English names, which English says as they are
    names = {name for name in _messages(path) if not name.startswith(("color-", "choice-"))}
    english = _messages(FOLDER / "en" / "home.ftl")
    assert names <= english
    if path.parent.name == "de":
        assert names == {name for name in english if not name.startswith(("color-", "choice-"))}


def _messages(path: Path) -> set[str]:
    return set(re.findall(r"^([a-z][\w-]*) =", path.read_text(encoding="utf-8"), re.M))

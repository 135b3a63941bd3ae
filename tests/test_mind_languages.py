"""How sentences of other languages than English are read: articles written onto their nouns, free
words that end with a word, what a thermostat is set to, and who is at home.
"""

from __future__ import annotations

from functools import cache

import pytest
from mind_kit import LISTS, NOW, registry

from assistant.core.values import Hypothesis, ToolCall, Transcript
from assistant.home.model import Area, Device, Home
from assistant.languages import speaking
from assistant.understanding.pipeline import Mind
from assistant.understanding.situation import Situation
from assistant.understanding.text.tokens import tokens


@cache
def mind(code: str) -> Mind:
    return Mind(registry().in_language(code), language=code)


def house(area: str, *devices: tuple[str, str, dict[str, object]]) -> Home:
    """One room of this name with these devices: their kinds, names and states."""
    home = Home("Test")
    home.put_area(Area("hall", area))
    for number, (kind, name, state) in enumerate(devices):
        home.put_device(Device(f"{kind}.d{number}", kind, name, (), "hall"), state)
    return home


def understood(code: str, text: str, home: Home) -> list[ToolCall]:
    with speaking(code):
        said = Transcript((Hypothesis(text, 0.0),))
        return list(mind(code).understand(said, Situation(home, NOW, "hall", LISTS)).calls)


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("fr", "ouvre l'armoire d’Anna", ["ouvre", "l'", "armoire", "d'", "Anna"]),
        ("fr", "aujourd'hui", ["aujourd'hui"]),
        ("it", "la luce dell'ingresso", ["la", "luce", "dell'", "ingresso"]),
        ("en", "what's Anna's", ["what's", "Anna's"]),
        ("de", "wie geht's", ["wie", "geht's"]),
    ],
)
def test_an_article_written_onto_its_noun_is_a_word(code: str, text: str, words: list[str]) -> None:
    with speaking(code):
        assert [token.text for token in tokens(text)] == words


@pytest.mark.parametrize(
    ("code", "area", "name", "text"),
    [
        ("fr", "Atelier", "Interrupteur de l’atelier", "allume l'interrupteur de l'atelier"),
        ("fr", "Atelier", "Interrupteur de l’atelier", "allume l’interrupteur de l’atelier"),
        ("it", "Ingresso", "Interruttore dell’ingresso", "accendi l'interruttore dell'ingresso"),
    ],
)
def test_a_name_behind_such_an_article_is_found(code: str, area: str, name: str, text: str) -> None:
    (call,) = understood(code, text, house(area, ("switch", name, {"on": False})))
    assert (call.skill, call.arguments["device"]) == ("home.turn_on", "switch.d0")


def test_free_words_end_with_a_word() -> None:
    (call,) = understood("es", "añadir peras a la lista de la compra", house("Salón"))
    assert call.arguments["items"] == "peras"


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("auf wie viel Grad ist die Heizung eingestellt", "target"),
        ("Solltemperatur", "target"),
        ("wie warm ist es", "temperature"),
    ],
)
def test_what_a_thermostat_is_set_to_is_not_how_warm_it_is(text: str, quantity: str) -> None:
    heating = ("climate", "Heizung", {"target": 23, "current": 20, "mode": "heat"})
    (call,) = understood("de", text, house("Diele", heating))
    assert call.skill == "home.temperature"
    assert call.arguments.get("quantity", "temperature") == quantity


@pytest.mark.parametrize(
    ("code", "text", "question"),
    [
        ("fr", "qui est à la maison", "which"),
        ("fr", "y a-t-il quelqu'un à la maison", "any"),
        ("es", "quién está en casa", "which"),
        ("it", "c'è qualcuno in casa", "any"),
        ("nl", "wie is er thuis", "which"),
    ],
)
def test_people_at_home_are_asked_after(code: str, text: str, question: str) -> None:
    (call,) = understood(code, text, house("Hall", ("person", "Noor", {"location": "home"})))
    assert (call.skill, call.arguments["state"]) == ("home.state", "home")
    assert call.arguments["question"] == question


NAMES = {
    "de": ("Staubsauger", "Deckenventilator", "Thermostat", "Steckdose"),
    "fr": ("Aspirateur", "Ventilateur", "Thermostat", "Prise"),
    "es": ("Aspirador", "Ventilador", "Termostato", "Enchufe"),
    "it": ("Aspirapolvere", "Ventilatore", "Termostato", "Presa"),
    "nl": ("Stofzuiger", "Ventilator", "Thermostaat", "Stopcontact"),
}


@pytest.mark.parametrize(
    ("code", "text", "skill"),
    [
        ("de", "orte den Staubsauger", "vacuums.locate"),
        ("de", "ändere die Drehrichtung des Deckenventilators", "climate.reverse"),
        ("fr", "cherche l'aspirateur", "vacuums.locate"),
        ("fr", "change le sens du ventilateur", "climate.reverse"),
        ("fr", "combien consomme la prise en ce moment", "consumption.power"),
        ("fr", "quelles pièces connais-tu", "inventory.rooms"),
        ("fr", "sommes-nous en mai", "dates.is_day"),
        ("es", "busca el aspirador", "vacuums.locate"),
        ("es", "qué modos tiene el termostato", "offers.settings"),
        ("es", "cuánta energía ha gastado el enchufe", "consumption.energy"),
        ("es", "cuántas habitaciones hay", "inventory.rooms"),
        ("it", "cerca l'aspirapolvere", "vacuums.locate"),
        ("it", "quali modalità ha il termostato", "offers.settings"),
        ("it", "quanto consuma la presa", "consumption.power"),
        ("it", "oggi è lunedì", "dates.is_day"),
        ("nl", "zoek de stofzuiger", "vacuums.locate"),
        ("nl", "hoeveel stroom gebruikt het stopcontact nu", "consumption.power"),
        ("nl", "welke kamers zijn er", "inventory.rooms"),
        ("nl", "is het al juni", "dates.is_day"),
    ],
)
def test_main_sentences_of_a_language_reach_their_skill(code: str, text: str, skill: str) -> None:
    vacuum, fan, thermostat, plug = NAMES[code]
    home = house(
        "X",
        ("vacuum", vacuum, {"state": "docked", "fan_speed": "low", "fan_speeds": ["low", "high"]}),
        ("fan", fan, {"on": False, "direction": "forward"}),
        ("climate", thermostat, {"target": 20, "mode": "heat", "modes": ["heat", "off"]}),
        ("switch", plug, {"on": True, "power": 40, "energy": 3}),
    )
    assert [call.skill for call in understood(code, text, home)] == [skill]

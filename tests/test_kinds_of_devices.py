"""What there is in a home, and what can be done with it, in several languages."""

from __future__ import annotations

import pytest

from assistant.home.model import Device
from assistant.languages import speaking
from assistant.skillkit import abilities, kind_called, kind_meant, kind_noun

LAMP = Device("light.desk", "light", "Schreibtischlampe")


@pytest.mark.parametrize(
    ("code", "words", "noun"),
    [
        ("en", "my gadgets", "device"),
        ("en", "the humidity sensors", "humidity sensor"),
        ("de", "meine Geräte", "device"),
        ("de", "der Temperatursensor", "temperatursensor"),
        ("fr", "les appareils", "device"),
        ("fr", "le capteur de fumée", "capteur de fumée"),
        ("es", "mis dispositivos", "device"),
        ("it", "i sensori di temperatura", "sensori di temperatura"),
        ("nl", "de apparaten", "device"),
        ("nl", "the weather", None),
    ],
)
def test_a_kind_is_known_by_its_words(code: str, words: str, noun: str | None) -> None:
    with speaking(code):
        assert kind_meant(words) == noun


@pytest.mark.parametrize(
    ("code", "able"),
    [
        ("en", ["turn it on and off", "dim it"]),
        ("de", ["ein- und ausschalten", "dimmen"]),
        ("fr", ["allumer et éteindre", "varier l'intensité"]),
        ("nl", ["aan- en uitzetten", "dimmen"]),
    ],
)
def test_what_a_lamp_can_do(code: str, able: list[str]) -> None:
    with speaking(code):
        assert abilities(LAMP, {"on": True, "brightness": 50}) == able


def test_kinds_have_names_in_the_language() -> None:
    window = Device("binary_sensor.w", "binary_sensor", "w", device_class="window")
    with speaking("de"):
        assert kind_noun(LAMP) == ("Licht", "Lichter")
        assert kind_noun(window)[0] == "Sensor für Fenster"
        assert kind_called("device") == ("Gerät", "Geräte")
    assert kind_noun(window) == ("window sensor", "window sensors")
    assert kind_noun(Device("weather.x", "weather", "x"))[1] == "weather stations"

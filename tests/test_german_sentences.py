"""German sentences as sentences: what is polite, what asks, what forbids,
what is told or corrected.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.languages import speaking
from assistant.understanding.text import moods, politeness, repairs
from assistant.understanding.text.remarks import remark


@pytest.fixture(autouse=True)
def _german() -> Iterator[None]:
    with speaking("de"):
        yield


@pytest.mark.parametrize(
    ("said", "bare"),
    [
        ("Könntest du bitte mal das Flurlicht einschalten", "das Flurlicht einschalten"),
        ("Hey, mach die Lampe an, bitte", "mach die Lampe an"),
        ("Würdest du die Haustür abschließen, danke", "die Haustür abschließen"),
        ("Ähm, also, dimm den Strahler", "dimm den Strahler"),
        ("Stell die Heizung sofort höher", "Stell die Heizung sofort höher"),
        ("Schließ jetzt bitte das Rollo, vielen Dank!", "Schließ jetzt bitte das Rollo"),
        ("Sei so lieb und spiel Musik", "spiel Musik"),
    ],
)
def test_politeness_is_taken_off(said: str, bare: str) -> None:
    assert politeness.peel(said) == bare


@pytest.mark.parametrize(
    "said",
    [
        "Ist das Küchenfenster offen",
        "Wie warm ist es im Bad",
        "Welche Türen sind nicht abgeschlossen",
        "Kannst du mir sagen, wie spät es ist",
        "Hallo, wo steht der Staubsauger",
        "Läuft die Waschmaschine noch?",
    ],
)
def test_questions_ask(said: str) -> None:
    assert politeness.is_question(said)


@pytest.mark.parametrize(
    "said",
    ["Kannst du die Lampe ausmachen?", "Schalte das Radio ein?", "Mach bitte die Markise auf"],
)
def test_requests_ask_nothing(said: str) -> None:
    assert not politeness.is_question(said)


@pytest.mark.parametrize(
    "said",
    [
        "Öffne bitte nicht das Tor",
        "Mach die Garage nicht auf",
        "Du sollst die Haustür nicht aufsperren",
        "Auf keinen Fall das Garagentor öffnen",
        "Schalte niemals die Alarmanlage aus",
        "Mach das Tor auf, nein, doch nicht",
    ],
)
def test_prohibitions_forbid(said: str) -> None:
    assert moods.forbids(said)


@pytest.mark.parametrize(
    "said",
    [
        "Mach die Garage auf",
        "Mach nicht nur die Lampe an, sondern auch den Ventilator",
        "Erinnere mich daran, nicht zu spät zu kommen",
        "Schalte die Alarmanlage aus",
    ],
)
def test_orders_forbid_nothing(said: str) -> None:
    assert not moods.forbids(said)


@pytest.mark.parametrize(
    "said",
    [
        "Die Lampe ging aus",
        "Das Licht flackert",
        "Meine Frau hat das Tor geöffnet",
        "Das Rollo fährt von selbst hoch",
    ],
)
def test_what_is_told_is_no_order(said: str) -> None:
    assert moods.tells(said)


@pytest.mark.parametrize("said", ["Schalte die Lampe ein", "Mir ist kalt", "Es ist zu dunkel"])
def test_orders_and_wishes_are_no_telling(said: str) -> None:
    assert not moods.tells(said)


@pytest.mark.parametrize(
    ("said", "wish"),
    [
        ("Es ist viel zu dunkel hier", "dark"),
        ("Ich sehe hier nichts", "dark"),
        ("Hier ist es zu hell", "bright"),
        ("Mir ist kalt", "cold"),
        ("Ich friere hier", "cold"),
        ("Im Schlafzimmer ist es zu warm", "hot"),
        ("Die Suppe ist lecker", ""),
    ],
)
def test_remarks_are_wishes(said: str, wish: str) -> None:
    assert remark(said) == wish


def test_a_correction_parts_the_sentence() -> None:
    assert repairs.parts("mach das Flurlicht an, nein warte, das Küchenlicht") == [
        "mach das Flurlicht an",
        "das Küchenlicht",
    ]
    assert repairs.parts("mach das Flurlicht an") == ["mach das Flurlicht an"]


@pytest.mark.parametrize(
    ("said", "sounds"),
    [("mach die Lampe an und", "open"), ("stell den Timer auf die", "open"), ("licht", "unknown")],
)
def test_a_sentence_that_goes_on_sounds_open(said: str, sounds: str) -> None:
    assert politeness.completeness(said, False) == sounds

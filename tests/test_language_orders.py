"""A command with a time in it, in each language: what is to be done, when, and what ends it."""

from __future__ import annotations

import pytest

from assistant.languages import load
from tests.reading_kit import read


@pytest.mark.parametrize(
    ("code", "words", "order", "when"),
    [
        ("de", "schließe die Rollläden bei Sonnenuntergang", "schließe die Rollläden", "sunset"),
        ("fr", "ferme les volets au coucher du soleil", "ferme les volets", "sunset"),
        ("fr", "tous les matins à 7h ouvre les volets", "ouvre les volets", "07:00"),
        ("es", "cierra las persianas al anochecer", "cierra las persianas", "sunset"),
        ("es", "enciende la luz cada día a las siete", "enciende la luz", "07:00"),
        ("nl", "sluit de gordijnen bij zonsondergang", "sluit de gordijnen", "sunset"),
        ("nl", "zet het licht elke dag om zeven uur aan", "zet het licht aan", "07:00"),
        ("it", "chiudi le tapparelle al tramonto", "chiudi le tapparelle", "sunset"),
        ("it", "accendi la luce ogni giorno alle sette", "accendi la luce", "07:00"),
    ],
)
def test_a_time_is_taken_out_of_a_command(code: str, words: str, order: str, when: str) -> None:
    found = read(code, "planned", words)
    assert found["words"] == order
    assert when == found.get("sun") or when in found["dues"][0]["at"]


@pytest.mark.parametrize(
    ("code", "order", "ended"),
    [
        ("de", "schalte die Lampe ein", "schalte die Lampe aus"),
        ("fr", "allume la lampe", "éteins la lampe"),
        ("es", "apaga la luz", "enciende la luz"),
        ("nl", "zet het licht aan", "zet het licht uit"),
        ("it", "accendi la luce", "spegni la luce"),
    ],
)
def test_what_ends_a_command(code: str, order: str, ended: str) -> None:
    assert load(code).readers.opposite(order) == ended
    assert load(code).readers.begins_order(order)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("de", "mach das Licht an und schließe die Tür"),
        ("fr", "allume la lampe et ferme la porte"),
        ("es", "apaga la luz y cierra la puerta"),
        ("nl", "doe het licht aan en sluit de deur"),
        ("it", "accendi la luce e chiudi la porta"),
    ],
)
def test_two_commands_are_told_apart(code: str, words: str) -> None:
    assert len(load(code).readers.orders(words)) == 2


def test_a_list_of_things_is_one_command() -> None:
    assert len(load("de").readers.orders("schalte Licht und Radio aus")) == 1

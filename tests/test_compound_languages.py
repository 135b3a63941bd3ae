"""Orders and somebody's words in one sentence, in the languages of tables: what is to be remembered
ends where an order begins, for that has a form of its own.
"""

from __future__ import annotations

from functools import cache

import pytest
from mind_kit import registry, situation

from assistant.core.values import Hypothesis, Transcript
from assistant.understanding.pipeline import Mind

ALONE = ["reminders.add"]
BOTH = ["reminders.add", "home.turn_on"]
LISTED = ["home.turn_on", "lists.add"]


@cache
def mind(code: str) -> Mind:
    return Mind(registry().in_language(code), language=code)


@pytest.mark.parametrize(
    ("code", "said", "skills"),
    [
        ("es", "recuérdame a las ocho llamar al médico y apagar el horno", ALONE),
        ("es", "recuérdame a las ocho llamar al médico y enciende la luz", BOTH),
        ("es", "enciende la luz y añade leche a la lista de la compra", LISTED),
        ("fr", "rappelle-moi à huit heures d'appeler le médecin et d'éteindre le four", ALONE),
        ("fr", "rappelle-moi à huit heures d'appeler le médecin et allume la lumière", BOTH),
        ("fr", "allume la lumière et ajoute du lait à la liste de courses", LISTED),
        ("it", "ricordami alle otto di chiamare il medico e spegnere il forno", ALONE),
        ("it", "ricordami alle otto di chiamare il medico e accendi la luce", BOTH),
        ("it", "accendi la luce e aggiungi il latte alla lista della spesa", LISTED),
        ("nl", "herinner me om acht uur de dokter te bellen en de oven uit te zetten", ALONE),
        ("nl", "herinner me om acht uur de dokter te bellen en doe het licht aan", BOTH),
        ("nl", "doe het licht aan en zet melk op de boodschappenlijst", LISTED),
    ],
)
def test_an_order_ends_what_is_to_be_kept(code: str, said: str, skills: list[str]) -> None:
    found = mind(code).understand(Transcript((Hypothesis(said, 0.0),)), situation())
    assert [call.skill for call in found.calls] == skills

"""Countries and cities by their names in the language of the turn, and with their prepositions."""

from __future__ import annotations

import pytest

from assistant.languages import speaking
from assistant.languages.worldnames import at_place
from assistant.skillkit import find_place, find_zone


@pytest.mark.parametrize(
    ("code", "said", "zone", "where"),
    [
        ("de", "Mailand", "Europe/Rome", "in Mailand"),
        ("de", "die Schweiz", "Europe/Zurich", "in der Schweiz"),
        ("de", "München", "Europe/Berlin", "in München"),
        ("fr", "Londres", "Europe/London", "à Londres"),
        ("fr", "les États-Unis", "America/New_York", "aux États-Unis"),
        ("fr", "Japon", "Asia/Tokyo", "au Japon"),
        ("fr", "l'Espagne", "Europe/Madrid", "en Espagne"),
        ("fr", "Venise", "Europe/Rome", "à Venise"),
        ("es", "Nueva York", "America/New_York", "en Nueva York"),
        ("es", "nueva yorc", "America/New_York", "en Nueva York"),
        ("it", "Stati Uniti", "America/New_York", "negli Stati Uniti"),
        ("it", "Il Cairo", "Africa/Cairo", "al Cairo"),
        ("it", "Monaco di Baviera", "Europe/Berlin", "a Monaco di Baviera"),
        ("nl", "Keulen", "Europe/Berlin", "in Keulen"),
        ("nl", "het Verenigd Koninkrijk", "Europe/London", "in het Verenigd Koninkrijk"),
        ("en", "the Netherlands", "Europe/Amsterdam", "in The Netherlands"),
        ("nl", "Tokyo", "Asia/Tokyo", "in Tokio"),
    ],
)
def test_a_place_goes_by_its_name_in_the_language(
    code: str, said: str, zone: str, where: str
) -> None:
    with speaking(code):
        place = find_place(said)
        assert place is not None
        assert str(place.zone) == zone
        assert at_place(place.name, code) == where


def test_zones_have_names_of_their_own() -> None:
    with speaking("en"):
        assert find_zone("Pacific time") is not None
    with speaking("fr"):
        assert find_zone("temps universel") is not None
        assert find_zone("Pacific time") is None


def test_a_name_of_another_language_is_no_place() -> None:
    with speaking("fr"):
        assert find_place("Mailand", slips=False) is None

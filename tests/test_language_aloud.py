"""What is written is read aloud in each language: numbers, times, dates, money,
units, abbreviations.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.core.sentences import split
from assistant.languages import load, speaking
from assistant.languages.saying import speakable

CASES = [
    ("de", "Es sind 21,5 °C.", "Es sind einundzwanzig Komma fünf Grad Celsius."),
    ("de", "Noch 5 Minuten und 30 Sekunden.", "Noch fünf Minuten und dreißig Sekunden."),
    (
        "de",
        "Der Timer läuft 1 Stunde und 1 Minute.",
        "Der Timer läuft eine Stunde und eine Minute.",
    ),
    ("de", "um 7 Uhr 30", "um sieben Uhr dreißig"),
    ("de", "Es ist 19:05 Uhr.", "Es ist neunzehn Uhr fünf."),
    ("de", "um 1 Uhr", "um ein Uhr"),
    ("de", "am 3. März um 9 Uhr", "am dritten März um neun Uhr"),
    ("de", "der 3. März 2026", "der dritte März zweitausendsechsundzwanzig"),
    ("de", "24.12.2026", "vierundzwanzigster Dezember zweitausendsechsundzwanzig"),
    ("de", "am 24.12.2026", "am vierundzwanzigsten Dezember zweitausendsechsundzwanzig"),
    ("de", "2026-11-23", "dreiundzwanzigster November zweitausendsechsundzwanzig"),
    ("de", "1.000 W", "eintausend Watt"),
    ("de", "1.234,5 kWh", "eintausendzweihundertvierunddreißig Komma fünf Kilowattstunden"),
    ("de", "z. B. das Licht, d. h. ca. 5 m", "zum Beispiel das Licht, das heißt circa fünf Meter"),
    ("de", "3,50 €", "drei Euro fünfzig"),
    ("de", "5–10 Minuten", "fünf bis zehn Minuten"),
    ("de", "-5 °C", "minus fünf Grad Celsius"),
    ("de", "50%", "fünfzig Prozent"),
    ("de", "Bad/Küche", "Bad oder Küche"),
    ("de", "1/2 Liter", "ein halb Liter"),
    ("de", "3 x 4 = 12", "drei mal vier gleich zwölf"),
    ("de", "am 5.", "am fünften"),
    ("de", "Es sind 5.", "Es sind fünf."),
    ("de", "jeden 2. Montag", "jeden zweiten Montag"),
    ("de", "Dr. Müller", "Doktor Müller"),
    ("de", "A4 in Raum 12B", "A vier in Raum zwölf B"),
    ("de", "0,5 l", "null Komma fünf Liter"),
    (
        "de",
        "0049123456789012",
        "null null vier neun eins zwei drei vier fünf sechs sieben acht neun null eins zwei",
    ),
    ("de", "1", "eins"),
    ("de", "20°", "zwanzig Grad"),
    ("de", "7:00", "sieben Uhr"),
    ("de", "Das kostet 1 €", "Das kostet ein Euro"),
    ("de", "WLAN & Co.", "WLAN und Co."),
    ("fr", "Il fait 21,5 °C.", "Il fait vingt et un virgule cinq degrés Celsius."),
    ("fr", "5 minutes et 30 secondes", "cinq minutes et trente secondes"),
    ("fr", "1 heure et 1 minute", "une heure et une minute"),
    ("fr", "à 7 heures 30", "à sept heures trente"),
    ("fr", "à 19h05", "à dix-neuf heures cinq"),
    ("fr", "le 3 mars", "le trois mars"),
    ("fr", "le 1er mars 2026", "le premier mars deux mille vingt-six"),
    ("fr", "24/12/2026", "vingt-quatre décembre deux mille vingt-six"),
    ("fr", "p. ex. 50 %", "par exemple cinquante pour cent"),
    ("fr", "3,50 €", "trois euros cinquante"),
    ("fr", "5-10 minutes", "cinq à dix minutes"),
    ("fr", "-5 °C", "moins cinq degrés Celsius"),
    ("fr", "21 heures", "vingt et une heures"),
    ("fr", "à 1 heure", "à une heure"),
    ("fr", "2e", "deuxième"),
    ("es", "Hay 21,5 °C.", "Hay veintiuno coma cinco grados Celsius."),
    ("es", "5 minutos y 30 segundos", "cinco minutos y treinta segundos"),
    ("es", "1 hora y 1 minuto", "una hora y un minuto"),
    ("es", "a las 7:30", "a las siete y treinta"),
    ("es", "a las 7:00", "a las siete"),
    ("es", "a la 1:05", "a la una y cinco"),
    ("es", "el 3 de marzo", "el tres de marzo"),
    ("es", "el 1 de mayo de 2026", "el uno de mayo de dos mil veintiséis"),
    ("es", "24/12/2026", "veinticuatro de diciembre de dos mil veintiséis"),
    ("es", "1.000 W", "mil vatios"),
    ("es", "p. ej. 50 %", "por ejemplo cincuenta por ciento"),
    ("es", "3,50 €", "tres euros cincuenta"),
    ("es", "5-10 minutos", "cinco a diez minutos"),
    ("es", "-5 °C", "menos cinco grados Celsius"),
    ("es", "21 minutos", "veintiún minutos"),
    ("es", "a las 13:00", "a las trece"),
    ("nl", "Het is 21,5 °C.", "Het is eenentwintig komma vijf graden Celsius."),
    ("nl", "5 minuten en 30 seconden", "vijf minuten en dertig seconden"),
    ("nl", "1 uur en 1 minuut", "één uur en één minuut"),
    ("nl", "om 7 uur 30", "om zeven uur dertig"),
    ("nl", "om 7:30 uur", "om zeven uur dertig"),
    ("nl", "op 3 maart", "op drie maart"),
    ("nl", "1 mei 2026", "één mei tweeduizendzesentwintig"),
    ("nl", "24-12-2026", "vierentwintig december tweeduizendzesentwintig"),
    ("nl", "1.000 W", "duizend watt"),
    ("nl", "bijv. 50 %", "bijvoorbeeld vijftig procent"),
    ("nl", "€ 3,50", "drie euro vijftig"),
    ("nl", "5-10 minuten", "vijf tot tien minuten"),
    ("nl", "-5 °C", "min vijf graden Celsius"),
    ("nl", "3e", "derde"),
    ("it", "Ci sono 21,5 °C.", "Ci sono ventuno virgola cinque gradi Celsius."),
    ("it", "5 minuti e 30 secondi", "cinque minuti e trenta secondi"),
    ("it", "1 ora e 1 minuto", "un'ora e un minuto"),
    ("it", "alle 7:30", "alle sette e trenta"),
    ("it", "alle 7:00", "alle sette"),
    ("it", "all'1:05", "all'una e cinque"),
    ("it", "il 3 marzo", "il tre marzo"),
    ("it", "il 1º maggio 2026", "il primo maggio duemilaventisei"),
    ("it", "24/12/2026", "ventiquattro dicembre duemilaventisei"),
    ("it", "1.000 W", "mille watt"),
    ("it", "p. es. 50 %", "per esempio cinquanta per cento"),
    ("it", "3,50 €", "tre euro cinquanta"),
    ("it", "5-10 minuti", "cinque a dieci minuti"),
    ("it", "-5 °C", "meno cinque gradi Celsius"),
]


@pytest.mark.parametrize(("code", "written", "spoken"), CASES)
def test_as_a_person_would_read_it(code: str, written: str, spoken: str) -> None:
    with speaking(code):
        assert speakable(written) == spoken


@pytest.mark.parametrize("code", ["de", "fr", "es", "nl", "it"])
@settings(max_examples=60)
@given(text=st.text(alphabet="0123456789.,:/-–$€%°C kmh+*x=#'\"½apst", max_size=24))
def test_no_digit_survives_however_numbers_are_written(code: str, text: str) -> None:
    assert not any(digit in load(code).spoken.aloud(text) for digit in "0123456789")


@pytest.mark.parametrize(
    ("code", "text", "sentences"),
    [
        ("de", "Am 3. März regnet es. Danach nicht.", ["Am 3. März regnet es.", "Danach nicht."]),
        ("de", "Es ist um 7. Dann geht es los.", ["Es ist um 7.", "Dann geht es los."]),
        ("de", "Obst, z. B. Äpfel. Gut.", ["Obst, z. B. Äpfel.", "Gut."]),
        ("fr", "Bonjour M. Dupont. Il pleut.", ["Bonjour M. Dupont.", "Il pleut."]),
        ("en", "It is no. 5. Good.", ["It is no. 5.", "Good."]),
    ],
)
def test_sentences_end_where_they_do_in_the_language(
    code: str, text: str, sentences: list[str]
) -> None:
    with speaking(code):
        assert split(text) == sentences

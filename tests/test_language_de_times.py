"""German numbers, lengths, times of day, days, moments and repetitions."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading_kit import read


@pytest.mark.parametrize(
    ("kind", "words", "value"),
    [
        ("number", "einundzwanzig", 21),
        ("number", "zweieinhalb", 2.5),
        ("number", "anderthalb", 1.5),
        ("number", "zwei und ein halb", 2.5),
        ("number", "drei viertel", 0.75),
        ("number", "minus fünf", -5),
        ("number", "1.500", 1500),
        ("number", "21,5", 21.5),
        ("number", "eine Million", 1_000_000),
        ("number", "Pizza", None),
        ("percent", "fünfzig Prozent", 50),
        ("percent", "zur Hälfte", 50),
        ("percent", "120 Prozent", None),
        ("ordinal", "dritter", 3),
        ("ordinal", "drei", None),
        ("code", "eins zwei drei vier", "1234"),
        ("numeral", "zwei", "2"),
        ("numeral", "ein", None),
        ("in_figures", "die zweite Lampe auf zweieinhalb", "die zweite Lampe auf 2,5"),
        ("in_figures", "stell einen Timer auf elf Minuten", "stell einen Timer auf 11 Minuten"),
    ],
)
def test_numbers(kind: str, words: str, value: Any) -> None:
    assert read("de", kind, words) == value


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("fünf Minuten", 300),
        ("eine Stunde", 3600),
        ("anderthalb Stunden", 5400),
        ("eineinhalb Stunden", 5400),
        ("eine halbe Stunde", 1800),
        ("eine Dreiviertelstunde", 2700),
        ("dreiviertel Stunde", 2700),
        ("drei Viertelstunden", 2700),
        ("eine Viertelstunde", 900),
        ("eine Stunde und zwanzig Minuten", 4800),
        ("eine Stunde, 5 Minuten und 30 Sekunden", 3930),
        ("ein paar Minuten", 120),
        ("1h30", 5400),
        ("1:30", 90),
        ("zwei Tage", 172_800),
        ("fünf", None),
        ("5 Minuten 5 Stunden", None),
        ("fünf Minuten Ruhm", None),
    ],
)
def test_lengths(words: str, seconds: float | None) -> None:
    assert read("de", "duration", words) == seconds


@pytest.mark.parametrize(
    ("words", "clock"),
    [
        ("halb acht", "07:30~"),
        ("7 Uhr 30", "07:30~"),
        ("zwanzig Uhr fünfzehn", "20:15"),
        ("13.30 Uhr", "13:30"),
        ("Viertel vor neun", "08:45~"),
        ("Viertel nach neun", "09:15~"),
        ("viertel neun", "08:15~"),
        ("dreiviertel neun", "08:45~"),
        ("fünf nach halb drei", "02:35~"),
        ("zehn vor halb drei", "02:20~"),
        ("zwanzig nach acht", "08:20~"),
        ("acht Uhr abends", "20:00"),
        ("sieben Uhr in der Früh", "07:00"),
        ("halb eins", "12:30~"),
        ("um eins", "01:00~"),
        ("Mitternacht", "00:00"),
        ("25 Uhr", None),
        ("Pizza", None),
    ],
)
def test_times_of_day(words: str, clock: str | None) -> None:
    assert read("de", "time_of_day", words) == clock


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("übermorgen", "2026-11-25"),
        ("Montag", "2026-11-30"),
        ("nächsten Montag", "2026-11-30"),
        ("Samstag in acht Tagen", "2026-12-05"),
        ("Dienstag in einer Woche", "2026-12-01"),
        ("in vierzehn Tagen", "2026-12-07"),
        ("am dritten März", "2027-03-03"),
        ("am 24.12.", "2026-12-24"),
        ("am ersten", "2026-12-01"),
        ("nächste Woche Dienstag", "2026-12-01"),
        ("Donnerstag, den 3. Dezember", "2026-12-03"),
        ("Mittwoch, den 3. Dezember", None),
        ("Karfreitag", "2027-03-26"),
        ("Ende des Monats", "2026-11-30"),
        ("drei Tage nach Weihnachten", "2026-12-28"),
        ("30. Februar", None),
        ("Sonnabend", "2026-11-28"),
    ],
)
def test_days(words: str, day: str | None) -> None:
    assert read("de", "date", words) == day


def test_a_day_that_no_calendar_has_is_named() -> None:
    assert read("de", "no_such_day", "am 30. Februar") == "30. Februar"
    assert read("de", "no_such_day", "am 3. Februar") == ""


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("morgen um neun", "2026-11-24 09:00"),
        ("morgen früh um sechs", "2026-11-24 06:00"),
        ("um sechs", "2026-11-23 18:00"),
        ("heute Abend um neun", "2026-11-23 21:00"),
        ("heute Nacht um zwei", "2026-11-24 02:00"),
        ("am Freitagabend", "2026-11-27 19:00"),
        ("übermorgen um halb vier", "2026-11-25 15:30"),
        ("am 5. um 17 Uhr", "2026-12-05 17:00"),
        ("in anderthalb Stunden", "2026-11-23 19:00"),
        ("in drei Tagen um acht", "2026-11-26 08:00"),
        ("heute um 12 Uhr", None),
        ("zum Einkaufen", None),
    ],
)
def test_moments(words: str, moment: str | None) -> None:
    assert read("de", "when", words) == moment


@pytest.mark.parametrize(
    ("words", "dues"),
    [
        ("jeden Werktag um halb sieben", ["Tue 24 Nov 06:30 01234"]),
        ("täglich um 8 Uhr", ["Tue 24 Nov 08:00 0123456"]),
        ("jeden Tag außer sonntags um 7", ["Tue 24 Nov 07:00 012345"]),
        ("montags und mittwochs um 8", ["Wed 25 Nov 08:00 02"]),
        ("Montag bis Freitag um 7", ["Tue 24 Nov 07:00 01234"]),
        ("jeden zweiten Dienstag um 8", ["Tue 24 Nov 08:00 WEEKLY;INTERVAL=2;BYDAY=TU"]),
        ("alle zwei Stunden", ["Mon 23 Nov 19:30 HOURLY;INTERVAL=2"]),
        ("alle halbe Stunde", ["Mon 23 Nov 18:00 MINUTELY;INTERVAL=30"]),
        ("am 1. jedes Monats um 9", ["Tue 01 Dec 09:00 MONTHLY;INTERVAL=1;BYMONTHDAY=1"]),
        ("jeden ersten Montag im Monat um 10", ["Mon 07 Dec 10:00 MONTHLY;INTERVAL=1;BYDAY=1MO"]),
        (
            "jedes Jahr am 3. März um acht",
            ["Wed 03 Mar 08:00 YEARLY;INTERVAL=1;BYMONTHDAY=3;BYMONTH=3"],
        ),
        (
            "montags um 8 bis Weihnachten",
            ["Mon 30 Nov 08:00 WEEKLY;INTERVAL=1;BYDAY=MO;UNTIL=20261225T235959"],
        ),
        ("jeden Morgen um sieben", ["Tue 24 Nov 07:00 0123456"]),
        ("7 Uhr und 8 Uhr", ["Tue 24 Nov 07:00", "Tue 24 Nov 08:00"]),
        ("jeden Tag um 7, wenn es regnet", None),
        ("das Training um sechs", None),
    ],
)
def test_plans(words: str, dues: list[str] | None) -> None:
    assert read("de", "plan", words) == dues


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("schalte jeden Tag um 7 Uhr das Licht ein", "schalte das Licht ein"),
        ("jeden Werktag um acht öffne die Rollläden", "öffne die Rollläden"),
        ("schalte in zehn Minuten das Licht aus", None),
        ("stell das Licht auf fünf", None),
        ("stell den Wecker jeden Tag auf 7 Uhr", None),
    ],
)
def test_a_time_is_taken_out_of_a_command(words: str, order: str | None) -> None:
    found = read("de", "planned", words)
    assert (found and found["words"]) == order


def test_the_sun_may_be_a_commands_time() -> None:
    found = read("de", "planned", "mach das Licht eine halbe Stunde vor Sonnenuntergang an")
    assert found == {"days": [], "sun": "sunset", "offset": -1800, "words": "mach das Licht an"}

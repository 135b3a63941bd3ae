"""Parts of a day, told from the hours of a forecast."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.skillkit.testing import trial

NOON = datetime(2026, 11, 23, 12, 30, tzinfo=ZoneInfo("Europe/Berlin"))

HOME = """
[[device]]
id = "weather.home"
kind = "weather"
name = "home"
condition = "cloudy"
temperature = 9
forecast = [{ datetime = "2026-11-23", condition = "rainy", temperature = 9, templow = 3 }]
[[device.hourly]]
datetime = "2026-11-23T13:00:00+01:00"
condition = "cloudy"
temperature = 9
precipitation_probability = 10
[[device.hourly]]
datetime = "2026-11-23T15:00:00+01:00"
condition = "sunny"
temperature = 8
precipitation_probability = 0
[[device.hourly]]
datetime = "2026-11-23T19:00:00+01:00"
condition = "rainy"
temperature = 6
precipitation_probability = 70
[[device.hourly]]
datetime = "2026-11-23T21:00:00+01:00"
condition = "cloudy"
temperature = 4
precipitation_probability = 20
[[device.hourly]]
datetime = "2026-11-24T08:00:00+01:00"
condition = "snowy"
temperature = -1
precipitation_probability = 90
"""


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (
            "will it rain this afternoon",
            "No, it will be cloudy this afternoon, between 8 and 9 degrees.",
        ),
        (
            "will it rain this evening",
            (
                "Yes, it will be rainy this evening, between 4 and 6 degrees, "
                "with a 70 percent chance of rain."
            ),
        ),
        (
            "will it rain in the next few hours",
            "No, it will be cloudy in the next hours, between 8 and 9 degrees.",
        ),
        (
            "will it snow tomorrow morning",
            "Yes, it will be snowy tomorrow morning, up to -1 degrees",
        ),
        ("what's the weather tonight", "It will be cloudy tonight, up to 4 degrees"),
        ("will it rain today", "Yes, today will be rainy, between 3 and 9 degrees."),
        (
            "is it going to snow in the morning",
            "Yes, it will be snowy tomorrow morning, up to -1 degrees",
        ),
        (
            "is it going to snow tomorrow in the morning",
            "Yes, it will be snowy tomorrow morning, up to -1 degrees",
        ),
        ("what's the weather like in the evening", "It will be rainy this evening"),
        ("how cold does it get in the evening", "It will be rainy this evening, between 4 and 6"),
        ("do I need an umbrella at night", "No, it will be cloudy tonight"),
        ("will it rain overnight", "No, it will be cloudy tonight"),
        ("what's the forecast for the afternoon", "It will be cloudy this afternoon"),
        ("will it rain tomorrow afternoon", "My forecast doesn't cover tomorrow."),
    ],
)
async def test_parts_of_a_day(words: str, answer: str, tmp_path: Path) -> None:
    path = tmp_path / "home.toml"
    path.write_text(HOME)
    async with trial("weather", home=path, now=NOON) as box:
        assert (await box.say(words)).text.startswith(answer)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("is a storm coming", "I have no forecast, but right now it's 9 degrees and cloudy."),
        ("is there any snow on its way", "I have no forecast, but right now"),
        ("when is the next thunderstorm", "I don't know; I don't have a forecast."),
        ("when will the sun come out", "I don't know; I don't have a forecast."),
        ("what's today's high", "I don't have a forecast for today."),
        ("what's the weather like in the evening", "I have no forecast, but right now"),
    ],
)
async def test_what_is_to_come_is_not_told_from_now(
    words: str, answer: str, tmp_path: Path
) -> None:
    path = tmp_path / "home.toml"
    path.write_text(HOME.partition("forecast")[0])
    async with trial("weather", home=path, now=NOON) as box:
        assert (await box.say(words)).text.startswith(answer)


@pytest.mark.parametrize(
    "words",
    ["what is a rain check", "do you like rain", "what causes rain", "who sings purple rain"],
)
async def test_what_only_speaks_of_rain_asks_for_no_weather(words: str) -> None:
    async with trial("weather", now=NOON) as box:
        assert not box.understood_by(words)


@pytest.mark.parametrize(
    "said",
    [
        "give me frost over drizzle any day",
        "give me some sunshine and I'm happy",
        "my sister will love the snow",
        "come rain or shine, I'll be there",
        "is that a storm in a teacup",
        "we like rain on the tent",
        "should I save it for a rainy day",
    ],
)
async def test_who_likes_snow_or_saves_for_a_rainy_day_asks_no_forecast(said: str) -> None:
    async with trial() as box:
        assert not any(name.startswith("weather.") for name in box.understood_by(said))


@pytest.mark.parametrize(
    "said",
    [
        "give me the rain forecast for tomorrow",
        "I'd love to know if it will snow on Friday",
        "will it snow any day this week",
        "what's the weather in Bergen tomorrow",
        "say what the weather will be tomorrow",
    ],
)
async def test_who_asks_for_the_weather_in_such_words_is_told(said: str) -> None:
    async with trial() as box:
        [name] = box.understood_by(said)
        assert name.startswith("weather.")

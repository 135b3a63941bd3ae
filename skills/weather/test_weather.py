"""Weather from the home's station and sensors; the forecast from a real HTTP server on loopback,
cached, with its age.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from aiohttp import web

from assistant.skillkit.places import locate
from assistant.skillkit.testing import Trial, trial
from skills.weather.forecasts import Outlook, forecast, from_state

NOW = datetime(2026, 11, 23, 13, 2, tzinfo=ZoneInfo("Europe/Berlin"))  # a Monday
CODES = [3, 61, 0, 71, 3, 3, 3]
HIGHS = [9.4, 8.2, 31.0, 1.0, 5.0, 5.0, 5.0]
LOWS = [4.0, 3.6, 19.0, -4.0, 0.0, 0.0, 0.0]
RAIN = [10, 80, 0, 60, 10, 10, 10]


@dataclass
class Service:
    """A stand-in for Open-Meteo that counts what it is asked."""

    url: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)
    broken: bool = False

    async def answer(self, request: web.Request) -> web.Response:
        self.asked.append(dict(request.query))
        if self.broken:
            return web.Response(text="<html>oops</html>", content_type="text/html")
        days = [(NOW.date() + timedelta(days=ahead)).isoformat() for ahead in range(7)]
        return web.json_response(
            {
                "current": {
                    "temperature_2m": 7.6,
                    "relative_humidity_2m": 81,
                    "weather_code": 3,
                    "wind_speed_10m": 12.0,
                },
                "daily": {
                    "time": days,
                    "weather_code": CODES,
                    "temperature_2m_max": HIGHS,
                    "temperature_2m_min": LOWS,
                    "precipitation_probability_max": RAIN,
                    "wind_speed_10m_max": [10, 45, 10, 10, 10, 10, 10],
                },
            }
        )


@pytest.fixture
async def service() -> AsyncIterator[Service]:
    service = Service()
    app = web.Application()
    app.router.add_get("/v1/forecast", service.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
    service.url = f"http://127.0.0.1:{port}/v1/forecast"
    yield service
    await runner.cleanup()


def station(tmp_path: Path, extra: str = "") -> Path:
    home = tmp_path / "home.toml"
    home.write_text(
        f'name = "House"\nunits = "metric"\n[[area]]\nid = "garden"\nname = "Garden"\n{extra}'
    )
    return home


DEVICE = (
    '[[device]]\nid = "weather.home"\nkind = "weather"\nname = "Home"\ncondition = "rainy"\n'
    "temperature = 12\nhumidity = 70\n"
    "wind_speed = 35\n"
)
SENSOR = (
    '[[device]]\nid = "sensor.t"\nkind = "sensor"\nname = "Thermometer"\narea = "garden"\n'
    'device_class = "temperature"\n'
    'value = 4.2\nunit = "°C"\n'
)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("what's the weather like", "It's 12 degrees and rainy."),
        ("is it raining", "Yes, it's 12 degrees and rainy."),
        ("is it snowing", "No, it's 12 degrees and rainy."),
        ("is it windy", "Yes, it's 12 degrees and rainy."),
        ("what's the humidity outside", "The humidity is 70 percent."),
        ("how strong is the wind", "The wind blows at 35 kilometers an hour."),
        ("how cold is it outside", "It's 12 degrees outside."),
        ("will I need a jacket", "Yes, it's 12 degrees and rainy."),
        ("can I wear shorts today", "No, it's 12 degrees and rainy."),
    ],
)
async def test_the_station_answers(tmp_path: Path, words: str, answer: str) -> None:
    async with trial("weather", now=NOW, home=station(tmp_path, DEVICE)) as box:
        assert (await box.say(words)).text == answer


async def test_a_sensor_out_of_doors_will_do(tmp_path: Path) -> None:
    async with trial("weather", now=NOW, home=station(tmp_path, SENSOR)) as box:
        assert (await box.say("how cold is it outside")).text == "It's 4 degrees outside."


async def test_a_named_station_answers_for_its_place(tmp_path: Path) -> None:
    other = (
        DEVICE.replace("weather.home", "weather.london")
        .replace('"Home"', '"London"')
        .replace("12", "8")
    )
    async with trial("weather", now=NOW, home=station(tmp_path, DEVICE + other)) as box:
        assert (
            await box.say("what's the weather like in London?")
        ).text == "It's 8 degrees and rainy in London."


async def test_without_anything_it_says_so(tmp_path: Path) -> None:
    async with trial("weather", now=NOW, home=station(tmp_path)) as box:
        outcome = await box.say("what's the weather like")
        assert outcome.failed
        assert "don't know" in outcome.text


async def test_no_forecast_without_leave_to_use_the_network(
    tmp_path: Path, service: Service
) -> None:
    options = {
        "home": station(tmp_path, DEVICE),
        "place": "Zurich",
        "settings": {"url": service.url},
    }
    async with trial("weather", now=NOW, **options) as box:  # type: ignore[arg-type]
        outcome = await box.say("will it rain tomorrow")
        assert outcome.failed
        assert "forecast" in outcome.text
    assert service.asked == []


def in_zurich(tmp_path: Path, service: Service) -> AbstractAsyncContextManager[Trial]:
    """A box there, whose forecast comes from the service."""
    return trial(
        "weather",
        now=NOW,
        home=station(tmp_path),
        place="Zurich",
        settings={"url": service.url},
        network_allowed=True,
    )


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (
            "will it rain tomorrow",
            (
                "Yes, tomorrow will be rainy, between 4 and 8 degrees, "
                "with an 80 percent chance of rain."
            ),
        ),
        ("do I need an umbrella", "No, today will be overcast, between 4 and 9 degrees."),
        ("weather on Wednesday", "Wednesday will be clear, between 19 and 31 degrees."),
        (
            "will it be over thirty degrees on Wednesday",
            "Yes, Wednesday will be clear, between 19 and 31 degrees.",
        ),
        ("is it going to snow this week", "Yes, on Thursday."),
        (
            "will it be sunny tomorrow",
            (
                "No, tomorrow will be rainy, between 4 and 8 degrees, "
                "with an 80 percent chance of rain."
            ),
        ),
        (
            "what's the weather like",
            (
                "It's 8 degrees and overcast. The rest of today will be overcast, "
                "between 4 and 9 degrees."
            ),
        ),
        ("what will the weather be on December 24", "My forecast doesn't cover December 24."),
    ],
)
async def test_the_forecast_answers(
    tmp_path: Path, service: Service, words: str, answer: str
) -> None:
    async with in_zurich(tmp_path, service) as box:
        assert (await box.say(words)).text == answer
    assert service.asked[0]["latitude"] == "47.37"


async def test_elsewhere_is_asked_for_by_its_position(tmp_path: Path, service: Service) -> None:
    options = {
        "home": station(tmp_path, DEVICE),
        "settings": {"url": service.url},
        "network_allowed": True,
    }
    async with trial("weather", now=NOW, **options) as box:  # type: ignore[arg-type]
        assert "in Tokyo" in (await box.say("how is the weather in Tokyo tomorrow")).text
    assert (service.asked[0]["latitude"], service.asked[0]["longitude"]) == ("35.69", "139.69")


async def test_a_fresh_forecast_is_not_fetched_again_and_an_old_one_says_its_age(
    tmp_path: Path, service: Service
) -> None:
    async with in_zurich(tmp_path, service) as box:
        await box.say("weather tomorrow")
        box.advance(30 * 60)
        await box.say("weather tomorrow")
        assert len(service.asked) == 1
        service.broken = True
        box.advance(5 * 3600)
        text = (await box.say("will it rain tomorrow")).text
        assert len(service.asked) == 2
    assert text.startswith("Yes, tomorrow will be rainy")
    assert text.endswith("My forecast is six hours old.")


async def test_a_damaged_cache_is_no_forecast(tmp_path: Path) -> None:
    place = locate("Zurich", NOW.tzinfo)  # type: ignore[arg-type]
    assert place is not None
    (tmp_path / "47.37,8.55,metric.json").write_text('{"taken": "yesterday", "data": [')
    found = await forecast(
        "http://127.0.0.1:9/", place, "metric", tmp_path, NOW, fresh_s=60, timeout_s=1, fetch=False
    )
    assert found is None


def test_a_station_with_a_forecast_is_read() -> None:
    state = {
        "condition": "partlycloudy",
        "temperature": 10,
        "forecast": [
            {
                "datetime": "2026-11-24T00:00:00",
                "condition": "snowy",
                "temperature": 1,
                "templow": -3,
            },
            {"datetime": "nonsense"},
        ],
    }
    weather = from_state(state, NOW.date())
    assert weather.now == Outlook(sky="partly cloudy", high=10)
    assert weather.days == {NOW.date() + timedelta(days=1): Outlook(sky="snowy", high=1, low=-3)}


@pytest.mark.parametrize(
    "words",
    [
        "should we expect snow in Lisbon",
        "do I need my umbrella in Lisbon",
        "is there any rain tomorrow in Lisbon",
        "what's the two day forecast for Lisbon",
        "will it be sunny in Lisbon on Sunday",
        "how warm is it in Lisbon",
        "what's the humidity in Lisbon",
        "what's the wind like in Lisbon",
        "temperature in Lisbon",
        "this week's weather in Lisbon",
        "can I expect storms in Lisbon",
        "when will it rain in Lisbon",
        "do I need a scarf in Lisbon",
        "what should we wear in Lisbon",
        "will it be over 30 degrees in Lisbon tomorrow",
        "what's the high tomorrow in Lisbon",
        "is the sky clear in Lisbon",
    ],
)
async def test_another_place_is_not_answered_with_here(tmp_path: Path, words: str) -> None:
    async with trial("weather", now=NOW, home=station(tmp_path, DEVICE)) as box:
        outcome = await box.say(words)
    assert outcome.text in (
        "",
        "I only know the weather that this home measures, not that of Lisbon.",
    )
    assert outcome.failed


@pytest.mark.parametrize(
    "words",
    [
        "what's the temperature on Friday",
        "how cold will it get tonight",
        "what will the humidity be tomorrow",
        "how hot will it be",
        "what's the low tomorrow",
        "what's the high today",
        "how windy is it going to be on Sunday",
        "is snow expected tomorrow",
        "when will it snow",
        "when will it stop raining",
        "when is the storm coming",
        "what day will it be sunny",
        "did it rain yesterday",
        "what was the weather yesterday",
    ],
)
async def test_another_day_is_not_answered_with_now(tmp_path: Path, words: str) -> None:
    async with trial("weather", now=NOW, home=station(tmp_path, DEVICE)) as box:
        outcome = await box.say(words)
    assert outcome.failed
    assert outcome.text.startswith(("I don't know", "I don't have a forecast"))


async def test_the_garden_and_the_town_of_the_home_are_here(tmp_path: Path) -> None:
    async with trial("weather", now=NOW, home=station(tmp_path, DEVICE), place="Zurich") as box:
        for words in ("is it raining in the garden", "is it raining in Zurich"):
            assert (await box.say(words)).text == "Yes, it's 12 degrees and rainy."


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("when will it rain", "Tomorrow will be"),
        ("when is it going to be sunny", "Wednesday will be"),
        ("when will it stop raining", "Today will be"),
        ("when will it hail", "Not until Sunday; my forecast ends there."),
        ("how cold will it get tomorrow", "It will be between 4 and 8 degrees tomorrow."),
        ("what's the high tomorrow", "The high is 8 degrees tomorrow."),
        ("what's the lowest temperature on Thursday", "The low is -4 degrees on Thursday."),
        ("how windy will it be tomorrow", "The wind blows at 45 kilometers an hour tomorrow."),
    ],
)
async def test_what_is_to_come_is_told_from_the_forecast(
    tmp_path: Path, service: Service, words: str, answer: str
) -> None:
    async with in_zurich(tmp_path, service) as box:
        outcome = await box.say(words)
    assert outcome.text.startswith(answer)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("what will the low be tonight", "weather.measure"),
        ("what is the high going to be on friday", "weather.measure"),
        ("is there going to be frost tonight", "weather.check"),
        ("will it stay dry", "weather.check"),
    ],
)
async def test_the_weather_in_other_words(said: str, meant: str) -> None:
    async with trial("weather") as box:
        assert box.understood_by(said) == (meant,)

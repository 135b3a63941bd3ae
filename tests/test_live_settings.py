"""A box whose configuration is changed while it runs: what counts at once, what waits, what is
refused, and what stays as it was written.
"""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from broker_kit import MOSQUITTO, Broker, bridge, until

from assistant.core.events import SettingsApplied
from assistant.core.journal import TurnEnded, TurnWent
from assistant.core.marks import StreamClock, SystemClock
from assistant.core.values import Json
from assistant.home.file import DEFAULT
from assistant.service import app
from assistant.service.box import Box
from assistant.service.config import Config
from assistant.service.config_file import load
from assistant.service.models import open_person
from assistant.service.person import Person
from assistant.service.running import Running
from assistant.service.verbs import verbs_of

WRITTEN = """# of this house
[audio]  # what sounds
volume = 70  # loud enough

[llm]
model = ""

[policy.rules]
"lock.front_door" = "confirm"  # the neighbours

[[home.devices]]  # the oldest
device = "light.kitchen"
name = "old lamp"

[[calendars]]
name = "family"
path = "{folder}/family.ics"
password = "hush"
"""


class Settings:
    """A running box, and what is asked of its settings."""

    def __init__(self, box: Box, file: Path) -> None:
        self.box, self.file = box, file
        self.notes: dict[str, str] = {}
        self.running = Running(box, self.notes, self._note, lambda _: None, None, file)
        self._verbs = verbs_of(self.running)

    def _note(self, subject: str, text: str) -> None:
        self.notes.update({subject: text}) if text else self.notes.pop(subject, None)

    async def all(self) -> dict[str, Any]:
        return await self._verbs["settings"]({})

    async def one(self, key: str) -> dict[str, Any]:
        return next(each for each in (await self.all())["settings"] if each["key"] == key)

    async def change(self, changes: dict[str, Json], **more: Json) -> dict[str, Any]:
        return await self._verbs["change"]({"changes": changes, **more})

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            while True:
                if holds():
                    return
                await asyncio.sleep(0.02)

    def written(self) -> dict[str, Any]:
        return tomllib.loads(self.file.read_text())


@asynccontextmanager
async def settings_of(file: Path) -> AsyncIterator[Settings]:
    async with app.open_box(load(file), hears=False, speaks=False) as box:
        settings = Settings(box, file)
        async with settings.running.live_settings.following():
            yield settings


@pytest.fixture
async def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Settings]:
    monkeypatch.setenv("HEARTH_STATE", str(tmp_path / "state"))
    (tmp_path / "family.ics").write_text("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")
    file = tmp_path / "config.toml"
    file.write_text(WRITTEN.format(folder=tmp_path))
    async with settings_of(file) as found:
        yield found


async def test_what_can_be_applied_at_once_is_and_all_else_stays_as_it_was_written(
    settings: Settings,
) -> None:
    told = await settings.change(
        {
            "audio.volume": 35,
            "home.devices.0.name": "reading lamp",
            "policy.rules": {"light.kitchen": "deny"},
            "skills.weather.fresh_minutes": 15,
            "home.place": "Zurich",
            "home.units": "us",
        }
    )
    assert told["waits"] == {"home.units": "at restart"}
    assert told["applied"] == [
        *("audio.volume", "home.devices", "home.place", "policy.rules", "skills.weather"),
    ]
    box = settings.box
    assert (box.context.sound.volume, box.context.place) == (35, "Zurich")
    assert box.context.registry.settings("weather").fresh_minutes == 15
    assert box.house.home.devices["light.kitchen"].name == "reading lamp"
    [refused] = [await box.turn("turn on the reading lamp", aloud=False)]
    assert [receipt.reason for receipt in refused.receipts] == ["denied"]
    text = settings.file.read_text()
    for comment in ("# of this house", "# what sounds", "# loud enough", "# the neighbours"):
        assert comment in text
    assert "# the oldest" in text
    assert settings.written()["calendars"][0]["password"] == "hush"
    before = settings.file.with_name("config.toml.before")
    assert "volume = 70" in before.read_text()


async def test_a_key_that_is_taken_away_has_its_default_again(settings: Settings) -> None:
    await settings.change({"policy.rules.lock.front_door": None, "audio.volume": None})
    assert settings.box.context.sound.volume == Config().audio.volume
    assert settings.box.config.policy.rules == {}
    assert not (await settings.one("audio.volume"))["given"]


async def test_a_bad_value_is_named_by_its_key_and_changes_nothing(settings: Settings) -> None:
    before = settings.file.read_text()
    told = await settings.change(
        {"audio.volume": 140, "audio.duck": 10, "home.devices.0.names": ["x"]}
    )
    assert told["errors"]["audio.volume"].startswith("'audio.volume' is 140: input should be less")
    assert "did you mean 'name'?" in told["errors"]["home.devices.0.names"]
    assert settings.file.read_text() == before
    assert settings.box.config.audio.duck == Config().audio.duck
    for changes, key, said in (
        ({"audio.volum": 3}, "audio.volum", "Did you mean 'audio.volume'?"),
        ({"policy.rules": {"lock:sing": "deny"}}, "policy.rules", "sing"),
        ({"skills.weather": {"fresh_minutes": 1}}, "skills.weather", "greater than or equal to 5"),
        ({"wake.words": [{"model": "hey_nobody"}]}, "wake.words.0.model", "hey_nobody"),
        ({"mqtt": {"ca": "x"}}, "mqtt", "no setting"),
        ({"mqtt.host": "127.0.0.1", "mqtt.ca": "/nowhere.pem"}, "mqtt", "/nowhere.pem"),
    ):
        told = await settings.change(changes)
        assert said in told["errors"][key], told
    assert settings.file.read_text() == before


async def test_a_change_over_somebody_elses_is_told_and_one_beside_it_is_made(
    settings: Settings,
) -> None:
    seen = (await settings.all())["revision"]
    settings.file.write_text(settings.file.read_text().replace("volume = 70", "volume = 30"))
    told = await settings.change({"audio.volume": 50}, seen=seen)
    assert told["conflicts"] == {"audio.volume": 30}
    assert settings.written()["audio"]["volume"] == 30
    told = await settings.change({"audio.duck": 20}, seen=seen)
    assert settings.written()["audio"] == {"volume": 30, "duck": 20}
    assert set(told["applied"]) == {"audio.volume", "audio.duck"}, "the edited file counts as well"
    assert "conflicts" not in await settings.change({"audio.volume": 50}, seen=told["revision"])
    assert "conflicts" in await settings.change({"audio.volume": 60}, seen="of another start")


async def test_an_edited_file_is_applied_and_a_mistake_in_it_is_a_note(settings: Settings) -> None:
    box, text = settings.box, settings.file.read_text()
    await asyncio.sleep(0.3)  # the watch has begun
    settings.file.write_text(text.replace("volume = 70", "volume = 20"))
    await settings.until(lambda: box.context.sound.volume == 20)
    settings.file.write_text(text.replace("volume = 70", "volume = 700\nduck = 5"))
    await settings.until(lambda: "settings" in settings.notes)
    assert "line 3: 'audio.volume' is 700" in settings.notes["settings"]
    assert (box.context.sound.volume, box.config.audio.duck) == (20, Config().audio.duck)
    assert (await settings.all())["mistakes"]
    settings.file.write_text(text)
    await settings.until(lambda: box.context.sound.volume == 70)
    assert settings.notes == {}


async def test_a_secret_is_not_shown_and_stays_unless_it_is_retyped(settings: Settings) -> None:
    told = await settings.change({"mqtt.password": "s3cret", "mqtt.host": ""})
    assert "errors" not in told
    shown = await settings.all()
    assert "s3cret" not in str(shown)
    assert "hush" not in str(shown)
    assert (await settings.one("mqtt.password"))["value"] is True
    rows = (await settings.one("calendars"))["value"]
    assert rows[0]["password"] is True
    await settings.change({"mqtt.password": True, "calendars": [*rows, {**rows[0], "name": "b"}]})
    written = settings.written()
    assert written["mqtt"]["password"] == "s3cret"
    assert [row.get("password") for row in written["calendars"]] == ["hush", None]
    await settings.change({"mqtt.password": None})
    assert (await settings.one("mqtt.password"))["value"] is False


async def test_the_rules_are_changed_with_the_pin_where_there_is_one(settings: Settings) -> None:
    await settings.change({"policy.pin": "4711"})
    loosened: dict[str, Json] = {"policy.confirmations": False}
    assert "PIN" in (await settings.change(loosened))["errors"]["policy.confirmations"]
    assert "errors" in await settings.change(loosened, pin="1234")
    assert settings.box.config.policy.confirmations
    assert (await settings.change(loosened, pin="4711"))["applied"] == ["policy.confirmations"]
    assert not settings.box.config.policy.confirmations
    assert (await settings.all())["needs_pin"] == ["policy."]


async def test_every_key_says_what_it_is(settings: Settings) -> None:
    told = {each["key"]: each for each in (await settings.all())["settings"]}
    assert told["audio.volume"] | {"explanation": ""} == {
        "key": "audio.volume",
        "section": "audio",
        "explanation": "",
        "type": "integer",
        "limits": {"minimum": 0, "maximum": 100},
        "default": 70,
        "value": 70,
        "given": True,
        "counts": "at once",
        "waits": "",
    }
    assert told["policy.rules"]["choices"] == ["allow", "confirm", "pin", "deny"]
    assert told["home.units"]["choices"] == ["", "metric", "us"]
    assert [each["key"] for each in told["wake.words"]["fields"]][:2] == ["model", "threshold"]
    assert told["skills.weather"]["fields"][2]["limits"] == {"minimum": 5, "maximum": 1440}
    assert told["whisper.model"]["counts"] == "when idle"
    assert told["home.file"]["counts"] == "at restart"
    assert all(each["explanation"] and each["type"] for each in told.values())


@pytest.mark.skipif(MOSQUITTO is None, reason="mosquitto, the MQTT broker, is not installed")
async def test_another_broker_takes_the_place_of_the_first(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first, second = (Broker(tmp_path_factory.mktemp("broker")) for _ in range(2))
    home = settings.box.house.home
    for broker in (first, second):
        broker.start()
    try:
        async with bridge(first) as one, bridge(second) as other:
            lamp = {"command_topic": "zigbee2mqtt/{}/set", "schema": "json", "brightness": True}
            for played, name in ((one, "attic_lamp"), (other, "cellar_lamp")):
                topic = {"command_topic": f"zigbee2mqtt/{name}/set"}
                await played.announce("light", name, lamp | topic)
                await played.publish(f"zigbee2mqtt/{name}", {"state": "OFF"})
            await settings.change({"mqtt.host": "127.0.0.1", "mqtt.port": first.port})
            await until(home, lambda: home.available("light.attic_lamp"))
            on = await settings.box.turn("turn on the attic lamp", aloud=False)
            assert [receipt.ok for receipt in on.receipts] == [True]
            told = await settings.change({"mqtt.port": second.port})
            assert told["applied"] == ["mqtt.port"]
            await until(home, lambda: home.available("light.cellar_lamp"))
            assert "light.attic_lamp" not in home.devices
            on = await settings.box.turn("turn on the cellar lamp", aloud=False)
            assert [receipt.ok for receipt in on.receipts] == [True]
            await settings.change({"mqtt.host": None})
            assert "light.cellar_lamp" not in home.devices
            assert settings.box.house.troubles == {}
    finally:
        first.stop()
        second.stop()


async def test_nobody_is_cut_short_by_what_has_to_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Spoken to in lock-step: a volume, a threshold and another recogniser come in mid-sentence."""
    monkeypatch.setenv("HEARTH_STATE", str(tmp_path / "state"))
    file = tmp_path / "config.toml"
    file.write_text('[llm]\nmodel = ""\n')
    person, clock = Person(open_person(Config())), StreamClock(SystemClock().now())
    heard, applied, changing = list[str](), list[str](), list[asyncio.Task[Any]]()
    order = person.say(0.5, "Hey Jarvis, turn on the kitchen light.", 2.0).samples
    async with app.open_box(load(file), home_file=DEFAULT, clock=clock) as box:
        settings, talk = Settings(box, file), box.conversation
        talk.events.listen(
            TurnEnded, lambda turn: heard.append(turn.record.heard.lower().strip("."))
        )
        talk.events.listen(SettingsApplied, lambda told: applied.extend(sorted(told.keys)))

        def meanwhile(_: TurnWent) -> None:
            if not changing:
                changes: dict[str, Json] = {"audio.volume": 40, "whisper.beam": 3}
                changing.append(asyncio.create_task(settings.change(changes)))

        talk.events.listen(TurnWent, meanwhile)
        before = box.models.transcriber
        async with settings.running.live_settings.following():
            await box.replay(order)
            assert heard == ["turn on the kitchen light"]
            told = await changing[0]
            assert (told["applied"], told["waits"]) == (
                ["audio.volume"],
                {"whisper.beam": "when idle"},
            )
            assert box.speaker is not None
            assert box.speaker.volume == 40
            await settings.until(lambda: "whisper.beam" in applied)
            assert box.models.transcriber is not before
            assert box.conversation.kit.comprehension.transcriber is box.models.transcriber
            await settings.change({"wake.words.0.threshold": 0.999})
            await box.replay(order)
            assert len(heard) == 1, "the wake word reached a threshold that it can't"
            await settings.change({"wake.words": [{"model": "hey_mycroft"}]})
            later = person.say(10.0, "Hey Mycroft, turn off the kitchen light.", 2.0)
            await box.replay(later.samples)  # its times begin anew: what was heard before is past
            assert heard[1:] == ["turn off the kitchen light"]

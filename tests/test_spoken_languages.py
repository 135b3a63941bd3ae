"""A turn is in one language from its question to its failure: a whole box, typed to in German; and
every message of the house and of the skills exists in every language that it is spoken in.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from virtual_time import run

from assistant.core.errors import ModelError
from assistant.core.kit import Notice
from assistant.core.values import ToolCall
from assistant.home.asking import question
from assistant.home.file import DEFAULT
from assistant.home.model import Command, Device, Home
from assistant.home.openers import hazard, opened_by_name
from assistant.languages import available, speaking
from assistant.languages.replies import Replies, told
from assistant.service import app
from assistant.service.box import Box
from assistant.service.config import Config
from assistant.skillkit.host.run import run as run_skill

ROOT = Path(__file__).parents[1]
HOUSE = ("core", "policy", "host", "losses", "service", "refusals")
OWN = (
    "emergency",
    "appliance",
    "announce",
    "security",
    "settings",
    "consumption",
    "help",
    "inventory",
)
"""Skills that are spoken in all languages."""


def messages(path: Path) -> set[str]:
    text = path.read_text() if path.is_file() else ""
    return set(re.findall(r"^([a-zA-Z][\w-]*) *=", text, re.MULTILINE))


@pytest.mark.parametrize("code", available())
@pytest.mark.parametrize("file", HOUSE)
def test_the_house_has_each_message_in_each_language(code: str, file: str) -> None:
    languages = ROOT / "assistant/languages"
    english = messages(languages / f"en/{file}.ftl")
    assert english
    assert messages(languages / code / f"{file}.ftl") == english


@pytest.mark.parametrize("code", available())
@pytest.mark.parametrize("skill", OWN)
def test_a_skill_has_each_message_in_each_language(code: str, skill: str) -> None:
    english = messages(ROOT / "skills" / skill / "en.ftl")
    assert english
    assert messages(ROOT / "skills" / skill / f"{code}.ftl") == english


@asynccontextmanager
async def german() -> AsyncIterator[Box]:
    config = Config.model_validate({"language": "de", "llm": {"model": ""}})
    async with app.open_box(config, home_file=DEFAULT, hears=False, speaks=False) as box:
        yield box


def unlock(box: Box) -> ToolCall:
    lock = next(each for each in box.house.home.devices.values() if each.kind == "lock")
    return ToolCall("home.unlock", {"device": lock.id})


def test_a_turn_asks_and_is_answered_in_german() -> None:
    async def turns() -> None:
        async with german() as box:
            outcome = await run_skill(box.context.registry, unlock(box), box.context)
            assert outcome.text.startswith("Soll ich wirklich ")
            assert outcome.text.endswith(" aufschließen?")

    run(turns())


def test_what_is_not_understood_is_german() -> None:
    async def turns() -> None:
        async with german() as box:
            record = await box.turn("quabbel die fnordische Zirbel")
            assert record.reply in (
                "Entschuldige, das habe ich nicht verstanden.",
                "Entschuldige, das weiß ich nicht.",
            )
            record = await box.turn("ruf einen Krankenwagen")
            assert record.reply == "Ich kann niemanden anrufen. Ruf jetzt die 112 an."

    run(turns())


def test_what_fails_is_german() -> None:
    async def turns() -> None:
        async with german() as box:
            with pytest.MonkeyPatch.context() as patch:

                def fails(*_: object, **__: object) -> None:
                    raise ZeroDivisionError("nobody expects this")

                patch.setattr(box.mind, "understand", fails)
                record = await box.turn("mach das Licht an")
            assert record.reply == "Entschuldige, das ist schiefgegangen."

    run(turns())


def test_a_notice_is_made_in_the_language_of_the_box() -> None:
    async def turns() -> None:
        async with german() as box:
            said: list[str] = []

            def make() -> Notice:
                said.append(Replies("core")("went-wrong"))
                return Notice("news", said[-1])

            box.conversation.notice("news", make)
            await box.conversation.unoccupied()
            assert said == ["Entschuldige, das ist schiefgegangen."]

    run(turns())


def test_a_skill_that_ends_the_conversation_leaves_no_question_open() -> None:
    async def turns() -> None:
        async with german() as box:
            box.context.dialogue.end()
            await box.turn("ruf die Feuerwehr")
            assert box.conversation.situation.pending is None
            assert not box.conversation.kit.ended()  # it was taken

    run(turns())


def test_the_operators_errors_are_not_read_out_in_another_language() -> None:
    error = ModelError("The model is not here; fetch it.")
    assert told(error) == "The model is not here; fetch it."
    with speaking("de"):
        assert "model" not in told(error)


def test_a_question_names_things_of_one_name_apart() -> None:
    home = Home("a home")
    for number in ("one", "two"):
        home.put_device(Device(f"lock.{number}", "lock", "shed"), {"locked": True})
    commands = [Command(f"lock.{number}", {"locked": False}) for number in ("one", "two")]
    assert question(home, commands) == "Unlock the shed and the other shed?"


@pytest.mark.parametrize(
    ("name", "opens"),
    [
        ("Gartentor und Licht", "gate"),
        ("poort en verlichting", "gate"),
        ("porte d'entrée", "door"),
        ("Türöffner", "lock"),
        ("cancello e luce", "gate"),
    ],
)
def test_dangerous_names_are_known_whatever_the_box_speaks(name: str, opens: str) -> None:
    device = Device("switch.x", "switch", name)
    for code in ("en", "de"):
        with speaking(code):
            assert opens in opened_by_name(device)


def test_sirens_are_known_in_every_language() -> None:
    for name in ("Sirene", "sirène", "sirena", "siren"):
        assert hazard(Device("switch.x", "switch", name))

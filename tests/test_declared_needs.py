"""What a skill declares of the devices that it needs, of its place in a conversation and of the
words that bear out a model's call: the understanding asks for that, and knows no skill by name.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.core.values import Hypothesis, Transcript
from assistant.home.model import Device, Home
from assistant.languages import speaking
from assistant.skillkit.host.loader import Registry
from assistant.understanding.model.grounding import speaks_of
from assistant.understanding.pipeline import Mind
from assistant.understanding.reading import either
from assistant.understanding.reasons import reason
from assistant.understanding.situation import Situation, Understanding

SKILL = '''
"""A lantern that flickers."""
from typing import Annotated

from assistant.skillkit import Ctx, Devices, Frame, Role, skill

Flickering = Annotated[str | list[str], Devices("light", keys=["brightness"])]
Players = Annotated[str | list[str], Devices("media_player", complete=True)]


@skill(effect=True, frames={"flicker": Frame()}, phase="begins")
async def flicker(ctx: Ctx, device: Flickering) -> str:
    """Let lanterns flicker."""
    return "done"


@skill(effect=True, frames={"jingle": Frame()})
async def jingle(ctx: Ctx, device: Players) -> str:
    """Jingle on players."""
    return "done"


@skill(role=Role.UNABLE)
async def sorry(ctx: Ctx, what: str, why: str = "", place: str = "") -> str:
    """Say why nothing can be done."""
    return what
'''
WORDS = """
[flicker]
examples = ["let the lantern flicker"]
evidence = "flicker sparkle"
frames.flicker = "flicker"

[jingle]
examples = ["jingle on the radio"]
frames.jingle = "jingle(?: on)?"
"""


@pytest.fixture
def registry(tmp_path: Path) -> Registry:
    folder = tmp_path / "lantern"
    folder.mkdir()
    (folder / "skill.py").write_text(SKILL)
    (folder / "en.toml").write_text(WORDS)
    return Registry([tmp_path])


def understood(registry: Registry, said: str) -> Understanding:
    home = Home()
    home.put_device(Device("light.old", "light", "Old Lantern"), {"on": True, "brightness": 40})
    home.put_device(Device("light.new", "light", "New Lantern"), {"on": True})
    home.put_device(Device("media_player.den", "media_player", "Den Radio"), {"state": "playing"})
    situation = Situation(home, datetime(2026, 5, 4, 12, tzinfo=ZoneInfo("UTC")))
    return Mind(registry).understand(Transcript((Hypothesis(said, -0.1),)), situation)


def test_a_device_without_the_declared_key_is_not_meant(registry: Registry) -> None:
    found = understood(registry, "flicker the lights")
    assert [(call.skill, call.arguments["device"]) for call in found.calls] == [
        ("lantern.flicker", "light.old")
    ]


def test_where_all_must_be_there_nothing_is_done_with_some(registry: Registry) -> None:
    found = understood(registry, "jingle the den radio")
    assert [call.skill for call in found.calls] == ["lantern.jingle"]
    found = understood(registry, "jingle the den radio and the kitchen tv")
    assert "lantern.jingle" not in {call.skill for call in found.calls}


def test_who_has_the_role_says_what_is_not_there(registry: Registry) -> None:
    found = understood(registry, "turn on the sauna")
    assert [call.skill for call in found.calls] == ["lantern.sorry"]
    assert not found.sure


def test_a_call_is_borne_out_by_the_declared_words(registry: Registry) -> None:
    flicker = registry.skills["lantern.flicker"]
    with speaking("en"):
        assert speaks_of(flicker, {"sparkle"}, "sparkle")
        assert not speaks_of(flicker, {"let", "lantern"}, "let the lantern")


def test_what_may_end_is_not_begun(registry: Registry) -> None:
    flicker = registry.skills["lantern.flicker"]
    with speaking("en"):
        said = "I no longer need it to flicker"
        assert not speaks_of(flicker, {"flicker"}, said)


@pytest.mark.parametrize(
    ("code", "question"),
    [("en", "The oven, the hob or the fan?"), ("de", "The oven, the hob oder the fan?")],
)
def test_a_question_between_things_is_in_the_language(code: str, question: str) -> None:
    with speaking(code):
        assert either(["the oven", "the hob", "the fan"]) == question


def test_a_reason_is_said_in_the_language_of_whoever_asks() -> None:
    why = reason("explains-less", why=reason("state-question"))
    with speaking("en"):
        assert str(why) == "question frame: explains less of the words"
    with speaking("de"):
        assert str(why).startswith("eine Frage, wie etwas steht: ")

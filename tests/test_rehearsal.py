"""What a box says to itself when it tries itself, in each language: a person's side of the recorded
conversation does what it is there to show.
"""

from __future__ import annotations

import pytest

from assistant.home.file import DEFAULT
from assistant.languages import available, load
from assistant.languages.language import REFERENCE
from assistant.languages.rehearsal import Rehearsal, rehearsal
from assistant.service import app, demo_script
from assistant.service.config import Config

DONE = [
    ["home.turn_on", "timers.start"],
    ["timers.remaining"],
    ["home.open"],
    ["home.open"],
    ["clock.tell_time"],
]
"""What comes of each line; the garage is asked about, and then opened."""


@pytest.mark.parametrize("code", available())
async def test_the_recorded_conversation_is_understood(code: str) -> None:
    said = rehearsal(code)
    assert load(code).lacks(Rehearsal) == ()
    assert len(said.conversation) == len(demo_script.TURNS)
    config = Config.model_validate({"language": code, "llm": {"model": ""}})
    async with app.open_box(config, home_file=DEFAULT, hears=False, speaks=False) as box:
        done = [[call.skill for call in (await box.turn(line)).calls] for line in said.conversation]
        order = await box.turn(said.commands[0])
    assert done == DONE, code
    assert [call.skill for call in order.calls] == ["home.turn_on"]


def test_a_language_without_its_own_rehearses_in_the_reference() -> None:
    assert rehearsal("xx") == rehearsal(REFERENCE) == rehearsal("en-us")

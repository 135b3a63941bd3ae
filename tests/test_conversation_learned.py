"""A conversation with a model that learned its trade: it is asked earlier, and believed as far as
it is certain.
"""

from __future__ import annotations

import json

from test_conversation import heard, scene

from assistant.core.fakes import ScriptedThinker
from assistant.core.stages import Cancelled, Trade, never
from assistant.core.stood import ask_json, read_ask
from assistant.core.values import Ended, SpeechBegan, ToolCall
from assistant.home.model import Device
from assistant.skillkit.context import Ask


def learned(answers: dict[str, str], certainty: float) -> ScriptedThinker:
    """A model that learned its trade, and is so certain of what it says."""
    thinker = ScriptedThinker(answers)
    thinker.trade = Trade(act=0.9, tell=0.9, ask=0.6, leave=0.95)
    thinker.certainty = certainty
    return thinker


async def test_what_a_trained_model_knows_to_ask_for_nothing_is_not_listened_to_again() -> None:
    text = "my aunt in Bristol keeps geese"
    for certainty, efforts in ((0.99, ["quick"]), (0.7, ["quick", "full"])):
        thinker = learned({"aunt": "say"}, certainty)
        async with scene([heard(text, sure=True), heard(text)], thinker=thinker) as stage:
            await stage.say()
            assert stage.efforts == efforts
            assert not stage.kitchen_light


async def test_a_trained_model_is_asked_before_something_is_said_to_be_unclear() -> None:
    text = "take the kitchen light to something a cook can see by"
    thinker = learned({"cook": "do turn on the kitchen light"}, 0.97)
    async with scene([heard(text, sure=True)], thinker=thinker) as stage:
        await stage.say()
        assert stage.kitchen_light
        assert [record.route for record in await stage.over()] == ["model"]


async def test_what_a_trained_model_is_not_quite_certain_of_is_asked_first() -> None:
    text = "a cook could do with brightness over here"
    thinker = learned({"cook": "do turn on the kitchen light"}, 0.8)
    async with scene([heard(text, sure=True), "yes"], thinker=thinker) as stage:
        await stage.say()
        assert not stage.kitchen_light
        (record,) = await stage.over()
        assert record.reply == "Do you mean: turn on the kitchen light?"
        stage.box.conversation.post(SpeechBegan(5.0))
        stage.box.conversation.post(Ended(stage.utterance(6.0)))
        await stage.settle()
        await stage.play(3)
        assert stage.kitchen_light


async def test_a_home_that_has_become_another_is_read_before_somebody_asks() -> None:
    class Reads(ScriptedThinker):
        def prefill(self, head: str, cancelled: Cancelled = never) -> None:
            heads.append(head)

    heads: list[str] = []
    thinker = Reads({})
    thinker.trade = Trade(act=0.9, tell=0.9, ask=0.6)
    async with scene([], thinker=thinker) as stage:
        box = stage.box
        assert box._warming is not None
        await box._warming
        assert "orchid" not in heads[-1]
        box.house.home.put_device(Device("light.new", "light", "Orchid Lamp"), {"on": False})
        box.tick()
        assert box._heading is not None
        await box._heading
        assert "orchid lamp" in heads[-1]
        read = len(heads)
        box.tick()
        assert len(heads) == read


def test_a_question_about_several_orders_is_kept_whole_and_without_a_code() -> None:
    """It may be asked again by `assistant replay`; a code that was said is nobody's business."""
    lock = ToolCall("home.unlock", {"device": "lock.front", "_code": "4711"})
    light = ToolCall("home.turn_on", {"device": "light.kitchen"})
    kept = ask_json(Ask("Do you mean: …?", light, then=(lock,), otherwise=Ask("Or: …?", lock)))
    assert "4711" not in json.dumps(kept)
    read = read_ask(kept)
    assert read.calls == (light, lock.bare)
    assert read.otherwise == Ask("Or: …?", lock.bare)

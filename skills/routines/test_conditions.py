"""Orders that hang on something: what is done now, what is waited for, what comes of it."""

from __future__ import annotations

from pathlib import Path

from assistant.agenda.conditions import Condition
from assistant.skillkit.context import Ask
from assistant.skillkit.testing import Trial, trial

HOME = Path(__file__).with_name("test_home.toml")
SKILLS = ("routines", "home", "weather", "climate", "timers", "reminders", "clock", "alarms")


async def told(box: Trial) -> list[str]:
    """What conditions have said or done since the last look."""
    await box.look()
    said, box.sound.announced[:] = list(box.sound.announced), []
    return said


def waiting(box: Trial) -> list[tuple[str, str]]:
    return [(entry.name, entry.text) for entry in box.agenda.entries("condition")]


async def test_once_it_has_happened_it_is_told_once() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        await box.say("tell me when the washing machine is done")
        assert await told(box) == []
        box.home.update("switch.washer", {"on": False})
        assert await told(box) == [
            "You wanted to know when the washing machine is done. The washing machine is off."
        ]
        box.home.update("switch.washer", {"on": True})
        await box.look()
        box.home.update("switch.washer", {"on": False})
        assert await told(box) == []
        assert waiting(box) == []


async def test_what_is_so_already_waits_for_the_next_time() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        box.home.update("switch.washer", {"on": False})
        said = await box.say("tell me when the washing machine is done")
        assert "It is so already: The washing machine is off." in said.text
        assert await told(box) == []
        box.home.update("switch.washer", {"on": True})
        assert await told(box) == []
        box.home.update("switch.washer", {"on": False})
        assert len(await told(box)) == 1


async def test_a_state_that_is_so_already_is_acted_on_at_once_and_an_event_is_not() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        await box.say("when the kitchen window is open turn on the hall light")
        assert box.home.state("light.hall")["on"]
        assert waiting(box) == []
        await box.say("when the kitchen window opens turn off the office lamp")
        assert box.home.state("light.office")["on"]
        assert len(waiting(box)) == 1


async def test_each_time_means_each_time_and_only_until_then() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        await box.say("whenever the front door opens tell me until tomorrow at noon")
        for _ in range(2):
            box.home.update("binary_sensor.front", {"value": True})
            assert len(await told(box)) == 1
            box.home.update("binary_sensor.front", {"value": False})
            assert await told(box) == []
        box.advance(24 * 3600)
        await box.look()
        box.home.update("binary_sensor.front", {"value": True})
        assert await told(box) == []
        assert waiting(box) == []


async def test_another_one_that_joins_is_an_edge() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        await box.say("let me know if a window opens")  # the kitchen window is open
        box.home.update("binary_sensor.w1", {"value": True})
        assert len(await told(box)) == 1


async def test_a_time_for_which_it_must_hold_begins_anew_when_it_is_interrupted() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        await box.say("turn off the office lamp when nobody is in the office for ten minutes")
        await box.look()
        box.advance(500)
        box.home.update("binary_sensor.motion", {"value": True})
        await box.look()
        box.home.update("binary_sensor.motion", {"value": False})
        await box.look()
        box.advance(500)
        await box.look()
        assert box.home.state("light.office")["on"]
        box.advance(101)
        await box.look()
        assert not box.home.state("light.office")["on"]


async def test_what_is_out_of_reach_is_neither_off_nor_on() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        await box.say("tell me when the washing machine is done")
        box.home.set_available("switch.washer", False)
        assert await told(box) == []
        box.home.set_available("switch.washer", True)
        assert await told(box) == []
        await box.say("turn off the office lamp when nobody is in the office for ten minutes")
        await box.look()
        box.advance(300)
        box.home.set_available("binary_sensor.motion", False)
        await box.look()
        box.advance(400)
        await box.look()
        assert box.home.state("light.office")["on"]
        box.home.set_available("binary_sensor.motion", True)
        await box.look()
        box.advance(599)
        await box.look()
        assert box.home.state("light.office")["on"]
        box.advance(2)
        await box.look()
        assert not box.home.state("light.office")["on"]


async def test_the_first_news_of_what_was_unknown_is_no_edge() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        box.home.set_available("switch.washer", False)
        said = await box.say("tell me when the washing machine is done")
        assert "Right now I don't know how it is" in said.text
        box.home.update("switch.washer", {"on": False})
        box.home.set_available("switch.washer", True)
        assert await told(box) == []
        assert len(waiting(box)) == 1


async def test_an_amount_that_trembles_is_told_once() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        await box.say("whenever the temperature in the bedroom falls below 18 tell me")
        said = []
        for value in (18.1, 17.9, 18.1, 17.9, 18.2, 17.8):
            box.home.update("sensor.bedroom", {"value": value})
            said += await told(box)
        assert len(said) == 1
        box.home.update("sensor.bedroom", {"value": 19})
        await box.look()
        box.home.update("sensor.bedroom", {"value": 17})
        assert len(await told(box)) == 1


async def test_who_speaks_is_asked_for_where_several_live_here() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        asked = await box.say("turn on the hall light when i get home")
        assert isinstance(asked.answer, Ask)
        assert asked.text == "Who is that?"
        said = await box.choose(asked, "Ben")
        assert said.text == "Okay. When you get home, I'll turn on the hall light."
        box.home.update("person.ben", {"location": "home"})
        assert await told(box) == ["The hall light is on."]


async def test_what_opens_is_agreed_to_when_it_is_made() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        asked = await box.say("unlock the front door lock when somebody rings")
        assert isinstance(asked.answer, Ask)
        assert asked.answer.guard == "yes"
        assert waiting(box) == []
        await box.yes(asked)
        (entry,) = box.agenda.entries("condition")
        assert entry.consent["commands"][0]["wanted"] == {"locked": False}
        assert box.home.state("lock.front")["locked"]
        box.home.update("binary_sensor.bell", {"value": True})
        await box.look()
        assert not box.home.state("lock.front")["locked"]


async def test_a_consent_is_good_for_its_own_words_alone() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        await box.yes(await box.say("unlock the front door lock when somebody rings"))
        (entry,) = box.agenda.entries("condition")
        box.agenda.cancel(entry.id)
        forged = box.agenda.add_condition(entry.condition, entry.text, "", entry.consent)
        assert forged.id != entry.id
        await box.look()
        box.home.update("binary_sensor.bell", {"value": True})
        assert "needs a yes" in (await told(box))[0]
        assert box.home.state("lock.front")["locked"]


async def test_rain_is_looked_for_on_its_day() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        said = await box.say("in case it rains tomorrow remind me to take an umbrella")
        assert said.text.endswith("I'll look tomorrow, from seven in the morning on.")
        box.home.update("weather.home", {"condition": "rainy"})
        assert await told(box) == []  # today's rain is not tomorrow's
        box.home.update("weather.home", {"condition": "sunny"})
        box.advance(14 * 3600)
        assert await told(box) == []
        box.home.update("weather.home", {"condition": "rainy"})
        assert [text.split(".")[0] for text in await told(box)] == ["Take an umbrella"]
        await box.say("if it rains tomorrow remind me to take an umbrella")
        box.home.update("weather.home", {"condition": "sunny"})
        box.advance(40 * 3600)
        await box.look()
        assert waiting(box) == []  # its day is over


async def test_what_is_waited_for_is_told_and_cancelled_by_voice() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        assert (await box.say("what are you waiting for")).text == "I'm waiting for nothing."
        await box.say("tell me when the washing machine is done")
        await box.say("whenever the front door opens turn on the hall light")
        listed = (
            "When the washing machine is done I'll tell you. "
            "Whenever the front door opens I'll turn on the hall light."
        )
        assert (await box.say("what are you waiting for")).text == listed
        assert (await box.say("which conditions are there")).text == listed
        said = await box.say("stop telling me when the washing machine is done")
        assert said.text == "I won't tell you when the washing machine is done any more."
        await box.say("cancel the condition with the front door")
        assert waiting(box) == []
        await box.say("tell me when the washing machine is done")
        assert (
            await box.say("cancel all conditions")
        ).text == "I'm no longer waiting for anything."
        assert waiting(box) == []


async def test_what_was_made_can_be_taken_back() -> None:
    async with trial(*SKILLS, "dialogue", home=HOME) as box:
        await box.say("tell me when the washing machine is done")
        await box.say("undo that")
        assert waiting(box) == []
        box.home.update("switch.washer", {"on": False})
        assert await told(box) == []


async def test_it_is_what_was_spoken_of_before() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        await box.say("turn on the office lamp")
        await box.say("turn it off when nobody is in the office for ten minutes")
        assert waiting(box) == [("nobody is in the office for 10 minutes", "turn office lamp off")]


async def test_a_condition_is_kept_whole() -> None:
    async with trial(*SKILLS, home=HOME) as box:
        await box.say("whenever the front door is open for five minutes tell me until friday")
        (entry,) = box.agenda.entries("condition")
        kept = Condition.read(entry.condition)
        assert (kept.again, kept.hold_s, kept.met) == (True, 300, False)
        assert kept.until is not None
        assert Condition.read(kept.as_json()) == kept

"""Questions of every kind about one home, in English and German: each with its whole answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.skillkit.testing import trial

SETS = Path(__file__).parents[2] / "lab" / "sets"
LIT = (
    "the ceiling light, the kitchen light, the hall light, the nursery light and the bathroom light"
)
TERRACE = {
    "what's still running": "The printer, the bedroom fan, the kitchen radio, the television and "
    "the lawn mower are running.",
    "what is on right now in the kitchen": "The kitchen light and the kitchen radio are on.",
    "what's on in the study": "The printer is on.",
    "is the living room heated": "Yes, the living room heating is set to 20 degrees and it is 18.5 "
    "degrees there.",
    "is the bedroom being heated": "No, the bedroom heating is set to 17 degrees and it is 18 "
    "degrees there.",
    "is the house heated": "No, the bedroom heating and the guest room heating aren't heating.",
    "is the kitchen locked": "No, the back door is unlocked.",
    "which rooms are heated": "The living room heating is heating.",
    "which is louder, the radio or the TV": "The kitchen radio is at 40 percent, the highest.",
    "how far open are the blinds": "The living room blinds are at 100 percent. The bedroom "
    "curtains are at 0 percent.",
    "is the kitchen light at 80 percent": "Yes, the kitchen light is at 80 percent.",
    "is the bedroom heating set to 16 degrees": "No, the bedroom heating is set to 17 degrees.",
    "is any heating set to 16": "Yes, the guest room heating is set to 16 degrees.",
    "which lights are at 60 percent": "The nursery light is at 60 percent.",
    "is it 18 degrees in the bedroom": "Yes, it is 18 degrees in the bedroom.",
    "is it warm enough in the guest room": "Yes, it is 16 degrees in the guest room, and the guest "
    "room heating is set to 16 degrees.",
    "is it cool enough in the bedroom": "No, it is 18 degrees in the bedroom, and the bedroom "
    "heating is set to 17 degrees.",
    "does the living room still have to heat up": "Yes, it is 18.5 degrees in the living room, and "
    "the living room heating is set to 20 degrees.",
    "which light is dimmest": "The nursery light is at 60 percent, the lowest.",
    "are more than two lights on": f"Five lights are on: {LIT}.",
    "in one sentence, which lights are on": f"{LIT.capitalize()} are on.",
    "briefly, is the kettle on": "No, the kettle is off.",
    "is neither the printer nor the kettle on": "No, the printer isn't off.",
    "is bread or butter on the shopping list": "Yes, bread is on the shopping list.",
    "is ham or butter on the shopping list": "No, ham and butter are not on the shopping list.",
    "what's on the shopping list": "On the shopping list: milk and bread.",
    "is the kitchen radio playing anything": "Yes, the kitchen radio is playing.",
    "who turned off the heating": "The living room heating, the bedroom heating and the guest room "
    "heating were not off, as far back as I know, which is one minute.",
    "who left the fans on": "The bedroom fan has been on for at least one minute, which is as far "
    "back as I know; who did it I don't know.",
    "who do I need to call today": "Today: call the plumber (on the to-do list).",
}
HAUS = {
    "was ist gerade an": "Die Küchenlampe, das Flurlicht und das Radio sind an.",
    "wird das Wohnzimmer geheizt": "Ja, der Thermostat im Wohnzimmer ist auf 21 Grad gestellt, und "
    "dort sind es 20 Grad.",
    "welche Räume werden geheizt": "Der Thermostat im Wohnzimmer ist am Heizen.",
    "steht das Licht in der Küche auf 80 Prozent": "Nein, die Küchenlampe ist bei 60 Prozent.",
    "ist die Heizung im Wohnzimmer auf 21 Grad eingestellt": "Ja, der Thermostat im Wohnzimmer ist "
    "auf 21 Grad gestellt.",
    "ist es warm genug im Wohnzimmer": "Nein, es sind im Wohnzimmer 20 Grad, und der Thermostat im "
    "Wohnzimmer ist auf 21 Grad gestellt.",
    "muss das Wohnzimmer noch heizen": "Ja, es sind im Wohnzimmer 20 Grad, und der Thermostat im "
    "Wohnzimmer ist auf 21 Grad gestellt.",
    "ist nichts mehr an": "Nein, die Küchenlampe, das Flurlicht und das Radio sind nicht aus.",
    "ist die Haustür abgeschlossen, ja oder nein": "Ja, das Haustürschloss ist abgeschlossen.",
    "ist das Licht im Flur oder in der Küche an": "Ja, das Flurlicht und die Küchenlampe sind an.",
    "wie ist die Durchschnittstemperatur": "Im Durchschnitt sind es 20 Grad.",
    "ist Milch oder Butter auf der Einkaufsliste": "Ja, auf der Einkaufsliste: Milch.",
    "sind die Rollläden oben oder unten": "Ja, der Rollladen im Wohnzimmer ist offen.",
}


@pytest.mark.parametrize(
    ("home", "language", "questions"),
    [("homes/terrace.toml", "en", TERRACE), ("questions/homes/haus.toml", "de", HAUS)],
)
async def test_questions_are_answered(home: str, language: str, questions: dict[str, str]) -> None:
    async with trial(home=SETS / home, language=language) as box:
        before = box.home.snapshot()
        said = {question: (await box.say(question)).text for question in questions}
        assert said == questions
        assert box.home.snapshot() == before


async def test_another_question_goes_on_from_the_last() -> None:
    async with trial(home=SETS / "homes/terrace.toml") as box:
        for question, reply in (
            ("which lights are on", f"{LIT.capitalize()} are on."),
            (
                "how many downstairs?",
                "Three lights are on: the ceiling light, the kitchen light and the hall light.",
            ),
            ("and upstairs", "Two lights are on: the nursery light and the bathroom light."),
            ("are any windows open", "Yes, the kitchen window is open."),
            ("how many of them", "One window is open: the kitchen window."),
            ("which ones are downstairs", "The kitchen window is open."),
            (
                "are the lights off upstairs",
                "No, the nursery light and the bathroom light aren't off.",
            ),
            ("which ones are on", "The nursery light and the bathroom light are on."),
            (
                "is the bedroom warmer than the guest room",
                "Yes, it is 18 degrees in the bedroom, and it is 16 degrees in the guest room.",
            ),
            (
                "by how much",
                "2 degrees more: "
                "it is 18 degrees in the bedroom, and it is 16 degrees in the guest room.",
            ),
            (
                "which rooms are above 20 degrees upstairs",
                "It is 21.5 degrees in the nursery.",
            ),
            ("how many", "One: it is 21.5 degrees in the nursery."),
            ("is the garage door open", "Yes, the garage door is open."),
            (
                "since when",
                "The garage door has been open for at least one minute, which is as far back as I "
                "know.",
            ),
            ("is anyone home", "Yes, Anna is at home."),
            ("who", "Anna is at home."),
        ):
            assert (await box.say(question)).text == reply


async def test_two_things_that_are_sensed_of_one_are_both_told() -> None:
    async with trial(home=SETS / "questions/homes/solar.toml") as box:
        for words, said in (
            ("is the car charging", ("home.state",)),
            ("is the car plugged in and charging", ("home.state", "home.state")),
            ("is the boat plugged in and charging", ()),
        ):
            assert box.understood_by(words) == said, words


async def test_a_bare_question_after_something_else_is_none() -> None:
    async with trial(home=SETS / "homes/terrace.toml") as box:
        await box.say("what time is it")
        assert "home.state" not in box.understood_by("how many downstairs")

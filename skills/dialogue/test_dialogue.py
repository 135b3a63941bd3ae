"""Talk about the talk: repeat, why, help, stop, do not disturb, courtesies."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from assistant.core.values import Json
from assistant.skillkit.testing import Trial, trial
from skills.media.test_media import house

MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=ZoneInfo("Europe/Berlin"))
TURN: dict[str, Json] = {
    "heard": "turn on the kitchen light",
    "route": "templates",
    "calls": [{"skill": "home.turn_on", "arguments": {"device": "light.kitchen"}}],
    "receipts": [
        {"device": "light.kitchen", "wanted": {"on": True}, "state": {"on": True}, "ok": True}
    ],
    "reply": "The kitchen light is on.",
    "lost": [],
}


def remember(box: Trial, *turns: dict[str, Json]) -> None:
    box.context.dialogue.turns.extend(turns)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "words", ["repeat that", "say that again", "what did you say", "i didn't catch that", "pardon"]
)
async def test_repeat(words: str) -> None:
    async with trial("dialogue") as box:
        assert (await box.say(words)).text == "I haven't said anything yet."
        remember(box, TURN)
        assert (await box.say(words)).text == "The kitchen light is on."


async def test_what_was_heard() -> None:
    async with trial("dialogue") as box:
        remember(box, TURN)
        assert (await box.say("what did you hear?")).text == "I heard: “turn on the kitchen light”."


async def test_why_names_what_was_heard_how_it_was_read_and_what_answered() -> None:
    async with trial("dialogue") as box:
        light = next(each for each in box.home.select(kinds=["light"]) if "kitchen" in each.name)
        receipt = {**TURN["receipts"][0], "device": light.id}
        remember(box, {**TURN, "receipts": [receipt, {**receipt, "ok": False}]})
        text = (await box.say("why did you do that?")).text
        for part in (
            "“turn on the kitchen light”",
            "a sentence I know",
            "turn on",
            "confirmed",
            "did not",
        ):
            assert part in text


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "“Turn on” says what to do and “kitchen light” is a device."),
        ("de", "„Turn on“ sagt, was zu tun ist und „kitchen light“ ist ein Gerät."),
    ],
)
async def test_why_answers_word_by_word(language: str, expected: str) -> None:
    words = [("turn", "skill"), ("on", "skill"), ("the", "grammar")]
    words += [("kitchen", "device"), ("light", "device")]
    told = [{"word": word, "by": by, "what": None} for word, by in words]
    async with trial("dialogue", language=language) as box:
        remember(box, {**TURN, "words": told})
        text = (await box.call("dialogue.why")).text
        assert expected.lower() in text.lower()


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        (
            "what did you just do",
            "You said “is it raining”, and I answered: No, it isn't raining.",
        ),
        ("what was the last thing you did", "You said “is it raining”, and I answered"),
        ("what have you done today", "The kitchen light is on."),
        ("what have I asked you to do today", "The kitchen light is on."),
    ],
)
async def test_what_was_done_last_and_what_devices_were_told(words: str, reply: str) -> None:
    asked: dict[str, Json] = {
        **TURN,
        "heard": "is it raining",
        "receipts": [],
        "reply": "No, it isn't raining.",
    }
    itself = {**TURN, "calls": [{"skill": "dialogue.what_done", "arguments": {}}], "receipts": []}
    async with trial("dialogue") as box:
        assert (await box.say(words)).text == "I haven't done anything yet."
        remember(box, TURN, asked, itself)
        assert (await box.say(words)).text.startswith(reply)


async def test_what_was_said_of_its_own_accord_is_told() -> None:
    rang: dict[str, Json] = {**TURN, "heard": "", "calls": [], "receipts": [], "reply": "Pasta."}
    async with trial("dialogue") as box:
        remember(box, rang)
        assert (await box.say("what did you just do")).text == "I said of my own accord: Pasta."


async def test_why_looks_past_the_questions_about_it() -> None:
    async with trial("dialogue") as box:
        asked = {**TURN, "heard": "why", "calls": [{"skill": "dialogue.why", "arguments": {}}]}
        remember(box, TURN, asked)
        assert "“turn on the kitchen light”" in (await box.say("why did you do that")).text


async def test_help_with_one_thing() -> None:
    async with trial() as box:
        assert "timer" in (await box.say("help with timers")).text
        assert "timer" in (await box.say("how do I set a timer")).text
        assert box.understood_by("how do I make spaghetti") == ("knowledge.answer",)
        assert (await box.say("help with astrology")).failed


@pytest.mark.parametrize("words", ["who are you", "what's your name", "introduce yourself"])
async def test_introduction(words: str) -> None:
    async with trial("dialogue") as box:
        assert (await box.say(words)).text.startswith("I'm Hearth")


@pytest.mark.parametrize(
    "words", ["never mind", "forget it", "cancel", "stop it", "that's all", "no thanks", "be quiet"]
)
async def test_stop_ends_the_dialogue_without_a_word(words: str) -> None:
    async with trial("dialogue") as box:
        outcome = await box.say(words)
        assert getattr(outcome.answer, "quiet", False)
        assert box.context.dialogue.ended  # type: ignore[attr-defined]


async def test_stop_silences_what_rings() -> None:
    async with trial("dialogue") as box:
        box.agenda.add_timer(5)
        box.advance(6)
        assert box.agenda.ringing()
        await box.say("stop")
        assert not box.agenda.ringing()


async def test_a_bare_stop_pauses_the_music_here_but_not_after_an_interruption(
    tmp_path: Path,
) -> None:
    async with house(tmp_path, "dialogue", area="kitchen") as box:
        remember(box, {**TURN, "interrupted": True})
        await box.say("stop")
        assert box.home.state("media_player.kitchen")["state"] == "playing"
        remember(box, TURN)
        await box.say("stop")
        assert box.home.state("media_player.kitchen")["state"] == "paused"


async def test_do_not_disturb() -> None:
    async with trial("dialogue", now=MORNING) as box:
        assert (
            await box.say("don't disturb me for an hour")
        ).text == "I won't disturb you until 9 AM. Alarms still ring."
        assert box.context.dialogue.do_not_disturb
        assert (await box.say("is do not disturb on")).text == "Yes, do not disturb is on."
        assert (await box.say("turn off do not disturb")).text == "Do not disturb is off."
        assert not box.context.dialogue.do_not_disturb


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("thank you very much", {"You're welcome.", "My pleasure.", "Anytime."}),
        ("good morning", {"Good morning."}),
        ("hello", {"Good morning."}),
        ("goodbye", {"Goodbye."}),
        ("how are you", {"I'm fine, thank you. Everything in the house answers."}),
    ],
)
async def test_courtesies(words: str, answers: set[str]) -> None:
    async with trial("dialogue", now=MORNING) as box:
        assert (await box.say(words)).text in answers


async def test_what_cannot_be_reached_is_admitted() -> None:
    async with trial("dialogue") as box:
        box.home.set_available(next(iter(box.home.devices)), False)
        assert "can't reach the kitchen light" in (await box.say("how are you")).text


async def test_the_examples_of_every_skill_are_understood_by_it() -> None:
    async with trial(place="Zurich") as box:
        box._situation = replace(box._situation, area="living_room")
        missed = {
            example: box.understood_by(example)
            for info in box.registry.infos()
            for example in info.examples
            if info.name.partition(".")[0] in OURS and info.name not in box.understood_by(example)
        }
    assert missed == {}


OURS = {
    "clock",
    "calculator",
    "units",
    "chance",
    "weather",
    "media",
    "volume",
    "announce",
    "dialogue",
}


@pytest.mark.parametrize(
    "words", ["are you still there", "can you hear me", "is anyone there", "do you hear me now"]
)
async def test_it_says_that_it_listens(words: str) -> None:
    async with trial() as box:
        assert (await box.say(words)).text == "Yes, I'm here."


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("hi there", "dialogue.hello"),
        ("I'm home", "dialogue.hello"),
        ("nice to meet you", "dialogue.hello"),
        ("well done", "dialogue.thanks"),
        ("that was funny", "dialogue.thanks"),
        ("I'm leaving", "dialogue.goodbye"),
        ("see you tomorrow", "dialogue.goodbye"),
        ("okay", "dialogue.stop"),
        ("no worries", "dialogue.stop"),
        ("are you spying on me", "dialogue.privacy"),
        ("where do you store my data", "dialogue.privacy"),
        ("is the microphone on", "dialogue.privacy"),
    ],
)
async def test_courtesies_in_other_words(said: str, meant: str) -> None:
    async with trial("dialogue", "volume", "help") as box:
        assert box.understood_by(said) == (meant,)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "do you record what we say"),
        ("en", "what do you keep of what I say"),
        ("en", "how long do you store my words"),
        ("en", "who can hear my recordings"),
        ("en", "do you send anything to the internet"),
        ("en", "is my voice stored anywhere"),
        ("de", "speicherst du alles was wir sagen"),
        ("de", "wie lange behältst du meine Aufnahmen"),
        ("de", "wird meine Stimme gespeichert"),
        ("de", "schickst du irgendwas ins Internet"),
        ("fr", "est-ce que tu gardes ce que nous disons"),
        ("es", "¿cuánto tiempo guardas lo que digo?"),
        ("it", "per quanto tempo conservi quello che diciamo"),
        ("nl", "hoe lang bewaar je mijn opnames"),
    ],
)
async def test_whoever_asks_what_is_kept_or_sent_is_told(language: str, said: str) -> None:
    async with trial("dialogue", language=language) as box:
        assert box.understood_by(said) == ("dialogue.privacy",)

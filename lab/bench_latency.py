"""From the last voiced sample to the first sample of the reply at the loudspeaker: measured from
outside, on a real sound server.

A box process listens on a virtual microphone; a person speaks commands into it. Two taps record
both sides; what lies between is what a person would wait. Beside it, in the same run and with the
same weights, the chain that Home Assistant users have: 0.7 s of silence, wyoming-faster-whisper,
wyoming-piper, and the same sound devices (intent matching and network count as free).
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from assistant.core.errors import HearthError
from assistant.core.values import RATE, Json
from assistant.service.config import Config
from assistant.service.library import resolve
from assistant.service.person import Person
from lab import peers
from lab.bench_interrupting import TIMES, interrupt
from lab.box_process import BoxProcess
from lab.room import LEAD_S, Overheard, Room, room

PEER_SILENCE_S = 0.7
"""Home Assistant's default end-of-speech silence (voice_assistant, `VadSensitivity.DEFAULT`)."""
ROUTES = {"templates": ("templates", "answer"), "model": ("model",), "no_call": ("talk", "none")}
"""The rows of the result by the routes of their turns; "no_call": the model answered in words, or
the box said that it can't.
"""
STEPS = ("endpoint", "heard", "understood", "done", "first_chunk", "first_audio")

COMMANDS = tuple(
    f"{command}."
    for command in (
        *(
            "turn on the kitchen light",
            "turn off the kitchen light",
            "turn on the living room lamp",
            "turn off the living room lamp",
        ),
        *(
            "turn on the hall light",
            "switch off the hall light",
            "turn on the bedroom light",
            "turn off the bedroom light",
        ),
        *(
            "dim the living room lamp to thirty percent",
            "set the bedroom light to fifty percent",
            "turn on the bedroom fan",
        ),
        *(
            "turn off the bedroom fan",
            "open the living room blind",
            "close the living room blind",
            "turn on the coffee machine",
        ),
        *(
            "turn off the coffee machine",
            "lock the front door",
            "is the front door locked",
            "is the bedroom window open",
        ),
        *(
            "set the thermostat to twenty one degrees",
            "what is the temperature in the bathroom",
            "start the robot vacuum",
        ),
        *(
            "send the robot vacuum home",
            "turn off all the lights",
            "turn on the lights in the kitchen",
            "which lights are on",
        ),
        *(
            "set a timer for ten minutes",
            "how much time is left",
            "cancel the timer",
            "set a pasta timer for eight minutes",
        ),
        *(
            "cancel the pasta timer",
            "what time is it",
            "what day is it today",
            "add milk to the shopping list",
        ),
        *(
            "what is on my shopping list",
            "pause the music",
            "set the volume to forty percent",
            "what's twelve times twelve",
        ),
        *(
            "wake me at seven",
            "cancel my alarm",
            "remind me to call mum at six",
            "turn off everything in the bedroom",
        ),
    )
)
"""What the templates understand, over the default home."""
FREE = tuple(
    f"{command}."
    for command in (
        *(
            "would you kindly see to it that the hall light goes off",
            "somebody should put the hall light on",
        ),
        *("the bathroom light may go off now", "the bedroom light wants to be at ten percent"),
        *("the bedroom fan at twenty percent would be lovely", "no more fan in the bedroom please"),
        *(
            "nineteen degrees is enough for the heating",
            "have the blind halfway",
            "the front door needs locking",
        ),
        *("some jazz would be lovely", "that coffee machine really has to be switched off"),
        *(
            "a timer of ten minutes would be handy",
            "the timer can be cancelled",
            "an alarm at six would be good",
        ),
        *(
            "a reminder to water the plants at eight would help",
            "the robot vacuum has to go back to its dock",
        ),
        *(
            "who wrote the odyssey",
            "could somebody make the hall less gloomy please",
            "why is the sky blue",
        ),
        *("give me a word that rhymes with light", "call my sister"),
    )
)
"""What is left to the language model: sixteen wishes, most of which the packaged one puts into a
command, then what it can't.
"""


@dataclass(slots=True)
class Measured:
    """One command. Times in ms after the last voiced sample; `waited` None: no sound followed."""

    text: str
    waited: float | None = None
    route: str = "none"
    heard: str = ""
    reply: str = ""
    steps: dict[str, int] = field(default_factory=dict)
    peer: float | None = None
    peer_steps: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Options:
    """`commands` limits how many of each kind are spoken (0: all); `peer` adds the Wyoming chain
    where it is installed.
    """

    commands: int = 0
    peer: bool = True
    progress: Callable[[str], None] = lambda text: None


def run(config: Config, options: Options) -> tuple[list[Measured], list[float]]:
    """Speak every command, then interrupt some replies, and measure; raises HearthError where there
    is no sound server.

    Returns the commands, and for each interruption the ms from its decision to the last sound.
    """
    limit = options.commands or None
    texts = [*COMMANDS[:limit], *FREE[:limit]]
    measured = []
    with room(config) as place, place.box() as box:
        place.warm(box)
        for number, text in enumerate(texts, 1):
            options.progress(f"{number}/{len(texts)} {text}")
            measured.append(speak(place, box, text))
        options.progress("interrupted replies")
        silenced = [silent for _ in range(TIMES) if (silent := interrupt(place, box)) is not None]
        person = place.person
    if options.peer and peers.installed():
        asyncio.run(_ask_peer(config, person, measured, options))
    return measured, silenced


def speak(place: Room, box: BoxProcess, text: str) -> Measured:
    """Speak one command and time the first sound of its reply from outside."""
    overheard = Overheard(place)
    box.drain()
    overheard.speak(text)
    result = Measured(text)
    try:
        turn = box.turn(15)
        result.route, result.heard, result.reply, result.steps = (
            turn["route"],
            turn["heard"],
            turn["reply"],
            turn["marks_ms"],
        )
        time.sleep(0.3)
        if turn["asked"] or turn["failed"]:  # let the opened microphone close again
            time.sleep(6)
    except HearthError:
        pass
    ended, sounds = overheard.stop()
    if ended is not None and len(after := sounds[sounds > ended]):
        result.waited = 1000 * (float(after[0]) - ended)
    return result


async def _ask_peer(
    config: Config, person: Person, measured: Sequence[Measured], options: Options
) -> None:
    """What the Wyoming chain would have taken for the same commands and replies, through the same
    sound devices.
    """
    whisper_model, voice = (
        resolve("whisper", config.whisper.model),
        resolve("voice", config.voice.voice),
    )
    async with (
        peers.whisper(whisper_model, config.threads.whisper) as whisper,
        peers.piper(voice) as piper,
    ):
        warm = person.say(LEAD_S, "What time is it?").samples
        await whisper.transcribe(warm)
        await piper.first_sound("It's seven o'clock.")
        path = sound_path(measured)
        for each in measured:
            if each.route != "templates" or not each.reply:
                continue
            options.progress(f"peer: {each.text}")
            silence = np.zeros(int(PEER_SILENCE_S * RATE), np.int16)
            samples = np.concatenate([person.say(LEAD_S, each.text).samples, silence])
            _, recognised_s = await whisper.transcribe(samples)
            spoken_s = await piper.first_sound(each.reply)
            ready = 1000 * (PEER_SILENCE_S + recognised_s + spoken_s)
            heard = round(1000 * (PEER_SILENCE_S + recognised_s))
            each.peer_steps = {
                "endpoint": round(1000 * PEER_SILENCE_S),
                "heard": heard,
                "first_audio": round(ready),
            }
            each.peer = ready + path


def sound_path(measured: Sequence[Measured]) -> float:
    """What the sound devices take: the median time (ms) from our first chunk of sound to the
    loudspeaker, as the taps saw it.
    """
    paths = [
        each.waited - each.steps["first_chunk"]
        for each in measured
        if each.waited and "first_chunk" in each.steps
    ]
    return statistics.median(paths) if paths else 0.0


def summary(measured: Sequence[Measured], silenced: Sequence[float] = ()) -> dict[str, Json]:
    """What `--json` prints: count, p50 and p95 in ms by route, and how many times longer the peer
    takes at the median.

    "interrupted" is how soon an interrupted reply is silent, of which "path_ms" are the sound
    devices'.
    """
    answered = [each for each in measured if each.waited is not None]
    waits = {
        row: [each.waited or 0.0 for each in answered if each.route in routes]
        for row, routes in ROUTES.items()
    }
    templates = waits["templates"]
    peer = [each.peer for each in measured if each.peer is not None]
    ratio = (
        round(statistics.median(peer) / statistics.median(templates), 2)
        if peer and templates
        else None
    )
    return {
        **{row: percentiles(values) for row, values in waits.items()},
        "wyoming": percentiles(peer) if peer else None,
        "ratio_to_wyoming": ratio,
        "interrupted": {**percentiles(silenced), "path_ms": round(sound_path(measured))},
        "steps_ms": {
            step: _median([each.steps[step] for each in measured if step in each.steps])
            for step in STEPS
        },
        "median_turn": _median_turn(measured),
        "unanswered": [each.text for each in measured if each.waited is None],
    }


def _median_turn(measured: Sequence[Measured]) -> dict[str, Json] | None:
    """The turn of the template route that took as long as the median one, with its marks and the
    peer's; None without any.

    The sound server and the device come after our last mark (`first_audio`): `loudspeaker` is what
    a person heard.
    """
    turns = sorted(
        (
            each
            for each in measured
            if each.route in ROUTES["templates"] and each.waited is not None
        ),
        key=lambda each: each.waited or 0.0,
    )
    if not turns:
        return None
    turn = turns[(len(turns) - 1) // 2]
    marks = {step: turn.steps[step] for step in STEPS if step in turn.steps}
    return {
        "text": turn.text,
        "steps_ms": {**marks, "loudspeaker": round(turn.waited or 0.0)},
        "wyoming_steps_ms": turn.peer_steps or None,
    }


def percentiles(values: Sequence[float]) -> dict[str, Json]:
    """`n`, `p50_ms` and `p95_ms` (null where there are no values)."""
    if not values:
        return {"n": 0, "p50_ms": None, "p95_ms": None}
    return {
        "n": len(values),
        "p50_ms": round(float(np.percentile(values, 50))),
        "p95_ms": round(float(np.percentile(values, 95))),
    }


def _median(values: Sequence[float]) -> int | None:
    return round(statistics.median(values)) if values else None

"""The configuration, in frozen sections. `config_file` reads the one TOML file.

Every default is what a new box should do. `docs/configuration.md` is made from the field
descriptions here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import Field, model_validator

from assistant.service.config_home import (
    CalendarEntry,
    HomeAssistant,
    HomeSection,
    Mpd,
    Mqtt,
    Policy,
)
from assistant.service.config_llm import Llm
from assistant.service.config_metrics import Metrics
from assistant.service.config_privacy import Privacy
from assistant.service.config_web import Web
from assistant.service.section import Section

LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"
"""A language's code, as in BCP 47."""


class Audio(Section):
    """The microphone and the loudspeaker."""

    microphone: str = Field(
        "",
        description=(
            "Part of the microphone's name, as `assistant devices` shows it; empty: the default."
        ),
    )
    loudspeaker: str = Field("", description="Part of the loudspeaker's name; empty: the default.")
    echo_canceller: bool = Field(
        True, description="Take our own voice out of the microphone (WebRTC AEC3)."
    )
    earcons: bool = Field(True, description="Short sounds when the microphone opens and closes.")
    volume: int = Field(70, ge=0, le=100, description="Loudness of the voice at start, in percent.")
    duck: int = Field(
        30,
        ge=0,
        le=100,
        description="What is left of the volume of music here while it listens, in percent.",
    )


class WakeWord(Section):
    """A wake word; repeat the table for several."""

    model: str = Field(description="Id of the wake word's model in models/catalogue.toml.")
    threshold: float = Field(
        0.5, gt=0, lt=1, description="Score from which a chunk counts as the word."
    )
    patience: int = Field(
        1, ge=1, le=10, description="How many chunks in a row must reach the threshold."
    )
    language: str = Field(
        "",
        pattern=LANGUAGE + "|^$",
        description=(
            "Language of what is said after this word, and of the answer; empty: the box's."
        ),
    )


class WakeSection(Section):
    """What opens the microphone."""

    words: tuple[WakeWord, ...] = Field(
        (WakeWord(model="hey_jarvis"),), description="The words that open the microphone."
    )
    gate: bool = Field(True, description="Rest the wake model while the room is silent.")


class Endpoint(Section):
    """When a sentence is over, and how long the microphone stays open."""

    complete_s: float = Field(
        0.24, gt=0, le=3, description="Silence that ends a command the home already understands."
    )
    silence_s: float = Field(
        0.9,
        ge=0.4,
        le=5,
        description="Silence that ends any other sentence; in noise 0.2 s less do.",
    )
    open_s: float = Field(
        1.6, gt=0, le=8, description="Silence that ends a sentence that sounds unfinished."
    )
    nothing_s: float = Field(5.0, gt=0, le=30, description="How long to wait for the first word.")
    longest_s: float = Field(20.0, gt=1, le=120, description="Longest utterance.")
    follow_up_s: float = Field(
        5.0, gt=0, le=30, description="How long the microphone stays open after a question."
    )
    follow_up_always: bool = Field(
        False, description="Open the microphone after every reply, not only after questions."
    )
    barge_in: bool = Field(
        True, description="Let plain speech interrupt a reply (needs the echo canceller)."
    )


class Whisper(Section):
    """Speech to text (faster-whisper)."""

    model: str = Field(
        "whisper-tiny.en",
        description="Id in models/catalogue.toml, or a folder with a CTranslate2 model; without "
        "this key the first in the catalogue that hears the language.",
    )
    compute_type: Literal["int8", "int8_float32", "float32", "float16"] = Field(
        "int8", description="Arithmetic of the model."
    )
    padding_s: float = Field(
        0.8, ge=0.3, le=5, description="Silence added after the speech in the first, short pass."
    )
    beam: int = Field(5, ge=1, le=10, description="Beam of the second, full pass.")

    @model_validator(mode="before")
    @classmethod
    def _moved(cls, given: Any) -> Any:
        if isinstance(given, dict) and "language" in given:
            raise ValueError(
                "the key language has moved to the top of the file, above all tables: "
                f"language = {given['language']!r}"
            )
        return given


class VoiceSection(Section):
    """Text to speech (Piper)."""

    voice: str = Field(
        "en_US-joe-medium",
        description="Id in voices/catalogue.toml, or a Piper .onnx file; without this key the "
        "first in the catalogue that speaks the language.",
    )
    voices: dict[str, str] = Field(
        default_factory=dict,
        description='Voices of other languages that a wake word sets: fr = "fr_FR-siwis-medium".',
    )
    speed: float = Field(1.0, ge=0.5, le=2.0, description="Rate of speech; 1 is the voice's own.")
    first_chunk_s: float = Field(
        0.28,
        ge=0.1,
        le=2,
        description=(
            "Sound in a sentence's first piece; a smaller one is there sooner, "
            "but must last till the next."
        ),
    )


class Threads(Section):
    """How many threads each engine computes with; all of them share the cores."""

    whisper: int = Field(2, ge=1, le=64, description="Threads of speech to text.")
    llm: int = Field(2, ge=1, le=64, description="Threads of the language model.")
    voice: int = Field(2, ge=1, le=64, description="Threads of text to speech.")


class Network(Section):
    """Leave to use the network."""

    allowed: bool = Field(
        False, description="Whether skills such as weather may use the network at all."
    )


class Log(Section):
    """What the log may hold: the system's journal, where Hearth runs as a service."""

    sentences: bool = Field(
        False, description="Write down what is said to the box and what it answers."
    )


class Config(Section):
    language: str = Field(
        "en",
        pattern=LANGUAGE,
        description="Language spoken to the box, and by it: en, de, fr, es, nl, it (`assistant "
        "languages list`).",
    )
    audio: Audio = Audio()
    wake: WakeSection = WakeSection()
    endpoint: Endpoint = Endpoint()
    whisper: Whisper = Whisper()
    llm: Llm = Llm()
    voice: VoiceSection = VoiceSection()
    threads: Threads = Threads()
    home: HomeSection = HomeSection()
    mqtt: Mqtt = Mqtt()
    home_assistant: HomeAssistant = HomeAssistant()
    mpd: Mpd = Mpd()
    calendars: tuple[CalendarEntry, ...] = Field((), description="Calendars to be asked about.")
    policy: Policy = Policy()
    network: Network = Network()
    log: Log = Log()
    web: Web = Web()
    metrics: Metrics = Metrics()
    privacy: Privacy = Privacy()
    skills: dict[str, dict[str, Any]] = Field(
        default_factory=dict,
        description="Settings of skills, a table for each file; with `enabled = false` in it the "
        "file is left out: nobody can speak to it, and it does nothing.",
    )

    @property
    def languages(self) -> tuple[str, ...]:
        """The box's language first, then those that wake words set."""
        return tuple(dict.fromkeys((self.language, *filter(None, self._of_words()))))

    def _of_words(self) -> tuple[str, ...]:
        return tuple(word.language for word in self.wake.words)

    def language_after(self, word: str) -> str:
        """The language of what is said after a wake word (the id of its model)."""
        own = (known.language for known in self.wake.words if Path(known.model).stem == word)
        return next(filter(None, own), self.language)

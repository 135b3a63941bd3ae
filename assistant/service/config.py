"""The configuration, in frozen sections. `config_file` reads the one TOML file.

Every default is what a new box should do. `docs/configuration.md` is made from the field
descriptions here.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from assistant.service.config_llm import Llm
from assistant.service.secret import Secret
from assistant.service.section import Section, web_address

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


class Naming(Section):
    """What a device is called here and where it stands, where its source does not say it well (one
    table a device).
    """

    device: str = Field(description="Id of the device, as `assistant say --state` shows it.")
    name: str = Field("", description="Its name; empty: the source's.")
    aliases: list[str] = Field(default_factory=list, description="Further names for it.")
    area: str = Field(
        "", description="Name or id of its area, made where there is none; empty: the source's."
    )


class HomeSection(Section):
    """The home and its devices."""

    file: str = Field(
        "", description="A simulated home (docs/home-file.md); empty: the default home."
    )
    simulated: bool = Field(True, description="Offer the simulated devices.")
    area: str = Field("", description="Id of the area where this box stands.")
    place: str = Field(
        "",
        description=(
            'Where the home is, for sun and weather: a city, or "latitude, longitude" in degrees.'
        ),
    )
    units: Literal["", "metric", "us"] = Field(
        "",
        description=(
            "Units of temperatures; empty: Home Assistant's where all devices are its own, "
            "else the home file's."
        ),
    )
    receipt_s: float = Field(3.0, gt=0, le=60, description="How long a device may take to confirm.")
    devices: tuple[Naming, ...] = Field((), description="Names and areas of devices.")


class Mqtt(Section):
    """Devices from an MQTT broker, by Home Assistant's discovery."""

    host: str = Field("", description="Address of the MQTT broker; empty: no MQTT.")
    port: int = Field(1883, ge=1, le=65535, description="Port of the broker.")
    username: str = Field("", description="Name to log in with; empty: anonymous.")
    password: Secret = Field(Secret(""), description="Password to log in with.")
    tls: bool = Field(False, description="Encrypt the connection (usually on port 8883).")
    ca: str = Field(
        "",
        description=(
            "File with the authority of one's own that signed the broker's certificate; "
            "implies tls."
        ),
    )
    certificate: str = Field(
        "", description="File with this box's certificate, for a broker that asks for one."
    )
    key: str = Field(
        "", description="File with the key of that certificate; empty: it is in the same file."
    )
    prefix: str = Field("homeassistant", description="Discovery prefix.")


class HomeAssistant(Section):
    """Devices from a Home Assistant."""

    url: Annotated[str, AfterValidator(web_address)] = Field(
        "", description="http://host:8123 of a Home Assistant; empty: none."
    )
    token: Secret = Field(Secret(""), description="A long-lived access token.")
    ca: str = Field(
        "",
        description=(
            "File with the authority of one's own that signed its certificate, "
            "for an https:// address."
        ),
    )


class Mpd(Section):
    """A Music Player Daemon on this box or in this house, as a media player."""

    host: str = Field(
        "", description="Address of the music player (127.0.0.1 for one on this box); empty: none."
    )
    port: int = Field(6600, ge=1, le=65535, description="Its port.")
    password: Secret = Field(Secret(""), description="Its password, if it wants one.")
    name: str = Field("music", description="What people call it.")
    area: str = Field("", description="Id of the area where it is heard.")


class CalendarEntry(Section):
    """A calendar in files, or on a server in the home network; repeat the table for several."""

    name: str = Field(min_length=1, max_length=60, description="What people call it: “family”.")
    aliases: list[str] = Field(default_factory=list, description="Further names for it.")
    path: str = Field(
        "", description="An .ics file, or a folder of them that are one calendar; empty: a server."
    )
    url: Annotated[str, AfterValidator(web_address)] = Field(
        "",
        description=(
            "Address of a CalDAV calendar, of an account with `calendar`, "
            "or of an .ics file (which can only be read)."
        ),
    )
    calendar: str = Field("", description="Which calendar of the account at `url`, by its name.")
    username: str = Field("", description="Name to log in with.")
    password: Secret = Field(Secret(""), description="Password to log in with.")
    ca: str = Field(
        "", description="File with the authority of one's own that signed its certificate."
    )
    changes: bool = Field(True, description="Whether events may be added, moved and removed here.")
    anywhere: bool = Field(
        False, description="Ask a server that is not in the home network as well."
    )

    @model_validator(mode="after")
    def _one_place(self) -> CalendarEntry:
        if bool(self.path) is bool(self.url):
            raise ValueError("a calendar needs either a path or a url")
        return self


def _digits(code: Secret) -> Secret:
    if not re.fullmatch(r"\d{0,8}", code.get_secret_value()):
        raise ValueError("it must be up to eight digits, in quotes")
    return code


class Policy(Section):
    """What needs a confirmation or a PIN, or is never done."""

    rules: dict[str, Literal["allow", "confirm", "pin", "deny"]] = Field(
        default_factory=dict,
        description=(
            'Per device or kind, with an optional action: "lock.front_door:unlock" = "pin".'
        ),
    )
    confirmations: bool = Field(
        True,
        description=(
            "Ask before unlocking, opening gates and valves, disarming and odd heating, "
            "unless a rule says otherwise."
        ),
    )
    wake_for_yes: bool = Field(
        False,
        description=(
            "Take the answer to such a question only after the wake word: “Hey Jarvis, yes”."
        ),
    )
    pin: Annotated[Secret, AfterValidator(_digits)] = Field(
        Secret(""), description="Digits asked for by rules that say pin."
    )


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
    skills: dict[str, dict[str, Any]] = Field(
        default_factory=dict, description="Settings of skills, a table for each file."
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

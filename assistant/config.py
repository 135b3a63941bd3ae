"""The configuration: frozen sections, and the folders that an installation uses. `config_file` reads the one TOML file.

Every default is what a new box should do. `docs/configuration.md` is made from the field descriptions here.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from platformdirs import user_cache_path, user_config_path, user_data_path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr


class Secret(SecretStr):
    """What is never shown: not by `config show`, not in an error, a log or a record. `get_secret_value` gives it to its user."""


def is_secret(name: str, annotation: Any = None) -> bool:
    """Whether a setting of this name or type holds a secret. Skills of others don't all declare theirs."""
    kinds = (annotation, *get_args(annotation))
    return any(isinstance(kind, type) and issubclass(kind, SecretStr) for kind in kinds) or bool(_SECRET_NAME.search(name))


_SECRET_NAME = re.compile(
    r"(?:^|[_\-. ])(?:pass|passwd|passphrase|passcode|pwd|pin|secrets?|credentials?|auth|bearer|cookie|key)(?:$|[_\-. 0-9])"
    r"|(?:password|token|secret|apikey|accesskey)\d*$",
    re.IGNORECASE,
)
"""Names that are hidden whatever they hold: "api_key", "auth_token", "db-password", but neither "max_tokens" nor "keyboard"."""


class Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())


class Audio(Section):
    """The microphone and the loudspeaker."""

    microphone: str = Field("", description="Part of the microphone's name, as `assistant devices` shows it; empty: the default.")
    loudspeaker: str = Field("", description="Part of the loudspeaker's name; empty: the default.")
    echo_canceller: bool = Field(True, description="Take our own voice out of the microphone (WebRTC AEC3).")
    earcons: bool = Field(True, description="Short sounds when the microphone opens and closes.")
    volume: int = Field(70, ge=0, le=100, description="Loudness of the voice at start, in percent.")
    duck: int = Field(30, ge=0, le=100, description="What is left of the volume of music here while it listens, in percent.")


class WakeWord(Section):
    """A wake word; repeat the table for several."""

    model: str = Field(description="Id of the wake word's model in models/catalogue.toml.")
    threshold: float = Field(0.5, gt=0, lt=1, description="Score from which a chunk counts as the word.")
    patience: int = Field(1, ge=1, le=10, description="How many chunks in a row must reach the threshold.")


class WakeSection(Section):
    """What opens the microphone."""

    words: tuple[WakeWord, ...] = Field((WakeWord(model="hey_jarvis"),), description="The words that open the microphone.")
    gate: bool = Field(True, description="Rest the wake model while the room is silent.")


class Endpoint(Section):
    """When a sentence is over, and how long the microphone stays open."""

    complete_s: float = Field(0.24, gt=0, le=3, description="Silence that ends a command the home already understands.")
    silence_s: float = Field(0.9, ge=0.4, le=5, description="Silence that ends any other sentence; in noise 0.2 s less do.")
    open_s: float = Field(1.6, gt=0, le=8, description="Silence that ends a sentence that sounds unfinished.")
    nothing_s: float = Field(5.0, gt=0, le=30, description="How long to wait for the first word.")
    longest_s: float = Field(20.0, gt=1, le=120, description="Longest utterance.")
    follow_up_s: float = Field(5.0, gt=0, le=30, description="How long the microphone stays open after a question.")
    follow_up_always: bool = Field(False, description="Open the microphone after every reply, not only after questions.")
    barge_in: bool = Field(True, description="Let plain speech interrupt a reply (needs the echo canceller).")


class Whisper(Section):
    """Speech to text (faster-whisper)."""

    model: str = Field("whisper-tiny.en", description="Id in models/catalogue.toml, or a folder with a CTranslate2 model.")
    compute_type: Literal["int8", "int8_float32", "float32", "float16"] = Field("int8", description="Arithmetic of the model.")
    padding_s: float = Field(0.8, ge=0.3, le=5, description="Silence added after the speech in the first, short pass.")
    beam: int = Field(5, ge=1, le=10, description="Beam of the second, full pass.")
    language: str = Field("en", description="Language spoken to the box.")


class Llm(Section):
    """The language model (llama.cpp), for what the templates don't understand."""

    model: str = Field("smollm2-135m", description="Id in models/catalogue.toml, or a GGUF file; empty: no language model.")
    context: int = Field(2048, ge=512, le=32768, description="Tokens of context.")
    talk: bool = Field(
        False,
        description="Let the model answer questions in its own words. The packaged one is too small to be right.",
    )
    max_tokens: int = Field(96, ge=16, le=1024, description="Longest answer, in tokens.")


class VoiceSection(Section):
    """Text to speech (Piper)."""

    voice: str = Field("en_US-joe-medium", description="Id in voices/catalogue.toml, or a Piper .onnx file.")
    speed: float = Field(1.0, ge=0.5, le=2.0, description="Rate of speech; 1 is the voice's own.")
    first_chunk_s: float = Field(
        0.28,
        ge=0.1,
        le=2,
        description="Sound in a sentence's first piece; a smaller one is there sooner, but must last till the next.",
    )


class Threads(Section):
    """How many threads each engine computes with; all of them share the cores."""

    whisper: int = Field(2, ge=1, le=64, description="Threads of speech to text.")
    llm: int = Field(2, ge=1, le=64, description="Threads of the language model.")
    voice: int = Field(2, ge=1, le=64, description="Threads of text to speech.")


class Naming(Section):
    """What a device is called here and where it stands, where its source does not say it well (one table a device)."""

    device: str = Field(description="Id of the device, as `assistant say --state` shows it.")
    name: str = Field("", description="Its name; empty: the source's.")
    aliases: list[str] = Field(default_factory=list, description="Further names for it.")
    area: str = Field("", description="Name or id of its area, made where there is none; empty: the source's.")


class HomeSection(Section):
    """The home and its devices."""

    file: str = Field("", description="A simulated home (docs/home-file.md); empty: the default home.")
    simulated: bool = Field(True, description="Offer the simulated devices.")
    area: str = Field("", description="Id of the area where this box stands.")
    place: str = Field("", description='Where the home is, for sun and weather: a city, or "latitude, longitude" in degrees.')
    units: Literal["", "metric", "us"] = Field(
        "", description="Units of temperatures; empty: Home Assistant's where all devices are its own, else the home file's."
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
    ca: str = Field("", description="File with the authority of one's own that signed the broker's certificate; implies tls.")
    certificate: str = Field("", description="File with this box's certificate, for a broker that asks for one.")
    key: str = Field("", description="File with the key of that certificate; empty: it is in the same file.")
    prefix: str = Field("homeassistant", description="Discovery prefix.")


def _web_address(url: str) -> str:
    """ "homeassistant.local:8123", as people write it, is meant as "http://homeassistant.local:8123"."""
    scheme, separator, _ = url.partition("://")
    if not url or scheme.lower() in ("http", "https"):
        return url
    if separator:
        raise ValueError("it must begin with http:// or https://")
    return f"http://{url}"


class HomeAssistant(Section):
    """Devices from a Home Assistant."""

    url: Annotated[str, AfterValidator(_web_address)] = Field(
        "", description="http://host:8123 of a Home Assistant; empty: none."
    )
    token: Secret = Field(Secret(""), description="A long-lived access token.")
    ca: str = Field("", description="File with the authority of one's own that signed its certificate, for an https:// address.")


class Mpd(Section):
    """A Music Player Daemon on this box or in this house, as a media player."""

    host: str = Field("", description="Address of the music player (127.0.0.1 for one on this box); empty: none.")
    port: int = Field(6600, ge=1, le=65535, description="Its port.")
    password: Secret = Field(Secret(""), description="Its password, if it wants one.")
    name: str = Field("music", description="What people call it.")
    area: str = Field("", description="Id of the area where it is heard.")


def _digits(code: Secret) -> Secret:
    if not re.fullmatch(r"\d{0,8}", code.get_secret_value()):
        raise ValueError("it must be up to eight digits, in quotes")
    return code


class Policy(Section):
    """What needs a confirmation or a PIN, or is never done."""

    rules: dict[str, Literal["allow", "confirm", "pin", "deny"]] = Field(
        default_factory=dict, description='Per device or kind, with an optional action: "lock.front_door:unlock" = "pin".'
    )
    confirmations: bool = Field(
        True,
        description="Ask before unlocking, opening gates and valves, disarming and odd heating, unless a rule says otherwise.",
    )
    wake_for_yes: bool = Field(
        False, description="Take the answer to such a question only after the wake word: “Hey Jarvis, yes”."
    )
    pin: Annotated[Secret, AfterValidator(_digits)] = Field(Secret(""), description="Digits asked for by rules that say pin.")


class Network(Section):
    """Leave to use the network."""

    allowed: bool = Field(False, description="Whether skills such as weather may use the network at all.")


class Log(Section):
    """What the log may hold: the system's journal, where Hearth runs as a service."""

    sentences: bool = Field(False, description="Write down what is said to the box and what it answers.")


class Config(Section):
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
    policy: Policy = Policy()
    network: Network = Network()
    log: Log = Log()
    skills: dict[str, dict[str, Any]] = Field(default_factory=dict, description="Settings of skills, a table for each file.")


def default_path() -> Path:
    """$HEARTH_CONFIG, or the user's configuration folder."""
    return Path(os.environ.get("HEARTH_CONFIG") or user_config_path("hearth") / "config.toml")


def shared_dir(name: str) -> Path:
    """`models`, `voices` or `skills` as they come with Hearth: in $HEARTH_SHARE, the checkout, or share/hearth of a wheel."""
    checkout = Path(os.environ.get("HEARTH_SHARE") or Path(__file__).parent.parent)
    return checkout / name if (checkout / name).is_dir() else Path(sys.prefix) / "share" / "hearth" / name


def state_dir() -> Path:
    """Where timers, lists and the journal live: $STATE_DIRECTORY (systemd), $HEARTH_STATE, or the user's data folder."""
    path = Path(os.environ.get("HEARTH_STATE") or os.environ.get("STATE_DIRECTORY", "").split(":")[0] or user_data_path("hearth"))
    with suppress(OSError):  # a box whose disk can't be written to works all the same; whoever writes there says that it can't
        path.mkdir(parents=True, exist_ok=True)
    return path


def cache_dir() -> Path:
    """What can be made again: split voices, the prompt's state. $CACHE_DIRECTORY (systemd), $HEARTH_CACHE, or the user's."""
    path = Path(
        os.environ.get("HEARTH_CACHE") or os.environ.get("CACHE_DIRECTORY", "").split(":")[0] or user_cache_path("hearth")
    )
    with suppress(OSError):  # as for the state
        path.mkdir(parents=True, exist_ok=True)
    return path

"""The sections of the configuration that tell of the home: where its devices come from, what they
are called, and what needs a person's consent.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from assistant.service.secret import Secret
from assistant.service.section import Section, web_address


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
    announce: bool = Field(
        False,
        description="Announce this box as a device of Home Assistant (docs/many-boxes.md): whoever "
        "may use the broker sees how it does and may set its volume, its microphone and do not "
        "disturb.",
    )
    boxes: bool = Field(
        False, description="Take boxes that announce themselves in as devices of this home."
    )


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

"""Hubs, calendars and the language model's server: can they be reached, do they take our login? A
running box knows; else they are asked, in ways that change nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from assistant.core.errors import HearthError
from assistant.home.house import open_house
from assistant.service.config import Config
from assistant.service.doctor.examine import Examination
from assistant.service.doctor.finding import Fact, Finding, kind
from assistant.service.doctor.patient import Hub, Patient
from assistant.service.llm_server import misplaced, open_server

ANSWERS_S = 5.0
"""A hub that is there answers sooner; one that isn't will not."""
BOUND_S = 12.0

AWAY = kind(
    "hub-unreachable",
    "hubs",
    "fault",
    "{what}",
    "Check that {hub} is switched on and in this network, and its address in the settings.",
    about="A hub (MQTT broker, Home Assistant, music player) can't be reached; it says why.",
)
LOGIN = kind(
    "hub-login",
    "hubs",
    "fault",
    "{what}",
    "{hub} is there and refuses the login: check name and password in the settings.",
    about="A hub does not take name and password.",
)
TOKEN = kind(
    "hub-token",
    "hubs",
    "fault",
    "{what}",
    "Make a new long-lived access token in {hub}'s profile page, and put it into the settings.",
    about="Home Assistant does not take the token.",
)
CERTIFICATE = kind(
    "hub-certificate",
    "hubs",
    "fault",
    "{what}",
    "Put the authority that signed {hub}'s certificate into the settings (`ca`), or renew a "
    "certificate that ended.",
    about="The certificate of a hub is not believed.",
)
UNUSABLE = kind(
    "hub-settings",
    "hubs",
    "fault",
    "A hub can't be asked: {what}",
    "Mend it in the settings; `assistant config check` tells the line.",
)
CALENDAR = kind(
    "calendar-unreachable",
    "calendars",
    "warning",
    "{what}",
    "Check its address, name and password in the settings, and that its server runs.",
    about="A calendar can't be read; it says why.",
)
SERVER = kind(
    "server-unreachable",
    "server",
    "warning",
    "{what}",
    "Start it, or correct [llm] server in the settings; until then the model on this box answers.",
    about="The language model's server does not answer; it says why.",
)
_BY_REASON = {"login": LOGIN, "token": TOKEN, "certificate": CERTIFICATE}


def look(patient: Patient) -> Iterator[Finding | Fact]:
    inside = patient.inside
    try:
        hubs = inside.hubs if inside else asyncio.run(_asked(patient.config))
    except HearthError as error:
        yield UNUSABLE(what=str(error))
        hubs = {}
    if not hubs.keys() - {"simulated", "calendars"}:
        yield Fact("hubs", "none to be asked")
    if "calendars" not in hubs:
        yield Fact("calendars", "none is set up")
    for name, hub in hubs.items():
        subject = "calendars" if name == "calendars" else "hubs"
        if not hub.trouble:
            if name != "simulated":
                yield Fact(subject, f"{hub.title}: fine" if subject == "hubs" else "all read")
        elif subject == "calendars":
            yield CALENDAR(what=hub.trouble)
        else:
            yield _BY_REASON.get(hub.why, AWAY)(what=hub.trouble, hub=hub.title, why=hub.why)
    if patient.config.llm.server and not misplaced(patient.config):
        trouble = inside.server if inside else _server(patient.config)
        if trouble:
            yield SERVER(what=trouble)
        else:
            yield Fact("server", patient.config.llm.server)
    elif not patient.config.llm.server:
        yield Fact("server", "none is set up")


async def _asked(config: Config) -> dict[str, Hub]:
    """Every hub of the configuration, asked once. Raises HearthError where its certificates can't
    be read.
    """
    home = config.home.model_copy(update={"simulated": False})
    house = open_house(config.model_copy(update={"home": home}))
    await house.knock(ANSWERS_S)
    return {
        name: Hub(title, house.troubles.get(name, ""), house.reasons[name])
        for name, title in house.titles.items()
    }


def _server(config: Config) -> str:
    try:
        open_server(config).server.try_out(ANSWERS_S)
    except HearthError as error:
        return str(error)
    return ""


EXAMINATION = Examination(("hubs", "calendars", "server"), look, BOUND_S)

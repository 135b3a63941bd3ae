"""The language model on another machine of the house, as the configuration names it."""

from __future__ import annotations

from typing import Protocol

from assistant.core.neighbours import is_address, of_the_home
from assistant.core.stages import Thinker
from assistant.engines.remote.either import EitherThinker
from assistant.engines.remote.errors import in_the_clear, outside
from assistant.engines.remote.http import Place
from assistant.engines.remote.thinker import Asked, Checker
from assistant.home.tls import trusting
from assistant.service.config import Config


class Local(Thinker, Checker, Protocol):
    """The model on this box, which can also tell whether a text keeps to a grammar."""


def place_of(config: Config) -> Place:
    """The server, and how it is reached. Raises ConfigError where certificates can't be read."""
    llm = config.llm
    encrypted = llm.server.lower().startswith("https:")
    trust = trusting("llm", llm.server_ca, ca_key="server_ca") if encrypted else None
    return Place(llm.server, llm.server_key.get_secret_value(), trust, llm.server_outside)


def open_server(config: Config, local: Local | None = None) -> EitherThinker:
    """The model of `llm.server`, `local` behind it; nothing is sent yet. Raises ConfigError."""
    llm = config.llm
    asked = Asked(place_of(config), llm.server_model, llm.server_slot, llm.server_s, llm.way)
    return EitherThinker(asked, local, checker=local)


def misplaced(config: Config) -> str:
    """Why nothing will be sent to the server, where its address tells that without asking anyone;
    else empty.
    """
    place = place_of(config)
    if not is_address(place.host) or of_the_home(place.host) or (place.outside and place.encrypted):
        return ""
    error = in_the_clear if place.outside else outside
    return str(error(place.name, place.host))

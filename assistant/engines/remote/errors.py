"""What can be wrong with a language model's server: one sentence each, for who looks after the
box."""

from __future__ import annotations

import ssl
from collections.abc import Sequence

from assistant.core.errors import ModelError
from assistant.core.outside import printable

_SHOWN = 80
"""Characters of what a server says of itself."""


class ServerError(ModelError):
    """The server is no help this time; `str(error)` says why and what to do, `status` is that of
    HTTP where it answered with one.
    """

    def __init__(self, text: str, status: int = 0) -> None:
        super().__init__(text)
        self.status = status


def named(server: str) -> str:
    return f"The language model's server {server}"


def silent(server: str, reason: str) -> ServerError:
    """Nobody is there."""
    return ServerError(
        f"{named(server)} can't be reached ({reason}); is that machine on, and was the server "
        "there started with --host 0.0.0.0?"
    )


def nameless(server: str, host: str) -> ServerError:
    return ServerError(
        f"{named(server)} can't be found: this network knows no machine called {host}; write its "
        "address into llm.server."
    )


def outside(server: str, address: str) -> ServerError:
    return ServerError(
        f"{named(server)} is outside the home network ({address}), so nothing is sent there; "
        "llm.server_outside = true would allow it."
    )


def in_the_clear(server: str, address: str) -> ServerError:
    return ServerError(
        f"{named(server)} is outside the home network ({address}), so its address must begin with "
        "https://."
    )


def unbelieved(server: str, error: ssl.SSLError) -> ServerError:
    """No encrypted connection came about."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return ServerError(
            f"{named(server)} shows a certificate that is not believed "
            f"({error.verify_message or error.reason}); set llm.server_ca to the file of the "
            "authority that signed it."
        )
    return ServerError(
        f"{named(server)} speaks no TLS there ({error.reason or 'broken off'}); does its address "
        "begin with http://?"
    )


def slow(server: str, seconds: float) -> ServerError:
    return ServerError(
        f"{named(server)} took longer than {seconds:g} s; give it more with llm.server_s, or a "
        "smaller model."
    )


def broken_off(server: str) -> ServerError:
    return ServerError(f"{named(server)} ended in the middle of its answer; is it still running?")


def nonsense(server: str, what: str) -> ServerError:
    """It answers, but not as a language model's server does."""
    return ServerError(
        f"{named(server)} is no server of a language model ({printable(what, _SHOWN)}); "
        "docs/server.md says how one is started."
    )


def no_slot(server: str, slot: int, slots: int) -> ServerError:
    return ServerError(
        f"{named(server)} has {slots} slot{'' if slots == 1 else 's'}, counted from 0, and "
        f"llm.server_slot is {slot}; start it with --parallel {slot + 1}, or leave it the choice."
    )


def no_model(server: str, model: str, known: Sequence[str]) -> ServerError:
    names = ", ".join(printable(name, _SHOWN) for name in known[:5])
    return ServerError(
        f"{named(server)} has no model {model!r} (llm.server_model); it has {names}."
    )


def refused(server: str, status: int, said: str, *, has_key: bool) -> ServerError:
    """By the status of HTTP that it answered with; `said` is its own sentence, or empty."""
    said = printable(said, _SHOWN)
    if status in (401, 403):
        text = (
            "does not accept llm.server_key; write the key that it was started with."
            if has_key
            else "wants a key; write it into llm.server_key."
        )
    elif 300 <= status < 400:
        text = (
            f"sends the box elsewhere{f' ({said})' if said else ''}, where it does not follow; "
            "write the server's own address into llm.server."
        )
    elif status in (404, 405, 501):
        text = (
            "is no server of a language model (it knows neither /completion nor "
            "/v1/chat/completions); docs/server.md says how one is started."
        )
    elif status == 503:
        text = "is still loading its model; it is asked again later."
    else:
        text = f"failed (status {status}{f': {said}' if said else ''}); look at its log."
    return ServerError(f"{named(server)} {text}", status)


def failed(server: str, told: object) -> ServerError:
    """In the middle of its answer it told of an error."""
    said = told.get("message", "") if isinstance(told, dict) else told
    return ServerError(f"{named(server)} failed ({printable(str(said), _SHOWN)}); look at its log.")

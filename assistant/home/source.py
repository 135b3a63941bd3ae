"""What a source of devices offers, and what it says when a device won't. Simulated, MQTT and Home
Assistant are sources.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from assistant.core.values import Json
from assistant.home.model import Command, Home, State
from assistant.languages.replies import Replies

say = Replies("refusals")


class Refused(Exception):
    """The device, or the hub that speaks for it, said no. `str(refused)` completes "The device …",
    in the language of the turn.
    """

    def __init__(self, message: str, /, **values: Json) -> None:
        """`message` is one of refusals.ftl, and `values` are what stands in it."""
        super().__init__(say(message, **values))


class WrongCode(Refused):
    """It was told a code, and doesn't take that one."""

    def __init__(self) -> None:
        super().__init__("wrong-code")


class Source(Protocol):
    """Fills the registry, keeps its live state, and carries commands to its devices.

    A source writes into `Home` only for devices whose `source` is its `name`.
    """

    name: str
    """Stands in `Device.source` of each of its devices."""
    title: str
    """What its hub is called on the screen: "Home Assistant", "the MQTT broker"."""
    why: str
    """What people can mend, as service.ftl words it after "I can't reach …:" ("token"); empty where
    that isn't known.
    """
    trouble: str
    """One sentence on why its hub can't be reached now; empty when all is well."""
    tells_changes_only: bool
    """A device that makes of a wish what it showed before tells nothing; otherwise it tells the
    same again.
    """

    async def start(self, home: Home) -> None:
        """Begin to fill `home`. Returns soon: a peer that does not answer is retried in the
        background.
        """

    async def send(self, command: Command) -> None:
        """Pass the command on; only `home/act` calls this. What came of it comes back later,
        through `Home.update`.

        Raises Refused (the device said no) or SourceError (its hub can't be reached).
        """

    def echo(self, command: Command) -> State:
        """The values of this command as the device will tell them back, as far as is known how it
        rounds.

        Keys of which nothing is known are left out. Raises Refused where the device is gone.
        """

    async def stop(self) -> None:
        """End every task and connection."""


@runtime_checkable
class Knocks(Protocol):
    """A source that can ask its hub for nothing but the login. Starting it would tell the hub's
    other guests that a box is there, and they would answer.
    """

    async def knock(self, within_s: float) -> None:
        """Log in and leave, at most so long; `trouble` and `why` are then what came of it."""

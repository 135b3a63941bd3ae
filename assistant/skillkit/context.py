"""What a skill is handed and what it may return. Plain values only, so that a skill can move to a
process of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Protocol

from assistant.agenda.types import Agenda, Lists
from assistant.core.values import Json, Receipt, ToolCall
from assistant.home.model import Command, Home
from assistant.languages.language import REFERENCE


@dataclass(frozen=True, slots=True)
class Ask:
    """A question back. The answer completes `call`, which then runs.

    `expect` "yes_no": yes runs `call` with the person's consent (`Ctx.consented`), no drops it.
    "choice": the label in `choices` that was said puts its value into `call.arguments[slot]`.
    "text": what was said goes there as it is. `guard`, set by the runner, says that the policy
    asked: only a plain "yes" opens it, or the code, which is never recorded.
    """

    question: str
    call: ToolCall
    expect: Literal["yes_no", "choice", "text"] = "yes_no"
    slot: str = ""
    choices: Mapping[str, Json] = field(default_factory=dict)
    guard: Literal["", "yes", "pin"] = ""
    then: tuple[ToolCall, ...] = ()
    """What a yes runs after `call`: the further orders of a sentence that was asked about."""
    otherwise: Ask | None = None
    """What a plain no asks next: the next likeliest thing that was meant."""

    @property
    def calls(self) -> tuple[ToolCall, ...]:
        """All that a yes runs."""
        return (self.call, *self.then)


@dataclass(frozen=True, slots=True)
class Fact:
    """What an answer comes to, for whoever waits on it and reads no words (conditions).

    `yes` answers a yes-or-no question, None where nobody knows; `of` are the devices of which it
    holds; `amount` is the one number that is told, in the home's units; `until` is when it may be
    answered otherwise without any device having changed, of what the clock decides.
    """

    yes: bool | None = None
    of: tuple[str, ...] = ()
    amount: float | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Say:
    """A reply with side notes: `follow_up` keeps the microphone open afterwards, `quiet` answers
    with an earcon only.
    """

    text: str
    follow_up: bool = False
    quiet: bool = False
    failed: bool = False
    """The skill could not do it: `assistant say` exits with 1."""
    unknown: bool = False
    """Nothing was found: whatever else may answer (the language model) is asked, and this is said
    where that has nothing either. Empty: the house's own words for it.
    """
    fact: Fact | None = None
    """Of a question: what the answer comes to. A skill that is declared `decides` gives it."""


Answer = str | Say | Ask
"""What a skill returns: a sentence (or a few) to be spoken, or a question."""


class Sound(Protocol):
    """The box's own loudspeaker."""

    @property
    def volume(self) -> int:
        """0 to 100."""

    def set_volume(self, percent: int) -> None: ...

    async def announce(self, text: str) -> None:
        """Speak out of turn from the one loudspeaker that the box has, as soon as nobody else has
        the floor.
        """


class Dialogue(Protocol):
    """What was said before, newest last, for skills such as "repeat that" and "why did you do
    that?".
    """

    @property
    def turns(self) -> Sequence[Mapping[str, Json]]:
        """The journal's entries of this session: heard, route, calls, receipts, reply, lost …"""

    @property
    def do_not_disturb(self) -> bool: ...

    def set_do_not_disturb(self, until: datetime | None, on: bool) -> None: ...

    def end(self) -> None:
        """Forget a pending question and close the microphone after this reply."""


@dataclass(frozen=True, slots=True)
class About:
    """What the appliance knows of itself."""

    version: str = ""
    wake_words: Sequence[str] = ()
    """As people say them: "Hey Jarvis"."""
    settings_file: str = ""
    voice: str = ""
    language: str = REFERENCE
    service: bool = False
    """It runs as the system's service."""
    addresses: Callable[[], Mapping[str, str]] = dict
    """IPv4 addresses by network interface, looked up now; nothing is sent for it."""
    host_name: str = ""
    started: datetime | None = None
    kept: Literal["nothing", "words", "sound"] = "nothing"
    """What of what is said to it outlasts a restart."""
    kept_days: int = 0


@dataclass(frozen=True, slots=True)
class SkillInfo:
    """What other skills may know of a skill: for "what can you do?"."""

    name: str
    summary: str
    examples: tuple[str, ...]


class Ctx(Protocol):
    """A skill's only handle to the world."""

    home: Home
    """Devices and live state; read it, act through `act`."""
    agenda: Agenda
    lists: Lists
    sound: Sound
    dialogue: Dialogue
    about: About
    area: str | None
    """Id of the area where the box stands, if known."""
    place: str
    """Where the home is: a city, or "latitude, longitude"; empty when nobody said. `home.place`
    goes before what a hub says.
    """
    folder: Path
    """The skill file's own folder in the state folder, for what it keeps (a cached forecast,
    routines made by voice).
    """
    settings: Any
    """The skill file's `Settings` (a pydantic model), filled from `[skills.<file>]`."""
    network_allowed: bool
    consented: bool
    """A person has just said yes to the question (`Ask` with "yes_no") that
    carried this very call.
    """

    def now(self) -> datetime:
        """Local time, with its time zone."""

    async def act(self, *commands: Command) -> list[Receipt]:
        """Send commands through the policy gate, side by side; a receipt for each, in order.

        Where the policy asks for consent that was not given yet, this does not return: the runner
        asks the person and runs the skill again after a yes.
        """

    async def call(self, call: ToolCall) -> str:
        """Run another skill under the same consent (for routines);
        returns what it would have said.
        """

    async def ask(self, call: ToolCall) -> Say:
        """Put a question to the skill that answers it: what it says, with its `fact` where it
        `decides`. Raises SkillError where it can't be asked now, or would do something.
        """

    async def command(self, words: str, consent: Json = None) -> str:
        """Carry out `words` as if they had been said here (for routines); returns the reply.

        `consent` is what `rehearse` gave for the very same words when they were saved. Raises
        SkillError where the words are not understood, or lead to a question.
        """

    async def rehearse(self, *words: str) -> Json:
        """Check that `words` (one command or several) are understood and allowed, without doing
        them. Raises SkillError if not.

        Where the policy asks for consent, this does not return until the person gave it, as with
        `act`. Returns that consent, to be kept beside the words and handed to `command` (None where
        none is needed).
        """

    async def works(self, words: str) -> bool:
        """Whether `words` would be understood and could be done in this home now; nothing is done.
        (A question first is fine.)
        """

    async def undo(self) -> Sequence[str]:
        """Take back what the newest turn changed, if that was a moment ago; a sentence for each
        thing, none where there is none.

        Devices are told through the policy gate, as with `act`.
        """

    def skills(self) -> Sequence[SkillInfo]: ...

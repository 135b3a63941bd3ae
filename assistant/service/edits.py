"""What hands change of the agenda and the lists on a page, and how each of it is taken back."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta

from assistant.core.errors import InputError, SkillError
from assistant.core.values import Receipt, ToolCall
from assistant.home.model import Command
from assistant.home.policy import ConsentNeeded, Origin
from assistant.service.box import Box
from assistant.skillkit.devices import failures
from assistant.skillkit.host.undo import Deed, Kept, TakingBack

RECENT = timedelta(minutes=2)
"""So long a change can be taken back: much longer than a page offers it."""
KEPT = 20
"""Changes that are remembered."""
GONE = "That can't be taken back any more."


class Edits:
    """The newest changes, each under a token that only who made it is given."""

    def __init__(self, box: Box) -> None:
        self._box = box
        self._deeds: OrderedDict[str, Deed] = OrderedDict()

    @contextmanager
    def edit(self, what: str) -> Iterator[Callable[[], str]]:
        """Within the block the agenda or the lists are changed; what it gives tells the token
        afterwards, empty where nothing has changed.
        """
        deed = Deed(0, self._box.clock.now(), ToolCall(f"page.{what}"), self._kept())
        token = secrets.token_hex(8)
        yield lambda: token if token in self._deeds else ""
        deed.after = self._kept()
        self._keep(token, deed)

    async def act(self, what: str, command: Command) -> str:
        """Change a list that a hub keeps; returns the token. Raises SkillError with what became of
        it where it did not come about.
        """
        home = self._box.house.home
        before = home.told(command.device)
        receipt = (await self._act([command]))[0]
        if not receipt.ok:
            raise SkillError(" ".join(failures(home, [receipt])))
        kept, token = self._kept(), secrets.token_hex(8)
        deed = Deed(0, self._box.clock.now(), ToolCall(f"page.{what}"), kept, kept)
        deed.told(command, before, receipt)
        self._keep(token, deed)
        return token

    async def take_back(self, token: str) -> list[str]:
        """Take a change back; returns a sentence for each thing. Raises InputError where it is too
        late for that.
        """
        deed = self._deeds.pop(token, None)
        if deed is None or self._box.clock.now() - deed.at > RECENT:
            raise InputError(GONE)
        box = self._box
        return await TakingBack(
            box.house.home,
            box.agenda,
            box.lists,
            box.context.sound,
            self._act,
            box.clock.now(),
        ).of([deed])

    async def _act(self, commands: Sequence[Command]) -> Sequence[Receipt]:
        try:
            return await self._box.house.actuator.act(commands, origin=Origin.PAGE)
        except ConsentNeeded as needed:
            raise SkillError(
                f"{needed.question} A rule asks for that; say it to the box, or do it there."
            ) from needed

    def _kept(self) -> Kept:
        return Kept.of(self._box.agenda, self._box.lists, self._box.context.sound)

    def _keep(self, token: str, deed: Deed) -> None:
        if deed.changed:
            self._deeds[token] = deed
            while len(self._deeds) > KEPT:
                self._deeds.popitem(last=False)

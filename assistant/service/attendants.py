"""What serves beside the conversation while a box runs, each from its start to its end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from assistant.service.control import ControlServer, socket_path
from assistant.service.running import Running
from assistant.service.verbs import verbs_of


@asynccontextmanager
async def attended(running: Running) -> AsyncIterator[None]:
    """The commands' socket, and whatever else the configuration asks for. Raises HearthError where
    the socket can't be made, or another box listens there.
    """
    verbs = verbs_of(running)
    async with AsyncExitStack() as stack:
        control = ControlServer(socket_path(), verbs)
        await control.start()
        stack.push_async_callback(control.close)
        yield

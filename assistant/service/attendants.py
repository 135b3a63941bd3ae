"""What serves beside the conversation while a box runs, each from its start to its end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from assistant.core.errors import HearthError
from assistant.service.announcing import announcing
from assistant.service.control import ControlServer, socket_path
from assistant.service.library import fetching
from assistant.service.running import Running
from assistant.service.verbs import verbs_of

if TYPE_CHECKING:
    from assistant.web.server import PageServer


@asynccontextmanager
async def attended(running: Running) -> AsyncIterator[None]:
    """The commands' socket, and whatever else the configuration asks for; downloads that a restart
    cut go on. Raises HearthError where the socket can't be made, or another box listens there.
    """
    page = _page_of(running)
    verbs = {**verbs_of(running), **(page.verbs if page else {})}
    async with AsyncExitStack() as stack:
        control = ControlServer(socket_path(), verbs)
        await control.start()
        stack.push_async_callback(control.close)
        await stack.enter_async_context(running.live_settings.following())
        await stack.enter_async_context(announcing(running))
        if page is not None:
            stack.push_async_callback(page.close)
            try:
                await page.start(verbs)
            except HearthError as error:  # a trouble of the box, not its end
                running.note("page", str(error))
        fetching.resume()
        yield


def _page_of(running: Running) -> PageServer | None:
    settings = running.box.config.web
    if not settings.enabled:
        return None
    from assistant.web.server import PageServer  # a box without a page doesn't load a web server

    return PageServer(running, settings)

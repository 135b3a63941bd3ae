"""Who may speak to the page's server: this page itself, and no other that the browser has open; and
of it whoever signed in.
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from assistant.core.neighbours import is_address
from assistant.service.surroundings import own_names
from assistant.web.access import Access
from assistant.web.sessions import Session

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "media-src 'self' blob:",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""Nothing is loaded from anywhere else, and no script runs that is not a file of ours, whatever a
device or a transcript is called.
"""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=()",
}
WHO = web.RequestKey("who", object)
"""Who asks (`Access.who`), for the handlers of a request."""


class Guard:
    """The middleware that every request goes through, the one for a WebSocket as well.

    `open_to_all` are the paths that a stranger may ask for: what the way in consists of.
    """

    def __init__(
        self, access: Access, names: Collection[str], open_to_all: Collection[str]
    ) -> None:
        self._access = access
        self._names = {*own_names(), *names}
        self._open = frozenset(open_to_all)

    @property
    def middleware(self) -> Middleware:
        @web.middleware
        async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
            self._turn_away_other_sites(request)
            who = self._access.who(request)
            if who is None and request.path not in self._open:
                raise web.HTTPUnauthorized(text="Sign in first: open the page.")
            request[WHO] = who
            return await handler(request)

        return guarded

    def _turn_away_other_sites(self, request: web.Request) -> None:
        """What another site's page sends here (by Origin and Sec-Fetch-Site), and names that
        somebody made to point here (DNS rebinding).
        """
        if not self._is_ours(request.host):
            raise web.HTTPForbidden(text="This address is not one of the box.")
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.host:
            raise web.HTTPForbidden(text="Another page may not speak to the box.")
        site = request.headers.get("Sec-Fetch-Site", "none")
        walks_in = request.headers.get("Sec-Fetch-Mode") == "navigate" and request.method == "GET"
        if site not in ("none", "same-origin") and not walks_in:
            raise web.HTTPForbidden(text="Another page may not speak to the box.")

    def _is_ours(self, host: str) -> bool:
        """Whether a Host header names this box: an address, or a name of this machine."""
        try:
            name = (urlsplit(f"//{host}").hostname or "").rstrip(".").lower()
        except ValueError:
            return False
        return is_address(name) or name in self._names


def session_of(request: web.Request) -> Session | None:
    """The session of the browser that asks; None for who needs none."""
    who = request[WHO]
    return who if isinstance(who, Session) else None


async def harden(_request: web.Request, response: web.StreamResponse) -> None:
    """Every answer says what a browser may do with it."""
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")

"""Who may speak to the page's server: this page itself, and no other that the browser has open."""

from __future__ import annotations

import socket
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from assistant.core.neighbours import is_address

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

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def same_site(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn away what another site's page sends here (by Origin and Sec-Fetch-Site), and names that
    somebody made to point here (DNS rebinding).
    """
    if not _ours(request.host):
        raise web.HTTPForbidden(text="This address is not one of the box.")
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="Another page may not speak to the box.")
    site = request.headers.get("Sec-Fetch-Site", "none")
    walks_in = request.headers.get("Sec-Fetch-Mode") == "navigate" and request.method == "GET"
    if site not in ("none", "same-origin") and not walks_in:
        raise web.HTTPForbidden(text="Another page may not speak to the box.")
    return await handler(request)


def _ours(host: str) -> bool:
    """Whether a Host header names this box: an address, this machine's name, or localhost."""
    name = (urlsplit(f"//{host}").hostname or "").rstrip(".").lower()
    own = socket.gethostname().lower().partition(".")[0]
    return is_address(name) or name in ("localhost", own, f"{own}.local")


async def harden(_request: web.Request, response: web.StreamResponse) -> None:
    """Every answer says what a browser may do with it."""
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")

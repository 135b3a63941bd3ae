"""The way in and out: digits, a link's ticket or the token for a cookie, and who is signed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import segno
from aiohttp import web

from assistant.core.errors import InputError
from assistant.core.outside import read_json
from assistant.core.values import Json
from assistant.service.config_web import Web
from assistant.service.control import Verb
from assistant.service.surroundings import HERE_ALONE, page_addresses
from assistant.web.access import Access
from assistant.web.guard import WHO, session_of
from assistant.web.invitation import LASTS_S
from assistant.web.sessions import LASTS

ENTER, LEAVE, AUTHORITY = "/enter", "/leave", "/authority.crt"
_LONGEST = 200
"""Characters of what is typed to sign in."""


class Entry:
    """Routes and verbs. `ended` is told the name of a session that is worth nothing any more."""

    def __init__(
        self, access: Access, settings: Web, state: Path, ended: Callable[[str], None]
    ) -> None:
        self._access = access
        self._settings = settings
        self._state = state
        self._ended = ended

    def route(self, router: web.UrlDispatcher) -> None:
        router.add_get(ENTER, self._whether)
        router.add_post(ENTER, self._enter)
        router.add_post(LEAVE, self._leave)
        router.add_get(AUTHORITY, self._authority)

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {"page": self.page, "sessions": self.sessions, "end_session": self.end_session}

    # --- verbs ------------------------------------------------------------------------------------

    async def page(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Where the page is; with `invite` a way in for one browser, for some minutes: six digits,
        and links with a ticket, the first of them as a picture to scan.
        """
        told: dict[str, Json] = {
            "addresses": [*page_addresses(self._settings)],
            "home_network": self._settings.host not in HERE_ALONE,
            "encrypted": self._settings.encrypted,
            "own_authority": self._settings.encrypted and not self._settings.certificate,
        }
        if request.get("invite"):
            made = self._access.invitations.make()
            told |= {
                "digits": made.digits,
                "links": (links := [f"{place}#{made.ticket}" for place in told["addresses"]]),
                "picture": segno.make_qr(links[0]).svg_data_uri(scale=4, border=2, light="#fff"),
                "seconds": int(LASTS_S),
            }
        return told

    async def sessions(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """The browsers that are signed in, the one that was used last first."""
        return {
            "sessions": [
                {
                    "id": each.id,
                    "browser": each.browser,
                    "since": each.since.isoformat(timespec="seconds"),
                    "used": each.used.isoformat(timespec="seconds"),
                }
                for each in self._access.sessions.all()
            ]
        }

    async def end_session(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Sign one browser out, by its `id`."""
        id = str(request.get("id", ""))
        if not self._access.sessions.end(id):
            raise InputError("No browser of this name is signed in.")
        self._ended(id)
        return {}

    # --- routes -----------------------------------------------------------------------------------

    async def _whether(self, request: web.Request) -> web.Response:
        """Whether this browser may open the page, and whether it is one that can sign out."""
        session = session_of(request)
        return web.json_response(
            {"in": request[WHO] is not None, "session": session.id if session else None}
        )

    async def _enter(self, request: web.Request) -> web.Response:
        try:
            told = read_json(await request.text(), longest=2 * _LONGEST)
        except ValueError:
            told = None
        word = str(told.get("word", "")) if isinstance(told, dict) else ""
        cookie = None
        if 0 < len(word) <= _LONGEST:
            cookie = self._access.enter(word.strip(), request.headers.get("User-Agent", ""))
        if cookie is None:
            raise web.HTTPForbidden(
                text="That is not right, or not any more: after five wrong tries or ten minutes "
                "the digits are void. `assistant page` on the box shows new ones."
            )
        answer = web.Response(status=204)
        answer.set_cookie(
            self._access.cookie_name,
            cookie,
            max_age=int(LASTS.total_seconds()),
            path="/",
            httponly=True,
            samesite="Strict",
            secure=self._access.secure,
        )
        return answer

    async def _leave(self, request: web.Request) -> web.Response:
        if (session := session_of(request)) is not None:
            self._access.sessions.end(session.id)
            self._ended(session.id)
        answer = web.Response(status=204)
        answer.del_cookie(self._access.cookie_name, path="/", secure=self._access.secure)
        return answer

    async def _authority(self, request: web.Request) -> web.Response:
        certificate = b""
        if self._settings.encrypted:
            from assistant.web.certificate import authority_of

            certificate = authority_of(self._state)
        if not certificate:
            raise web.HTTPNotFound(text="This box has made no certificate.")
        return web.Response(body=certificate, content_type="application/x-x509-ca-cert")

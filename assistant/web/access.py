"""Who may open the page: the accounts that may command the box, on the box itself, and whoever
signed in.
"""

from __future__ import annotations

import logging
import secrets
from pathlib import Path

from aiohttp import web

from assistant.core.keep import written_whole
from assistant.core.marks import Clock
from assistant.web.invitation import Invitations, same
from assistant.web.peers import may_command
from assistant.web.sessions import NAME as SESSIONS
from assistant.web.sessions import Session, Sessions

log = logging.getLogger(__name__)

TOKEN = "page-token"
"""The file of the token in the state folder."""
LEAST = 32
"""Characters of a token; a shorter one, whoever wrote it there, is made anew."""
COOKIE = "hearth"
SECURE_COOKIE = "__Host-hearth"
"""Under this name browsers keep only what came encrypted, for this host and all of its paths."""
HERE = "here"
"""Who speaks from the box itself."""
BEARER = "token"
"""Who gave the token with the request: a program."""
_PROXIED = ("Forwarded", "X-Forwarded-For", "X-Real-IP")
"""A program in between that passes others on says so in these; it speaks for nobody of here."""


class Access:
    """The ways in, of one box. `secure`: its page is encrypted."""

    def __init__(self, state: Path, clock: Clock, port: int, *, secure: bool) -> None:
        self.invitations = Invitations(clock.mono)
        self.sessions = Sessions(state / SESSIONS, clock.now)
        self.secure = secure
        self._state = state
        self._port = port
        self._token = ""

    @property
    def cookie_name(self) -> str:
        return SECURE_COOKIE if self.secure else COOKIE

    def who(self, request: web.Request) -> str | Session | None:
        """Who asks: HERE, BEARER or the session of a browser; None for a stranger."""
        if (session := self.sessions.of(request.cookies.get(self.cookie_name, ""))) is not None:
            return session
        scheme, _, word = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return BEARER if same(word.strip(), self.token()) else None
        peer = request.transport.get_extra_info("peername") if request.transport else None
        if peer and not any(name in request.headers for name in _PROXIED):
            return HERE if may_command(peer[0], peer[1], self._port) else None
        return None

    def enter(self, word: str, agent: str) -> str | None:
        """The cookie for who knows the digits, a link's ticket or the token; None: it is wrong."""
        if same(word, self.token()) or self.invitations.redeem(word):
            return self.sessions.begin(agent)
        return None

    def token(self) -> str:
        """The lasting secret of this box, made when it is first needed."""
        if not self._token:
            self._token = _kept(self._state / TOKEN)
        return self._token


def _kept(path: Path) -> str:
    """The token in a file that nobody else may read. Where it can't be kept, it holds until the box
    stops.
    """
    try:
        if path.is_file() and len(token := path.read_text("ascii").strip()) >= LEAST:
            path.chmod(0o600)
            return token
        token = secrets.token_urlsafe(LEAST)
        with written_whole(path, lasting=True, private=True) as scratch:
            scratch.write_text(f"{token}\n", "ascii")
    except (OSError, UnicodeDecodeError) as error:
        log.warning("%s: the page's token can't be kept: %s", path, error)
        token = secrets.token_urlsafe(LEAST)
    return token

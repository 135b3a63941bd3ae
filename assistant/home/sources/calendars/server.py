"""A calendar on a server: by CalDAV (RFC 4791), or an `.ics` file that a server hands out.
Blocking; nothing here knows the loop.
"""

from __future__ import annotations

import logging
import socket
import uuid
from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import Any
from urllib.parse import urlsplit

import caldav
import requests
from caldav.lib import error as dav
from requests.adapters import HTTPAdapter

from assistant.core.errors import SourceError
from assistant.core.neighbours import of_the_home
from assistant.core.outside import printable
from assistant.core.refused import REFUSED
from assistant.home.events import Event, edit
from assistant.home.sources.calendars import ics
from assistant.service.config_home import CalendarEntry

TIMEOUT_S = 10.0
"""A server of the house answers sooner; what is slower is asked again later."""
_TOGETHER = 20_000_000
"""Bytes of one answer: all the events of a year and more, each with its own text."""

logging.getLogger("caldav").setLevel(logging.CRITICAL)  # what it can't do is told by its errors


class _Abroad(requests.RequestException):
    """The address is none of this house."""


class _TooLarge(requests.RequestException):
    """The answer is more than is read."""


class Server:
    """One calendar. Raises SourceError, in one sentence, where it can't be reached or refuses."""

    def __init__(self, entry: CalendarEntry) -> None:
        self._entry = entry
        self._client: Any = None
        self._calendar: Any = None
        self.only_read = urlsplit(entry.url).path.lower().endswith(".ics")

    def events(self, begin: datetime, end: datetime, zone: tzinfo) -> list[Event]:
        """What stands there between two moments."""
        texts = self._tried(lambda: self._texts(begin, end))
        try:
            return ics.told([ics.read(text) for text in texts], begin, end, zone)
        except ics.Unreadable as error:
            raise self._error(
                f"answers with something that is no calendar: {error}", "nonsense"
            ) from error

    def change(self, wishes: Sequence[Event], now: datetime) -> bool:
        """Have the server keep what is wished; False where an event that is to be changed is not
        there.
        """
        return bool(self._tried(lambda: all(self._change(wish, now) for wish in wishes)))

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
        self._client = self._calendar = None

    def _texts(self, begin: datetime, end: datetime) -> list[str]:
        self._connect()
        if self.only_read:
            answer = self._client.session.get(
                self._entry.url, timeout=TIMEOUT_S, auth=self._login(), verify=self._verify()
            )
            answer.raise_for_status()
            return [answer.content.decode("utf-8", "replace")]
        found = self._calendar.search(start=begin, end=end, event=True, expand=False)
        return [str(each.data) for each in found]

    def _change(self, wish: Event, now: datetime) -> bool:
        self._connect()
        if edit(wish) in ("add", "repeat"):
            uid = str(uuid.uuid4())
            self._calendar.save_event(ical=ics.written(wish, uid, now), no_overwrite=True)
            return True
        found = self._object(wish, now)
        if found is None:
            return False
        calendar = ics.read(str(found.data))
        ics.changed(calendar, wish, now)
        if ics.empty(calendar):
            found.delete()
        else:
            found.data = ics.text_of(calendar)
            found.save()
        return True

    def _object(self, wish: Event, now: datetime) -> Any:
        """What the server keeps of the event that a wish is about."""
        if wish.get("uid"):
            candidates = [self._calendar.event_by_uid(wish["uid"])]
        else:
            candidates = self._calendar.events()
        return next(
            (each for each in candidates if ics.has(ics.read(str(each.data)), wish, now)), None
        )

    def _connect(self) -> None:
        """Find the calendar that is meant, once."""
        if self._calendar is not None or (self.only_read and self._client is not None):
            return
        client: Any = caldav.DAVClient(
            url=self._entry.url,
            username=self._entry.username or None,
            password=self._entry.password.get_secret_value() or None,
            timeout=int(TIMEOUT_S),
            ssl_verify_cert=self._verify(),
        )
        self._client = client
        client.session.trust_env = False  # no proxy, and no password from ~/.netrc
        for scheme in ("http://", "https://"):
            client.session.mount(scheme, _AtHome(self._entry.anywhere))
        if self.only_read:
            return
        self._calendar = self._called(client) if self._entry.calendar else self._alone(client)

    def _alone(self, client: Any) -> Any:
        """The calendar whose address this is."""
        calendar = client.calendar(url=self._entry.url)
        try:
            calendar.get_supported_components()
        except KeyError as error:  # something else is there
            there = ", ".join(self._calendars(client)) or "none"
            raise self._error(
                "has no calendar at this very address, but an account: set `calendar` to one of "
                f"its calendars ({there})",
                "no-calendar",
            ) from error
        return calendar

    def _called(self, client: Any) -> Any:
        """The calendar of the account that goes by the name in the configuration."""
        calendars = self._calendars(client)
        wanted = self._entry.calendar.casefold()
        found = next((each for name, each in calendars.items() if name.casefold() == wanted), None)
        if found is None:
            there = ", ".join(calendars) or "none"
            raise self._error(
                f"has no calendar {self._entry.calendar!r}; it has {there}", "no-calendar"
            )
        return found

    def _calendars(self, client: Any) -> dict[str, Any]:
        """All calendars of the account, by their names."""
        found = client.principal().calendars()
        named = {printable(str(each.name or each.id), 60): each for each in found}
        return dict(sorted(named.items()))

    def _login(self) -> tuple[str, str] | None:
        entry = self._entry
        return (entry.username, entry.password.get_secret_value()) if entry.username else None

    def _verify(self) -> bool | str:
        return self._entry.ca or True

    def _tried(self, work: Any) -> Any:
        """What this work on the server gives, with what goes wrong in words."""
        try:
            return work()
        except SourceError:
            raise
        except _Abroad as error:
            raise SourceError(str(error), "abroad") from error
        except dav.AuthorizationError as error:
            raise self._error("does not accept the name and the password", "login") from error
        except requests.exceptions.SSLError as error:
            raise self._error("shows a certificate that is not trusted", "certificate") from error
        except requests.HTTPError as error:
            code = error.response.status_code if error.response is not None else 0
            if code in (401, 403):
                raise self._error("does not accept the name and the password", "login") from error
            raise self._error(f"answers with error {code}", "no-calendar") from error
        except _TooLarge as error:
            raise self._error("sends more than is read", "nonsense") from error
        except (requests.RequestException, OSError) as error:
            raise self._error("does not answer", "silent") from error
        except dav.NotFoundError as error:
            raise self._error("has no calendar at this address", "no-calendar") from error
        except Exception as error:  # whatever it answered: it is asked again
            said = printable(repr(error), 120)
            raise self._error(
                f"answers in a way that is not understood ({said})", "nonsense"
            ) from error

    def _error(self, what: str, why: str) -> SourceError:
        self.close()
        return SourceError(f"The server of the calendar {self._entry.name!r} {what}.", why)


class _AtHome(HTTPAdapter):
    """Speaks to addresses of the house alone, redirections included, and reads no endless
    answer.
    """

    def __init__(self, anywhere: bool) -> None:
        self._anywhere = anywhere
        super().__init__()

    def send(self, request: Any, **options: Any) -> requests.Response:  # type: ignore[override]
        if not self._anywhere:
            _check(request.url)
        response = super().send(request, **(options | {"stream": True}))
        body = bytearray()
        for piece in response.iter_content(65536):
            body += piece
            if len(body) > _TOGETHER:
                response.close()
                raise _TooLarge(request=request)
        response._content = bytes(body)
        return response


def _check(url: str) -> None:
    """Raises _Abroad where the address leads out of the house, OSError where it leads nowhere."""
    parts = urlsplit(url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    for *_, place in found:
        if not of_the_home(str(place[0])):
            REFUSED.note(str(place[0]), "a calendar", "home")
            raise _Abroad(
                f"{parts.hostname} is at {place[0]}, which is no address of a home network; set "
                "anywhere = true beside the calendar's url if you want it asked all the same."
            )

"""Who gets in: at the page of a running box, and over its WebSocket. Whoever is not meant to stays
outside, whatever way is tried.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from browser_kit import free_port
from page_kit import PageBox

from assistant.core.errors import HearthError
from assistant.core.marks import SystemClock
from assistant.service import app
from assistant.service.config import Config
from assistant.service.config_llm import Llm
from assistant.service.config_web import Web
from assistant.service.running import Running as Open
from assistant.web import access, certificate, peers
from assistant.web.invitation import LASTS_S, TRIES, Invitations
from assistant.web.server import PAGES, PageServer
from assistant.web.sessions import LASTS, MOST, Sessions, browser_of

PHONE = {"X-Forwarded-For": "192.0.2.7"}
"""A request of somebody else's, who can't tell by the connection that it was made here."""


class WebBox(PageBox):
    """What the way in leaves behind, and lets in."""

    @property
    def state(self) -> Path:
        return self.folder / "state"

    def invited(self) -> dict[str, Any]:
        return self.ask({"do": "page", "invite": True})


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebBox]:
    running = WebBox(tmp_path_factory.mktemp("box"))
    running.start()
    yield running
    running.stop()


@asynccontextmanager
async def browser(**headers: str) -> AsyncIterator[aiohttp.ClientSession]:
    """Somebody from elsewhere, with cookies of their own."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar, headers={**PHONE, **headers}) as session:
        yield session


async def enter(session: aiohttp.ClientSession, box: WebBox, word: str) -> int:
    async with session.post(f"{box.address}enter", data=json.dumps({"word": word})) as answer:
        return answer.status


async def status(session: aiohttp.ClientSession, address: str, **more: Any) -> int:
    async with session.get(address, **more) as answer:
        return answer.status


async def opens(session: aiohttp.ClientSession, box: WebBox, **headers: str) -> int:
    """What a WebSocket comes to: 101, or the status that it was turned away with."""
    try:
        async with session.ws_connect(f"{box.address}live", headers=headers) as socket:
            await socket.send_json({"id": 1, "do": "status"})
            assert (await socket.receive_json())["answer"]["pid"] == box.process.pid
            return 101
    except aiohttp.WSServerHandshakeError as error:
        return error.status


async def test_the_account_of_the_box_needs_no_sign_in_here(box: WebBox) -> None:
    async with aiohttp.ClientSession() as here:
        assert await status(here, f"{box.address}app.js") == 200
        assert await opens(here, box) == 101


async def test_a_stranger_gets_the_sign_in_page_and_nothing_else(box: WebBox) -> None:
    async with browser() as stranger:
        async with stranger.get(f"{box.address}") as answer:
            assert answer.status == 200
            assert "six digits" in await answer.text()
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        for path in ("/app.js", "/index.html", "/lib/link.js", "/nothing", "/../state/page-token"):
            assert await status(stranger, box.address + path.lstrip("/")) == 401
        assert await opens(stranger, box) == 401
        assert await enter(stranger, box, "") == 403
        assert await enter(stranger, box, "x" * 10_000) == 403
        async with stranger.post(f"{box.address}enter", data=b"[" * 9000) as answer:
            assert answer.status == 403
        async with stranger.post(f"{box.address}enter", data=b"x" * 100_000) as answer:
            assert answer.status == 413


@pytest.mark.skipif(os.getuid() != 0, reason="only root can be somebody else")
def test_another_account_of_this_machine_is_a_stranger(box: WebBox) -> None:
    code = f"""
import os, socket
os.setuid(65534)
connection = socket.socket()
connection.connect(("127.0.0.1", {box.port}))
connection.sendall(b"GET / HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n")
print(b"six digits" in b"".join(iter(lambda: connection.recv(9999), b"")))
"""
    other = subprocess.run(
        [sys.executable, "-Ic", code], capture_output=True, text=True, check=False
    )
    assert other.stdout == "True\n", other.stderr


async def test_digits_let_one_browser_in_and_its_cookie_is_no_script_s(box: WebBox) -> None:
    digits = box.invited()["digits"]
    async with browser() as phone, browser() as second:
        async with phone.post(
            f"{box.address}enter", data=json.dumps({"word": f" {digits} "})
        ) as answer:
            assert answer.status == 204
            told = answer.headers["Set-Cookie"]
        assert "HttpOnly" in told
        assert "SameSite=Strict" in told
        assert "Path=/" in told
        assert await status(phone, f"{box.address}app.js") == 200
        assert await opens(phone, box) == 101
        assert await enter(second, box, digits) == 403


async def test_few_wrong_digits_void_the_right_ones(box: WebBox) -> None:
    invited = box.invited()
    wrong = "000000" if invited["digits"] != "000000" else "111111"
    async with browser() as guesser:
        for _ in range(TRIES):
            assert await enter(guesser, box, wrong) == 403
        assert await enter(guesser, box, invited["digits"]) == 403
        assert await enter(guesser, box, invited["links"][0].partition("#")[2]) == 403


async def test_a_link_s_ticket_and_the_token_let_in(box: WebBox) -> None:
    ticket = box.invited()["links"][0].partition("#")[2]
    file = box.state / access.TOKEN
    token = file.read_text().strip()
    assert file.stat().st_mode & 0o777 == 0o600
    async with browser() as phone, browser() as program, browser() as liar:
        assert await enter(phone, box, ticket) == 204
        assert await enter(liar, box, ticket) == 403
        assert await enter(liar, box, token) == 204
        asks = {"Authorization": f"Bearer {token}"}
        assert await status(program, f"{box.address}app.js", headers=asks) == 200
        asks = {"Authorization": f"Bearer {token}x"}
        assert await status(program, f"{box.address}app.js", headers=asks) == 401


async def test_a_stolen_cookie_is_worth_nothing_after_the_logout(box: WebBox) -> None:
    async with browser() as phone, browser() as thief:
        assert await enter(phone, box, box.invited()["digits"]) == 204
        stolen = {each.key: each.value for each in phone.cookie_jar}
        thief.cookie_jar.update_cookies(stolen, aiohttp.client.URL(box.address))
        assert await status(thief, f"{box.address}app.js") == 200
        async with thief.ws_connect(f"{box.address}live") as held:
            async with phone.post(f"{box.address}leave") as answer:
                assert answer.status == 204
            assert (await held.receive(10)).type is aiohttp.WSMsgType.CLOSE
        assert await status(thief, f"{box.address}app.js") == 401
        assert await opens(thief, box) == 401


async def test_a_browser_can_be_signed_out_from_the_box(box: WebBox) -> None:
    agent = {"User-Agent": "Mozilla/5.0 (Android 14) Firefox/140.0"}
    async with browser(**agent) as phone:
        assert await enter(phone, box, box.invited()["digits"]) == 204
        known = box.ask({"do": "sessions"})["sessions"][0]
        assert known["browser"] == "Firefox on Android"
        kept = (box.state / "page-sessions.json").read_text()
        assert not any(each.value in kept for each in phone.cookie_jar)
        assert box.ask({"do": "end_session", "id": known["id"]}) == {}
        assert await opens(phone, box) == 401
        assert "error" in box.ask({"do": "end_session", "id": known["id"]})


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Host": "evil.example"},
        {"Host": "evil.example:8765", "Origin": "http://evil.example:8765"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"},
    ],
    ids=["origin", "no origin", "rebound", "rebound and alike", "cross-site", "other port"],
)
async def test_another_site_s_page_is_turned_away(box: WebBox, headers: dict[str, str]) -> None:
    async with aiohttp.ClientSession() as here:  # who would get in without them
        assert await opens(here, box, **headers) == 403
        assert await status(here, f"{box.address}app.js", headers=headers) == 403
        async with here.post(f"{box.address}leave", headers=headers) as answer:
            assert answer.status == 403


def files_of(box: WebBox) -> int:
    """How many file descriptors its process has open."""
    return len(list(Path(f"/proc/{box.process.pid}/fd").iterdir()))


async def test_connections_are_bounded_and_the_box_goes_on(box: WebBox) -> None:
    before = files_of(box)
    held = [socket.create_connection(("127.0.0.1", box.port)) for _ in range(300)]
    try:
        assert box.ask({"do": "status"})["pid"] == box.process.pid
        assert files_of(box) < before + 200  # it may still be loading, and closing what is too much
    finally:
        for each in held:
            each.close()
    async with aiohttp.ClientSession() as here:
        assert await opens(here, box) == 101


async def test_the_pages_that_are_open_are_bounded(box: WebBox) -> None:
    async with aiohttp.ClientSession() as here:
        held = [await here.ws_connect(f"{box.address}live") for _ in range(PAGES)]
        assert await opens(here, box) == 503
        for each in held:
            await each.close()
        assert await opens(here, box) == 101


@asynccontextmanager
async def served(**web: Any) -> AsyncIterator[PageServer]:
    """The page of a box that is typed to, in this process."""
    config = Config(llm=Llm(model=""), web=Web(port=free_port(), **web))
    async with app.open_box(config, hears=False, speaks=False) as box:
        server = PageServer(Open(box, {}, lambda *_: None, lambda _: None), config.web)
        try:
            await server.start(server.verbs)
            yield server
        finally:
            await server.close()


async def test_an_encrypted_page_by_the_box_s_own_certificate(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_STATE", str(tmp_path))
    async with served(tls="own") as server, browser() as phone:
        told = await server.verbs["page"]({"invite": True})
        address = told["addresses"][0].replace("127.0.0.1", "localhost")
        with pytest.raises(aiohttp.ClientConnectorCertificateError):
            await phone.get(address)
        async with phone.get(f"{address}authority.crt", ssl=False) as answer:
            trusting = ssl.create_default_context(cadata=await answer.read())
        word = json.dumps({"word": told["digits"]})
        async with phone.post(f"{address}enter", data=word, ssl=trusting) as answer:
            assert answer.status == 204
            assert "Secure" in answer.headers["Set-Cookie"]
            assert answer.headers["Set-Cookie"].startswith("__Host-hearth=")
        assert await status(phone, f"{address}app.js", ssl=trusting) == 200
    folder = tmp_path / "page-tls"
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    before = (folder / certificate.AUTHORITY).read_bytes()
    certificate.made(folder, ["localhost", "192.168.7.7"])  # another address of the house
    assert (folder / certificate.AUTHORITY).read_bytes() == before
    certificate.made(folder, ["localhost", "box.example"])  # a name it was not made for
    assert (folder / certificate.AUTHORITY).read_bytes() != before


async def test_a_certificate_that_can_t_be_used_is_said_and_none_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_STATE", str(tmp_path))
    (tmp_path / "mine.pem").write_text("no certificate")
    with pytest.raises(HearthError, match=r"mine\.pem.* can't be used"):
        async with served(certificate=str(tmp_path / "mine.pem")):
            pass


async def test_of_pages_that_were_closed_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HEARTH_STATE", str(tmp_path))
    config = Config(llm=Llm(model=""), web=Web(port=free_port()))
    async with app.open_box(config, hears=False, speaks=False) as box:
        events, home = box.conversation.events, box.house.home
        listeners = len(events._listeners), len(home._listeners)
        server = PageServer(Open(box, {}, lambda *_: None, lambda _: None), config.web)
        await server.start(server.verbs)
        tasks = len(asyncio.all_tasks())
        async with aiohttp.ClientSession() as here:
            for number in range(100):
                async with here.ws_connect(f"http://127.0.0.1:{config.web.port}/live") as page:
                    topics = ["now", "notes", "turn", "devices", f"made up {number}"]
                    await page.send_json({"id": 1, "do": "watch", "topics": topics})
                    while (await page.receive_json()).get("id") != 1:
                        pass
        async with asyncio.timeout(10):
            while len(asyncio.all_tasks()) > tasks or server._links:  # noqa: ASYNC110
                await asyncio.sleep(0)
        assert not server._feed._watchers
        await server.close()
        assert (len(events._listeners), len(home._listeners)) == listeners


def test_invitations_end_with_time() -> None:
    now = 0.0
    invitations = Invitations(lambda: now)
    first, second = invitations.make(), invitations.make()
    assert not invitations.redeem(first.ticket)
    now = LASTS_S + 1
    assert not invitations.redeem(second.ticket)
    assert not invitations.redeem("\ud800")


def test_sessions_end_when_unused_and_are_few(tmp_path: Path) -> None:
    now = datetime(2026, 1, 1).astimezone()
    sessions = Sessions(tmp_path / "s", lambda: now)
    cookie = sessions.begin("")
    now += LASTS - timedelta(days=1)
    assert sessions.of(cookie)
    now += LASTS - timedelta(days=1)  # its use was noted
    assert Sessions(tmp_path / "s", lambda: now).of(cookie)
    now += LASTS + timedelta(days=1)
    assert sessions.of(cookie) is None
    for _ in range(MOST + 3):
        now += timedelta(seconds=1)
        sessions.begin("")
    assert len(sessions.all()) == MOST
    (tmp_path / "s").write_text("[{}]")
    assert Sessions(tmp_path / "s", lambda: now).all() == []


def test_browsers_are_called_as_their_owners_call_them() -> None:
    chrome = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
    assert browser_of(chrome) == "Chrome on Android"
    assert browser_of("Mozilla/5.0 (iPhone; CPU) Version/18.0 Safari/604.1") == "Safari on iPhone"
    assert browser_of("<script>alert(1)</script>") == "A browser"


def test_the_token_is_kept_and_a_damaged_one_made_anew(tmp_path: Path) -> None:
    def token() -> str:
        return access.Access(tmp_path, SystemClock(), 1, secure=False).token()

    first = token()
    assert token() == first
    assert len(first) >= access.LEAST
    (tmp_path / access.TOKEN).write_text("short")
    assert token() not in (first, "short")
    (tmp_path / access.TOKEN).unlink()
    tmp_path.chmod(0o500)
    assert len(token()) >= access.LEAST


def test_the_kernel_knows_whose_connection_it_is() -> None:
    for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        with socket.socket(family) as server:
            try:
                server.bind((host, 0))
            except OSError:
                continue  # a machine without IPv6
            server.listen()
            port = server.getsockname()[1]
            with socket.create_connection((host, port)) as client:
                own = client.getsockname()
                assert peers.account_of(own[0], own[1], port) == os.getuid()
                assert peers.account_of(own[0], own[1], port + 1) is None
    assert peers.account_of("192.0.2.1", 1, 2) is None

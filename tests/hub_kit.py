"""A hub on this machine, and a catalogue with one model that it has."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

REVISION = "0123456789abcdef0123456789abcdef01234567"
FILES = {"model.bin": bytes(range(256)) * 100_000, "config.json": b'{"lang_ids": []}'}
CATALOGUE = f"""
["whisper-test"]
kind = "whisper"
title = "A test"
repository = "someone/whisper-test"
revision = "{REVISION}"
licence = "MIT"
megabytes = 26
files = {{ "model.bin" = {{}}, "config.json" = {{}} }}
"""


@dataclass
class Hub:
    """A hub on this machine. `cut` is how many answers for the large file break off half-way;
    `damage` changes its content.
    """

    url: str = ""
    cut: int = 0
    damage: bool = False
    stalls: bool = False
    """Half of the large file comes, and then nothing more until `gone` is set."""
    gone: threading.Event = field(default_factory=threading.Event)
    requests: list[tuple[str, str, str]] = field(default_factory=list)
    """Method, path and Range of what was asked."""


@pytest.fixture
def hub() -> Iterator[Hub]:
    with served() as state:
        yield state


@contextmanager
def served() -> Iterator[Hub]:
    """A hub until the block ends."""
    state = Hub()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_HEAD(self) -> None:
            self._answer(body=False)

        def do_GET(self) -> None:
            self._answer(body=True)

        def _answer(self, *, body: bool) -> None:
            wanted = self.headers.get("Range", "")
            state.requests.append((self.command, self.path, wanted))
            data = FILES.get(self.path.removeprefix(f"/someone/whisper-test/resolve/{REVISION}/"))
            if data is None:
                self.send_response(404)
                self.send_header("X-Error-Code", "EntryNotFound")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
            large = len(data) > 1000
            git = hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()
            self.send_response(206 if wanted else 200)
            self.send_header("ETag", f'"{hashlib.sha256(data).hexdigest() if large else git}"')
            self.send_header("X-Repo-Commit", REVISION)
            self.send_header("Content-Length", str(len(data) - start))
            if wanted:
                self.send_header("Content-Range", f"bytes {start}-{len(data) - 1}/{len(data)}")
            self.end_headers()
            if not body:
                return
            part = data[start:]
            if state.damage and large:
                part = b"\xff" * len(part)
            if state.stalls and large:
                self.wfile.write(part[: len(part) // 2])
                self.wfile.flush()
                state.gone.wait(60)
                self.close_connection = True
                return
            if state.cut and large:
                state.cut -= 1
                self.wfile.write(part[: len(part) // 2])
                self.close_connection = True
                self.connection.close()
                return
            self.wfile.write(part)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield state
    state.gone.set()
    server.shutdown()
    server.server_close()
    thread.join()

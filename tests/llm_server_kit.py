"""Language models' servers to test against: scripted ones, that behave as badly as one likes, and
real ones with the packaged model.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.core.fakes import ScriptedThinker
from assistant.core.stages import never
from assistant.engines.llama import Thinker as Llama
from assistant.engines.remote.either import EitherThinker
from assistant.engines.remote.http import Place
from assistant.engines.remote.thinker import Asked
from assistant.service.library import resolve
from assistant.understanding.model.prompt import CLOSE, OPEN

PROPS = {"total_slots": 2, "model_alias": "Strong-4B", "default_generation_settings": {}}
MODELS = {"object": "list", "data": [{"id": "strong"}, {"id": "weak"}]}


@dataclass
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: Any


Script = Callable[[Request], Iterable[bytes]]
"""The bytes of an answer, one after the other; the connection is closed after them."""


@dataclass
class ScriptedServer:
    """A server on a port of this machine that answers by a script."""

    script: Script
    trust: ssl.SSLContext | None = None
    asked: list[Request] = field(default_factory=list)
    hung_up: threading.Event = field(default_factory=threading.Event)
    """Whoever asked broke the connection off."""

    def __enter__(self) -> ScriptedServer:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listening.close()

    @property
    def url(self) -> str:
        return f"{'https' if self.trust else 'http'}://127.0.0.1:{self.port}"

    @property
    def completions(self) -> list[Request]:
        """What was asked of the model with a sentence, not ahead of one."""
        return [each for each in self.asked if each.method == "POST" and each.body.get("stream")]

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with suppress(OSError, ValueError), connection:
            talking = (
                self.trust.wrap_socket(connection, server_side=True) if self.trust else connection
            )
            with talking:
                request = read_request(talking)
                self.asked.append(request)
                try:
                    for piece in self.script(request):
                        talking.sendall(piece)
                except OSError:
                    self.hung_up.set()


def read_request(connection: socket.socket) -> Request:
    stream = connection.makefile("rb")
    method, path, _ = stream.readline().decode().split(" ")
    headers: dict[str, str] = {}
    while line := stream.readline().decode().strip():
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    body = stream.read(int(headers.get("content-length", "0")))
    return Request(method, path, headers, json.loads(body) if body else None)


def whole(value: object, status: str = "200 OK") -> bytes:
    """An answer in one piece."""
    body = json.dumps(value).encode()
    return b"HTTP/1.1 %b\r\nContent-Length: %d\r\n\r\n%b" % (status.encode(), len(body), body)


STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
END = b"0\r\n\r\n"


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def event(value: object) -> bytes:
    return chunk(b"data: " + json.dumps(value).encode() + b"\n\n")


def raw(*pieces: str) -> Iterator[bytes]:
    """As llama-server writes."""
    yield STREAM
    for piece in pieces:
        yield event({"content": piece, "stop": False})
    yield event({"content": "", "stop": True})
    yield END


def spoken(*pieces: str) -> Iterator[bytes]:
    """As servers of OpenAI's protocol write."""
    yield STREAM
    for piece in pieces:
        yield event({"choices": [{"delta": {"content": piece}, "finish_reason": None}]})
    yield event({"choices": [{"delta": {}, "finish_reason": "stop"}]})
    yield chunk(b"data: [DONE]\n\n")
    yield END


def llama_server(script: Script) -> Script:
    """A llama-server that answers sentences by `script`."""

    def answer(request: Request) -> Iterable[bytes]:
        if request.path == "/props":
            return [whole(PROPS)]
        if request.path == "/completion":
            return script(request) if request.body["stream"] else [whole({"content": ""})]
        return [whole({"error": "not here"}, "404 Not Found")]

    return answer


def chat_server(script: Script) -> Script:
    """A server of OpenAI's protocol that answers sentences by `script`."""

    def answer(request: Request) -> Iterable[bytes]:
        if request.path == "/v1/models":
            return [whole(MODELS)]
        if request.path == "/v1/chat/completions":
            if request.body.get("stream"):
                return script(request)
            return [whole({"choices": [{"message": {"content": "."}}]})]
        return [whole({"detail": "Not Found"}, "404 Not Found")]

    return answer


def packaged(cache: Path) -> Llama:
    return Llama(resolve("llm", "smollm2-135m"), cache=cache)


def running(model: Llama) -> Script:
    """A llama-server with a real model in it."""
    lock = threading.Lock()

    def answer(request: Request) -> Iterator[bytes]:
        body = request.body
        yield STREAM
        with lock:
            for piece in model.complete(
                "",
                body["prompt"],
                grammar=body.get("grammar"),
                max_tokens=body["n_predict"],
                stop=body["stop"],
                cancelled=never,
            ):
                yield event({"content": piece, "stop": False})
        yield event({"content": "", "stop": True})
        yield END

    return llama_server(answer)


@contextmanager
def python_server(folder: Path, key: str) -> Iterator[str]:
    """llama-cpp-python's own server with the packaged model, once it answers; its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "llama_cpp.server", "--host", "127.0.0.1", "--port", str(port)]
    options = [
        "--model",
        str(resolve("llm", "smollm2-135m")),
        "--n_threads",
        "2",
        "--n_ctx",
        "4096",
    ]
    log = folder / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, *options, "--api_key", key, "--cache", "true"],
            stdout=out,
            stderr=subprocess.STDOUT,
            env=os.environ | {"HOME": str(folder)},
        )
    try:
        while b"Uvicorn running" not in log.read_bytes():
            assert process.poll() is None, log.read_text()
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


OPENSSL = shutil.which("openssl")


def signed(folder: Path) -> tuple[Path, ssl.SSLContext]:
    """The file of an authority of one's own, and what a server at 127.0.0.1 shows of it."""
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1\nbasicConstraints=CA:FALSE\n")
    own = ["-newkey", "rsa:2048", "-nodes"]
    for arguments in (
        [
            "req",
            "-x509",
            *own,
            "-days",
            "2",
            "-subj",
            "/CN=ca",
            "-keyout",
            "ca.key",
            "-out",
            "ca.pem",
        ],
        ["req", *own, "-subj", "/CN=hub", "-keyout", "hub.key", "-out", "hub.csr"],
        [
            *("x509", "-req", "-in", "hub.csr", "-CA", "ca.pem", "-CAkey", "ca.key"),
            *("-CAcreateserial", "-days", "2", "-extfile", "names", "-out", "hub.pem"),
        ],
    ):
        subprocess.run([str(OPENSSL), *arguments], cwd=folder, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "hub.pem", folder / "hub.key")
    return folder / "ca.pem", context


def dies(request: Request) -> Iterator[bytes]:
    yield STREAM
    yield event({"content": "do turn on the", "stop": False})


def each_way(answer: Iterable[bytes]) -> Script:
    """Whatever is asked."""
    kept = [*answer]
    return lambda request: kept


# -- a thinker that asks one ---------------------------------------------------------------------

HEAD = (
    f"{OPEN}system\nYou are the voice of a house.{CLOSE}"
    f"{OPEN}too dark\ndo turn on the lamp{CLOSE}{OPEN}"
)
TAIL = "it is dark here\n"
GRAMMAR = 'root ::= "do " command | "say " words | "call " name\ncommand ::= [a-z ]+'
HERE = "do what the box says"


class Time:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def either(
    url: str, local: ScriptedThinker | None = None, time: Time | None = None, **given: object
) -> EitherThinker:
    place = Place(url, key=str(given.pop("key", "")))
    return EitherThinker(
        Asked(place, **given),  # type: ignore[arg-type]
        local,
        clock=time or Time(),
    )


def on_the_box() -> ScriptedThinker:
    return ScriptedThinker({"dark": HERE})


def answer(thinker: EitherThinker, grammar: str | None = GRAMMAR, most: int = 40) -> str:
    return "".join(
        thinker.complete(HEAD, TAIL, grammar=grammar, max_tokens=most, stop=("<|im_end|>", "\n"))
    )


def settled(thinker: EitherThinker) -> None:
    """Wait for what it does beside the turns."""
    if thinker.server._warming is not None:
        thinker.server._warming.join()

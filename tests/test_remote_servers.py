"""A language model on another machine: whom the box may speak to, and when a server that failed is
asked again.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterable, Sequence

import pytest
from llm_server_kit import (
    HEAD,
    HERE,
    MODELS,
    OPENSSL,
    PROPS,
    Request,
    ScriptedServer,
    Time,
    answer,
    chat_server,
    dies,
    each_way,
    either,
    llama_server,
    on_the_box,
    raw,
    settled,
    signed,
    spoken,
    whole,
)

from assistant.engines.remote import address
from assistant.engines.remote.address import of_the_home
from assistant.engines.remote.either import EitherThinker
from assistant.engines.remote.errors import ServerError
from assistant.engines.remote.http import Place
from assistant.engines.remote.thinker import REST_S, Asked
from assistant.home.tls import trusting

# -- a server that comes back ----------------------------------------------------------------------


def test_a_server_that_failed_is_asked_again_once_it_has_read_the_head_beside_the_turns() -> None:
    answers = iter([[*dies(Request("", "", {}, None))], [*raw("do it")]])
    with ScriptedServer(llama_server(lambda _: next(answers))) as server:
        thinker = either(server.url, on_the_box())
        assert answer(thinker) == HERE
        settled(thinker)
        assert thinker.server.trouble == ""
        assert answer(thinker) == "do it"
    assert thinker.server.answered == "server"


def test_one_that_goes_on_failing_costs_its_time_only_now_and_then() -> None:
    time = Time()
    with ScriptedServer(llama_server(dies)) as server:
        thinker = either(server.url, on_the_box(), time)
        for _ in range(6):
            assert answer(thinker) == HERE
            settled(thinker)
        assert len(server.completions) == 2
        time.now += REST_S + 1
        answer(thinker)  # it shows itself beside this turn
        settled(thinker)
        answer(thinker)
        assert len(server.completions) == 3


def test_one_that_is_away_costs_no_turn_a_moment_until_it_is_back() -> None:
    time, there = Time(), threading.Event()

    def script(request: Request) -> Iterable[bytes]:
        if not there.is_set():
            return []
        return llama_server(lambda _: raw("do it"))(request)

    with ScriptedServer(script) as server:
        thinker = either(server.url, on_the_box(), time)
        thinker.prefill(HEAD)
        settled(thinker)
        count = len(server.asked)
        assert [answer(thinker), answer(thinker)] == [HERE, HERE]
        assert len(server.asked) == count
        there.set()
        time.now += REST_S + 1
        assert answer(thinker) == HERE
        settled(thinker)
        assert answer(thinker) == "do it"


# -- whom it may speak to --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ip", "home"),
    [
        *((each, True) for each in ("127.0.0.1", "::1", "10.1.2.3", "172.31.0.9", "192.168.1.7")),
        *((each, True) for each in ("169.254.7.7", "fe80::1%eth0", "fd12::1", "::ffff:10.0.0.1")),
        *(
            (each, False)
            for each in ("8.8.8.8", "172.32.0.1", "192.0.2.1", "100.64.0.1", "0.0.0.0")
        ),
        *((each, False) for each in ("2001:db8::1", "::", "::ffff:8.8.8.8", "224.0.0.1", "nas")),
    ],
)
def test_only_addresses_of_a_home_network_are_spoken_to(ip: str, home: bool) -> None:
    assert of_the_home(ip) is home


def leading_to(monkeypatch: pytest.MonkeyPatch, *ways: Sequence[str]) -> None:
    """From now on each look-up of a name leads to the next of these, the last for good."""
    left = [*ways]

    def look_up(host: str, port: int, **_: object) -> list[object]:
        way = left.pop(0) if len(left) > 1 else left[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in way]

    monkeypatch.setattr(address.socket, "getaddrinfo", look_up)


def test_a_name_that_leads_outside_is_never_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    leading_to(monkeypatch, ["192.0.2.1"])
    monkeypatch.setattr(address, "_connected", lambda *_: pytest.fail("it was connected to"))
    thinker = either("http://nas.example:8080", on_the_box())
    assert answer(thinker) == HERE
    assert "nas.example:8080 is outside the home network (192.0.2.1)" in thinker.server.trouble


def test_a_name_that_changes_its_mind_is_not_followed_outside(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with ScriptedServer(llama_server(lambda _: raw("do it"))) as server:
        leading_to(monkeypatch, ["127.0.0.1"], ["127.0.0.1"], ["192.0.2.1"])
        thinker = either(f"http://nas.example:{server.port}", on_the_box())
        assert answer(thinker) == "do it"
        assert answer(thinker) == HERE
        assert "192.0.2.1" in thinker.server.trouble


def test_of_several_addresses_those_of_the_home_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedServer(llama_server(lambda _: raw("do it"))) as server:
        leading_to(monkeypatch, ["192.0.2.1", "127.0.0.1"])
        assert answer(either(f"http://nas.example:{server.port}")) == "do it"


def test_outside_is_spoken_to_only_where_it_is_allowed_and_encrypted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    leading_to(monkeypatch, ["192.0.2.1"])
    tried: list[object] = []

    def connected(_connection: object, place: object, _wait: object) -> str:
        tried.append(place)
        return "no route to host"

    monkeypatch.setattr(address, "_connected", connected)
    plain = EitherThinker(Asked(Place("http://nas.example", outside=True)), on_the_box())
    answer(plain)
    settled(plain)
    assert "must begin with https://" in plain.server.trouble
    assert not tried
    hidden = Place("https://nas.example", trust=trusting("llm"), outside=True)
    safe = EitherThinker(Asked(hidden), on_the_box())
    answer(safe)
    settled(safe)
    assert set(tried) == {("192.0.2.1", 443)}


@pytest.mark.skipif(OPENSSL is None, reason="openssl is not installed")
def test_an_encrypted_server_is_believed_by_the_authority_that_is_set(tmp_path) -> None:  # type: ignore[no-untyped-def]
    ca, shown = signed(tmp_path)
    script = llama_server(lambda _: raw("do it"))
    with ScriptedServer(script, shown) as server:
        for trust, line in ((trusting("llm", str(ca)), "do it"), (trusting("llm"), HERE)):
            thinker = EitherThinker(Asked(Place(server.url, trust=trust)), on_the_box())
            assert answer(thinker) == line
            settled(thinker)
    assert "set llm.server_ca" in thinker.server.trouble
    with ScriptedServer(script) as plain:
        place = Place(f"https://127.0.0.1:{plain.port}", trust=trusting("llm"))
        with pytest.raises(ServerError, match=r"speaks no TLS|ended in the middle"):
            EitherThinker(Asked(place), None).server.try_out()


# -- what is shown ---------------------------------------------------------------------------------


def test_a_slot_and_a_model_that_are_not_there_are_named() -> None:
    with (
        ScriptedServer(llama_server(lambda _: raw())) as server,
        pytest.raises(ServerError, match=r"2 slots, .* llm.server_slot is 2; .* --parallel 3"),
    ):
        either(server.url, slot=2).server.try_out()
    with (
        ScriptedServer(chat_server(lambda _: spoken())) as server,
        pytest.raises(ServerError, match=r"no model 'tiny' \(llm.server_model\); it has strong, w"),
    ):
        either(server.url, model="tiny").server.try_out()


def test_a_server_that_answers_everything_with_200_is_told_by_its_models() -> None:
    def script(request: Request) -> Iterable[bytes]:
        if request.path == "/props":
            return [whole({"error": "Unexpected endpoint. Returning 200 anyway"})]
        return chat_server(lambda _: spoken('{"kind": "do", "text": "it"}'))(request)

    with ScriptedServer(script) as server:
        assert either(server.url).server.try_out() == "strong"


def test_the_name_of_a_model_is_its_file_without_folders() -> None:
    props = {**PROPS, "model_alias": "", "model_path": "/home/anna/models/Strong.gguf"}
    with ScriptedServer(each_way([whole(props)])) as server:
        assert either(server.url).server.try_out() == "Strong.gguf"
    assert json.dumps(MODELS)

"""A language model on another machine: what it is asked, and that the one on the box answers
whatever befalls it, in the same turn and only once.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterable, Iterator

import pytest
from llm_server_kit import (
    END,
    GRAMMAR,
    HEAD,
    HERE,
    STREAM,
    TAIL,
    Request,
    Script,
    ScriptedServer,
    Time,
    answer,
    chat_server,
    chunk,
    dies,
    each_way,
    either,
    event,
    llama_server,
    on_the_box,
    raw,
    settled,
    spoken,
    whole,
)

from assistant.core.errors import ModelError
from assistant.engines.remote import address

# -- what is asked ---------------------------------------------------------------------------------


def test_a_llama_server_gets_the_raw_prompt_its_grammar_and_the_boxs_slot() -> None:
    with ScriptedServer(llama_server(lambda _: raw("do turn", " on"))) as server:
        thinker = either(server.url, on_the_box(), key="sesame", slot=1)
        assert answer(thinker) == "do turn on"
    assert (thinker.server.answered, thinker.server.model, thinker.server.trouble) == (
        "server",
        "Strong-4B",
        "",
    )
    asked = server.completions[0]
    assert asked.path == "/completion"
    assert asked.headers["authorization"] == "Bearer sesame"
    assert asked.body == {
        "prompt": HEAD + TAIL,
        "grammar": GRAMMAR,
        "cache_prompt": True,
        "id_slot": 1,
        "n_predict": 40,
        "stop": ["<|im_end|>", "\n"],
        "stream": True,
        "temperature": 0,
        "repeat_penalty": 1.0,
    }


def test_the_head_is_read_ahead_of_need_and_nothing_else_is_sent() -> None:
    with ScriptedServer(llama_server(lambda _: raw("do it"))) as server:
        thinker = either(server.url, on_the_box())
        thinker.prefill(HEAD)
        settled(thinker)
    (ahead,) = [each for each in server.asked if each.method == "POST"]
    assert (ahead.body["prompt"], ahead.body["n_predict"]) == (HEAD, 0)


def test_another_server_gets_messages_under_a_schema_and_its_json_becomes_a_line() -> None:
    pieces = ('{"kind": "do", "te', 'xt": "turn on the \\u00e9t\\u', '00e9 lamp"}')
    with ScriptedServer(chat_server(lambda _: spoken(*pieces))) as server:
        thinker = either(server.url, on_the_box(), model="weak")
        assert answer(thinker) == "do turn on the été lamp"
    body = server.completions[0].body
    assert body["model"] == "weak"
    assert [(each["role"], each["content"]) for each in body["messages"]] == [
        ("system", "You are the voice of a house."),
        ("user", "too dark"),
        ("assistant", '{"kind": "do", "text": "turn on the lamp"}'),
        ("user", "it is dark here"),
    ]
    schema = body["response_format"]["json_schema"]["schema"]
    assert schema["properties"]["kind"]["enum"] == ["do", "say", "call"]


def test_the_first_model_is_taken_where_none_is_named() -> None:
    with ScriptedServer(chat_server(lambda _: spoken('{"kind": "do", "text": "it"}'))) as server:
        assert answer(either(server.url)) == "do it"
        assert server.completions[0].body["model"] == "strong"


def test_a_way_of_telling_the_schema_that_is_refused_is_not_tried_again() -> None:
    def script(request: Request) -> Iterable[bytes]:
        if request.body["response_format"]["type"] == "json_schema":
            return [whole({"detail": "type must be text or json_object"}, "422 Unprocessable")]
        return spoken('{"kind": "do", "text": "it"}')

    with ScriptedServer(chat_server(script)) as server:
        thinker = either(server.url)
        assert [answer(thinker), answer(thinker)] == ["do it", "do it"]
    forms = [each.body["response_format"]["type"] for each in server.completions]
    assert forms == ["json_schema", "json_object", "json_object"]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ('{"text": "turn it on", "kind": "do"}', "do turn it on"),
        ("do turn it on", "do turn it on"),
        ('{"kind": "say", "text": "A \\"lamp\\"."}', 'say A "lamp".'),
    ],
)
def test_what_comes_in_another_order_or_plainly_is_read_too(written: str, line: str) -> None:
    with ScriptedServer(chat_server(lambda _: spoken(*written))) as server:
        assert answer(either(server.url)) == line


def test_who_may_not_speak_for_himself_only_says_that_he_would() -> None:
    with ScriptedServer(
        chat_server(lambda _: spoken('{"kind": "say", "text": "Nice."}'))
    ) as server:
        assert answer(either(server.url), 'root ::= "do " x | "say"') == "say"


def test_without_a_grammar_the_words_come_as_they_are() -> None:
    with ScriptedServer(chat_server(lambda _: spoken("Once", " upon"))) as server:
        assert answer(either(server.url), grammar=None) == "Once upon"
        assert "response_format" not in server.completions[0].body


# -- who takes over --------------------------------------------------------------------------------


def endless(request: Request) -> Iterator[bytes]:
    yield STREAM
    while True:
        yield event({"content": "on and ", "stop": False})


def pings(request: Request) -> Iterator[bytes]:
    yield STREAM
    while True:
        yield chunk(b": still here\n\n")


def unended(request: Request) -> Iterator[bytes]:
    yield STREAM
    while True:
        yield chunk(b"x" * 4096)


def heads(request: Request) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    while True:
        yield b"X-Filler: " + b"y" * 1000 + b"\r\n"


BAD: dict[str, tuple[Script, str]] = {
    "killed in mid-sentence": (llama_server(dies), "ended in the middle"),
    "killed before a word": (llama_server(lambda _: [STREAM]), "ended in the middle"),
    "killed before the status": (llama_server(lambda _: []), "ended in the middle"),
    "ends without saying so": (
        llama_server(lambda _: [STREAM, event({"content": "do it", "stop": False}), END]),
        "ended in the middle",
    ),
    "endless": (llama_server(endless), "more than it was asked for"),
    "an endless line": (llama_server(unended), "no end"),
    "endless pings": (llama_server(pings), "no end"),
    "endless headers": (llama_server(heads), "speaks no HTTP"),
    "no HTTP": (each_way([b"SSH-2.0-OpenSSH_9.2\r\n"]), "speaks no HTTP"),
    "a web page": (
        each_way([b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>"]),
        "it lists no models",
    ),
    "garbage in the stream": (
        llama_server(lambda _: [STREAM, chunk(b"data: {]\n\n"), END]),
        "it answers '{]'",
    ),
    "a list in the stream": (llama_server(lambda _: [STREAM, event([1]), END]), "it answers '[1]'"),
    "an error in the stream": (
        llama_server(lambda _: [STREAM, event({"error": {"message": "out of memory"}}), END]),
        "failed (out of memory)",
    ),
    "nothing": (llama_server(lambda _: raw()), "writes nothing"),
    "not what the schema says": (chat_server(lambda _: spoken('{"kin', "d")), "the schema says"),
    "elsewhere": (
        each_way([b"HTTP/1.1 302 Found\r\nLocation: http://192.0.2.1/\r\n\r\n"]),
        "sends the box elsewhere (http://192.0.2.1/)",
    ),
    "no such thing": (each_way([whole({"detail": "?"}, "404 Not Found")]), "neither /completion"),
    "unauthorised": (each_way([whole({}, "401 Unauthorized")]), "wants a key"),
    "still loading": (each_way([whole({}, "503 Busy")]), "still loading its model"),
    "failing": (
        llama_server(lambda _: [whole({"error": {"message": "no\x1b[2J memory"}}, "500 Oh")]),
        "failed (status 500: no  memory)",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_the_box_answers_in_the_same_turn_whatever_the_server_does(name: str) -> None:
    script, _ = BAD[name]
    local = on_the_box()
    with ScriptedServer(script) as server:
        thinker = either(server.url, local)
        assert answer(thinker) == HERE
        settled(thinker)
    assert len(local.asked) == 1
    assert thinker.server.answered == "box"
    assert len(server.completions) <= 1, "it was asked twice in one turn"


@pytest.mark.parametrize("name", BAD)
def test_why_it_was_no_help_is_one_sentence(name: str) -> None:
    script, why = BAD[name]
    with ScriptedServer(script) as server, pytest.raises(ModelError) as raised:
        answer(either(server.url))
    said = str(raised.value)
    assert why in said
    assert f"127.0.0.1:{server.port}" in said
    assert said.isprintable()
    assert said.endswith((".", "?"))


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    local = on_the_box()
    thinker = either(f"http://127.0.0.1:{port}", local)
    assert answer(thinker) == HERE
    assert "can't be reached (connection refused)" in thinker.server.trouble


def test_a_key_that_is_not_accepted_is_told_from_one_that_is_missing() -> None:
    with ScriptedServer(each_way([whole({}, "403 Forbidden")])) as server:
        thinker = either(server.url, on_the_box(), key="wrong")
        answer(thinker)
    assert "does not accept llm.server_key" in thinker.server.trouble
    assert "wrong" not in thinker.server.trouble
    assert "wrong" not in repr(thinker.server._asked)


@pytest.mark.parametrize("silent", ["/props", "/completion"])
def test_a_slow_server_is_waited_for_no_longer_than_is_set(silent: str) -> None:
    time, over = Time(), threading.Event()

    def script(request: Request) -> Iterator[bytes]:
        if request.path == silent:
            time.now += 4.1
            over.wait(60)
        yield from llama_server(lambda _: raw("do it"))(request)

    local = on_the_box()
    with ScriptedServer(script) as server:
        thinker = either(server.url, local, time, patience_s=4.0)
        assert answer(thinker) == HERE
        assert "took longer than 4 s" in thinker.server.trouble
        over.set()
    assert len(local.asked) == 1


def test_a_name_that_takes_long_to_be_found_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    time, over = Time(), threading.Event()

    def look_up(*_: object, **__: object) -> list[object]:
        time.now += 5
        over.wait(60)
        return []

    monkeypatch.setattr(address.socket, "getaddrinfo", look_up)
    thinker = either("http://nas.local:8080", on_the_box(), time)
    assert answer(thinker) == HERE
    assert "took longer than 4 s" in thinker.server.trouble
    over.set()


def test_words_sound_from_the_first_sentence_on_while_the_second_is_written() -> None:
    heard, written = threading.Event(), []

    def script(request: Request) -> Iterator[bytes]:
        yield STREAM
        for piece in ("say The tower", " is tall. ", "It"):
            yield event({"content": piece, "stop": False})
        assert heard.wait(60)
        written.append("the rest")
        yield event({"content": " stands in Paris.", "stop": True})
        yield END

    with ScriptedServer(llama_server(script)) as server:
        pieces = either(server.url).complete(HEAD, TAIL, max_tokens=40)
        assert next(pieces) == "say The tower is tall. "
        assert not written
        heard.set()
        assert "".join(pieces) == "It stands in Paris."


def test_words_that_were_passed_on_are_not_begun_again() -> None:
    def script(request: Request) -> Iterator[bytes]:
        yield STREAM
        yield event({"content": "say The tower is tall. It", "stop": False})

    local = on_the_box()
    with ScriptedServer(llama_server(script)) as server:
        pieces = either(server.url, local).complete(HEAD, TAIL, max_tokens=40)
        assert next(pieces) == "say The tower is tall. It"
        with pytest.raises(ModelError, match="ended in the middle"):
            next(pieces)
    assert local.asked == []


def test_whoever_interrupts_ends_it_on_both_sides() -> None:
    begun, over = threading.Event(), threading.Event()

    def script(request: Request) -> Iterator[bytes]:
        yield STREAM
        begun.set()
        assert over.wait(60)
        while True:
            yield event({"content": "on", "stop": False})

    local = on_the_box()
    with ScriptedServer(llama_server(script)) as server:
        thinker = either(server.url, local)
        assert [*thinker.complete(HEAD, TAIL, cancelled=begun.is_set)] == []
        over.set()
        assert server.hung_up.wait(60)
    assert local.asked == []
    assert thinker.server.trouble == ""


def test_without_a_model_on_the_box_the_server_alone_is_named() -> None:
    with (
        ScriptedServer(each_way([whole({}, "503 Busy")])) as server,
        pytest.raises(ModelError, match="still loading"),
    ):
        answer(either(server.url))

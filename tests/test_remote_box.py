"""A box whose free sentences go to a language model on another machine: real servers with the
packaged model, and servers that lie or die.
"""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from chat_kit import CHATML, GEMMA3
from going_out import no_trace, suspicious, traced
from llm_server_kit import (
    HERE,
    PROPS,
    STREAM,
    Request,
    Script,
    ScriptedServer,
    answer,
    chat_server,
    event,
    llama_server,
    on_the_box,
    packaged,
    python_server,
    raw,
    running,
    spoken,
    whole,
)
from mind_kit import mind, situation

from assistant.commands.status import _lines
from assistant.core.bridge import Engine
from assistant.core.comprehend import typed
from assistant.core.fakes import ScriptedThinker
from assistant.core.journal import TurnRecord, read_record
from assistant.engines.llama import Thinker as Llama
from assistant.engines.remote.either import EitherThinker
from assistant.engines.remote.http import Place
from assistant.engines.remote.thinker import Asked
from assistant.home.file import DEFAULT
from assistant.service import app
from assistant.service.box import Box
from assistant.service.config import Config
from assistant.service.llm_server import open_server
from assistant.service.models import Models
from assistant.service.running import Running
from assistant.service.turn_lines import times
from assistant.service.verbs import verbs_of

WISH = "the kitchen wants its light on"
"""No template reads it."""
DEED = "do turn on the kitchen light"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CACHE", "STATE", "CONFIG"):
        monkeypatch.setenv(f"HEARTH_{name}", str(tmp_path / name.lower()))


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Llama:
    return packaged(tmp_path_factory.mktemp("cache"))


def settings(url: str, **llm: object) -> Config:
    return Config.model_validate({"llm": {"server": url, "server_s": 30, **llm}})


@asynccontextmanager
async def a_box(config: Config, here: dict[str, str] | None = None) -> AsyncIterator[Box]:
    """A box that is typed to, with a scripted model behind the server: what it answers to what."""
    models = Models(config)
    local: Any = ScriptedThinker(here or {})
    local.obeys = lambda grammar, text: True
    models._thinker = Engine("language model", lambda: open_server(config, local))
    async with app.open_box(
        config, home_file=DEFAULT, models=models, hears=False, speaks=False
    ) as box:
        await models.loaded()
        yield box


def lit(box: Box) -> bool:
    return bool(box.house.home.state("light.kitchen")["on"])


# -- real servers ----------------------------------------------------------------------------------


def test_a_real_model_behind_the_raw_protocol_writes_what_it_writes_here(model: Llama) -> None:
    prompt = mind().prompt(typed("the hall light could be on"), situation(), talk=True)
    asked = (prompt.head, prompt.tail)
    here = "".join(model.complete(*asked, grammar=prompt.grammar, max_tokens=24, stop=prompt.stop))
    with ScriptedServer(running(model)) as server:
        there = open_server(settings(server.url))
        pieces = there.complete(*asked, grammar=prompt.grammar, max_tokens=24, stop=prompt.stop)
        assert "".join(pieces) == here != ""


def test_a_real_server_writes_a_line_by_its_schema_and_wants_its_key(tmp_path: Path) -> None:
    with python_server(tmp_path, "sesame") as url:
        asked = Asked(Place(url, "sesame"), patience_s=200.0)
        there = EitherThinker(asked, on_the_box())
        assert answer(there).partition(" ")[0] in ("do", "say", "call")
        assert (there.server.answered, there.server.trouble) == ("server", "")
        assert there.server.model == "SmolLM2-135M-Instruct.Q4_1.gguf"
        stranger = EitherThinker(Asked(Place(url, "guessed"), patience_s=200.0), on_the_box())
        assert answer(stranger) == HERE
        assert "does not accept llm.server_key" in stranger.server.trouble


def test_what_a_grammar_permits_is_told_without_a_model_that_writes_it(model: Llama) -> None:
    grammar = 'root ::= "do " [a-zé ]+ | "say"'
    for text in ("do turn on the café light", "do t", "d", "say", ""):
        assert model.obeys(grammar, text)
    for text in ("rm -rf", "do TURN", "say it", "do 5", "<|im_end|>"):
        assert not model.obeys(grammar, text)


def test_who_does_not_keep_to_the_grammar_is_not_believed(
    model: Llama, caplog: pytest.LogCaptureFixture
) -> None:
    with ScriptedServer(llama_server(lambda _: raw("do ", "unlock {everything}"))) as server:
        there = open_server(settings(server.url), model)
        grammar = 'root ::= "do " [a-z ]+'
        assert "{" not in "".join(there.complete("", "Hi", grammar=grammar, max_tokens=4))
    assert there.server.answered == "box"
    assert "does not keep to the grammar" in caplog.text


# -- servers that lie and die ----------------------------------------------------------------------


@pytest.mark.parametrize("protocol", ["raw", "chat"])
@pytest.mark.parametrize(
    ("said", "line"),
    [
        (WISH, "do unlock the front door"),
        (WISH, "do turn off the kitchen light"),
        (WISH, "do turn on the bedroom lamp"),
        (WISH, "do set the kitchen light to 10 percent"),
        ("my uncle lives in spain", "do turn on the kitchen light"),
        ("somebody said the kitchen light was on all day", "do turn on the kitchen light"),
        (WISH, 'call home.unlock {"device": "lock.front_door"}'),
        (WISH, "say I have turned on the kitchen light."),
        (WISH, "call home.turn_on {"),
        (WISH, "do " + "turn on the light " * 200),
    ],
)
async def test_a_server_that_lies_moves_nothing_and_claims_nothing(
    monkeypatch: pytest.MonkeyPatch, protocol: str, said: str, line: str
) -> None:
    monkeypatch.setattr("assistant.service.kits.may_talk", lambda config, model: True)
    kind, _, text = line.partition(" ")
    as_json = json.dumps({"kind": kind, "text": text})
    script = (
        llama_server(lambda _: raw(line))
        if protocol == "raw"
        else chat_server(lambda _: spoken(as_json))
    )
    with ScriptedServer(script) as server:
        async with a_box(settings(server.url)) as box:
            before = box.state()["devices"]
            record = await box.turn(said, aloud=False)
            assert box.state()["devices"] == before
            assert not record.receipts
            assert "turned on" not in record.reply


def dies(request: Request) -> Iterator[bytes]:
    yield STREAM
    yield event({"content": "do turn on the kitchen", "stop": False})


async def test_a_server_killed_in_mid_sentence_has_it_done_here_and_once() -> None:
    with ScriptedServer(llama_server(dies)) as server:
        async with a_box(settings(server.url), {WISH: DEED}) as box:
            record = await box.turn(WISH, aloud=False)
    assert [call.skill for call in record.calls] == ["home.turn_on"]
    assert [receipt.device for receipt in record.receipts] == ["light.kitchen"]
    assert record.reply == "The kitchen light is on."
    assert record.thinker == "box"


async def test_without_a_model_behind_it_the_box_goes_on() -> None:
    with ScriptedServer(lambda _: [whole({}, "503 Busy")]) as server:
        config = settings(server.url, model="")
        async with app.open_box(config, home_file=DEFAULT, hears=False, speaks=False) as box:
            record = await box.turn(WISH, aloud=False)
            assert record.reply == "Sorry, I didn't understand that."
            assert (await box.turn("turn on the kitchen light", aloud=False)).receipts


# -- a model that calls tools ---------------------------------------------------------------------


def strong(script: Script, parameters: int = 4_000_000_000, template: str = CHATML) -> Script:
    """A llama-server whose model is of a family that calls tools."""

    def answer(request: Request) -> Iterable[bytes]:
        if request.path == "/props":
            return [whole({**PROPS, "chat_template": template, "eos_token": "<|im_end|>"})]
        if request.path == "/v1/models":
            return [whole({"data": [{"id": "Strong", "meta": {"n_params": parameters}}]})]
        return llama_server(script)(request)

    return answer


def called(name: str, **arguments: str) -> str:
    written = json.dumps({"name": name, "arguments": arguments})
    return written.removeprefix('{"name": "') + "\n</tool_call>"


async def test_a_strong_models_tools_are_called_in_its_own_markup() -> None:
    answer = called("turn_on", device="kitchen light")
    with ScriptedServer(strong(lambda _: raw(answer))) as server:
        async with a_box(settings(server.url)) as box:
            record = await box.turn(WISH, aloud=False)
            assert lit(box)
    assert record.thinker == "server"
    prompt = server.completions[0].body["prompt"]
    assert "# Tools" in prompt
    assert "kitchen light (light, kitchen): not on" in prompt


@pytest.mark.parametrize("way", ["dies", "lies"])
async def test_the_plain_model_on_the_box_is_asked_in_its_own_way_where_that_fails(
    way: str,
) -> None:
    lie = called("unlock", device="front door")
    with ScriptedServer(strong(dies if way == "dies" else lambda _: raw(lie))) as server:
        async with a_box(settings(server.url), {WISH: DEED}) as box:
            record = await box.turn(WISH, aloud=False)
            assert lit(box) is (way == "dies")
            assert box.house.home.state("lock.front_door")["locked"]
    assert record.thinker == ("box" if way == "dies" else "server")


@pytest.mark.parametrize(
    ("parameters", "way", "tools"),
    [
        (4_000_000_000, "auto", True),
        (135_000_000, "auto", False),
        (135_000_000, "tools", True),
        (4_000_000_000, "plain", False),
    ],
)
def test_a_servers_model_works_by_its_size_or_as_is_set(
    parameters: int, way: str, tools: bool
) -> None:
    with ScriptedServer(strong(lambda _: raw(), parameters)) as server:
        thinker = open_server(settings(server.url, way=way)).server
        assert (thinker.speech() is not None) is tools


async def test_a_small_model_of_another_family_is_spoken_to_by_its_own_template() -> None:
    with ScriptedServer(strong(lambda _: raw(DEED), 135_000_000, GEMMA3)) as server:
        async with a_box(settings(server.url)) as box:
            await box.turn(WISH, aloud=False)
            assert lit(box)
    prompt = server.completions[0].body["prompt"]
    assert prompt.startswith("<start_of_turn>user\n")
    assert prompt.endswith(f"<start_of_turn>user\n{WISH}<end_of_turn>\n<start_of_turn>model\n")
    assert "<|im_start|>" not in prompt


# -- what is sent, and what is shown ---------------------------------------------------------------


async def test_only_the_prompt_is_sent() -> None:
    with ScriptedServer(llama_server(lambda _: raw(DEED))) as server:
        async with a_box(settings(server.url)) as box:
            prompt = box.mind.prompt(typed(WISH), box.situation(), talk=False)
            await box.turn(WISH, aloud=False)
            await box.turn("turn on the hall light", aloud=False)
    (asked,) = server.completions
    assert asked.body["prompt"] == prompt.head + prompt.tail
    assert {each.path for each in server.asked} == {"/props", "/completion"}
    assert {*asked.headers} == {
        *("host", "accept", "accept-encoding", "connection", "content-type", "content-length")
    }


@pytest.mark.skipif(bool(no_trace()), reason=no_trace())
def test_only_the_server_is_spoken_to(tmp_path: Path) -> None:
    with ScriptedServer(llama_server(lambda _: raw(DEED))) as server:
        file = tmp_path / "my.toml"
        file.write_text(f'[llm]\nserver = "{server.url}"\nmodel = ""\n')
        command = ["-m", "assistant", "say", "--config", str(file), "--home", str(DEFAULT), WISH]
        run = traced([sys.executable, *command], tmp_path / "home")
        assert "The kitchen light is on." in run.out, run.err
        assert server.port in {contact.port for contact in run.contacts}
        assert suspicious(run.contacts) == []


async def test_the_turn_says_which_of_the_two_answered() -> None:
    with ScriptedServer(llama_server(lambda _: raw(DEED))) as server:
        async with a_box(settings(server.url)) as box:
            record = await box.turn(WISH, aloud=False)
            plain = await box.turn("turn off the kitchen light", aloud=False)
    assert times(record).endswith("understood by the language model on the server")
    assert record.as_json()["thinker"] == "server"
    assert read_record(record.as_json()).thinker == "server"
    assert plain.thinker == ""
    assert "server" not in times(plain)
    older = {**record.as_json()}
    del older["thinker"]
    assert read_record(older) == TurnRecord(**{**_fields(record), "thinker": ""})


def _fields(record: TurnRecord) -> dict[str, Any]:
    return {name: getattr(record, name) for name in TurnRecord.__slots__}


async def test_status_and_screen_tell_of_the_server_and_of_its_trouble() -> None:
    broken = False

    def script(request: Request) -> Iterable[bytes]:
        return [whole({}, "503 Busy")] if broken else llama_server(lambda _: raw(DEED))(request)

    notes: dict[str, str] = {}
    with ScriptedServer(script) as server:
        async with a_box(settings(server.url), {WISH: DEED}) as box:

            def note(subject: str, text: str) -> None:
                notes.update({subject: text}) if text else notes.pop(subject, None)

            box.llm_watch.show = note
            running = Running(box, notes, note, lambda _: None)
            status = verbs_of(running)["status"]

            async def told() -> str:
                box.llm_watch.tick()
                return "\n".join(_lines(await status({})))

            await box.turn(WISH, aloud=False)
            name = f"127.0.0.1:{server.port}"
            assert f"to the language model at {name} (Strong-4B); it gave the last" in await told()
            broken = True
            await box.turn(WISH.replace("kitchen", "hall"), aloud=False)
            said = await told()
            assert f"{name} is still loading its model" in said
            assert "The model on this box answers." in said
            assert "Free sentences" not in said

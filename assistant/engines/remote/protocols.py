"""The two protocols of language models' servers, as far as the box speaks them: llama-server's own
(a raw prompt under a grammar), and OpenAI's chat (messages, and a JSON schema), which vLLM, Ollama,
LM Studio and others speak.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from assistant.chat import ChatTemplate, Speech, TemplateFailed, family_of
from assistant.core.outside import read_json
from assistant.core.values import Json
from assistant.engines.llama_turns import Turns
from assistant.engines.remote import errors
from assistant.engines.remote.http import LINE, Answer, Place, asked
from assistant.engines.remote.wait import Wait
from assistant.service.library.profile import SMALL
from assistant.understanding.model.messages import LineOfJson, as_messages, schema_of
from assistant.understanding.model.prompt import OPEN


@dataclass(frozen=True)
class Wish:
    """What is wanted of a model; see `stages.Thinker.complete`."""

    head: str
    tail: str
    grammar: str | None
    max_tokens: int
    stop: Sequence[str]


class Spoken(Protocol):
    """How one kind of server is spoken to."""

    model: str
    """What the server calls its model; empty where it doesn't say."""

    def warm(self, head: str, wait: Wait) -> None:
        """Have it read the head ahead of need."""

    def complete(self, wish: Wish, wait: Wait) -> Iterator[str]:
        """The answer's text, piece by piece. Raises ServerError."""


@dataclass(frozen=True)
class LlamaServer:
    """llama-server, of llama.cpp: https://github.com/ggml-org/llama.cpp, tools/server/README.md."""

    place: Place
    model: str = ""
    slots: int = 1
    speech: Speech | None = None
    """How its model is spoken to as one that calls tools; None: the plain way."""
    slot: int = -1
    """In which it keeps what this box sent before; -1: it chooses the one that holds most of it."""
    turns: Turns | None = None
    """How prompts in our marks are put to its model; None: as they are."""

    def warm(self, head: str, wait: Wait) -> None:
        own = self.turns.head(head) if self.turns else head
        body = self._body(own) | {"n_predict": 0, "stream": False}
        with asked(self.place, "POST", "/completion", body, wait=wait) as answer:
            if not isinstance(answer.value(), dict):
                raise errors.nonsense(self.place.name, "its answer is no JSON object")

    def complete(self, wish: Wish, wait: Wait) -> Iterator[str]:
        parts = (wish.head, wish.tail)
        prompt = "".join(self.turns.parts(*parts) if self.turns else parts)
        body = self._body(prompt) | {
            "n_predict": wish.max_tokens,
            "stop": [*wish.stop],
            "stream": True,
            "temperature": 0,
            # as the model on the box: a mild penalty, where no grammar keeps it from going round
            "repeat_penalty": 1.0 if wish.grammar else 1.1,
            **({"grammar": wish.grammar} if wish.grammar else {}),
        }
        with asked(self.place, "POST", "/completion", body, wait=wait) as answer:
            for event in _events(self.place.name, answer):
                if isinstance(content := event.get("content"), str):
                    yield content
                if event.get("stop"):
                    return
        raise errors.broken_off(self.place.name)

    def _body(self, prompt: str) -> dict[str, Json]:
        return {"prompt": prompt, "cache_prompt": True, "id_slot": self.slot}


Way = Literal["auto", "plain", "tools"]
"""How a model works (`llm.way`); "auto": by its size."""
Format = Callable[[dict[str, Json]], dict[str, Json]]
FORMATS: tuple[Format, ...] = (
    lambda schema: {
        "type": "json_schema",
        "json_schema": {"name": "answer", "strict": True, "schema": schema},
    },
    lambda schema: {"type": "json_object", "schema": schema},
)
"""How servers are told of a schema: as OpenAI does, and as llama-cpp-python and others do."""

REFUSALS = (400, 422, 500)
"""What servers answer to a field that they don't know (llama-cpp-python: 500)."""


class Chat:
    """A server that speaks OpenAI's chat protocol (POST /v1/chat/completions)."""

    def __init__(self, place: Place, model: str) -> None:
        self.place, self.model = place, model
        self._formats = list(FORMATS)
        """Those that it did not refuse so far; one alone, once it took one."""

    def warm(self, head: str, wait: Wait) -> None:
        """One word of an answer to nothing makes it read the head; most such servers keep it."""
        body = self._body(as_messages(head), 1)
        with asked(self.place, "POST", "/v1/chat/completions", body, wait=wait) as answer:
            if not isinstance(answer.value(), dict):
                raise errors.nonsense(self.place.name, "its answer is no JSON object")

    def complete(self, wish: Wish, wait: Wait) -> Iterator[str]:
        messages = as_messages(wish.head + wish.tail)
        body = self._body(messages, wish.max_tokens) | {"stream": True}
        if wish.grammar is None:
            yield from self._pieces(body, wait)
            return
        line = LineOfJson(wish.grammar)
        for piece in self._under(schema_of(wish.grammar), body, wait):
            if text := line.feed(piece):
                yield text
        if text := line.end():
            yield text
        elif not line.text:
            raise errors.nonsense(self.place.name, "its answer is not what the schema says")

    def _under(self, schema: dict[str, Json], body: dict[str, Json], wait: Wait) -> Iterator[str]:
        """The answer under a schema. A way of telling it that the server refuses is not tried
        again.
        """
        while True:
            form = self._formats[0]
            try:
                for piece in self._pieces(body | {"response_format": form(schema)}, wait):
                    self._formats = [form]
                    yield piece
            except errors.ServerError as error:
                if error.status not in REFUSALS or len(self._formats) == 1:
                    raise
                self._formats.pop(0)
            else:
                return

    def _pieces(self, body: dict[str, Json], wait: Wait) -> Iterator[str]:
        over = False
        with asked(self.place, "POST", "/v1/chat/completions", body, wait=wait) as answer:
            for event in _events(self.place.name, answer):
                choice = _first(event.get("choices"))
                if isinstance(text := _first_of(choice, "delta", "message").get("content"), str):
                    yield text
                over = over or bool(choice.get("finish_reason"))
        if not over:
            raise errors.broken_off(self.place.name)

    def _body(self, messages: Sequence[Mapping[str, str]], most: int) -> dict[str, Json]:
        return {
            "model": self.model,
            "messages": [dict(message) for message in messages],
            "max_tokens": most,
            "temperature": 0,
        }


def _events(server: str, answer: Answer) -> Iterator[dict[str, Any]]:
    """The JSON objects of a stream of server-sent events; of an answer that is no such stream, the
    one that it is. Raises ServerError for what is none, and for an error that it tells.
    """
    for line in answer.lines():
        if line.startswith((":", "event:", "id:", "retry:")) or not line.strip():
            continue
        text = line.removeprefix("data:").strip()
        if text == "[DONE]":
            return
        try:
            event = read_json(text, longest=LINE)
        except ValueError as error:
            raise errors.nonsense(server, f"it answers {text[:40]!r}") from error
        if not isinstance(event, dict):
            raise errors.nonsense(server, f"it answers {text[:40]!r}")
        if told := event.get("error"):
            raise errors.failed(server, told)
        yield event


def _first(value: Any) -> Mapping[str, Any]:
    first = value[0] if isinstance(value, list) and value else None
    return first if isinstance(first, dict) else {}


def _first_of(table: Mapping[str, Any], *keys: str) -> Mapping[str, Any]:
    return next((found for key in keys if isinstance(found := table.get(key), dict)), {})


def recognised(
    place: Place, *, model: str, slot: int, way: Way = "auto", wait: Wait
) -> LlamaServer | Chat:
    """Which of the two this server speaks. Raises ServerError, for one that is no such server too.

    llama-server tells of itself under /props; others answer that with 404, or with anything (LM
    Studio: 200 and a sentence).
    """
    try:
        with asked(place, "GET", "/props", wait=wait) as answer:
            props = answer.value()
    except errors.ServerError as error:
        if error.status not in (400, 404, 405, 422, 501):
            raise
        props = None
    if isinstance(props, dict) and isinstance(slots := props.get("total_slots"), int):
        if slot >= slots:
            raise errors.no_slot(place.name, slot, slots)
        name = props.get("model_alias") or props.get("model_path") or ""
        speech = _speech(place, props, way, wait)
        turns = _turns(props) if speech is None else None
        return LlamaServer(place, str(name), slots, speech, slot, turns)
    listed = _models(place, wait)
    names = _names(listed)
    if not names:
        raise errors.nonsense(place.name, "it lists no models")
    if model and model not in names:
        raise errors.no_model(place.name, model, names)
    return Chat(place, model or names[0])


def _models(place: Place, wait: Wait) -> Json:
    with asked(place, "GET", "/v1/models", wait=wait) as answer:
        return answer.value()


def _speech(place: Place, props: Mapping[str, Any], way: Way, wait: Wait) -> Speech | None:
    """By the template of a llama-server's model; None where its family isn't known, and, if `way`
    doesn't say otherwise, for one that is too small.
    """
    template = props.get("chat_template")
    family = family_of(template) if isinstance(template, str) else None
    if not isinstance(template, str) or family is None or way == "plain":
        return None
    if way == "auto" and _parameters(place, wait) < SMALL:
        return None
    try:
        # it puts the token for the beginning before every prompt by itself
        return Speech(ChatTemplate(template, eos=str(props.get("eos_token") or "")), family)
    except TemplateFailed:
        return None


def _turns(props: Mapping[str, Any]) -> Turns | None:
    """By the template of a llama-server's model; None where our marks stand in it, or it tells
    none.
    """
    template = props.get("chat_template")
    if not isinstance(template, str) or not template or OPEN in template:
        return None
    return Turns(template, eos=str(props.get("eos_token") or ""))


def _parameters(place: Place, wait: Wait) -> int:
    """Of a llama-server's model; 0 where it doesn't say."""
    listed = _models(place, wait)
    meta = _first(listed.get("data") if isinstance(listed, dict) else None).get("meta")
    told = meta.get("n_params") if isinstance(meta, dict) else None
    return told if isinstance(told, int) else 0


def _names(listed: Json) -> list[str]:
    rows = listed.get("data") if isinstance(listed, dict) else None
    return [
        row["id"]
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, dict) and isinstance(row.get("id"), str)
    ]

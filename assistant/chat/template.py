"""A model's chat template: a conversation becomes the text that the model was trained on.

The template (Jinja) comes with the model, in its GGUF or from its server, and is rendered as
transformers and llama-cpp-python do: the same whitespace rules, extensions, filters and variables.
It is somebody else's code: Jinja's sandbox runs it, and what it makes is bounded. No clock: a
prompt's head must stay the same for days, so a template that asks for the date gets none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import jinja2
from jinja2 import meta, nodes
from jinja2.ext import Extension, loopcontrols
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from assistant.core.errors import ModelError
from assistant.core.values import Json

LONGEST = 200_000
"""Characters of a template; the longest of the catalogue's models (Gemma 4) has 17,000."""
LONGEST_PROMPT = 400_000
"""Characters of a prompt: ten times what fits the largest context that can be configured."""

Message = Mapping[str, Any]
"""`{"role": "system" | "user" | "assistant" | "tool", "content": str}`. An assistant's may have
`tool_calls`: `[{"type": "function", "function": {"name": str, "arguments": {…}}}]`; a tool's has
the `name` of the tool.
"""
Tool = Mapping[str, Any]
"""`{"type": "function", "function": {"name", "description", "parameters": JSON schema}}`."""


class TemplateFailed(ModelError):
    """The template is broken, or refuses this conversation; the message is one sentence."""


class ChatTemplate:
    """A compiled template. Pure, and fit for any thread once made."""

    def __init__(self, text: str, *, bos: str = "", eos: str = "") -> None:
        """`bos` and `eos` are the texts of the model's tokens for the beginning and the end of a
        text. Raises TemplateFailed for what is no template.
        """
        if not text.strip():
            raise TemplateFailed("The model has no chat template; use one that has.")
        if len(text) > LONGEST:
            raise TemplateFailed(
                f"The model's chat template has {len(text):,} characters, more than {LONGEST:,}; "
                "use another file of this model."
            )
        self.text, self._bos, self._eos = text, bos, eos
        environment = ImmutableSandboxedEnvironment(
            trim_blocks=True, lstrip_blocks=True, extensions=[_Generation, loopcontrols]
        )
        environment.filters["tojson"] = _as_json
        try:
            self._variables = meta.find_undeclared_variables(environment.parse(text))
            self._compiled = environment.from_string(text)
        except (jinja2.TemplateError, RecursionError) as error:
            raise TemplateFailed(
                f"The model's chat template is broken ({_reason(error)}); "
                "use another file of this model."
            ) from error

    @property
    def takes_tools(self) -> bool:
        """Whether it has a place for tools; else they must be told in the system's message."""
        return bool(self._variables & {"tools", "xml_tools"})

    def render(
        self,
        messages: Sequence[Message],
        tools: Sequence[Tool] = (),
        *,
        add_generation_prompt: bool = True,
        thinking: bool = False,
    ) -> str:
        """The prompt, with its token for the beginning of the text where the template sets one
        (tokenise with special tokens, adding none).

        `thinking`: whether a model that can may think aloud first. A template without a place for
        the system gets its words at the head of the first thing that the user says. Raises
        TemplateFailed.
        """
        try:
            return self._rendered(messages, tools, add_generation_prompt, thinking)
        except TemplateFailed:
            merged = _without_system(messages)
            if merged is None:
                raise
            return self._rendered(merged, tools, add_generation_prompt, thinking)

    def parts(
        self,
        messages: Sequence[Message],
        tools: Sequence[Tool] = (),
        *,
        thinking: bool = False,
    ) -> tuple[str, str]:
        """The prompt as head and tail: up to where the first message after the system's begins,
        and the rest.

        The head depends on the system's message and the tools alone. It ends where two renderings
        that differ in all other words part; empty where a template mixes the two. Raises
        TemplateFailed.
        """
        whole = self.render(messages, tools, thinking=thinking)
        first = [message for message in messages[:1] if message.get("role") == "system"]
        ways = [
            self.render([*first, {"role": "user", "content": word}], tools, thinking=thinking)
            for word in ("\u2603", "\u2602")
        ]
        head = whole[: min(alike(ways[0], ways[1]), alike(ways[0], whole))]
        return head, whole[len(head) :]

    def _rendered(
        self, messages: Sequence[Message], tools: Sequence[Tool], prompted: bool, thinking: bool
    ) -> str:
        offered: Sequence[Tool] | None = list(tools) or None
        own = "tools" not in self._variables and "xml_tools" in self._variables
        values: dict[str, Any] = {
            "messages": [dict(message) for message in messages],
            "tools": offered,
            "add_generation_prompt": prompted,
            "bos_token": self._bos,
            "eos_token": self._eos,
            "enable_thinking": thinking,
            "raise_exception": _refuse,
            "strftime_now": lambda pattern: "",
            "functions": None,
            "function_call": None,
            "tool_choice": None,
        }
        if own:
            values["xml_tools"] = offered
        text = ""
        try:
            for piece in self._compiled.generate(values):
                text += piece
                if len(text) > LONGEST_PROMPT:
                    raise TemplateFailed(
                        "The model's chat template makes a prompt without end; "
                        "use another file of this model."
                    )
        except (
            *(jinja2.TemplateError, ArithmeticError, AttributeError, LookupError),
            *(MemoryError, RecursionError, TypeError, ValueError),
        ) as error:
            raise TemplateFailed(
                f"The model's chat template does not take this conversation ({_reason(error)})."
            ) from error
        return text


class _Generation(Extension):
    """`{% generation %}` marks what a model learns from, and changes nothing that is rendered."""

    tags = {"generation"}  # noqa: RUF012  # jinja2 declares it so

    def parse(self, parser: Parser) -> list[nodes.Node]:
        next(parser.stream)
        return parser.parse_statements(("name:endgeneration",), drop_needle=True)


def _as_json(
    value: Json,
    ensure_ascii: bool = False,
    indent: int | None = None,
    separators: tuple[str, str] | None = None,
    sort_keys: bool = False,
) -> str:
    """JSON as it stands: Jinja's own filter writes it for web pages."""
    return json.dumps(
        value,
        ensure_ascii=ensure_ascii,
        indent=indent,
        separators=separators,
        sort_keys=sort_keys,
    )


def _refuse(message: str) -> NoReturn:
    """`raise_exception` of a template."""
    raise ValueError(message)


def _reason(error: BaseException) -> str:
    """The error's first line, in few words."""
    return (str(error).partition("\n")[0] or type(error).__name__)[:200]


def _without_system(messages: Sequence[Message]) -> list[Message] | None:
    """The system's words before the user's first; None where there are none, or nobody to say
    them.
    """
    if not messages or messages[0].get("role") != "system":
        return None
    words, rest = messages[0].get("content", ""), list(messages[1:])
    if not rest or rest[0].get("role") != "user":
        return None
    return [{**rest[0], "content": f"{words}\n\n{rest[0].get('content', '')}"}, *rest[1:]]


def alike(one: str, other: str) -> int:
    """With how many equal characters two texts begin."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )

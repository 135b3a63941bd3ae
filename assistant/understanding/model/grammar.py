"""GBNF from the live registry: the model can write nothing but a command in plain words, a call
with real device ids, or talk.
"""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Mapping, Sequence
from typing import Literal

from assistant.home.model import Device, Home
from assistant.skillkit.declare import Skill
from assistant.skillkit.parameters import Devices, Parameter
from assistant.understanding.names.targets import able
from assistant.understanding.reading import keys_of, kinds_of

DO, CALL, SAY = "do", "call", "say"
"""How the model begins a command in plain words, a call, and an answer in words of its own."""
COMMAND = 60
"""Longest command in plain words, in letters."""
WORDS = 160
"""Longest sentence of a spoken answer, in letters; there are at most two."""


def compile_grammar(
    skills: Mapping[str, Skill], devices: Sequence[Device], home: Home, *, talk: bool = True
) -> str:
    """The grammar of one answer: `do …`, `say …`, or `call skill {…}` for each skill that can be
    called with these devices.

    Without `talk` it ends after `say`: nobody would hear the words.
    """
    rules: list[str] = []
    calls: list[str] = []
    for skill in skills.values():
        body = _arguments(skill, devices, home)
        if body is None:
            continue
        name = "call-" + re.sub(r"[^a-z0-9]+", "-", skill.name.lower())
        rules.append(f'{name} ::= "{skill.name} {{" {body} "}}"')
        calls.append(name)
    call = f' | "{CALL} " ({" | ".join(calls)})' if calls else ""
    say = f'"{SAY} " words' if talk else f'"{SAY}"'
    return "\n".join(
        [
            f'root ::= "{DO} " command | {say}{call}',
            f'command ::= [a-zA-Z0-9] [^":\\n<>|{{}}\\x00-\\x1f]{{1,{COMMAND}}}',
            'words ::= sentence (" " sentence)?',
            f"sentence ::= [A-Z0-9] [^.!?:\\n<>|{{}}\\x00-\\x1f]{{1,{WORDS}}} [.!?]",
            'text ::= "\\"" [^"\\\\\\n<>|{}\\x00-\\x1f]{1,80} "\\""',
            'number ::= "-"? [0-9]{1,4} ("." [0-9]{1,2})?',
            'boolean ::= "true" | "false"',
            *rules,
        ]
    )


def _arguments(skill: Skill, devices: Sequence[Device], home: Home) -> str | None:
    """The inside of the call's JSON object; None when a required device has no candidate."""
    parts = []
    for parameter in skill.parameters.values():
        if not parameter.required:
            continue
        value = _value(parameter, devices, home)
        if value is None:
            return None
        parts.append(f'"\\"{parameter.name}\\": " {value}')
    return ' ", " '.join(parts) if parts else '""'


def _value(parameter: Parameter, devices: Sequence[Device], home: Home) -> str | None:
    if parameter.find(Devices):
        kinds = kinds_of(parameter)
        fitting = able(
            home,
            (device for device in devices if not kinds or device.kind in kinds),
            keys_of(parameter),
        )
        if not fitting:
            return None
        ids = " | ".join(_literal(device.id) for device in fitting)
        return f'({ids} | "[" ({ids}) (", " ({ids})){{0,5}} "]")'
    if typing.get_origin(parameter.type) is Literal:
        return f"({' | '.join(_literal(value) for value in typing.get_args(parameter.type))})"
    if parameter.type is bool:
        return "boolean"
    return "number" if parameter.type in (int, float) else "text"


def _literal(value: object) -> str:
    return json.dumps(json.dumps(value))

"""`@skill`: a typed async function becomes a tool. The signature gives its JSON schema, the docstring what people read of it.

Sentences are hassil templates: `(set|start) [a] timer for {duration}`. A `{slot}` is a parameter of the function. What may
stand in it follows from the parameter's type: a `Literal` its words, `int` and `float` a number, a type from `slots` what its
parser accepts (a duration, a time of day …), `Devices` names of the home's devices, `str` any words. `{area}` and `{floor}` are
rooms and floors of the home; parameters of these names get their ids.
"""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from assistant.errors import SkillError
from assistant.skillkit.context import Answer
from assistant.values import Arguments, Json

SkillFunction = Callable[..., Awaitable[Answer]]
Adapter = Callable[[Mapping[str, Json]], Arguments | None]
"""From an intent's slots to the function's arguments; None when they don't fit this skill.

The slots are plain JSON: what the sentence captured under the package's names (`hours`, `name`, `item`, `volume_level` …), with
places as ids (`area`, `floor`), and, where devices were named or implied by a place, `device`: the list of ids among the kinds
of the skill's `Devices` parameter. Without an adapter, slots go to the parameters of the same name.
"""

MARK = "__hearth_skill__"


@dataclass(frozen=True, slots=True)
class Devices:
    """Marks a parameter that holds a device id or a list of them: `Annotated[list[str], Devices("light", "switch")]`.

    The route resolves what was said (names, areas, floors, "all … except", "it") to ids before the skill runs. `present`: the
    skill's own sentences are about such devices alone: they say nothing in a home without any, nor where another is named.
    """

    kinds: tuple[str, ...]
    present: bool

    def __init__(self, *kinds: str, present: bool = False) -> None:
        object.__setattr__(self, "kinds", kinds)
        object.__setattr__(self, "present", present)


@dataclass(frozen=True, slots=True)
class Option:
    """Marks a text parameter that holds one of the words that the devices themselves offer for a key: a mode, a preset …

    `Annotated[str, Option("preset", "preset|mode")]`: what the live registry lists is understood behind "set … to", "put … in",
    and beside one of the `nouns` (a regular expression) that people call such a thing. `switched`: it is also said to be "on"
    or "off", whatever its words are.
    """

    key: str
    nouns: str
    switched: bool = False


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument: its type as annotated, the metadata of `Annotated`, and the default (`required` says there is none)."""

    name: str
    type: Any
    metadata: tuple[Any, ...]
    required: bool
    default: Any = None

    def find(self, kind: type) -> Any:
        """The first piece of metadata of this type, or None."""
        return next((item for item in self.metadata if isinstance(item, kind)), None)


@dataclass(frozen=True, slots=True)
class Skill:
    """A declared skill. `name` is "file.function"; `effect` says that it changes something and must wait for the gate."""

    name: str
    function: SkillFunction
    summary: str
    sentences: tuple[str, ...]
    intents: Mapping[str, Adapter | None]
    examples: tuple[str, ...]
    effect: bool
    deadline_s: float
    parameters: Mapping[str, Parameter]
    arguments: type[BaseModel] = field(repr=False)
    for_model: bool = True
    more: str = ""

    @property
    def file(self) -> str:
        """The stem of the file that it stands in."""
        return self.name.partition(".")[0]

    @property
    def schema(self) -> dict[str, Json]:
        """JSON schema of the arguments (pydantic's)."""
        return self.arguments.model_json_schema()

    def range_of(self, name: str) -> str:
        """ ": it goes from 0 to 100" of a number with a least and a greatest value; "" of other arguments."""
        properties = self.schema.get("properties")
        bounds = properties.get(name) if isinstance(properties, dict) else None
        least, most = (bounds.get(key) for key in ("minimum", "maximum")) if isinstance(bounds, dict) else (None, None)
        known = isinstance(least, int | float) and isinstance(most, int | float)
        return f": it goes from {least:g} to {most:g}" if known else ""

    def validate(self, arguments: Arguments) -> dict[str, Any]:
        """Check and convert the arguments; raises pydantic.ValidationError."""
        model = self.arguments.model_validate(arguments)
        return {name: getattr(model, name) for name in model.model_fields_set}


def skill(
    *,
    sentences: Sequence[str] = (),
    intents: Sequence[str] | Mapping[str, Adapter | None] = (),
    examples: Sequence[str] = (),
    effect: bool = False,
    deadline_s: float = 5.0,
    for_model: bool = True,
    more: str = "",
) -> Callable[[SkillFunction], SkillFunction]:
    """Declare the decorated async function as a skill; its first parameter is the context.

    `intents` names intents of home-assistant-intents, with an adapter each where slots and parameters differ. `examples` are
    sentences a person would say, for help and as evidence that the model's call was spoken of. A skill that neither sentences
    nor intents reach is a tool of the model's, unless `for_model=False`. `more` names the parameter that further words fill
    after the skill has run: "and eggs" runs it once more with them, "no, eggs" in place of what it did.
    """

    def declare(function: SkillFunction) -> SkillFunction:
        setattr(
            function,
            MARK,
            {
                "sentences": _each(sentences),
                "intents": dict(intents) if isinstance(intents, Mapping) else dict.fromkeys(_each(intents)),
                "examples": _each(examples),
                "effect": effect,
                "deadline_s": deadline_s,
                "for_model": for_model,
                "more": more,
            },
        )
        return function

    return declare


def _each(given: Any) -> tuple[Any, ...]:
    """The members of a list; anything else is no list of words, and `read` says so (the letters of a string are none either)."""
    return tuple(given) if isinstance(given, list | tuple | set | frozenset) else (None,)


def devices_of(arguments: Mapping[str, Json]) -> tuple[str, ...]:
    """The device ids in a call's arguments."""
    value = arguments.get("device")
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else ()


def read(function: SkillFunction, file: str) -> Skill:
    """The declared skill behind a decorated function of the skill file `file` (its stem)."""
    name = f"{file}.{function.__name__}"
    if not inspect.iscoroutinefunction(function):
        raise SkillError(f"The skill {name} must be an async function: write `async def {function.__name__}`.")
    declared = getattr(function, MARK)
    for what in ("sentences", "examples", "intents"):
        if not all(isinstance(each, str) for each in declared[what]):
            raise SkillError(f'The skill {name} needs a list of {what}: write `{what}=["…"]`.')
    summary = inspect.getdoc(function)
    if not summary:
        raise SkillError(f"The skill {name} needs a docstring: its first line tells people what it does.")
    parameters = _parameters(function, name)
    fields: dict[str, Any] = {
        parameter.name: (
            typing.Annotated[parameter.type, *parameter.metadata] if parameter.metadata else parameter.type,
            ... if parameter.required else Field(default=parameter.default),
        )
        for parameter in parameters.values()
    }
    model = create_model(name.replace(".", "_"), __config__=ConfigDict(extra="forbid", arbitrary_types_allowed=True), **fields)
    return Skill(
        name=name,
        function=function,
        summary=summary.strip().splitlines()[0],
        parameters=parameters,
        arguments=model,
        **declared,
    )


def _parameters(function: SkillFunction, name: str) -> dict[str, Parameter]:
    hints = typing.get_type_hints(function, include_extras=True)
    parameters = {}
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        if parameter.name not in hints:
            raise SkillError(f"The skill {name} needs a type for its parameter {parameter.name!r}.")
        hint = hints[parameter.name]
        required = parameter.default is inspect.Parameter.empty
        bare, metadata = _unwrap(hint)
        parameters[parameter.name] = Parameter(
            name=parameter.name,
            type=bare,
            metadata=metadata,
            required=required,
            default=None if required else parameter.default,
        )
    return parameters


def _unwrap(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """The type without `Annotated`, and its metadata. Of `Annotated[T, …] | None` the checks stay inside, the rest is shown."""
    if typing.get_origin(hint) is typing.Annotated:
        return typing.get_args(hint)[0], tuple(typing.get_args(hint)[1:])
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        inner = next((each for each in typing.get_args(hint) if typing.get_origin(each) is typing.Annotated), None)
        if inner is not None:
            return hint, tuple(item for item in typing.get_args(inner)[1:] if not isinstance(item, FieldInfo))
    return hint, ()

"""`@skill`: a typed async function becomes a tool. The signature gives its JSON schema, the
docstring what people read of it.

Sentences are hassil templates: `(set|start) [a] timer for {duration}`. A `{slot}` is a parameter of
the function. What may stand in it follows from the parameter's type: a `Literal` its words, `int`
and `float` a number, a type from `slots` what its parser accepts (a duration, a time of day …),
`Devices` names of the home's devices, `str` any words. `{area}` and `{floor}` are rooms and floors
of the home; parameters of these names get their ids.
"""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from assistant.core.errors import SkillError
from assistant.core.values import Arguments, Json
from assistant.languages.language import REFERENCE
from assistant.skillkit.context import Answer
from assistant.skillkit.frames import Frame
from assistant.skillkit.keywords import Keywords, check_keywords, read_keywords
from assistant.skillkit.parameters import Devices, Option, Parameter
from assistant.skillkit.roles import Role
from assistant.skillkit.tools import Tool

SkillFunction = Callable[..., Awaitable[Answer]]
Adapter = Callable[[Mapping[str, Json]], Arguments | None]
"""From an intent's slots to the function's arguments; None when they don't fit this skill.

The slots are plain JSON: what the sentence captured under the package's names (`hours`, `name`,
`item`, `volume_level` …), with places as ids (`area`, `floor`), and, where devices were named or
implied by a place, `device`: the list of ids among the kinds of the skill's `Devices` parameter.
Without an adapter, slots go to the parameters of the same name.
"""

Phase = Literal["", "begins", "ends"]

MARK = "__hearth_skill__"


@dataclass(slots=True)
class Known:
    """The names that a skill's file knows at run time: of routines that people made …

    Each box has its own. The host fills it, when it starts and whenever a skill changed something,
    with what the file's function `known(folder, settings)` returns; the understanding only looks.
    """

    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skill:
    """A declared skill. `name` is "file.function"; `effect` says that it changes something and must
    wait for the gate.
    """

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
    more: tuple[str, ...] = ()
    """Parameters that what is said after the skill has run may fill."""
    roles: frozenset[Role] = frozenset()
    language: str = REFERENCE
    """Of the words that its code declares."""
    choices: Mapping[str, Mapping[str, Json]] = field(default_factory=dict)
    """Of a parameter: what is said in this language → the value that the code knows."""
    frames: Mapping[str, Frame] = field(default_factory=dict)
    """By name: how it is told freely, with the words of the language."""
    keywords: tuple[Keywords, ...] = ()
    """Telling words: how it is recognised in free speech."""
    doubts: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """Of a parameter: words that belong to no such argument."""
    evidence: frozenset[str] = frozenset()
    """Words one of which bears out a model's call; without any, those of what is said to it."""
    phase: Phase = ""
    """Whether it begins something or ends it."""
    aside: bool = False
    """A courtesy, which needs no answer beside an order."""
    decides: bool = False
    """Its answer carries a `Fact`, so that conditions can be made of its questions."""
    tool: Tool | None = None
    """How it is offered to a model that calls tools."""
    known: Known = field(default_factory=Known, compare=False, repr=False)
    """Shared by the skills of a file."""
    offered: tuple[tuple[Parameter, Option], ...] = field(init=False, compare=False, repr=False)
    """The parameters that hold words which devices offer, looked up once: each sentence asks."""

    def __post_init__(self) -> None:
        taking = ((each, each.find(Option)) for each in self.parameters.values())
        offered = tuple((each, option) for each, option in taking if option)
        object.__setattr__(self, "offered", offered)

    @property
    def file(self) -> str:
        """The stem of the file that it stands in."""
        return self.name.partition(".")[0]

    @property
    def needed(self) -> tuple[str, ...]:
        """The parameters that it can't do without, which are asked for."""
        return tuple(name for name, each in self.parameters.items() if each.required)

    @property
    def schema(self) -> dict[str, Json]:
        """JSON schema of the arguments (pydantic's)."""
        return self.arguments.model_json_schema()

    def bounds_of(self, name: str) -> tuple[float, float] | None:
        """The least and the greatest value of a number that has both; None of other arguments."""
        properties = self.schema.get("properties")
        bounds = properties.get(name) if isinstance(properties, dict) else None
        found = (
            [bounds.get(key) for key in ("minimum", "maximum")] if isinstance(bounds, dict) else []
        )
        known = [bound for bound in found if isinstance(bound, int | float)]
        return (known[0], known[1]) if len(known) == 2 else None

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
    more: str | Sequence[str] = (),
    role: Role | Sequence[Role] = (),
    frames: Mapping[str, Frame] | None = None,
    keywords: Sequence[Mapping[str, Any]] = (),
    phase: Phase = "",
    aside: bool = False,
    decides: bool = False,
    tool: str | Tool | None = None,
) -> Callable[[SkillFunction], SkillFunction]:
    """Declare the decorated async function as a skill; its first parameter is the context.

    `intents` names intents of home-assistant-intents, with an adapter each where slots and
    parameters differ. `examples` are sentences a person would say, for help and as evidence that
    the model's call was spoken of. A skill that neither sentences nor intents reach is a tool of
    the model's, unless `for_model=False`. `more` names the parameters that may be filled
    by what is said after the skill has run: "and eggs" runs it once more with them, "no, eggs" and
    "make it two" in place of what it did.
    `frames`: by name, how it is told freely what to do with devices.
    `role` names the places in the conversation that it takes (`roles.Role`). `keywords` are rules
    of English telling words (`keywords.Keywords`), for a skill that is a single file.
    `phase` says whether it begins something or ends it: who says that something is no longer
    needed begins nothing. `aside`: a courtesy, which needs no answer where an order is given in the
    same sentence. `decides`: its answers carry a `Fact`, so that "if …" and "when …" may hang on
    its questions.
    `tool` offers it to a model that is large enough to call tools.
    """

    def declare(function: SkillFunction) -> SkillFunction:
        setattr(
            function,
            MARK,
            {
                "sentences": _each(sentences),
                "intents": dict(intents)
                if isinstance(intents, Mapping)
                else dict.fromkeys(_each(intents)),
                "examples": _each(examples),
                "effect": effect,
                "deadline_s": deadline_s,
                "for_model": for_model,
                "more": (more,) if isinstance(more, str) else tuple(more),
                "roles": frozenset((role,) if isinstance(role, Role) else role),
                "frames": dict(frames or {}),
                "keywords": tuple(keywords),
                "phase": phase,
                "aside": aside,
                "decides": decides,
                "tool": Tool(tool) if isinstance(tool, str) else tool,
            },
        )
        return function

    return declare


def _each(given: Any) -> tuple[Any, ...]:
    """The members of a list; anything else is no list of words, and `read` says so (the letters of
    a string are none either).
    """
    return tuple(given) if isinstance(given, list | tuple | set | frozenset) else (None,)


def read(function: SkillFunction, file: str, language: str = REFERENCE) -> Skill:
    """The declared skill behind a decorated function of the skill file `file` (its name), whose
    code holds words of a language.
    """
    name = f"{file}.{function.__name__}"
    if not inspect.iscoroutinefunction(function):
        raise SkillError(
            f"The skill {name} must be an async function: write `async def {function.__name__}`."
        )
    declared = getattr(function, MARK)
    for what in ("sentences", "examples", "intents"):
        if not all(isinstance(each, str) for each in declared[what]):
            raise SkillError(f'The skill {name} needs a list of {what}: write `{what}=["…"]`.')
    summary = inspect.getdoc(function)
    if not summary:
        raise SkillError(
            f"The skill {name} needs a docstring: its first line tells people what it does."
        )
    parameters = _parameters(function, name)
    for role in declared["roles"]:
        if lacking := [each for each in role.arguments if each not in parameters]:
            raise SkillError(
                f"The skill {name} has the role {role.title!r}, "
                f"so it must take {', '.join(lacking)}."
            )
    if not all(isinstance(frame, Frame) for frame in declared["frames"].values()):
        raise SkillError(
            f'The skill {name} needs frames by name: write `frames={{"on": Frame()}}`.'
        )
    if declared["frames"] and not any(each.find(Devices) for each in parameters.values()):
        raise SkillError(
            f"The skill {name} has frames and no `Devices` that they could be said of."
        )
    fields: dict[str, Any] = {
        parameter.name: (
            typing.Annotated[parameter.type, *parameter.metadata]
            if parameter.metadata
            else parameter.type,
            ... if parameter.required else Field(default=parameter.default),
        )
        for parameter in parameters.values()
    }
    for other in declared["more"]:
        if other not in parameters:
            raise SkillError(f"`more` of {name} names {other!r}, which is none of its parameters.")
    for shown in declared["tool"].shown if declared["tool"] else ():
        if shown not in parameters:
            raise SkillError(f"`tool` of {name} shows {shown!r}, which is none of its parameters.")
    keywords = _keywords(name, declared["keywords"], parameters, language)
    model = create_model(
        name.replace(".", "_"),
        __config__=ConfigDict(extra="forbid", arbitrary_types_allowed=True),
        **fields,
    )
    return Skill(
        name=name,
        function=function,
        summary=summary.strip().splitlines()[0],
        parameters=parameters,
        arguments=model,
        **{**declared, "keywords": keywords, "language": language},
    )


def _keywords(
    name: str,
    given: Sequence[Mapping[str, Any]],
    parameters: Mapping[str, Parameter],
    language: str,
) -> tuple[Keywords, ...]:
    """The rules of telling words that the code declares, in its language."""
    try:
        rules = tuple(read_keywords(each, language) for each in given)
    except SkillError as error:
        raise SkillError(f"The skill {name}: {error}") from error
    check_keywords(name, rules, parameters.keys())
    return rules


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
    """The type without `Annotated`, and its metadata. Of `Annotated[T, …] | None` the checks stay
    inside, the rest is shown.
    """
    if typing.get_origin(hint) is typing.Annotated:
        return typing.get_args(hint)[0], tuple(typing.get_args(hint)[1:])
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        inner = next(
            (each for each in typing.get_args(hint) if typing.get_origin(each) is typing.Annotated),
            None,
        )
        if inner is not None:
            return hint, tuple(
                item for item in typing.get_args(inner)[1:] if not isinstance(item, FieldInfo)
            )
    return hint, ()

"""The families of models: what a model's calls, results and thoughts look like, told from its chat
template (families.toml).
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Shape = Literal["json", "parameters", "xml", "python", "gemma", "gemma4", "args"]
"""How a call is written between its marks; families.toml shows one of each."""


class Calls(BaseModel):
    """How a family writes a call."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    open: str = ""
    close: str = ""
    shape: Shape


class Family(BaseModel):
    """What a family of models has in common."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    title: str
    marks: tuple[str, ...] = Field(min_length=1)
    architectures: tuple[str, ...] = ()
    ends: tuple[str, ...] = Field(min_length=1)
    calls: Calls
    results: Literal["tool", "inside"] = "tool"
    thoughts: tuple[str, str] | tuple[()] = ()
    own_tools: bool = True
    """Whether the makers trained it to call tools; else the markup is only what is asked of it."""

    def fits(self, template: str, architecture: str) -> bool:
        """Whether a model with this template, and in its metadata this architecture, is one."""
        return all(mark in template for mark in self.marks) and (
            not self.architectures or architecture in self.architectures
        )


@cache
def families() -> dict[str, Family]:
    """All by id, those that are told by more before those that are told by less."""
    text = Path(__file__).with_name("families.toml").read_text(encoding="utf-8")
    return {id: Family(id=id, **table) for id, table in tomllib.loads(text).items()}


def family_of(template: str, architecture: str = "") -> Family | None:
    """The family of a model, by its chat template and `general.architecture`; None: unknown."""
    return next(
        (family for family in families().values() if family.fits(template, architecture)), None
    )


def family_named(id: str) -> Family | None:
    """The family with this id."""
    return families().get(id)

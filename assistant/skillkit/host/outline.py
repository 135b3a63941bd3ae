"""What a skill file says of itself, read from its text: nothing of it is run. For files that are
switched off or broken, and for what a file wants.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.skillkit.host.skillfile import files_of, readable

REACHES_OUT = re.compile(
    r"\bnetwork_allowed\b"
    r"|^\s*(?:import|from)\s+(?:aiohttp|aiomqtt|ftplib|http|httpx|requests|smtplib|socket|urllib3"
    r"|urllib\.request)\b",
    re.MULTILINE,
)
"""It looks whether it may use the network (`Ctx`), or loads a library that opens connections."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A skill file as it describes itself."""

    about: str = ""
    """The first paragraph of its docstring."""
    skills: Mapping[str, str] = field(default_factory=dict)
    """The first paragraph of each skill's docstring, by the skill's name."""
    network: bool = False
    """Whether it may want the network."""


def outline(path: Path) -> Outline:
    """Of the skill whose (main) file this is; empty as far as it can't be read."""
    texts = {
        file: _text(file)
        for file in files_of(path)
        if file.suffix == ".py" and not file.name.startswith("test_")
    }
    network = any(map(REACHES_OUT.search, texts.values()))
    try:
        tree = ast.parse(texts.get(path, ""))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Outline(network=network)
    return Outline(_paragraph(tree), dict(_skills(tree)), network)


def _text(file: Path) -> str:
    try:
        readable(file)
        return file.read_text("utf-8", errors="replace")
    except (OSError, ValueError):
        return ""


def _skills(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.AsyncFunctionDef) and any(map(_marks, node.decorator_list)):
            yield node.name, _paragraph(node)


def _marks(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Name) and called.id == "skill"


def _paragraph(node: ast.Module | ast.AsyncFunctionDef) -> str:
    return " ".join((ast.get_docstring(node) or "").partition("\n\n")[0].split())

"""The skills of a box."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from assistant.core.errors import SkillError
from assistant.core.keep import fingerprint
from assistant.core.values import Json
from assistant.service.control import Verb
from assistant.service.coverage import silent
from assistant.service.running import Running
from assistant.skillkit.host.loader import shipped_folder
from assistant.skillkit.host.outline import Outline, outline
from assistant.skillkit.host.skillfile import Problem, SkillFile, files_of, name_of, root_of


class Skills:
    """The skill files of a box."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._box = running.box

    @property
    def verbs(self) -> Mapping[str, Verb]:
        return {"skills": self.skills, "reload": self.reload}

    async def skills(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """`{"do": "skills"}`: every skill file, those that are switched off or broken as well.

        Answers {"language": "en", "network_allowed": false, "warnings": [sentence …], "files":
        [FILE …]}. A FILE is {"name": "weather", "path", "shipped", "on", "about": the first
        paragraph of its docstring, "network": whether it may want the network, "skills": [{"name":
        "weather.tell", "summary", "examples": in the box's language, "changes": whether it changes
        something, "silent": nobody can speak to it in the box's language} …], "problem": null |
        {"line": 0 where no line is to blame, "what", "kept": its former version serves, "settings":
        not the file is to blame but its settings}}. What its settings are, the verb `settings`
        tells under "skills.NAME".
        """
        registry = self._box.context.registry
        problems = {name_of(problem.path): problem for problem in registry.problems}
        paths = {name: file.path for name, file in registry.files.items()}
        paths |= {name: each.path for name, each in problems.items() if name not in paths}
        paths |= registry.off
        language = self._box.config.language
        files = dict(registry.files)
        outlines = await asyncio.to_thread(_outlines, paths)
        unspoken = await asyncio.to_thread(_unspoken, [*files.values()], language)
        return {
            "language": language,
            "network_allowed": self._box.context.network_allowed,
            "warnings": [*registry.warnings],
            "files": [
                {
                    "name": name,
                    "path": str(path),
                    "shipped": root_of(path) == shipped_folder(),
                    "on": name not in registry.off,
                    "about": outlines[name].about,
                    "network": outlines[name].network,
                    "skills": _of_file(files.get(name), name, outlines[name], unspoken),
                    "problem": _as_json(problems.get(name)),
                }
                for name, path in sorted(paths.items())
            ],
        }

    async def reload(self, request: Mapping[str, Json]) -> dict[str, Json]:
        """Every skill file read again: how many skills there are now, and the problems of those
        that were left out.
        """
        registry = self._box.context.registry
        await asyncio.to_thread(registry.try_out)
        self._running.reloaded(registry.reload())
        return {
            "skills": len(registry.skills),
            "files": len(registry.files),
            "problems": [str(problem) for problem in registry.problems],
        }


def _of_file(
    file: SkillFile | None, name: str, told: Outline, unspoken: Collection[str]
) -> list[Json]:
    """The skills of a file; of one that isn't loaded, what its text says."""
    if file is None:
        return [_skill(f"{name}.{function}", said) for function, said in told.skills.items()]
    return [
        _skill(
            each.name,
            told.skills.get(each.name.partition(".")[2], each.summary),
            each.examples,
            each.effect,
            each.name in unspoken,
        )
        for each in file.skills.values()
    ]


def _unspoken(files: Iterable[SkillFile], language: str) -> set[str]:
    """The skills that nobody can speak to in this language."""
    found: set[str] = set()
    for file in files:
        with suppress(SkillError):  # a mistake in the English words of a file in this language
            found.update(silent(file, language))
    return found


def _skill(
    name: str,
    summary: str,
    examples: tuple[str, ...] = (),
    changes: bool = False,
    unspoken: bool = False,
) -> Json:
    return {
        "name": name,
        "summary": summary,
        "examples": [*examples],
        "changes": changes,
        "silent": unspoken,
    }


def _as_json(problem: Problem | None) -> Json:
    return problem and {
        "line": problem.line,
        "what": problem.what,
        "kept": problem.kept,
        "settings": problem.settings,
    }


def _outlines(paths: Mapping[str, Path]) -> dict[str, Outline]:
    return {name: _outline(path, _state(path)) for name, path in paths.items()}


@lru_cache(maxsize=200)
def _outline(path: Path, state: tuple[object, ...]) -> Outline:
    """Read once for each state of the skill's files: all of them together take a tenth of a
    second.
    """
    return outline(path)


def _state(path: Path) -> tuple[object, ...]:
    return tuple(fingerprint(file) for file in files_of(path) if file.exists())

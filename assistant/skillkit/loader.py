"""Skill files → a registry of skills. A broken file is named and skipped; a changed one replaces its old version whole or not.

The shipped files lie in `skills/` beside the package in a checkout, and in `share/hearth/skills` of the environment once
installed (`[tool.setuptools.data-files]`). A user's own lie in `skills/` of the configuration folder, or in `$HEARTH_SKILLS`;
a file there takes the place of the shipped one with its name, and a warning names both.
"""

from __future__ import annotations

import logging
import os
import sysconfig
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from assistant.skillkit.context import SkillInfo
from assistant.skillkit.declare import Skill
from assistant.skillkit.skillfile import Problem, SkillFile, load_file
from assistant.skillkit.tryout import try_out

log = logging.getLogger(__name__)


def shipped_folder() -> Path:
    """Where the skills that come with the assistant lie: beside the package in a checkout, else in the environment's share/."""
    checkout = Path(__file__).resolve().parents[2] / "skills"
    return checkout if checkout.is_dir() else Path(sysconfig.get_path("data")) / "share" / "hearth" / "skills"


def user_folder() -> Path:
    """Where a person drops skills: $HEARTH_SKILLS, or `skills` in the user's configuration folder. It may not exist yet."""
    return Path(os.environ.get("HEARTH_SKILLS") or user_config_path("hearth") / "skills")


class Registry:
    """All skills of all folders; later folders win. Belongs to the event loop's thread; a file is seen whole or not at all."""

    def __init__(
        self,
        folders: Sequence[Path] | None = None,
        settings: Mapping[str, Mapping[str, Any]] | None = None,
        *,
        only: Iterable[str] | None = None,
        language: str = "en",
        load: bool = True,
    ) -> None:
        """`settings` is the configuration's `[skills.<file>]` tables by file; `only` names the files to load (default: all).

        `language` is that of the sentences.
        """
        self._language = language
        self._only = None if only is None else frozenset(only)
        self.folders = tuple(folders) if folders is not None else (shipped_folder(), user_folder())
        self._tables = dict(settings or {})
        self._files: dict[str, SkillFile] = {}
        self._problems: dict[Path, Problem] = {}
        self._skills: dict[str, Skill] = {}
        self._listeners: list[Callable[[], None]] = []
        self.version = 0
        """Grows with every change, so that compiled templates and grammars know they are stale."""
        if load:
            self.reload()

    @property
    def skills(self) -> Mapping[str, Skill]:
        """By name ("file.function"), sorted by file."""
        return self._skills

    @property
    def files(self) -> Mapping[str, SkillFile]:
        return self._files

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._problems.values())

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know of files that serve."""
        shipped = shipped_folder()
        return tuple(
            f"{file.path} takes the place of {shipped / file.path.name}, which comes with the assistant; rename it to have both."
            for file in self._files.values()
            if file.path.parent != shipped and shipped in self.folders and (shipped / file.path.name).exists()
        )

    def get(self, name: str) -> Skill | None:
        return self._skills.get(name)

    def settings(self, skill: str) -> Any:
        """The settings of the file that holds the skill (or of the file itself); None where it declares none."""
        return self._files[skill.partition(".")[0]].settings

    def is_shipped(self, skill: str) -> bool:
        """Whether the file that holds the skill came with the assistant."""
        return self._files[skill.partition(".")[0]].path.parent == shipped_folder()

    def by_intent(self, intent: str) -> tuple[Skill, ...]:
        """The skills that answer an intent of home-assistant-intents."""
        return tuple(skill for skill in self._skills.values() if intent in skill.intents)

    def infos(self) -> tuple[SkillInfo, ...]:
        return tuple(SkillInfo(skill.name, skill.summary, skill.examples) for skill in self._skills.values())

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` after each change; returns the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def reload(self, changed: Iterable[Path] | None = None) -> tuple[Problem, ...]:
        """Read all files again (or those named in `changed` and files that came or went); returns the new problems.

        A file that no longer loads keeps its former version. All changes become visible together.
        """
        paths = self._paths()
        wanted = self._outdated(paths, changed)
        files = {name: file for name, file in self._files.items() if name in paths}
        problems = {path: problem for path, problem in self._problems.items() if path in {*paths.values()} - {*wanted.values()}}
        tried = self._try_out(wanted)
        found = []
        for name, path in wanted.items():
            loaded = tried.get(path) or load_file(
                path, self._tables.get(name, {}), language=self._language, checked=path.parent != shipped_folder()
            )
            if isinstance(loaded, SkillFile):
                files[name] = loaded
                continue
            problem = replace(loaded, kept=name in files)
            log.error("skill skipped: %s", problem)
            problems[path] = problem
            found.append(problem)
        for name in self._tables.keys() - paths.keys():
            path = self.folders[-1] / f"{name}.py"
            problems[path] = Problem(
                path, 0, f"the configuration has [skills.{name}], but there is no such skill file.", settings=True
            )
        before = self.warnings
        self._files = dict(sorted(files.items()))
        for warning in self.warnings:
            if warning not in before:
                log.warning("%s", warning)
        self._skills = {skill.name: skill for file in self._files.values() for skill in file.skills.values()}
        self._problems = problems
        self.version += 1
        for listener in tuple(self._listeners):
            listener()
        return tuple(found)

    def try_out(self, changed: Iterable[Path] | None = None) -> None:
        """Have `reload` find its verdicts ready; it may take seconds, so another thread than the event loop's calls it."""
        self._try_out(self._outdated(self._paths(), changed))

    def _try_out(self, wanted: Mapping[str, Path]) -> dict[Path, Problem]:
        """Which of these files must not be loaded: people's own are tried apart first."""
        own = {path: self._tables.get(name, {}) for name, path in wanted.items() if path.parent != shipped_folder()}
        return try_out(own, self._language)

    def _outdated(self, paths: Mapping[str, Path], changed: Iterable[Path] | None) -> dict[str, Path]:
        """The files to be read (again): all, or those that changed, came, or stand in another's place now."""
        names = paths.keys() if changed is None else {path.stem for path in changed}
        known = {name: file.path for name, file in self._files.items()}
        return {name: path for name, path in paths.items() if name in names or known.get(name) != path}

    def _paths(self) -> dict[str, Path]:
        paths = {}
        for folder in self.folders:
            if folder.is_dir():
                for path in sorted(folder.glob("*.py")):
                    wanted = self._only is None or path.stem in self._only
                    if wanted and not path.name.startswith(("_", ".", "test_")):
                        paths[path.stem] = path
        return paths

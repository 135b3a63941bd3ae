"""Skill files → a registry of skills. A broken file is named and skipped; a changed one replaces
its old version whole or not.

The shipped files lie in `skills/` beside the package in a checkout, and in `share/hearth/skills` of
the environment once installed (`[tool.setuptools.data-files]`). A user's own lie in `skills/` of
the configuration folder, or in `$HEARTH_SKILLS`; a file there takes the place of the shipped one
with its name, and a warning names both.
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

from assistant.core.errors import SkillError
from assistant.languages import language
from assistant.languages.language import REFERENCE
from assistant.skillkit.context import SkillInfo
from assistant.skillkit.declare import Skill
from assistant.skillkit.host.skillfile import (
    MAIN,
    SWITCH,
    Problem,
    SkillFile,
    load_file,
    name_of,
    root_of,
)
from assistant.skillkit.host.tryout import try_out
from assistant.skillkit.roles import Role

log = logging.getLogger(__name__)


def shipped_folder() -> Path:
    """Where the skills that come with the assistant lie: beside the package in a checkout, else in
    the environment's share/.
    """
    checkout = Path(__file__).resolve().parents[3] / "skills"
    return (
        checkout
        if checkout.is_dir()
        else Path(sysconfig.get_path("data")) / "share" / "hearth" / "skills"
    )


def user_folder() -> Path:
    """Where a person drops skills: $HEARTH_SKILLS, or `skills` in the user's configuration folder.
    It may not exist yet.
    """
    return Path(os.environ.get("HEARTH_SKILLS") or user_config_path("hearth") / "skills")


class Spoken:
    """A registry's skills in one language, for the understanding of that language."""

    def __init__(self, registry: Registry, code: str) -> None:
        self._registry, self._code = registry, code

    @property
    def version(self) -> int:
        return self._registry.version

    @property
    def skills(self) -> Mapping[str, Skill]:
        return self._registry.spoken(self._code)


class Registry:
    """All skills of all folders; later folders win. Belongs to the event loop's thread; a file is
    seen whole or not at all.
    """

    def __init__(
        self,
        folders: Sequence[Path] | None = None,
        settings: Mapping[str, Mapping[str, Any]] | None = None,
        *,
        only: Iterable[str] | None = None,
        language: str = REFERENCE,
        load: bool = True,
    ) -> None:
        """`settings` is the configuration's `[skills.<file>]` tables by file; `only` names the
        files to load (default: all).

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
        self._kept: Path | None = None
        self._holders: Mapping[Role, str] = {}
        self._clashes: tuple[str, ...] = ()
        self.version = 0
        """Grows with every change, so that compiled templates and grammars know they are stale."""
        self._spoken: dict[str, tuple[int, Mapping[str, Skill]]] = {}
        if load:
            self.reload()

    @property
    def skills(self) -> Mapping[str, Skill]:
        """By name ("file.function"), sorted by file."""
        return self._skills

    def in_language(self, code: str) -> Spoken:
        """The same skills as people speak to them in another language."""
        return Spoken(self, code)

    def spoken(self, code: str) -> Mapping[str, Skill]:
        """The skills in a language. A file whose words have a mistake is silent in it."""
        if code == self._language:
            return self._skills
        version, skills = self._spoken.get(code, (-1, {}))
        if version != self.version:
            found: dict[str, Skill] = {}
            for file in self._files.values():
                try:
                    found |= file.in_language(code)
                except SkillError as error:
                    log.error("%s", error)
            skills = self._with_one_each(found)
            self._spoken[code] = self.version, skills
        return skills

    @property
    def files(self) -> Mapping[str, SkillFile]:
        return self._files

    @property
    def off(self) -> Mapping[str, Path]:
        """The files that are switched off (`[skills.FILE] enabled = false`), by name: nothing of
        them is run.
        """
        return {
            name: path
            for name, path in self._there().items()
            if self._tables.get(name, {}).get(SWITCH) is False
        }

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._problems.values())

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a person should know of files that serve."""
        shipped = shipped_folder()
        shadowing = (
            f"{file.path} takes the place of {shipped / file.name / MAIN}, "
            "which comes with the assistant; rename it to have both."
            for file in self._files.values()
            if root_of(file.path) != shipped
            and shipped in self.folders
            and (shipped / file.name / MAIN).exists()
        )
        return (*shadowing, *self._clashes)

    def get(self, name: str) -> Skill | None:
        return self._skills.get(name)

    def settings(self, skill: str) -> Any:
        """The settings of the file that holds the skill (or of the file itself); None where it
        declares none.
        """
        return self._files[skill.partition(".")[0]].settings

    def is_shipped(self, skill: str) -> bool:
        """Whether the file that holds the skill came with the assistant."""
        return root_of(self._files[skill.partition(".")[0]].path) == shipped_folder()

    def infos(self) -> tuple[SkillInfo, ...]:
        """What the skills are for, with examples as people say them in this turn's language."""
        spoken = self.spoken(language().code)
        return tuple(
            SkillInfo(skill.name, skill.summary, skill.examples) for skill in spoken.values()
        )

    def learn(self, folders: Path) -> None:
        """Look anew at the names that skills know at run time; `folders` holds a folder for each of
        their files.
        """
        self._kept = folders
        for file in self._files.values():
            file.learn(folders / file.name)

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` after each change; returns the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def reload(self, changed: Iterable[Path] | None = None) -> tuple[Problem, ...]:
        """Read all files again (or those named in `changed` and files that came or went); returns
        the new problems.

        A file that no longer loads keeps its former version. All changes become visible together.
        """
        there, paths = self._there(), self._paths()
        wanted = self._outdated(paths, changed)
        files = {name: file for name, file in self._files.items() if name in paths}
        problems = {
            path: problem
            for path, problem in self._problems.items()
            if path in {*paths.values()} - {*wanted.values()}
        }
        tried = self._try_out(wanted)
        found = []
        for name, path in wanted.items():
            loaded = tried.get(path) or load_file(
                path,
                self._tables.get(name, {}),
                language=self._language,
                checked=root_of(path) != shipped_folder(),
            )
            if isinstance(loaded, SkillFile):
                files[name] = loaded
                continue
            problem = replace(loaded, kept=name in files)
            log.error("skill skipped: %s", problem)
            problems[path] = problem
            found.append(problem)
        for name in self._tables.keys() - there.keys():
            path = self.folders[-1] / f"{name}.py"
            problems[path] = Problem(
                path,
                0,
                f"the configuration has [skills.{name}], but there is no such skill file.",
                settings=True,
            )
        before = self.warnings
        self._files = dict(sorted(files.items()))
        self._holders, self._clashes = self._settled()
        for warning in self.warnings:
            if warning not in before:
                log.warning("%s", warning)
        self._skills = self._with_one_each(
            {skill.name: skill for file in self._files.values() for skill in file.skills.values()}
        )
        self._problems = problems
        if self._kept is not None:
            self.learn(self._kept)
        self.version += 1
        for listener in tuple(self._listeners):
            listener()
        return tuple(found)

    def _settled(self) -> tuple[dict[Role, str], tuple[str, ...]]:
        """Which skill has each role, and a sentence for each that didn't get one: a person's own
        file goes before a shipped one, then the order of the names counts.
        """
        holders: dict[Role, str] = {}
        clashes = []
        shipped = shipped_folder()
        for file in sorted(self._files.values(), key=lambda each: root_of(each.path) == shipped):
            for skill in file.skills.values():
                for role in sorted(skill.roles, key=lambda each: each.name):
                    holder = holders.setdefault(role, skill.name)
                    if holder != skill.name:
                        clashes.append(
                            f"{skill.name} has the role {role.title!r}, "
                            f"which {holder} has already; it is left to that one."
                        )
        return holders, tuple(clashes)

    def _with_one_each(self, skills: Mapping[str, Skill]) -> dict[str, Skill]:
        """The skills, each with the roles that were left to it."""
        kept = {
            name: frozenset(role for role in skill.roles if self._holders.get(role) == name)
            for name, skill in skills.items()
        }
        return {
            name: skill if skill.roles == kept[name] else replace(skill, roles=kept[name])
            for name, skill in skills.items()
        }

    def refusal(self, file: str, table: Mapping[str, Any]) -> str:
        """Why a skill file doesn't take these settings; empty where it does, or where there is no
        telling.
        """
        return self._files[file].refusal(table) if file in self._files else ""

    def settle(self, tables: Mapping[str, Mapping[str, Any]]) -> list[Path]:
        """Other settings: the tables of all files. Returns the paths of the files to `try_out` and
        `reload`, for they have others now.
        """
        before, self._tables = self._tables, dict(tables)
        paths = self._paths()
        changed = [name for name in {**before, **tables} if before.get(name) != tables.get(name)]
        return [paths[name] for name in changed if name in paths]

    def try_out(self, changed: Iterable[Path] | None = None) -> None:
        """Have `reload` find its verdicts ready; it may take seconds, so another thread than the
        event loop's calls it.
        """
        self._try_out(self._outdated(self._paths(), changed))

    def _try_out(self, wanted: Mapping[str, Path]) -> dict[Path, Problem]:
        """Which of these files must not be loaded: people's own are tried apart first."""
        own = {
            path: self._tables.get(name, {})
            for name, path in wanted.items()
            if root_of(path) != shipped_folder()
        }
        return try_out(own, self._language)

    def _outdated(
        self, paths: Mapping[str, Path], changed: Iterable[Path] | None
    ) -> dict[str, Path]:
        """The files to be read (again): all, or those that changed, came, or stand in another's
        place now.
        """
        names = paths.keys() if changed is None else {self._name(path) for path in changed}
        known = {name_of(path): path for path in self._problems}
        known |= {name: file.path for name, file in self._files.items()}
        return {
            name: path for name, path in paths.items() if name in names or known.get(name) != path
        }

    def _paths(self) -> dict[str, Path]:
        """The files that are on, by name."""
        off = self.off
        return {name: path for name, path in self._there().items() if name not in off}

    def _there(self) -> dict[str, Path]:
        paths = {}
        for folder in self.folders:
            if folder.is_dir():
                for path in sorted([*folder.glob("*.py"), *folder.glob(f"*/{MAIN}")]):
                    name = name_of(path)
                    wanted = self._only is None or name in self._only
                    if wanted and not name.startswith(("_", ".", "test_")):
                        paths[name] = path
        return paths

    def _name(self, path: Path) -> str:
        """The skill that a file belongs to: its own name, or that of the folder beside the others
        that holds it.
        """
        inside = (
            path.relative_to(folder) for folder in self.folders if path.is_relative_to(folder)
        )
        first = next(inside, Path(path.name)).parts[0]
        return first.removesuffix(".py")

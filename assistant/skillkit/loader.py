"""Skill files → a registry of skills. A broken file is named and skipped; a changed one replaces its old version whole or not.

The shipped files lie in `skills/` beside the package in a checkout, and in `share/hearth/skills` of the environment once
installed (`[tool.setuptools.data-files]`). A user's own lie in `skills/` of the configuration folder, or in `$HEARTH_SKILLS`;
a file there takes the place of the shipped one with its name.
"""

from __future__ import annotations

import ast
import importlib.machinery
import importlib.util
import itertools
import logging
import os
import sys
import sysconfig
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

from platformdirs import user_config_path
from pydantic import BaseModel, ConfigDict, SecretStr, ValidationError

from assistant.errors import ConfigError, SkillError
from assistant.skillkit.context import SkillInfo
from assistant.skillkit.declare import MARK, Skill, read

log = logging.getLogger(__name__)
_numbers = itertools.count()


@dataclass(frozen=True, slots=True)
class SkillFile:
    """A loaded file: its skills by name, and its settings. `module` keeps it alive."""

    name: str
    path: Path
    skills: Mapping[str, Skill]
    settings: Any
    module: ModuleType = field(repr=False)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file was skipped. `line` is 0 where no line is to blame; `kept` says that its former version still serves."""

    path: Path
    line: int
    what: str
    kept: bool = False

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{where}: {self.what}{' The version before the change still serves.' if self.kept else ''}"


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
        load: bool = True,
    ) -> None:
        """`settings` is the configuration's `[skills.<file>]` tables by file; `only` names the files to load (default: all)."""
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
        only = None if changed is None else {path.stem for path in changed}
        paths = self._paths()
        files = {name: file for name, file in self._files.items() if name in paths}
        problems = {path: problem for path, problem in self._problems.items() if path in paths.values()}
        found = []
        for name, path in paths.items():
            known = self._files.get(name)
            if only is not None and name not in only and known and known.path == path:
                continue
            problems.pop(path, None)
            loaded = load_file(path, self._tables.get(name, {}))
            if isinstance(loaded, SkillFile):
                files[name] = loaded
                continue
            problem = Problem(loaded.path, loaded.line, loaded.what, kept=name in files)
            log.error("skill skipped: %s", problem)
            problems[path] = problem
            found.append(problem)
        for name in self._tables.keys() - paths.keys():
            path = self.folders[-1] / f"{name}.py"
            problems[path] = Problem(path, 0, f"the configuration has [skills.{name}], but there is no such skill file.")
        self._files = dict(sorted(files.items()))
        self._skills = {skill.name: skill for file in self._files.values() for skill in file.skills.values()}
        self._problems = problems
        self.version += 1
        for listener in tuple(self._listeners):
            listener()
        return tuple(found)

    def _paths(self) -> dict[str, Path]:
        paths = {}
        for folder in self.folders:
            if folder.is_dir():
                for path in sorted(folder.glob("*.py")):
                    wanted = self._only is None or path.stem in self._only
                    if wanted and not path.name.startswith(("_", ".", "test_")):
                        paths[path.stem] = path
        return paths


def load_file(path: Path, table: Mapping[str, Any] | None = None) -> SkillFile | Problem:
    """One skill file as a module of its own, or why it can't be one."""
    try:
        code = _Compiled(path.stem, str(path)).get_code(path.stem)
    except SyntaxError as error:
        return Problem(path, error.lineno or 0, f"not valid Python: {error.msg}.")
    except (OSError, ValueError) as error:
        return Problem(path, 0, f"cannot be read: {error}.")
    assert code is not None  # it is for packages without a file
    module = ModuleType(f"_hearth_skill_{path.stem}_{next(_numbers)}")
    module.__file__ = str(path)
    sys.modules[module.__name__] = module
    try:
        exec(code, module.__dict__)
        _demand(getattr(module, "requires", ()))
        settings = _settings(module, path.stem, table or {})
        skills = _skills(module, path.stem)
    except (SkillError, ConfigError) as error:
        del sys.modules[module.__name__]
        return Problem(path, _line_of(error, path), str(error))
    except Exception as error:  # whatever a skill file raises while it loads is its author's news, never the assistant's end
        del sys.modules[module.__name__]
        return _failure(error, path)
    return SkillFile(path.stem, path, skills, settings, module)


class _Compiled(importlib.machinery.SourceFileLoader):
    """Compiles a file, or takes the bytecode kept beside it, as for any module (a tenth of a second for the shipped ones).

    The file's time counts to the microsecond, not to the second: a skill may be saved twice in one.
    """

    def path_stats(self, path: Any) -> dict[str, Any]:
        stat = os.stat(path)
        return {"mtime": stat.st_mtime_ns // 1000, "size": stat.st_size}


def _failure(error: Exception, path: Path) -> Problem:
    """What is wrong with a file that raised this while it loaded."""
    if isinstance(error, ModuleNotFoundError):
        try:
            _demand(_required(path))
        except SkillError as missing:
            return Problem(path, 0, str(missing))
    return Problem(path, _line_of(error, path), f"fails while loading: {type(error).__name__}: {error}.")


def _skills(module: ModuleType, file: str) -> dict[str, Skill]:
    skills = {}
    for value in vars(module).values():
        if getattr(value, "__module__", None) != module.__name__ or not hasattr(value, MARK):
            continue
        try:
            skill = read(value, file)
        except (SkillError, NameError, TypeError) as error:
            raise _Misdeclared(str(error), value.__code__.co_firstlineno) from error
        skills[skill.name] = skill
    if not skills:
        raise SkillError("has no skill: decorate an async function with @skill().")
    return skills


def _settings(module: ModuleType, file: str, table: Mapping[str, Any]) -> Any:
    declared = getattr(module, "Settings", None)
    if declared is None:
        if table:
            raise ConfigError(f"[skills.{file}] has settings, but the skill file takes none.")
        return None
    if not (isinstance(declared, type) and issubclass(declared, BaseModel)):
        raise SkillError("`Settings` must be a pydantic model: `class Settings(BaseModel)`.")
    strict = type(
        "Settings", (declared,), {"model_config": ConfigDict(extra="forbid", frozen=True), "__module__": module.__name__}
    )
    try:
        return strict.model_validate(dict(table))  # type: ignore[attr-defined]
    except ValidationError as error:
        raise ConfigError(_first(error, file, declared)) from error


def _first(error: ValidationError, file: str, declared: type[BaseModel]) -> str:
    problem = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in problem["loc"])
    where = f"skills.{file}.{key}"
    if problem["type"] == "extra_forbidden":
        return f"unknown key {where!r}; it knows {', '.join(declared.model_fields) or 'none'}."
    if problem["type"] == "missing":
        annotation = declared.model_fields[str(problem["loc"][0])].annotation
        kind = "secret" if SecretStr in (annotation, *get_args(annotation)) else "setting"
        return f"needs the {kind} {where!r}: write it to [skills.{file}] in the configuration."
    return f"{where!r}: {problem['msg'][0].lower()}{problem['msg'][1:]}."


def _demand(packages: Sequence[str]) -> None:
    """Raise SkillError where one of these packages is not installed."""
    if missing := [name for name in packages if importlib.util.find_spec(name) is None]:
        raise SkillError(f"needs the package {', '.join(missing)}: `pip install {' '.join(missing)}`.")


def _required(path: Path) -> list[str]:
    """What the file's `requires = ["package"]` names, wherever it stands: its imports may have failed before it."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "requires" for target in node.targets
        ):
            return list(ast.literal_eval(node.value))
    return []


class _Misdeclared(SkillError):
    """A skill that can't be made of its function, which begins at `line`."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def _line_of(error: BaseException, path: Path) -> int:
    if isinstance(error, _Misdeclared):
        return error.line
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
    return (lines[-1] or 0) if lines else 0

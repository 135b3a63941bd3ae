"""One skill file → its skills and settings, or one sentence that says what is wrong with it, and in
which line.

Nothing that a file does while it loads ends the assistant: not an error, not `sys.exit`, not a
program with arguments that was dropped there by mistake. What never ends, or takes all the memory,
is found out in a process of its own (`tryout`).
"""

from __future__ import annotations

import ast
import importlib.machinery
import importlib.util
import itertools
import os
import stat
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.core.errors import ConfigError, SkillError
from assistant.core.outside import printable
from assistant.languages.language import REFERENCE
from assistant.languages.replies import Replies
from assistant.service.secret import is_secret
from assistant.skillkit.declare import MARK, Known, Skill, read
from assistant.skillkit.host.sentences import BadSentence, check_sentences
from assistant.skillkit.host.slips import or_none
from assistant.skillkit.speech import read_speech
from assistant.skillkit.worded import spoken

say = Replies("host")

LARGEST = 1_000_000
"""Bytes of a skill file; the largest shipped one has 20,000."""
MAIN = "skill.py"
"""The file of a skill that is a folder."""
SWITCH = "enabled"
"""The key in a skill file's table that is not the file's: false leaves the file out."""
_numbers = itertools.count()


def name_of(path: Path) -> str:
    """ "weather" of weather.py and of weather/skill.py."""
    return path.parent.name if path.name == MAIN else path.stem


def root_of(path: Path) -> Path:
    """The folder of skills that holds the file, or the folder that the file is the main one of."""
    return path.parent.parent if path.name == MAIN else path.parent


def files_of(path: Path) -> list[Path]:
    """All files of the skill: the one, or those of its folder, beside what Python keeps there."""
    if path.name != MAIN:
        return [path]
    inside = (file for file in path.parent.rglob("*") if file.is_file())
    return sorted(file for file in inside if file.suffix != ".pyc")


@dataclass(frozen=True, slots=True)
class SkillFile:
    """A loaded file: its skills by name, and its settings. `module` keeps it alive."""

    name: str
    path: Path
    skills: Mapping[str, Skill]
    """As people speak to them in the language that the file was loaded for."""
    declared: Mapping[str, Skill]
    """As the code has them."""
    settings: Any
    module: ModuleType = field(repr=False)

    def in_language(self, code: str) -> dict[str, Skill]:
        """The skills as people speak to them in another language.
        Raises SkillError for its file.
        """
        return in_language(self.declared, self.path, code)

    def refusal(self, table: Mapping[str, Any]) -> str:
        """Why it doesn't take these settings; empty where it does."""
        try:
            _settings(self.module, self.name, table)
        except (ConfigError, SkillError) as error:
            return printable(str(error))
        return ""

    def learn(self, folder: Path) -> None:
        """Look anew at the names that the file knows; `folder` is where it
        keeps what it remembers.
        """
        names = getattr(self.module, "known", None)
        if callable(names):
            found = or_none(f"names of the skill {self.name}", names, folder, self.settings)
            for skill in self.declared.values():
                skill.known.names = tuple(found or ())


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file was skipped. `line` is 0 where no line is to blame; `kept` says that its former
    version still serves, `settings` that not the file is to blame but what the configuration says
    to it.
    """

    path: Path
    line: int
    what: str
    kept: bool = False
    settings: bool = False

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else str(self.path)
        kept = " The version before the change still serves." if self.kept else ""
        return f"{where}: {self.what}{kept}"

    @property
    def spoken(self) -> str:
        """What is said of it, in the language of the turn: where to look,
        and what serves meanwhile.
        """
        name = name_of(self.path).replace("_", " ")
        if self.settings:
            return say("file-settings", skill=name)
        kept = "yes" if self.kept else "no"
        return say("file-mistake", skill=name, line=self.line, kept=kept)


def load_file(
    path: Path,
    table: Mapping[str, Any] | None = None,
    *,
    language: str = REFERENCE,
    checked: bool = True,
) -> SkillFile | Problem:
    """One skill file as a module of its own, or why it can't be one. `checked` tries its sentences,
    in this language, too.
    """
    name = name_of(path)
    try:
        readable(path)
        code = _Compiled(name, str(path)).get_code(name)
    except SyntaxError as error:
        return Problem(path, error.lineno or 0, f"not valid Python: {error.msg}.")
    except (OSError, ValueError) as error:
        return Problem(path, 0, f"cannot be read: {getattr(error, 'strerror', None) or error}.")
    except (MemoryError, RecursionError):
        return Problem(path, 0, "not valid Python: something in it is nested too deeply.")
    assert code is not None  # it is for packages without a file
    module = ModuleType(f"_hearth_skill_{name}_{next(_numbers)}")
    module.__file__ = str(path)
    if path.name == MAIN:  # its other files are imported as `from .other import …`
        module.__path__ = [str(path.parent)]
        module.__package__ = module.__name__
    sys.modules[module.__name__] = module
    try:
        exec(code, module.__dict__)
        _demand(getattr(module, "requires", ()))
        settings = _settings(module, name, table or {})
        declared = _skills(module, name)
        skills = in_language(declared, path, language)
        if checked:
            for skill in skills.values():
                check_sentences(skill, language)
    except BaseException as error:
        # whatever a file does while it loads is its author's news, never the assistant's end
        del sys.modules[module.__name__]
        return _failure(error, path)
    return SkillFile(name, path, skills, declared, settings, module)


def in_language(declared: Mapping[str, Skill], path: Path, code: str) -> dict[str, Skill]:
    """The skills of a file with the words of a language.
    Raises SkillError for a mistake in them.
    """
    said = read_speech(path.parent, code) if path.name == MAIN else {}
    functions = {name.partition(".")[2]: skill for name, skill in declared.items()}
    if unknown := sorted(said.keys() - functions.keys()):
        raise SkillError(
            f"{path.with_name(code)}.toml has a table [{unknown[0]}], "
            f"which is no skill of {path.name}."
        )
    return {skill.name: spoken(skill, code, said.get(name)) for name, skill in functions.items()}


def readable(path: Path) -> None:
    """Raises OSError or ValueError where there is no plain file of a sensible size: to open a pipe
    would wait for ever.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise ValueError("it is no plain file")
    if found.st_size > LARGEST:
        raise ValueError(f"it has {found.st_size:,} bytes, and {LARGEST:,} are the most")


class _Compiled(importlib.machinery.SourceFileLoader):
    """Compiles a file, or takes the bytecode kept beside it, as for any module (a tenth of a second
    for the shipped ones).

    The file's time counts to the microsecond, not to the second: a skill may be saved twice in one.
    """

    def path_stats(self, path: Any) -> dict[str, Any]:
        stat = os.stat(path)
        return {"mtime": stat.st_mtime_ns // 1000, "size": stat.st_size}


def _failure(error: BaseException, path: Path) -> Problem:
    """What is wrong with a file that raised this while it loaded."""
    line = _line_of(error, path)
    if isinstance(error, SkillError | ConfigError):
        return Problem(path, line, printable(str(error)), settings=isinstance(error, ConfigError))
    if isinstance(error, ModuleNotFoundError):
        try:
            _demand(_required(path))
        except SkillError as missing:
            return Problem(path, 0, str(missing))
    if isinstance(error, SystemExit):
        return Problem(
            path, line, "ends the program while it loads; a skill file only declares skills."
        )
    return Problem(path, line, f"fails while loading: {type(error).__name__}: {_brief(error)}.")


def _brief(error: BaseException) -> str:
    """What an error says of itself, in one line of bearable length."""
    try:
        said = " ".join(printable(str(error), 200).split())
    except Exception:  # the skill's own error may fail at that, too
        said = "it can't say why"
    return said


def _skills(module: ModuleType, file: str) -> dict[str, Skill]:
    skills, known = {}, Known()
    language = getattr(module, "LANGUAGE", REFERENCE)
    if not isinstance(language, str):
        raise SkillError('`LANGUAGE` must be the code of one: `LANGUAGE = "de"`.')
    for value in tuple(vars(module).values()):
        if getattr(value, "__module__", None) != module.__name__ or not hasattr(value, MARK):
            continue
        try:
            skill = replace(read(value, file, language), known=known)
        except (SkillError, NameError, TypeError) as error:
            raise _Misdeclared(str(error), value.__code__.co_firstlineno) from error
        skills[skill.name] = skill
    if not skills:
        raise SkillError("has no skill: decorate an async function with @skill().")
    return skills


def _settings(module: ModuleType, file: str, table: Mapping[str, Any]) -> Any:
    declared = getattr(module, "Settings", None)
    if not isinstance(table.get(SWITCH, True), bool):
        raise ConfigError(f"'skills.{file}.{SWITCH}': it is true or false.")
    table = {key: value for key, value in table.items() if key != SWITCH}
    if declared is None:
        if table:
            raise ConfigError(f"[skills.{file}] has settings, but the skill file takes none.")
        return None
    if not (isinstance(declared, type) and issubclass(declared, BaseModel)):
        raise SkillError("`Settings` must be a pydantic model: `class Settings(BaseModel)`.")
    if SWITCH in declared.model_fields:
        raise SkillError(f"`Settings` has {SWITCH!r}, which is the box's own: find another name.")
    strict = type(
        "Settings",
        (declared,),
        {"model_config": ConfigDict(extra="forbid", frozen=True), "__module__": module.__name__},
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
    field = declared.model_fields.get(str(problem["loc"][0])) if problem["loc"] else None
    hidden = any(is_secret(str(part)) for part in problem["loc"]) or is_secret(
        "", field.annotation if field else None
    )
    if problem["type"] == "missing":
        kind = "secret" if hidden else "setting"
        return f"needs the {kind} {where!r}: write it to [skills.{file}] in the configuration."
    if hidden and problem["type"].startswith(
        ("value_error", "assertion_error")
    ):  # the file's own words, which may hold the value
        return f"{where!r} is not what the skill takes."
    return f"{where!r}: {problem['msg'][0].lower()}{problem['msg'][1:]}."


def _demand(packages: Any) -> None:
    """Raise SkillError where one of these packages is not installed, or where they are no packages'
    names.
    """
    if not isinstance(packages, list | tuple) or not all(
        isinstance(each, str) and each for each in packages
    ):
        raise SkillError('`requires` must be a list of packages: `requires = ["package"]`.')
    if missing := [name for name in packages if not _installed(name)]:
        raise SkillError(
            f"needs the package {', '.join(missing)}: `pip install {' '.join(missing)}`."
        )


def _installed(package: str) -> bool:
    try:
        return importlib.util.find_spec(package) is not None
    except (ImportError, ValueError):  # a part of a package that isn't there, or no name at all
        return False


def _required(path: Path) -> list[str]:
    """What the file's `requires = ["package"]` names, wherever it stands: its imports may have
    failed before it.
    """
    for node in ast.parse(path.read_bytes()).body:
        if isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "requires" for target in node.targets
        ):
            try:
                return list(ast.literal_eval(node.value))
            except (ValueError, TypeError):  # it is worked out when the file runs
                return []
    return []


class _Misdeclared(SkillError):
    """A skill that can't be made of its function, which begins at `line`."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def _line_of(error: BaseException, path: Path) -> int:
    if isinstance(error, _Misdeclared):
        return error.line
    if isinstance(error, BadSentence):
        return _line_with(error.sentence, path) or error.line
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == str(path)
    ]
    return (lines[-1] or 0) if lines else 0


def _line_with(sentence: str, path: Path) -> int:
    """Where the file writes this sentence; 0 where it is put together when the file runs."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Constant) and node.value == sentence:
            return node.lineno
    return 0

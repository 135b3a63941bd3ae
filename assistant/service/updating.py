"""A new version of an installed Hearth: where it comes from, and whose installer puts it beside the
one that runs.

The work is that of systemd/install, which the new version brings along: it sets itself up beside
the old one, is switched to, tested, and switched back from when it fails.
"""

from __future__ import annotations

import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from assistant.core.errors import InputError
from assistant.core.outside import printable
from assistant.service import installed

LARGEST = 4_000_000_000
"""Bytes of an unpacked archive: a checkout with a compiled runtime has a hundredth of that, models
in it may be the rest.
"""
MOST = 200_000
"""Files of one."""
_LEFT_OUT = frozenset({".git", ".venv"})
"""Folders of a checkout that no version needs, and that hold links."""
_MARKS = ("systemd/install", "systemd/hearth.service", "assistant/__init__.py", "pyproject.toml")


@contextmanager
def tree_of(source: Path) -> Iterator[Path]:
    """The folder of a Hearth: `source` itself, or what is in an archive (a tar of a checkout,
    compressed or not), unpacked for as long as the block lasts. Raises InputError.
    """
    if source.is_dir():
        yield _checked(source, source)
        return
    with tempfile.TemporaryDirectory(prefix="hearth-update-") as folder:
        _unpack(source, Path(folder))
        yield _checked(_top(Path(folder)), source)


def command_of(tree: Path, *arguments: str) -> list[str]:
    """The installer of a version, for the service of the system or for the one of this person.
    Raises InputError where there is none that this person may change.
    """
    return ["bash", str(tree / "systemd" / "install"), *_whose(), *arguments]


def program_folder() -> Path:
    """The version that runs as a service here. Raises InputError as `command_of`."""
    current = (installed.own_program() if _whose() else installed.program()) / "current"
    if not current.is_dir():
        raise InputError(f"{current} is missing; install Hearth again (docs/install.md).")
    return current.resolve()


def _whose() -> list[str]:
    if installed.present():
        if os.geteuid() != 0:
            raise InputError(
                f"The service belongs to the system: put sudo before the command "
                f"(`{installed.as_sudo()}`)."
            )
        return []
    if installed.own_unit().exists():
        return ["--user"]
    raise InputError(
        "Hearth is no service here: `sudo systemd/install` makes it one, and a checkout is updated "
        "by `git pull` and `make run`."
    )


def _unpack(archive: Path, folder: Path) -> None:
    """Folders and plain files with their contents, and whether they are programs: nothing else of
    an archive, and nothing outside of the folder. (tarfile's own filters came with Python 3.11.4;
    Debian 12 has 3.11.2.)
    """
    try:
        with tarfile.open(archive) as tar:
            count = size = 0
            for member in tar:
                count, size = count + 1, size + member.size
                if count > MOST or size > LARGEST:
                    raise InputError(f"{archive} is too large to be a Hearth; nothing was changed.")
                path = PurePosixPath(member.name)
                if _LEFT_OUT.isdisjoint(path.parts):
                    _extract(tar, member, folder / _inside(archive, path))
    except FileNotFoundError:
        raise InputError(
            f"{archive}: there is no such folder or file; give a checkout of Hearth, or an archive "
            "of one."
        ) from None
    except (tarfile.TarError, OSError, EOFError, ValueError) as error:
        raise InputError(
            f"{archive} can't be unpacked: {str(error) or type(error).__name__}. Give a tar of a "
            "checkout (`git archive --format=tar.gz -o hearth.tar.gz HEAD`)."
        ) from error


def _inside(archive: Path, path: PurePosixPath) -> PurePosixPath:
    if path.is_absolute() or ".." in path.parts:
        raise InputError(
            f"{archive} holds a file for another folder ({printable(str(path))}); nothing was "
            "changed."
        )
    return path


def _extract(tar: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    if member.isdir():
        target.mkdir(parents=True, exist_ok=True)
        return
    content = tar.extractfile(member) if member.isfile() else None
    if content is None:
        raise InputError(
            f"{printable(member.name)} in the archive is no plain file; nothing was changed."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    with content, target.open("xb") as written:
        shutil.copyfileobj(content, written)
    target.chmod(0o755 if member.mode & 0o100 else 0o644)


def _top(folder: Path) -> Path:
    """Most archives have one folder with everything in it."""
    inside = list(folder.iterdir())
    return inside[0] if len(inside) == 1 and inside[0].is_dir() else folder


def _checked(tree: Path, source: Path) -> Path:
    missing = [mark for mark in _MARKS if not (tree / mark).is_file()]
    if missing or 'name = "hearth"' not in (tree / "pyproject.toml").read_text(
        "utf-8", errors="replace"
    ):
        lacks = f": {missing[0]} is missing" if missing else ""
        raise InputError(f"{source} holds no Hearth{lacks}; nothing was changed.")
    return tree

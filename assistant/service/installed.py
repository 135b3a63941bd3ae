"""The service of this machine as the commands see it: where it keeps its files, and who may work on
them.

Where the service is installed, a command is about it, unless `--alone` or the environment says
otherwise: who sets a timer or changes a setting there means the box that listens. systemd/steps.sh
makes the folders.
"""

from __future__ import annotations

import os
import pwd
import shlex
import shutil
import sys
from pathlib import Path

from assistant.core.errors import InputError

_OWN = ("HEARTH_CONFIG", "HEARTH_STATE", "RUNTIME_DIRECTORY")
"""An environment with one of these says itself whose files are meant."""


def _at(place: str) -> Path:
    """A place of the service; the tests have another root folder."""
    return Path(os.environ.get("HEARTH_ROOT") or "/") / place


def present() -> bool:
    """Whether the service of the system is installed."""
    return _at("etc/systemd/system/hearth.service").exists()


def counts() -> bool:
    """Whether the service is installed, and commands of this environment are about it."""
    return not any(os.environ.get(name) for name in _OWN) and present()


def config_file() -> Path:
    return _at("etc/hearth/config.toml")


def runtime() -> Path:
    return _at("run/hearth")


def program() -> Path:
    """The folder with the versions of the system's service."""
    return _at("opt/hearth")


def own_unit() -> Path:
    """The unit of a service of this person's own (`systemd/install --user`)."""
    return Path.home() / ".config/systemd/user/hearth.service"


def starting() -> str:
    """The command that starts a box here."""
    if counts():
        return "sudo systemctl start hearth"
    return "systemctl --user start hearth" if own_unit().exists() else "assistant run"


def own_program() -> Path:
    """The folder with the versions of that."""
    return Path.home() / ".local/share/hearth-service"


def adopt(*, members: bool = False, as_root: bool = False) -> None:
    """Go on with the service's files, and under its account (`as_root`: under root's, who alone may
    write its settings).

    That is for root and for the account itself. With `members`, who may read the settings (the
    service's group) goes on with its settings and skills alone. Raises InputError for everybody
    else, with the command that works.
    """
    ours = {"HEARTH_CONFIG": str(config_file()), "HEARTH_SKILLS": str(_at("etc/hearth/skills"))}
    state = _at("var/lib/hearth")
    us, owner = os.geteuid(), state.stat() if state.exists() else None
    if owner is not None and us in (0, owner.st_uid):
        ours |= {
            "HOME": str(state),
            "HEARTH_STATE": str(state),
            "RUNTIME_DIRECTORY": str(runtime()),
        }
        os.environ.update(ours)
        if us != owner.st_uid and not as_root:
            os.environ["HEARTH_CACHE"] = str(_at("var/cache/hearth"))
            _become(owner.st_uid, owner.st_gid)
    elif members and os.access(config_file(), os.R_OK):
        os.environ.update(ours)
    else:
        raise InputError(
            f"These are files of the service, which you may not use: `{as_sudo()}`, "
            "or --alone for files of your own."
        )


def as_sudo() -> str:
    """This command as root gives it."""
    return shlex.join(["sudo", _program(), *sys.argv[1:]])


def _become(user: int, group: int) -> None:
    """Start this command again as the service's account, with the service's own program: it may not
    read a checkout at home.
    """
    try:
        os.initgroups(pwd.getpwuid(user).pw_name, group)
    except KeyError:
        os.setgroups([])
    os.setgid(group)
    os.setuid(user)
    os.umask(0o002)  # members of the group may edit what is begun here
    installed = program() / "current/.venv/bin/assistant"
    command = [str(installed)] if installed.exists() else [sys.executable, "-P", "-m", "assistant"]
    os.execv(command[0], [*command, *sys.argv[1:]])


def _program() -> str:
    """How this program is called where sudo looks for it."""
    found = shutil.which("assistant", path="/usr/local/bin:/usr/bin:/bin")
    return "assistant" if found else str(program() / "current/.venv/bin/assistant")

"""Permissions: may this account use the files of the box and the sound devices?"""

from __future__ import annotations

import os
import pwd
from collections.abc import Iterator
from pathlib import Path

from assistant.core.keep import FORBIDDEN, unwritable
from assistant.service.control import socket_path
from assistant.service.doctor.examine import Examination
from assistant.service.doctor.finding import Fact, Finding, kind
from assistant.service.doctor.host import Host
from assistant.service.doctor.patient import Patient
from assistant.service.folders import cache_dir, state_dir

STATE = kind(
    "state-forbidden",
    "permissions",
    "fault",
    "{folder} may not be written to by {account}: nothing can be kept.",
    "Give it back: `sudo chown -R {account} {folder}`.",
)
OWNER = kind(
    "state-owner",
    "permissions",
    "fault",
    "{count} files in {folder} belong to {owner} and not to {account}, {example} among them.",
    "Give them back: `sudo chown -R {account} {folder}`; `sudo` is not for commands of your own "
    "box.",
)
UNREADABLE = kind(
    "settings-unreadable",
    "permissions",
    "fault",
    "The settings in {file} may not be read by {account}.",
    "Give it back: `sudo chown {account} {file}`.",
)
AUDIO = kind(
    "audio-group",
    "permissions",
    "fault",
    "{account} may not use the sound devices ({device}).",
    "Join their group: `sudo usermod -aG audio {account}`, then log in again.",
)
SOCKET = kind(
    "socket-forbidden",
    "permissions",
    "warning",
    "{folder} may not be written to, so commands can't reach a box of {account}.",
    "Give it back: `sudo chown {account} {folder}`.",
)
_ROOT = 0


def look(patient: Patient) -> Iterator[Finding | Fact]:
    host, state = patient.host, state_dir()
    account, groups = host.accounts()
    name = _name(account)
    if unwritable(state) == FORBIDDEN:
        yield STATE(folder=str(state), account=name)
    else:
        yield from _strangers(host, state, account, name)
    file = patient.file
    if file.exists() and not os.access(file, os.R_OK):
        yield UNREADABLE(file=str(file), account=name)
    yield from _sound(host, account, groups, name)
    place = socket_path().parent
    if place != state and unwritable(place) == FORBIDDEN:
        yield SOCKET(folder=str(place), account=name)
    yield Fact("permissions", f"account {name}")


def _strangers(host: Host, state: Path, account: int, name: str) -> Iterator[Finding]:
    """Files that another account has made here, root's mostly: the box can't write them."""
    for folder in dict.fromkeys((state, cache_dir())):
        theirs = [(path, owner) for path, owner in host.owners(folder) if owner != account]
        if theirs and account != _ROOT:
            path, owner = theirs[0]
            yield OWNER(
                folder=str(folder),
                count=len(theirs),
                owner=_name(owner),
                account=name,
                example=path.name,
            )


def _sound(host: Host, account: int, groups: tuple[int, ...], name: str) -> Iterator[Finding]:
    """ALSA's devices are for a group, unless the seat's login gave them to this account."""
    for device in host.paths("/dev/snd/pcm*"):
        group = host.group(device)
        if account != _ROOT and group is not None and group not in groups:
            if not host.usable(device):
                yield AUDIO(account=name, device=device)
            return


def _name(account: int) -> str:
    try:
        return pwd.getpwuid(account).pw_name
    except KeyError:
        return str(account)


EXAMINATION = Examination(("permissions",), look)

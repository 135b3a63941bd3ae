"""Who else uses the sound devices, and how the sound server and ALSA's mixer are set."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.service.doctor.host import Host

Side = Literal["input", "output"]
_SERVER_NAMES = ("pulse", "default", "pipewire", "sysdefault")
"""PortAudio's names of devices that lead to a sound server, where one runs."""
_SERVERS = ("pulseaudio", "pipewire", "pipewire-pulse", "wireplumber", "jackd")
_CARD = re.compile(r"\(hw:(\d+),(\d+)\)")


@dataclass(frozen=True, slots=True)
class Holder:
    """A program that has a sound device open."""

    pid: int
    name: str

    @property
    def serves(self) -> bool:
        """Whether it is a sound server, which gives sound to others."""
        return self.name in _SERVERS


def holders(host: Host, side: Side, device: str) -> list[Holder]:
    """The other programs that have this hardware open: of a device that is named by no card, any
    card's. Only ALSA's owner is told of programs of other accounts.
    """
    card = _CARD.search(device)
    letter = "c" if side == "input" else "p"
    place = f"card{card[1]}/pcm{card[2]}{letter}" if card else f"card*/pcm*{letter}"
    found: dict[int, Holder] = {}
    for path in host.paths(f"/proc/asound/{place}/sub*/status"):
        owner = re.search(r"^owner_pid\s*:\s*(\d+)", host.read(path), re.MULTILINE)
        if owner:
            pid = int(owner[1])
            found[pid] = Holder(pid, host.program(pid))
    node = f"/dev/snd/pcmC{card[1]}D{card[2]}{letter}" if card else "/dev/snd/pcmC"
    for pid, target in host.open_files():
        if target.startswith(node) and target.endswith(letter):
            found.setdefault(pid, Holder(pid, host.program(pid)))
    return [holder for pid, holder in sorted(found.items()) if pid != host.pid]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a sound server or a mixer has set one side. `way` undoes a mute, as a command; `rate` is
    the hardware's (Hz; 0: not told).
    """

    muted: bool
    percent: int | None
    rate: int
    way: str
    louder: str


def setting(host: Host, side: Side, device: str) -> Setting | None:
    """None where neither a sound server nor ALSA's mixer tells."""
    card = _CARD.search(device)
    if card:
        return _mixer(host, side, card[1])
    if device.split(":")[0].lower() in _SERVER_NAMES:
        return _server(host, side) or _mixer(host, side, "")
    return None


def _server(host: Host, side: Side) -> Setting | None:
    """PulseAudio's, or PipeWire's in its place."""
    what = "source" if side == "input" else "sink"
    name = (host.ask("pactl", f"get-default-{what}") or "").strip()
    if not name:
        return None
    mute = host.ask("pactl", f"get-{what}-mute", name) or ""
    volume = re.search(r"(\d+)%", host.ask("pactl", f"get-{what}-volume", name) or "")
    rate = 0
    for line in (host.ask("pactl", "list", "short", f"{what}s") or "").splitlines():
        words = line.split("\t")
        spec = re.search(r"(\d+)Hz", line)
        if len(words) > 1 and words[1] == name and spec:
            rate = int(spec[1])
    at = f"@DEFAULT_{what.upper()}@"
    return Setting(
        "yes" in mute,
        int(volume[1]) if volume else None,
        rate,
        f"pactl set-{what}-mute {at} 0",
        f"pactl set-{what}-volume {at} 80%",
    )


def _mixer(host: Host, side: Side, card: str) -> Setting | None:
    """ALSA's simple mixer (`amixer scontents`). A side is muted where all of its switches are off,
    or the main one is.
    """
    option = ("-c", card) if card else ()
    wanted = _Controls("cswitch", "Capture") if side == "input" else _Controls("pswitch", "Master")
    controls = wanted.read(host.ask("amixer", *option, "scontents") or "")
    if not controls:
        return None
    off = [name for name, (on, _) in controls.items() if not on]
    percents = [percent for _, percent in controls.values() if percent is not None]
    command = " ".join(("amixer", *option, "sset"))
    name = off[0] if off else next(iter(controls))
    return Setting(
        wanted.main in off or len(off) == len(controls),
        max(percents, default=None),
        0,
        f"{command} '{name}' {'cap' if side == 'input' else 'unmute'}",
        f"{command} '{name}' 80%",
    )


@dataclass(frozen=True, slots=True)
class _Controls:
    """The controls of one side: those with this switch, of which one is the main one."""

    switch: str
    main: str

    def read(self, text: str) -> dict[str, tuple[bool, int | None]]:
        """Whether each is on, and at how many percent, by its name."""
        found = {}
        for part in text.split("Simple mixer control ")[1:]:
            named = re.match(r"'([^']+)'", part)
            if named and re.search(rf"Capabilities:.*\b{self.switch}\b", part):
                lines = [line for line in part.splitlines() if re.search(r"\[o(n|ff)\]", line)]
                percents = [int(each) for line in lines for each in re.findall(r"\[(\d+)%\]", line)]
                on = any("[on]" in line for line in lines)
                found[named[1]] = (on, max(percents, default=None))
        return found

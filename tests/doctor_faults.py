"""What can be wrong with a box: faults by name, each with the finding that it must come to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from doctor_kit import RATE, Bench, status_of

from assistant.service import library
from assistant.service.doctor.patient import Hub

NAMES = {
    "SINK": ("pactl", "get-default-sink"),
    "SOURCE": ("pactl", "get-default-source"),
}
MIXER = """Simple mixer control 'Mic',0
  Capabilities: cvolume cvolume-joined cswitch cswitch-joined
  Capture channels: Mono
  Limits: Capture 0 - 31
  Mono: Capture {volume} [{percent}%] [12.00dB] [{switch}]
"""


def tone(gain: float) -> np.ndarray:
    wave = gain * np.sin(2 * np.pi * 300 * np.arange(2 * RATE) / RATE)
    return np.clip(wave, -32768, 32767).astype(np.int16)


def silence(bench: Bench) -> None:
    bench.sound.room = np.zeros(2 * RATE, np.int16)


def muted(bench: Bench) -> None:
    silence(bench)
    bench.host.answers["amixer", "-c", "1", "scontents"] = MIXER.format(
        volume=20, percent=64, switch="off"
    )


def clipping(bench: Bench) -> None:
    bench.sound.room = tone(90_000)


def offset(bench: Bench) -> None:
    bench.sound.room = bench.sound.room + np.int16(4000)


def loud(bench: Bench) -> None:
    bench.sound.room = tone(6_000)


def turned_down(bench: Bench) -> None:
    bench.sound.room = np.random.default_rng(1).integers(-2, 2, 2 * RATE).astype(np.int16)
    bench.sound.room[0] = 2
    bench.sound.room[1:] //= 2


def low_rate(bench: Bench) -> None:
    """A Bluetooth headset behind PulseAudio, which hides its rate."""
    bench.sound.name = "pulse"
    bench.host.answers |= {
        NAMES["SOURCE"]: "bluez\n",
        ("pactl", "get-source-mute", "bluez"): "Mute: no\n",
        ("pactl", "get-source-volume", "bluez"): "Volume: mono: 65536 / 100% / 0.00 dB\n",
        ("pactl", "list", "short", "sources"): "3\tbluez\tmodule\ts16le 1ch 8000Hz\tRUNNING\n",
    }


def wrong_rate(bench: Bench) -> None:
    bench.sound.measured = 44_100


def no_microphone(bench: Bench) -> None:
    bench.sound.away.add("input")


def no_loudspeaker(bench: Bench) -> None:
    bench.sound.away.add("output")


def held(bench: Bench) -> None:
    bench.sound.gone = True
    bench.host.files["/proc/asound/card1/pcm0c/sub0/status"] = status_of(77)
    bench.host.files["/proc/77/comm"] = "audacity\n"


def held_by_the_sound_server(bench: Bench) -> None:
    held(bench)
    bench.host.files["/proc/77/comm"] = "pipewire\n"


def loudspeaker_of_the_sound_server(bench: Bench) -> None:
    loudspeaker_held(bench)
    bench.host.files["/proc/78/comm"] = "pulseaudio\n"


def dead(bench: Bench) -> None:
    bench.sound.gone = True


def loudspeaker_held(bench: Bench) -> None:
    bench.sound.troubles["loudspeaker"] = "The loudspeaker does not open."
    bench.host.links["/proc/78/fd/5"] = "/dev/snd/pcmC1D0p"
    bench.host.files["/proc/78/comm"] = "vlc\n"


def loudspeaker_dead(bench: Bench) -> None:
    bench.sound.troubles["loudspeaker"] = "The loudspeaker stopped taking sound."


def sink(bench: Bench, mute: str, percent: int) -> None:
    bench.sound.name = "pulse"
    bench.host.answers |= {
        NAMES["SINK"]: "speaker\n",
        ("pactl", "get-sink-mute", "speaker"): f"Mute: {mute}\n",
        ("pactl", "get-sink-volume", "speaker"): f"Volume: mono: 1 / {percent}% / 0 dB\n",
    }


def master_off(bench: Bench) -> None:
    bench.host.answers["amixer", "-c", "1", "scontents"] = (
        "Simple mixer control 'Master',0\n"
        "  Capabilities: pvolume pswitch pswitch-joined\n"
        "  Mono: Playback 40 [63%] [-23.00dB] [off]\n"
        "Simple mixer control 'Headphone',0\n"
        "  Capabilities: pvolume pswitch\n"
        "  Front Left: Playback 64 [100%] [0.00dB] [on]\n"
    )


def no_voice(bench: Bench) -> None:
    bench.sound.volume = 0


def no_echo(bench: Bench) -> None:
    bench.sound.echo_gain = 0.0


def late_echo(bench: Bench) -> None:
    bench.sound.echo_s = 0.5


def loud_echo(bench: Bench) -> None:
    bench.sound.echo_gain = 4.0


def settings(text: str) -> Callable[[Bench], None]:
    def write(bench: Bench) -> None:
        bench.settings += text.format(folder=bench.folder)

    return write


def copied(bench: Bench, kind: library.Kind, id: str, change: Callable[[bytes], bytes]) -> Path:
    """A model as a file of one's own, and what went wrong with it."""
    source = library.resolve(kind, id)
    copy = bench.folder / source.name
    copy.write_bytes(change(source.read_bytes()))
    return copy


def damaged_model(bench: Bench) -> None:
    """A wake word whose file broke off."""
    copy = copied(bench, "wake", "hey_jarvis", lambda whole: whole[:1000])
    bench.settings += f'[[wake.words]]\nmodel = "{copy}"\n'


def wrong_hash(bench: Bench) -> None:
    """One bit is another."""
    copy = copied(bench, "wake", "hey_jarvis", lambda whole: whole[:-1] + bytes([whole[-1] ^ 1]))
    bench.settings += f'[[wake.words]]\nmodel = "{copy}"\n'


def unfinished(bench: Bench) -> None:
    part = bench.folder / "state" / "models" / "whisper-base.en" / "model.bin"
    part.parent.mkdir(parents=True)
    part.write_bytes(b"so far")
    bench.settings += '[whisper]\nmodel = "whisper-base.en"\n'


def broken_skill(bench: Bench) -> None:
    (bench.folder / "skills" / "broken.py").write_text("def half(:\n")


def of_host(**changed: object) -> Callable[[Bench], None]:
    def change(bench: Bench) -> None:
        for name, value in changed.items():
            assert hasattr(bench.host, name)
            setattr(bench.host, name, value)

    return change


def of_file(path: str, text: str) -> Callable[[Bench], None]:
    def change(bench: Bench) -> None:
        bench.host.files[path] = text

    return change


def governor(bench: Bench) -> None:
    policy = "/sys/devices/system/cpu/cpufreq/policy0"
    bench.host.files[f"{policy}/scaling_governor"] = "powersave\n"
    bench.host.files[f"{policy}/scaling_driver"] = "cpufreq-dt\n"


def capped(bench: Bench) -> None:
    policy = "/sys/devices/system/cpu/cpufreq/policy0"
    bench.host.files[f"{policy}/scaling_max_freq"] = "600000\n"
    bench.host.files[f"{policy}/cpuinfo_max_freq"] = "1800000\n"


def strangers(bench: Bench) -> None:
    bench.host.strangers = [(bench.folder / "state" / "agenda.db", 0)]


def inside(**known: object) -> Callable[[Bench], None]:
    return lambda bench: bench.runs(**known)


def hub(why: str) -> Callable[[Bench], None]:
    trouble = "Home Assistant at http://ha:8123 can't be reached: no."
    return inside(hubs={"homeassistant": Hub("Home Assistant", trouble, why)})


def set_aside(bench: Bench) -> None:
    (bench.folder / "state" / "agenda.db.damaged-20260101-120000").touch()


def port_taken(bench: Bench) -> None:
    bench.settings = "[web]\nport = 8765\n"
    line = (
        "  0: 0100007F:223D 00000000:0000 0A 00000000:00000000 00:00000000 00000000 1000 0 4242 1"
    )
    bench.host.files["/proc/net/tcp"] = f"  sl  local_address …\n{line}\n"
    bench.host.links["/proc/90/fd/3"] = "socket:[4242]"
    bench.host.files["/proc/90/comm"] = "nginx\n"


THROTTLED = "/sys/devices/platform/soc/soc:firmware/get_throttled"
FAULTS: dict[str, tuple[str, Callable[[Bench], None]]] = {
    "microphone unplugged": ("microphone-missing", no_microphone),
    "microphone held": ("microphone-busy", held),
    "microphone of the sound server": ("microphone-served", held_by_the_sound_server),
    "loudspeaker of the sound server": ("loudspeaker-served", loudspeaker_of_the_sound_server),
    "microphone dead": ("microphone-closed", dead),
    "microphone muted": ("microphone-muted", muted),
    "microphone silent": ("microphone-silent", silence),
    "microphone overdriven": ("microphone-clipping", clipping),
    "microphone with an offset": ("microphone-offset", offset),
    "microphone in noise": ("microphone-noisy", loud),
    "microphone turned down": ("microphone-quiet", turned_down),
    "microphone at 8 kHz": ("microphone-rate", low_rate),
    "microphone at another rate than it says": ("microphone-wrong-rate", wrong_rate),
    "loudspeaker unplugged": ("loudspeaker-missing", no_loudspeaker),
    "loudspeaker held": ("loudspeaker-busy", loudspeaker_held),
    "loudspeaker dead": ("loudspeaker-closed", loudspeaker_dead),
    "loudspeaker muted": ("loudspeaker-muted", lambda bench: sink(bench, "yes", 80)),
    "loudspeaker muted in the mixer": ("loudspeaker-muted", master_off),
    "loudspeaker turned down": ("loudspeaker-down", lambda bench: sink(bench, "no", 1)),
    "voice turned down": ("loudspeaker-volume", no_voice),
    "no echo": ("echo-none", no_echo),
    "late echo": ("echo-late", late_echo),
    "loud echo": ("echo-loud", loud_echo),
    "model damaged": ("model-damaged", damaged_model),
    "model with a wrong hash": ("model-damaged", wrong_hash),
    "model missing": (
        "model-missing",
        settings('[[wake.words]]\nmodel = "{folder}/none.tflite"\n'),
    ),
    "model fetched in part": ("model-unfinished", unfinished),
    "model not loaded": ("model-failed", inside(failed={"voice": "The voice is odd."})),
    "mistake in the settings": ("settings-mistake", settings("[audio]\nvolume = 200\n")),
    "last good settings": ("settings-last-good", inside(mistake="line 3: no.")),
    "settings that serve nobody": (
        "settings-unusable",
        settings('[home]\nfile = "{folder}/none.toml"\n'),
    ),
    "a place unheard of": ("settings-wrong", settings('[home]\nplace = "Xyzzyville"\n')),
    "a retired key": ("settings-hint", settings("[llm]\ntalk = true\n")),
    "calendar missing": (
        "calendar-unreachable",
        settings('[[calendars]]\nname = "family"\npath = "{folder}/none.ics"\n'),
    ),
    "two calendars of one name": (
        "calendar-wrong",
        settings(2 * '[[calendars]]\nname = "family"\npath = "{folder}/state"\n'),
    ),
    "no such authority": (
        "hub-settings",
        settings('[mqtt]\nhost = "127.0.0.1"\nca = "{folder}/none.pem"\n'),
    ),
    "skill broken": ("skill-broken", broken_skill),
    "skill broken in the box": ("skill-broken", inside(skills=("bad.py: line 1: no.",))),
    "little memory": ("memory-low", of_host(memory=(90, 2_000))),
    "memory ran out": ("memory-killed", of_file("/proc/vmstat", "oom_kill 2\n")),
    "too little voltage": ("power-undervoltage", of_file(THROTTLED, "50001\n")),
    "too little voltage before": ("power-was-undervoltage", of_file(THROTTLED, "50000\n")),
    "throttled": ("power-throttled", of_file(THROTTLED, "4\n")),
    "hot": ("power-hot", of_file("/sys/class/thermal/thermal_zone0/temp", "91000\n")),
    "slow by choice": ("power-governor", governor),
    "slow by a limit": ("power-capped", capped),
    "disk full": ("disk-full", of_host(free_mb=0)),
    "disk nearly full": ("disk-low", of_host(free_mb=120)),
    "no room for names": ("disk-nodes", of_host(nodes=0)),
    "state read-only": ("disk-read-only", of_host(read_only=True)),
    "disk fails": ("disk-errors", of_file("/sys/fs/ext4/mmcblk0p2/errors_count", "12\n")),
    "card worn out": ("disk-worn", of_file("/sys/block/mmcblk0/device/pre_eol_info", "0x03\n")),
    "clock off": ("clock-off", of_host(wall=datetime(2000, 1, 1, tzinfo=UTC))),
    "clock alone": ("clock-unsynchronised", of_host(synchronous=False)),
    "zone unknown": ("zone-unknown", of_host(place=(UTC, "no zone is named"))),
    "zone of another place": ("zone-elsewhere", settings('[home]\nplace = "Tokyo"\n')),
    "files of root": ("state-owner", strangers),
    "not in the group audio": ("audio-group", of_host(groups=(1000,))),
    "token refused": ("hub-token", hub("token")),
    "login refused": ("hub-login", hub("login")),
    "certificate refused": ("hub-certificate", hub("certificate")),
    "hub away": ("hub-unreachable", hub("")),
    "calendar away": (
        "calendar-unreachable",
        inside(hubs={"calendars": Hub("a calendar", "The server is away.", "")}),
    ),
    "server away": (
        "server-unreachable",
        lambda bench: (
            settings('[llm]\nserver = "http://192.168.7.7:8080"\n')(bench),
            bench.runs(server="It does not answer."),
        )[0],
    ),
    "port taken": ("port-taken", port_taken),
    "old package": ("packages-differ", of_host(packages={"aiohttp": "3.0.0"})),
    "package missing": ("packages-missing", of_host(packages={"aiohttp": None})),
    "new Python": ("python-untried", of_host(snake=(3, 19))),
    "box of another version": ("box-other-version", inside(version="0.0.9")),
    "agenda in memory": ("agenda-unkept", inside(store="full")),
    "agenda damaged": ("agenda-damaged", set_aside),
}

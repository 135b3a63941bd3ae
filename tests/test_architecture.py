"""The rules of docs/architecture.md, read from the code: who imports whom, and where threads and native code stand."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

LAYERS: list[tuple[str, ...]] = [
    ("values", "errors", "gate", "keep", "discretion", "ops.notify"),
    ("config", "outside", "stages", "service", "ops.tap"),
    ("config_file", "control"),
    ("turns", "agenda", "fakes", "ear.voice"),
    ("home", "marks"),
    ("skillkit",),
    ("mind", "ear.endpoint", "ear.commands", "library", "ops.settings", "ops.settings_file"),
    ("bridge", "audio"),
    ("engines", "ear"),
    ("ops",),
    ("checks",),
    (
        "asked",
        "comprehend",
        "confirmations",
        "ducking",
        "mouth",
        "last_good",
        "models",
        "safekeeping",
        "surroundings",
        "skillkit.testing",
    ),
    ("reply",),
    ("conversation", "bell", "hubs"),
    ("turn_lines",),
    ("recording", "screen"),
    ("app",),
    ("listed",),
    ("verbs",),
    ("evals", "demo_script", "ops.doctor", "ops.room", "ops.tune*", "ops.bench_*"),
    ("commands", "web"),
    ("cli",),
    ("__main__",),
]
"""Lowest first. A room imports itself and the layers below it; rooms of one layer don't know each other."""

ONLY_IN: dict[str, tuple[str, ...]] = {
    "threading": ("audio", "bridge", "cli", "commands.run", "commands.speak", "ear", "engines", "ops.tap", "ops.box_process"),
    "faster_whisper": ("engines",),
    "ctranslate2": ("engines",),
    "llama_cpp": ("engines",),
    "piper": ("engines",),
    "openwakeword": ("engines",),
    "ai_edge_litert": ("engines",),
    "onnxruntime": ("engines",),
    "onnx": ("engines",),
    "webrtcvad": ("engines",),
    "livekit": ("engines", "ear.echo"),
    "sounddevice": ("audio",),
    "soxr": ("audio",),
    "av": ("audio",),
    "huggingface_hub": ("library.hub",),
    "aiomqtt": ("home",),
}
NEVER_IN: dict[str, tuple[str, ...]] = {
    "asyncio": ("values", "stages", "turns", "mind", "audio", "ear", "engines", "library"),
    "time": ("values", "turns", "mind", "ear.endpoint", "ear.voice"),
    "random": ("values", "turns", "mind", "ear.endpoint", "ear.voice"),
}
BROAD = (
    "audio.portaudio",
    "bridge",
    "control",
    "commands.run",
    "commands.skills",
    "engines",
    "library.hub",
    "mind.phrases",
    "skillkit.rehearsal",
    "skillkit.run",
    "skillkit.sentences",
    "skillkit.skillfile",
    "skillkit.slips",
    *("home.hass.socket", "home.hass.source", "home.mpd", "home.mqtt.source"),  # a message may be anything
    *("app", "bell", "conversation", "reply"),  # a turn can fail, the box can't
)
"""Where foreign errors are mapped. Each handler says on its line why it is broad."""

LONGEST = 400
FORBIDDEN = (
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "deb.deb" + "ian.org",
    "/wo" + "rk/",
    "hugging" + "face.co/",
)
"""Hosts that belong in a machine's settings, and paths that belong to one machine."""


def sources() -> list[Path]:
    return sorted(path for folder in ("assistant", "skills") for path in (ROOT / folder).rglob("*.py"))


def module(path: Path) -> str:
    """ "home.policy" for assistant/home/policy.py, "skills.clock" for skills/clock.py."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__").removeprefix("assistant.")


def within(name: str, rooms: tuple[str, ...]) -> bool:
    """Whether a module is one of the rooms or inside one; a star stands for the rest of a name."""
    return any(name == room or name.startswith(room.removesuffix("*") if room.endswith("*") else f"{room}.") for room in rooms)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


def imports(path: Path) -> set[str]:
    """The full names of all that a file imports, wherever in the file: a late import is a step too."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def rank(name: str) -> tuple[int, str] | None:
    """The layer and the room of a module or of a name in it: the longest entry that fits."""
    fits = [(len(room), layer, room) for layer, rooms in enumerate(LAYERS) for room in rooms if within(name, (room,))]
    return max(fits)[1:] if fits else None


@pytest.mark.parametrize("path", [path for path in sources() if path.is_relative_to(ROOT / "assistant")], ids=module)
def test_imports_go_downwards(path: Path) -> None:
    name = module(path)
    if name == "assistant":
        assert not [other for other in imports(path) if other.startswith("assistant")]
        return
    own = rank(name)
    assert own, f"{name} has no place: give it one in docs/architecture.md and in LAYERS"
    for other in imports(path):
        below = rank(other.removeprefix("assistant.")) if other.startswith("assistant.") else None
        allowed = below is None or below[1] == own[1] or below[0] < own[0]
        same_family = below is not None and below[0] <= own[0] and below[1].split(".")[0] == own[1].split(".")[0]
        assert allowed or same_family, f"{name} imports {other}, which is above or beside it"


@pytest.mark.parametrize("path", [path for path in sources() if path.is_relative_to(ROOT / "skills")], ids=module)
def test_skills_import_the_skillkit_alone(path: Path) -> None:
    ours = {name for name in imports(path) if name.split(".")[0] in ("assistant", "skills")}
    assert all(within(name, ("assistant.skillkit",)) for name in ours), ours


@pytest.mark.parametrize("library", ONLY_IN)
def test_threads_and_native_libraries_stand_where_they_may(library: str) -> None:
    users = {module(path) for path in sources() if any(within(name, (library,)) for name in imports(path))}
    assert {user for user in users if not within(user, ONLY_IN[library])} == set()


@pytest.mark.parametrize("library", NEVER_IN)
def test_stages_know_no_event_loop_and_decisions_no_clock(library: str) -> None:
    users = {module(path) for path in sources() if any(within(name, (library,)) for name in imports(path))}
    assert {user for user in users if within(user, NEVER_IN[library])} == set()


@pytest.mark.parametrize("path", sources(), ids=module)
def test_broad_handlers_stand_at_mapped_edges_and_say_why(path: Path) -> None:
    lines = path.read_text().splitlines()
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.ExceptHandler):
            continue
        broad = node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException"))
        passes_on = any(isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node))
        if broad and not passes_on:
            assert within(module(path), BROAD), f"{path}:{node.lineno}: no edge is mapped here"
            assert "  # " in lines[node.lineno - 1], f"{path}:{node.lineno}: say why it is broad"


def written() -> list[Path]:
    """Every file of ours in the repository."""
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("this is no git checkout")
    return [ROOT / name for name in listing.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_file_is_too_long() -> None:
    """Over the limit a file has two purposes: split it where they part."""
    lengths = {str(path.relative_to(ROOT)): len(path.read_text().splitlines()) for path in written() if path.suffix == ".py"}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_every_file_says_what_it_is_for() -> None:
    texts = {path: path.read_text() for path in written() if path.suffix == ".py"}
    assert [path for path, text in texts.items() if text.strip() and not ast.get_docstring(ast.parse(text))] == []


def test_no_host_of_a_registry_and_no_path_of_one_machine() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {word}" for path in written() for word in FORBIDDEN if word.encode() in path.read_bytes()
    }
    assert found == set()

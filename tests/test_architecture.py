"""The rules of docs/architecture.md, read from the code: who imports whom, and where threads and
native code stand.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from assistant import skillkit

ROOT = Path(__file__).parents[1]

LAYERS: list[tuple[str, ...]] = [
    ("core", "service"),
    (
        "core.values",
        "core.errors",
        "core.events",
        "core.gate",
        "core.keep",
        "core.discretion",
        "core.neighbours",
        "core.refused",
        "service.folders",
        "service.notify",
        "service.secret",
        "service.section",
        "service.config_llm",
        "service.config_home",
        "service.config_web",
        "service.config_metrics",
        "service.config_privacy",
    ),
    ("chat",),
    ("service.config", "core.outside", "core.stages", "service.installed", "lab.tap"),
    ("service.library",),
    ("service.config_file", "service.control", "service.updating"),
    ("core.turns", "agenda.repeats", "agenda.types", "agenda.walltime", "core.fakes", "ear.voice"),
    ("languages",),
    ("core.losses",),
    ("agenda",),
    ("home", "core.marks"),
    ("skillkit",),
    ("understanding", "ear.endpoint", "ear.commands", "service.settings"),
    ("service.config_keys",),
    ("service.settings_file", "service.settings_patch"),
    ("core.bridge", "core.conditions", "audio", "core.sentences"),
    ("engines", "ear"),
    (
        "core.journal",
        "core.stood",
        "service.llm_server",
        "service.machine",
        "service.runtime",
        "service.memory",
        "service.person",
        "service.llm_profile",
        "service.truthful",
        "service.recommend",
        "service.tune",
    ),
    ("service.checks", "service.coverage", "service.outward", "service.history*"),
    (
        *("core.asked", "core.comprehend", "core.confirmations", "core.mouth", "core.talking"),
        *("service.ducking", "service.last_good", "service.mind", "service.models"),
        *("service.backup", "service.restoring", "service.report", "service.safekeeping"),
        *("service.state", "service.surroundings"),
        "skillkit.testing",
    ),
    ("core.kit",),
    ("core.listening",),
    ("core.reply",),
    ("core.conversation", "core.bell", "service.hubs"),
    ("service.turn_lines",),
    ("service.recording", "service.screen"),
    ("service.name_watch", "service.llm_watch", "service.warming"),
    ("service.box", "service.kits"),
    ("service.app",),
    ("service.listed", "service.doctor", "service.edits", "service.rooms", "service.retrace"),
    ("service.owners",),
    ("service.live_settings",),
    ("service.running",),
    ("service.metrics", "service.announced"),
    ("service.announcing",),
    ("service.verbs",),
    ("web",),
    ("service.attendants",),
    ("service.live",),
    ("service.demo_script", "service.tune_trials"),
    ("service.rehearsed",),
    ("service.selftest", "service.offline"),
    ("commands",),
    ("lab",),
    ("cli",),
    ("__main__",),
]
"""Lowest first. A room imports itself and the layers below it; rooms of one layer don't know each
other.
"""

ONLY_IN: dict[str, tuple[str, ...]] = {
    "threading": (
        "audio",
        "core.bridge",
        "core.refused",
        "cli",
        "service.live",
        "commands.speak",
        "ear",
        "engines",
        "lab.tap",
        "lab.box_process",
        "service.doctor",
    ),
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
    "huggingface_hub": ("service.library.hub",),
    "aiomqtt": ("home", "service.announcing"),
}
NEVER_IN: dict[str, tuple[str, ...]] = {
    "asyncio": (
        "core.values",
        "core.stages",
        "core.turns",
        "understanding",
        "languages",
        "audio",
        "chat",
        "ear",
        "engines",
        "service.library",
    ),
    "time": (
        "chat",
        "core.values",
        "core.turns",
        "understanding",
        "languages",
        "ear.endpoint",
        "ear.voice",
    ),
    "random": (
        "chat",
        "core.values",
        "core.turns",
        "understanding",
        "languages",
        "ear.endpoint",
        "ear.voice",
    ),
}
BROAD = (
    "audio.portaudio",
    "core.bridge",
    "core.conditions",  # one that can't be judged costs the others nothing
    "core.events",
    "service.control",
    "service.doctor.examine",  # an examination may fail in any way, and costs the others nothing
    "service.live",
    "service.llm_watch",
    "commands.skills",
    "engines",
    "lab.said",  # a matcher may fail in any way, and costs its case
    "service.library.hub",
    "understanding.templates.matcher",
    "skillkit.host.rehearsal",
    "skillkit.host.run",
    "skillkit.host.sentences",
    "skillkit.host.skillfile",
    "skillkit.host.slips",
    *(
        "home.sources.homeassistant.socket",
        "home.sources.homeassistant.source",
        "home.sources.mpd",
        "home.sources.calendars",
        "home.sources.mqtt.source",
    ),  # a message may be anything
    *(
        "service.box",
        "core.bell",
        "core.conversation",
        "core.reply",
    ),  # a turn can fail, the box can't
)
"""Where foreign errors are mapped. Each handler says on its line why it is broad."""

FACE = ("assistant.skillkit",)
"""What skills import the names of, beside their own files: no module behind it."""


def sources() -> list[Path]:
    return sorted(
        path
        for folder in ("assistant", "lab", "skills")
        for path in (ROOT / folder).rglob("*.py")
        if not path.name.startswith("test_")
    )


def module(path: Path) -> str:
    """ "home.policy" for assistant/home/policy.py, "skills.clock" for skills/clock/skill.py."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__").removeprefix("assistant.")


def within(name: str, rooms: tuple[str, ...]) -> bool:
    """Whether a module is one of the rooms or inside one; a star stands for the rest of a name."""
    return any(
        name == room
        or name.startswith(room.removesuffix("*") if room.endswith("*") else f"{room}.")
        for room in rooms
    )


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(), filename=str(path))


@pytest.fixture(scope="module", autouse=True)
def trees_fall() -> Iterator[None]:
    """Afterwards nothing of them is kept: the garbage collector would look through all of it in
    every later test.
    """
    yield
    tree.cache_clear()


@cache
def imports(path: Path) -> frozenset[str]:
    """The full names of all that a file imports, wherever in the file: a late import is a step
    too.
    """
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


@cache
def rank(name: str) -> tuple[int, str] | None:
    """The layer and the room of a module or of a name in it: the longest entry that fits."""
    fits = [
        (len(room), layer, room)
        for layer, rooms in enumerate(LAYERS)
        for room in rooms
        if within(name, (room,))
    ]
    return max(fits)[1:] if fits else None


@pytest.mark.parametrize(
    "path", [path for path in sources() if not path.is_relative_to(ROOT / "skills")], ids=module
)
def test_imports_go_downwards(path: Path) -> None:
    name = module(path)
    if name == "assistant":
        assert not [other for other in imports(path) if other.startswith("assistant")]
        return
    own = rank(name)
    assert own, f"{name} has no place: give it one in docs/architecture.md and in LAYERS"
    for other in imports(path):
        below = (
            rank(other.removeprefix("assistant."))
            if other.startswith(("assistant.", "lab"))
            else None
        )
        allowed = below is None or below[1] == own[1] or below[0] < own[0]
        same_family = (
            below is not None
            and below[0] <= own[0]
            and below[1].split(".")[0] == own[1].split(".")[0]
        )
        assert allowed or same_family, f"{name} imports {other}, which is above or beside it"


@pytest.mark.parametrize(
    "path", [path for path in sources() if path.is_relative_to(ROOT / "skills")], ids=module
)
def test_skills_import_the_skillkit_alone(path: Path) -> None:
    faces = {f"{face}.{name}" for face in FACE for name in import_module(face).__all__}
    ours = {name for name in imports(path) if name.split(".")[0] in ("assistant", "skills", "lab")}
    assert ours <= faces


def test_the_face_of_the_skillkit_tells_what_it_has() -> None:
    told = re.findall(r"`(\w+)`", str(skillkit.__doc__))
    assert sorted(set(told) - {"Settings"}) == sorted(skillkit.__all__)
    assert len(told) == len(set(told))


@pytest.mark.parametrize("path", sources(), ids=module)
def test_a_language_is_known_to_the_languages_alone(path: Path) -> None:
    """What is needed of English is asked of `language()`, whatever that is."""
    codes = {folder.parent.name for folder in (ROOT / "assistant/languages").glob("*/words.toml")}
    theirs = tuple(f"assistant.languages.{code}" for code in codes)
    if not within(f"assistant.{module(path)}", theirs):
        assert not [name for name in imports(path) if within(name, theirs)]


@pytest.mark.parametrize("library", ONLY_IN)
def test_threads_and_native_libraries_stand_where_they_may(library: str) -> None:
    users = {
        module(path)
        for path in sources()
        if any(within(name, (library,)) for name in imports(path))
    }
    assert {user for user in users if not within(user, ONLY_IN[library])} == set()


@pytest.mark.parametrize("library", NEVER_IN)
def test_stages_know_no_event_loop_and_decisions_no_clock(library: str) -> None:
    users = {
        module(path)
        for path in sources()
        if any(within(name, (library,)) for name in imports(path))
    }
    assert {user for user in users if within(user, NEVER_IN[library])} == set()


@pytest.mark.parametrize("path", sources(), ids=module)
def test_broad_handlers_stand_at_mapped_edges_and_say_why(path: Path) -> None:
    lines = path.read_text().splitlines()
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.ExceptHandler):
            continue
        broad = node.type is None or (
            isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")
        )
        passes_on = any(
            isinstance(inner, ast.Raise) and inner.exc is None for inner in ast.walk(node)
        )
        if broad and not passes_on:
            assert within(module(path), BROAD), f"{path}:{node.lineno}: no edge is mapped here"
            head, first = lines[node.lineno - 1 : node.lineno + 1]
            why = "  # " in head or first.lstrip().startswith("# ")
            assert why, f"{path}:{node.lineno}: say why it is broad"


def drawn() -> set[str]:
    """The folders of the map's tree, by their indentation."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    found, path = set(), ["assistant"]
    for line in page.split("```\nassistant/", 1)[1].split("```", 1)[0].splitlines():
        match = re.match(r"( *)([\w]+)/(?: |$)", line)
        if match and len(match[1]) % 2 == 0 and len(match[1]) < 10:
            path[len(match[1]) // 2 :] = [match[2]]
            found.add("/".join(path))
    return found


def test_the_map_shows_every_folder_of_the_code() -> None:
    folders = {
        str(path.parent.relative_to(ROOT))
        for path in sources()
        if path.is_relative_to(ROOT / "assistant") or path.is_relative_to(ROOT / "lab")
    }
    assert folders - drawn() == {"assistant"}


CODES = frozenset(path.parent.name for path in (ROOT / "assistant").glob("languages/*/words.toml"))
ABOUT_MODELS = {"engines.whisper"}
"""A Whisper that isn't for all languages hears one: that is a fact about the model."""


@pytest.mark.parametrize("path", sources(), ids=module)
def test_no_code_asks_which_language_it_is(path: Path) -> None:
    """What differs between languages stands in their folders."""
    asked = [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Compare | ast.Call | ast.MatchValue)
        for part in ast.iter_child_nodes(node)
        if isinstance(part, ast.Constant) and part.value in CODES
        if not isinstance(node, ast.Call) or getattr(node.func, "attr", "") == "startswith"
    ]
    assert asked == [] or module(path) in ABOUT_MODELS

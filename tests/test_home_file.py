"""Home files: everything in them arrives, and whatever is wrong is named with its line."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest
from home_file_kit import write_home

from assistant.core.errors import HomeFileError
from assistant.home.file import DEFAULT, changed, parse_home, read_home
from assistant.home.kinds import KINDS

EVAL = (
    Path(os.environ.get("HEARTH_EVAL", Path(__file__).parents[1] / "../shared/eval"))
    / "understanding/homes"
)
DOC = Path(__file__).parents[1] / "docs/home-file.md"


def plain(value: object) -> object:
    """Without the keys that mean nothing when they are empty."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items() if key != "aliases" or each}
    return [plain(each) for each in value] if isinstance(value, list) else value


@pytest.mark.skipif(not EVAL.is_dir(), reason="the evaluation homes are not on this machine")
def test_every_evaluation_home_is_read_without_loss() -> None:
    paths = sorted(EVAL.glob("*.toml"))
    assert len(paths) >= 70
    for path in paths:
        home = read_home(path)
        assert plain(tomllib.loads(write_home(home))) == plain(tomllib.loads(path.read_text())), (
            path.name
        )


def test_written_home_reads_back_equal() -> None:
    home = read_home(DEFAULT)
    assert parse_home(write_home(home)) == home


def test_the_default_home_is_a_small_house() -> None:
    home = read_home(DEFAULT)
    kinds = {device.kind for device, _ in home.devices}
    assert (len(home.floors), len(home.areas)) == (2, 6)
    assert 15 <= len(home.devices) <= 20
    assert kinds >= {
        "light",
        "switch",
        "fan",
        "cover",
        "lock",
        "climate",
        "media_player",
        "vacuum",
        "sensor",
        "scene",
        "weather",
    }
    assert "kitchen light" in [device.name for device, _ in home.devices]
    assert {each.id for each in home.lists} == {"shopping", "todo"}


def test_lists_and_timers_are_handed_over() -> None:
    home = parse_home(
        '[[list]]\nid = "l"\nname = "shop"\nitems = [{text = "milk", done = true}]\n'
        '[[timer]]\nname = "tea"\nremaining_s = 40\ntotal_s = 60\npaused = true\n[[timer]]\n'
        "remaining_s = 5"
    )
    assert [(item.text, item.done) for item in home.lists[0].items] == [("milk", True)]
    assert [(each.name, each.remaining_s, each.total_s, each.paused) for each in home.timers] == [
        ("tea", 40, 60, True),
        ("", 5, 5, False),
    ]


LIGHT = '[[device]]\nid = "light.a"\nkind = "light"\nname = "a"\n'

WRONG = {
    "unknown key of a device": (LIGHT + "on = true\nbrightnes = 3", 6, "brightnes"),
    "key of another kind": (LIGHT + "locked = true", 5, "locked"),
    "unknown top key": ('name = "x"\nrooms = 3', 2, "rooms"),
    "unknown kind": ('[[device]]\nid = "lamp.a"\nkind = "lamp"\nname = "a"', 3, "lamp"),
    "wrong type": (LIGHT + "\n\non = 1", 7, "true or false"),
    "number given as truth": (LIGHT + "brightness = true", 5, "a number"),
    "out of range": (LIGHT + "brightness = 180", 5, "between 0 and 100"),
    "unknown word": (
        '[[device]]\nid = "vacuum.a"\nkind = "vacuum"\nname = "a"\nstate = "flying"',
        5,
        "'docked'",
    ),
    "duplicate id": (LIGHT + "on = true\n\n" + LIGHT, 8, "line 2"),
    "id of another kind": (
        '[[device]]\nkind = "light"\nname = "a"\nid = "switch.a"',
        4,
        "light.some_name",
    ),
    "missing id": ('\n[[device]]\nkind = "light"\nname = "a"', 2, "'id'"),
    "missing name": ('[[device]]\nid = "light.a"\nkind = "light"', 1, "'name'"),
    "unknown area": (LIGHT + 'area = "attic"', 5, "no area 'attic'"),
    "unknown floor": ('[[area]]\nid = "a"\nname = "a"\nfloor = "moon"', 4, "no floor 'moon'"),
    "aliases as text": (LIGHT + 'aliases = "b"', 5, "list of texts"),
    "wrong units": ('units = "imperial"', 1, "metric"),
    "not TOML": ('name = "x"\nunits = metric', 2, "not valid TOML"),
    "cut off": ('name = "x"\n[[device]]\nid = "light', 3, "not valid TOML"),
    "item of a list": ('[[list]]\nid = "l"\nname = "l"\nitems = ["milk"]', 4, "done = false"),
    "timer without time": ('[[timer]]\nname = "tea"', 1, "seconds"),
    "timer's time as text": ('[[timer]]\nname = "tea"\nremaining_s = "5m"', 3, "seconds"),
    "table instead of tables": ('[device]\nid = "light.a"', 1, "[[device]]"),
    "after a multi-line text": (
        'name = """\n[[device]]\non = 1\n"""\n' + LIGHT + "on = 1",
        9,
        "true or false",
    ),
    "after an array of lines": (
        '[[area]]\nid = "a"\nname = "a"\naliases = [\n "x = 1",\n "[[b]]",\n]\nflor = 1',
        8,
        "flor",
    ),
    "in an inline table": (
        'device = [{id = "light.a", kind = "light", name = "a", on = 3}]',
        1,
        "true or false",
    ),
    "quoted key": (LIGHT + '"dim" = 1', 5, "dim"),
}


@pytest.mark.parametrize("what", WRONG)
def test_errors_name_file_line_and_cause(what: str) -> None:
    text, line, cause = WRONG[what]
    with pytest.raises(HomeFileError) as caught:
        parse_home(text, "kitchen.toml")
    assert str(caught.value).startswith(f"kitchen.toml:{line}: ")
    assert cause in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_missing_or_binary_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(HomeFileError, match="no such home file"):
        read_home(tmp_path / "none.toml")
    (tmp_path / "x.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(HomeFileError, match="cannot be read as text"):
        read_home(tmp_path / "x.toml")


def test_the_document_lists_exactly_the_kinds_and_keys() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", DOC.read_text(), re.MULTILINE)
    documented = {kind: set(re.findall(r"`(\w+)`", keys)) for kind, keys in rows}
    assert documented == {kind: set(keys) for kind, keys in KINDS.items()}


def test_a_home_can_begin_otherwise() -> None:
    home = read_home(DEFAULT)
    other = changed(home, {"light.kitchen": {"on": True}, "shopping": {"items": [{"text": "tea"}]}})
    assert {device.id: state.get("on") for device, state in other.devices}["light.kitchen"] is True
    assert [item.text for item in other.lists[0].items] == ["tea"]
    assert other.lists[1] == home.lists[1]
    assert changed(home, {}) == home

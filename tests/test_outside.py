"""What comes from outside, bounded and made presentable: JSON, names, texts."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.core import outside
from assistant.core.outside import DEPTH, MESSAGE, printable, read_json
from assistant.home.model import Area, Device, Floor, Home


@pytest.mark.parametrize(
    "text", ['{"a": [1, {"b": "]}["}]}', '"[[[["', "3", "null", '["\\"[[[", "\\\\"]']
)
def test_json_is_read_as_it_is(text: str) -> None:
    assert read_json(text) == json.loads(text)


def test_brackets_in_texts_are_no_depth() -> None:
    text = json.dumps({"a": "[{" * 5000, "b": '"[' * 5000})
    assert read_json(text) == json.loads(text)


@given(
    st.recursive(
        st.text(alphabet='[]{}"\\a'),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_whatever_is_flat_enough_is_read(value: object) -> None:
    assert read_json(json.dumps(value), deepest=1000) == value


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        '{"a":' * 12_000,
        "[" * (DEPTH + 1) + "]" * (DEPTH + 1),
        '[{"a":' * DEPTH + "1" + "}]" * DEPTH,
        "[" + "1," * MESSAGE,
        '"\\' * 30_000,
        '"' * 60_000,
        "[" * 40 + '\\"' * 30_000,
        "9" * 60_000,
        "{",
        "",
    ],
)
def test_what_is_too_deep_too_long_or_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (each says its own)
        read_json(text)


def test_as_deep_as_allowed() -> None:
    assert read_json("[" * DEPTH + "]" * DEPTH)


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Desk\x1b]2;gotcha\x07\x1b[1;31m lamp", "Desk lamp"),
        ("Desk\x1b]8;;http://x\x1b\\lamp", "Desk lamp"),
        ("Desk\x1bclamp", "Desk lamp"),
        ("\x9b31mDesk", "31mDesk"),
        ("Desk\n\t lamp\r\n", "Desk lamp"),
        ("Desk\u202epmal\u200b", "Deskpmal"),
        ("Bücher\u00a0regal", "Bücher regal"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("💡 lamp", "💡 lamp"),
        ("\ud800lamp", "lamp"),
        ("[red]lamp[/red]", "[red]lamp[/red]"),
        ("   ", ""),
        ("\x1b[2J", ""),
        ("x" * 500, "x" * 99 + "…"),
    ],
)
def test_a_name_can_be_shown_and_spoken(told: str, shown: str) -> None:
    assert outside.name(told) == shown


@given(st.text())
def test_nothing_printable_moves_a_terminal(text: str) -> None:
    assert all(
        char in "\u200c\u200d" or char.isprintable() or char.isspace() for char in printable(text)
    )
    assert not set(printable(text)) & {chr(code) for code in (*range(32), *range(127, 160))}


def test_things_of_a_home_are_named_for_people() -> None:
    home = Home()
    home.put_floor(Floor("up", "Up\x1b[5mstairs"))
    home.put_area(Area("den", " ", ("\x07", "snug\x07 ")))
    home.put_device(
        Device("lock.back_door", "lock", "   ", ("\x00", "rear\ndoor")), {"locked": True}
    )
    home.put_device(
        Device("media_player.tv", "media_player", "TV"),
        {"state": "idle", "title": "a", "sources": ["x\x07"]},
    )
    home.update("media_player.tv", {"title": "Song\x1b[31m\x1b]0;x\x07!"})
    assert home.floors["up"].name == "Up stairs"
    assert (home.areas["den"].name, home.areas["den"].aliases) == ("den", ("snug",))
    assert home.devices["lock.back_door"].names == ("back door", "rear door")
    assert home.state("media_player.tv") == {"state": "idle", "title": "Song  !", "sources": ["x"]}

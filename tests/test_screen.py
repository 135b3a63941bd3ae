"""The terminal of a running box: what it shows, and that it draws no more often than something
changes.
"""

from __future__ import annotations

import io
import json
import logging
import sys
from collections import deque
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from rich.console import Console
from rich.live_render import LiveRender
from rich.text import Text

from assistant.cli import Lines
from assistant.core.events import Events
from assistant.core.journal import TurnEnded, TurnRecord, TurnWent
from assistant.core.values import Receipt, ToolCall
from assistant.home.model import Device, Home
from assistant.service.screen import JsonLines, Picture, Screen, SparingLive, View
from assistant.service.turn_lines import turn_lines


def a_box(**ear: Any) -> Any:
    """What the screen looks at."""
    return SimpleNamespace(
        conversation=SimpleNamespace(events=Events(), state="listening", live=None),
        ear=SimpleNamespace(level=-30.0, wake_score=0.0, **ear),
        models=SimpleNamespace(loading=["voice"]),
        house=SimpleNamespace(home=Home()),
    )


def a_turn() -> TurnRecord:
    return TurnRecord(
        turn=1,
        heard="what time is it?",
        reply="It's noon.",
        route="templates",
        marks_ms={"endpoint": 310, "first_audio": 355},
    )


def terminal() -> Console:
    return Console(file=io.StringIO(), force_terminal=True, width=80, height=24)


def test_the_same_look_is_drawn_once() -> None:
    look, drawn = ["idle"], []

    def draw() -> Text:
        drawn.append(look[0])
        return Text(look[0])

    live = SparingLive(lambda: look[0], draw, terminal())
    drawn.clear()
    for state in ("idle", "idle", "listening", "listening", "idle"):
        look[0] = state
        live.refresh()
    assert drawn == ["idle", "listening", "idle"]


def test_whatever_can_be_seen_changes_the_look() -> None:
    view = View(state="idle", level=0.5)
    changed = [
        replace(view, state="listening"),
        replace(view, level=0.6),
        replace(view, wake_score=0.9),
        replace(view, loading=["voice"]),
        replace(view, notes={"microphone": "It is muted."}),
        replace(view, now=a_turn()),
    ]
    ended = View(state="idle", level=0.5)
    ended.ended(a_turn())
    assert len({str(each.look) for each in (view, *changed, ended)}) == 8
    assert replace(view, level=0.501).look == view.look


def test_a_followed_box_is_shown_from_its_state_to_its_turns() -> None:
    console, box = terminal(), a_box()
    with Screen(View(wake_words="Hey Jarvis"), console) as screen:
        screen.follow(box)
        box.conversation.live = SimpleNamespace(record=a_turn())
        box.conversation.events.tell(TurnWent(box.conversation.live.record))
        assert screen.view.now is box.conversation.live.record
        box.conversation.events.tell(TurnEnded(a_turn()))
    with console.capture() as capture:
        console.print(Picture(screen.view))
    shown = capture.get()
    assert all(
        part in shown
        for part in (
            "● listening",
            "loading voice",
            "what time is it?",
            "It's noon.",
            "answered after 355 ms",
        )
    )
    assert screen.view.level == pytest.approx(0.5)


def test_a_program_gets_a_line_for_each_turn(capsys: pytest.CaptureFixture[str]) -> None:
    box = a_box()
    with JsonLines() as lines:
        lines.follow(box)
    box.conversation.events.tell(TurnEnded(a_turn()))
    assert json.loads(capsys.readouterr().out)["heard"] == "what time is it?"


HOSTILE = "lamp\x1b]0;gotcha\x07\x1b[31m [red]x[/red] [/] \x9b5m"


def test_what_people_and_hubs_say_neither_colours_nor_moves_the_terminal() -> None:
    record = replace(
        a_turn(),
        heard=HOSTILE,
        reply=HOSTILE,
        receipts=[Receipt("light.a", {}, {}, ok=False, reason=HOSTILE)],
    )
    console = Console(file=io.StringIO(), force_terminal=True, width=200, height=24, no_color=True)
    screen = Screen(View(notes={"skill": HOSTILE}), console)
    with console.capture() as capture:
        console.print(Picture(replace(screen.view, turns=deque([record]))))
        screen.note("bad", HOSTILE)
    shown = capture.get()
    assert not [code for code in ("\x1b]", "\x1b[31m", "\x07", "\x9b") if code in shown]
    assert shown.count("[red]x[/red] [/]") == 5


def test_log_lines_appear_above_the_picture_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    console = terminal()
    errors = io.StringIO()
    monkeypatch.setattr(errors, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", errors)
    handler = logging.StreamHandler(errors)
    handler.setFormatter(Lines("%(levelname).1s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        with Screen(View(state="idle"), console):
            logging.getLogger("skills").error(
                "skill skipped: coffee.py:6: it has a slip\nE forged \x1b[2J line"
            )
        assert handler.stream is errors
    finally:
        root.removeHandler(handler)
    assert errors.getvalue() == ""
    drawn = console.file.getvalue()  # type: ignore[attr-defined]
    assert "E skill skipped: coffee.py:6: it has a slip E forged   line" in drawn
    assert "\x1b[2J" not in drawn


def test_a_log_that_goes_to_a_file_stays_there(monkeypatch: pytest.MonkeyPatch) -> None:
    errors = io.StringIO()
    monkeypatch.setattr("sys.stderr", errors)
    handler = logging.StreamHandler(errors)
    logging.getLogger().addHandler(handler)
    try:
        with Screen(View(state="idle"), terminal()):
            logging.getLogger("skills").error("to the file")
    finally:
        logging.getLogger().removeHandler(handler)
    assert errors.getvalue() == "to the file\n"


def test_a_trace_in_the_log_keeps_its_lines() -> None:
    try:
        raise ValueError("\x1b[31mred\x1b[0m")
    except ValueError:
        made = logging.LogRecord("a", logging.ERROR, "f", 1, "failed", (), sys.exc_info())
    lines = Lines("%(message)s").format(made).splitlines()
    assert len(lines) > 3
    assert lines[-1] == "ValueError:  red "


def drawn(view: View, width: int = 80, height: int = 24) -> list[str]:
    """The lines of the screen, as a terminal of this size shows them."""
    console = Console(
        file=io.StringIO(), force_terminal=True, width=width, height=height, no_color=True
    )
    with console.capture() as capture:
        console.print(
            LiveRender(Picture(view))
        )  # what rich.live draws; it cuts with "…" what is too high
    lines = Text.from_ansi(capture.get()).plain.splitlines()
    assert len(lines) <= height
    return lines


@pytest.mark.parametrize("height", [12, 24, 40])
@pytest.mark.parametrize("words", [5, 60])
def test_the_newest_turn_is_always_seen_whole(height: int, words: int) -> None:
    view = View(state="speaking", wake_words="Hey Jarvis")
    for number in range(4):
        reply = f"answer {number} " + "la " * words + f"end {number}"
        view.ended(replace(a_turn(), heard=f"question {number}", reply=reply))
    shown = "\n".join(drawn(view, height=height))
    assert "question 3" in shown
    assert "end 3" in shown
    assert "…" not in shown


def test_what_is_just_being_heard_stands_below_the_turns() -> None:
    view = View(state="thinking")
    for number in range(4):
        view.ended(replace(a_turn(), heard=f"question {number}", reply="word " * 90))
    view.now = replace(a_turn(), heard="and what is being said now")
    shown = "\n".join(drawn(view))
    assert "and what is being said now" in shown
    assert "question 0" not in shown


def test_the_head_is_one_line_and_says_what_to_say() -> None:
    lines = drawn(View(state="idle", wake_words="Hey Jarvis", level=0.4, wake_score=0.2))
    [head] = [line for line in lines if "Hey Jarvis" in line]
    assert "say “Hey Jarvis”" in head
    assert "mic" in head
    assert "wake" in head


def test_a_turn_is_told_in_names_and_words() -> None:
    home = Home()
    home.put_device(Device("light.0x1f", "light", "Reading Lamp"), {"on": True})
    record = TurnRecord(
        turn=1,
        heard="dim it and start a timer",
        calls=[
            ToolCall("home.set_brightness", {"device": ["light.0x1f"], "brightness": 20.0}),
            ToolCall("timers.start", {"seconds": 10.0, "label": "", "command": ""}),
        ],
        receipts=[
            Receipt("light.0x1f", {}, {}, ok=False, reason="timeout", detail="has not answered")
        ],
        reply="No.",
        route="model",
        marks_ms={"endpoint": 100, "first_audio": 261},
    )
    view = View(named=lambda device: home.devices[device].name)
    console = Console(file=io.StringIO(), width=100)
    with console.capture() as capture:
        console.print(turn_lines(record, view.named))
    shown = capture.get()
    assert "home: set brightness Reading Lamp (brightness 20)" in shown
    assert "timers: start (seconds 10)" in shown
    assert "Reading Lamp: has not answered" in shown
    assert "answered after 261 ms · understood by the language model" in shown
    assert "light.0x1f" not in shown

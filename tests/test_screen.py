"""The terminal of a running box: what it shows, and that it draws no more often than something changes."""

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
from rich.text import Text

from assistant.cli import Lines
from assistant.conversation import Hooks
from assistant.ops.journal import TurnRecord
from assistant.screen import JsonLines, Screen, SparingLive, View, render
from assistant.values import Receipt


def a_box(**ear: Any) -> Any:
    """What the screen looks at."""
    return SimpleNamespace(
        conversation=SimpleNamespace(hooks=Hooks(), state="listening", live=None),
        ear=SimpleNamespace(level=-30.0, wake_score=0.0, **ear),
        models=SimpleNamespace(engines={"voice": SimpleNamespace(ready=False)}),
    )


def a_turn() -> TurnRecord:
    return TurnRecord(turn=1, heard="what time is it?", reply="It's noon.", route="templates", marks_ms={"endpoint": 310})


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
        replace(view, loading={"voice": False}),
        replace(view, notes={"microphone": "It is muted."}),
        replace(view, now=a_turn()),
    ]
    ended = View(state="idle", level=0.5)
    ended.ended(a_turn())
    assert len({str(each.look) for each in (view, *changed, ended)}) == 8
    assert replace(view, level=0.501).look == view.look


def test_a_followed_box_is_shown_from_its_state_to_its_turns() -> None:
    console, box = terminal(), a_box()
    with Screen(View(wake_words="hey_jarvis"), console) as screen:
        screen.follow(box)
        box.conversation.live = SimpleNamespace(record=a_turn())
        box.conversation.hooks.progress(box.conversation.live.record)
        assert screen.view.now is box.conversation.live.record
        box.conversation.hooks.turn_ended(a_turn())
    with console.capture() as capture:
        console.print(render(screen.view))
    shown = capture.get()
    assert all(part in shown for part in ("● listening", "loading voice", "what time is it?", "It's noon.", "310 ms"))
    assert screen.view.level == pytest.approx(0.5)


def test_a_program_gets_a_line_for_each_turn(capsys: pytest.CaptureFixture[str]) -> None:
    box = a_box()
    with JsonLines() as lines:
        lines.follow(box)
    box.conversation.hooks.turn_ended(a_turn())
    assert json.loads(capsys.readouterr().out)["heard"] == "what time is it?"


HOSTILE = "lamp\x1b]0;gotcha\x07\x1b[31m [red]x[/red] [/] \x9b5m"


def test_what_people_and_hubs_say_neither_colours_nor_moves_the_terminal() -> None:
    record = replace(a_turn(), heard=HOSTILE, reply=HOSTILE, receipts=[Receipt("light.a", {}, {}, ok=False, reason=HOSTILE)])
    console = Console(file=io.StringIO(), force_terminal=True, width=200, height=24, no_color=True)
    screen = Screen(View(notes={"skill": HOSTILE}), console)
    with console.capture() as capture:
        console.print(render(replace(screen.view, turns=deque([record]))))
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
            logging.getLogger("skills").error("skill skipped: coffee.py:6: it has a slip\nE forged \x1b[2J line")
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

"""The terminal of a running box: what it shows, and that it draws no more often than something changes."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from rich.console import Console
from rich.text import Text

from assistant.conversation import Hooks
from assistant.ops.journal import TurnRecord
from assistant.screen import JsonLines, Screen, SparingLive, View, render


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

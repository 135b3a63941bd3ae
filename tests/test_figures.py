"""The figures of a day, from its turns."""

from __future__ import annotations

from typing import Any

from assistant.service.verbs.figures import EDGES_MS, of_turns


def turn(route: str, first_audio: int | None = None, **more: Any) -> dict[str, Any]:
    marks = {} if first_audio is None else {"first_audio": first_audio}
    return {
        "route": route,
        "marks_ms": marks,
        "notice": None,
        "failed": False,
        "wake": None,
        **more,
    }


def test_turns_are_counted_by_route_and_answers_by_how_long_they_took() -> None:
    told = of_turns(
        [
            turn("templates", 180, wake={"word": "hey_jarvis", "score": 0.9}),
            turn("templates", 250),
            turn("model", 5000, failed=True),
            turn("templates"),
            turn("none", notice="timer"),
        ]
    )
    assert told["turns"] == {"templates": 3, "model": 1}
    assert (told["count"], told["notices"], told["failed"], told["woken"]) == (4, 1, 1, 1)
    assert told["answers"]["counts"] == [2, *[0] * (len(EDGES_MS) - 1), 1]
    assert told["answers"]["median_ms"] == 250
    assert of_turns([])["answers"]["median_ms"] is None

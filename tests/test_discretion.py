"""What people say stands in the log only where it may: neither as such, nor in what an error says
of itself.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from assistant.cli import Lines
from assistant.core.discretion import Words


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What a log that is kept holds."""
    monkeypatch.setattr(Words, "shown", False)
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(Lines("%(levelname).1s %(name)s: %(message)s"))
    log = logging.getLogger("household")
    log.addHandler(handler)
    yield text
    log.removeHandler(handler)


def fail() -> None:
    try:
        int("gherkins")
    except ValueError as error:
        logging.getLogger("household").exception(
            "“%s” failed: %s: %s", Words("buy gherkins"), "ValueError", Words(error)
        )


def test_a_log_that_is_kept_holds_no_words(written: io.StringIO) -> None:
    fail()
    text = written.getvalue().replace('int("gherkins")', "")  # the line of our own code
    assert "gherkins" not in text
    assert "“…” failed: ValueError: …" in text
    assert "in fail" in text
    assert text.rstrip().endswith("ValueError")


def test_a_terminal_shows_them(written: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Words, "shown", True)
    fail()
    assert "“buy gherkins” failed: ValueError: invalid literal" in written.getvalue()

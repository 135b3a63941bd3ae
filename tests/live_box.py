"""The box and the person of the end-to-end tests."""

from __future__ import annotations

import time
from typing import Any

from assistant.core.errors import HearthError
from assistant.service.person import Person
from lab.box_process import BoxProcess

__all__ = ["LiveBox", "Person"]


class LiveBox(BoxProcess):
    """A box process whose missing answers fail the test."""

    def turn(self, timeout: float = 30.0) -> dict[str, Any]:
        try:
            return super().turn(timeout)
        except HearthError as error:
            raise AssertionError(str(error)) from None

    def note(self, part: str, timeout: float = 30.0) -> str:
        """The first note on its error output that contains `part`, waited for."""
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline:
            for line in list(self.notes):
                if part in line:
                    return line
            time.sleep(0.05)
        raise AssertionError(
            f"no note with {part!r} within {timeout} s; there were: {self.notes[-5:]}"
        )

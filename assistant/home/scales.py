"""The scales on which devices keep what people say in percent."""

from __future__ import annotations


def to_percent(level: float, scale: float) -> int:
    """A level on the device's scale as percent; what shines at all is at least 1."""
    percent = round(level * 100 / scale)
    return max(1, min(100, percent)) if level > 0 else 0


def from_percent(percent: float, scale: float) -> int:
    """The level on the device's scale, or the step of so many; what is to shine or turn at all is
    at least 1.
    """
    return max(1, round(percent * scale / 100)) if percent > 0 else 0

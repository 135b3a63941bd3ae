"""The scales on which devices keep what people say in percent."""

from __future__ import annotations


def to_percent(level: float, scale: float) -> int:
    """A level on the device's scale as percent; what shines at all is at least 1."""
    percent = round(level * 100 / scale)
    return max(1, min(100, percent)) if level > 0 else 0


def from_percent(percent: float, scale: float) -> int:
    """The level on the device's scale; what is to shine at all is at least 1."""
    return max(1, round(percent * scale / 100)) if percent > 0 else 0


def speed_of(percent: float, speeds: int) -> int:
    """The nearest of a fan's speeds, counted from 1; 0 only for 0 percent."""
    return max(1, round(percent * speeds / 100)) if percent > 0 else 0

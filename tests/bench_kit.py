"""What a benchmark's table looks like on a terminal."""

from __future__ import annotations

from rich.console import Console, RenderableType


def shown(renderable: RenderableType, width: int = 160) -> str:
    console = Console(width=width, markup=False)
    with console.capture() as capture:
        console.print(renderable)
    return capture.get()

"""A running box that serves its page, for tests with a browser."""

from __future__ import annotations

from pathlib import Path

from browser_kit import free_port
from running import BARE, Running


class PageBox(Running):
    """A box whose page is served on a port of its own."""

    def __init__(self, folder: Path, settings: str = "") -> None:
        """`settings` stand beside those of `running.BARE`."""
        self.port = free_port()
        super().__init__(folder, f"{BARE}[web]\nport = {self.port}\n{settings}")

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

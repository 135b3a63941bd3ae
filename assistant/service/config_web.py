"""The section of the configuration that tells of the page."""

from __future__ import annotations

from pydantic import Field

from assistant.service.section import Section


class Web(Section):
    """The page that this box shows to a browser."""

    enabled: bool = Field(True, description="Whether there is a page at all.")
    host: str = Field(
        "127.0.0.1",
        description="Address to listen on: 127.0.0.1 is this machine alone, 0.0.0.0 the home "
        "network.",
    )
    port: int = Field(8765, ge=1, le=65535, description="Port of the page.")

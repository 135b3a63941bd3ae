"""The section of the configuration that tells of the page."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from assistant.service.section import Section


class Web(Section):
    """The page that this box shows to a browser (docs/page.md)."""

    enabled: bool = Field(True, description="Whether there is a page at all.")
    host: str = Field(
        "127.0.0.1",
        description="Address to listen on: 127.0.0.1 is this machine alone, 0.0.0.0 the home "
        "network.",
    )
    port: int = Field(8765, ge=1, le=65535, description="Port of the page.")
    names: str = Field(
        "",
        description="Further names under which the page is opened, beside this machine's own, with "
        'spaces between them: "hearth.fritz.box".',
    )
    tls: Literal["off", "own"] = Field(
        "off",
        description='"own": encrypted, with a certificate that the box makes itself; browsers give '
        "the microphone only to encrypted pages (and to this machine's own).",
    )
    certificate: str = Field(
        "", description="PEM file with a certificate of yours, for an encrypted page."
    )
    key: str = Field(
        "",
        description="PEM file with its private key, where that is not in the same file.",
    )

    @model_validator(mode="after")
    def _belong_together(self) -> Web:
        if self.key and not self.certificate:
            raise ValueError("key is set without certificate; the two belong together")
        return self

    @property
    def further_names(self) -> tuple[str, ...]:
        return tuple(self.names.lower().split())

    @property
    def encrypted(self) -> bool:
        return self.tls == "own" or bool(self.certificate)

    @property
    def scheme(self) -> str:
        return "https" if self.encrypted else "http"

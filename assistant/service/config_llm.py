"""The section `[llm]`: the language model on this box, and one on another machine of the house."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from assistant.service.secret import Secret
from assistant.service.section import Section, web_address


def _server_address(url: str) -> str:
    """The base of a server's addresses: "http://box:8080/v1/", as its page names it, is meant as
    "http://box:8080".
    """
    url = web_address(url.strip())
    if not url:
        return url
    parts = urlsplit(url)
    try:
        known = bool(parts.hostname) and parts.port != 0
    except ValueError:
        known = False
    if not known:
        raise ValueError("it must be http://, a machine, and mostly a port: http://nas.local:8080")
    if parts.username is not None:
        raise ValueError("a key belongs into llm.server_key, not into the address")
    if parts.query or parts.fragment:
        raise ValueError("it ends with the machine and its port, without ? and #")
    return url.rstrip("/").removesuffix("/v1").rstrip("/")


class Llm(Section):
    """The language model for what no template understands: here, or elsewhere (docs/server.md)."""

    model: str = Field(
        "smollm2-135m",
        description="Id in models/catalogue.toml, or a GGUF file; empty: no language model.",
    )
    way: Literal["auto", "plain", "tools"] = Field(
        "auto",
        description=(
            "How the model works: `plain` (it rewrites what no template reads), `tools` (it calls "
            "the skills), or `auto`: as suits it (docs/models.md)."
        ),
    )
    adapter: str = Field(
        "auto",
        description=(
            "What the model learned for this work (docs/the-small-model.md): a GGUF file with a "
            "LoRA, `auto`: the one that comes with the model, or empty: none."
        ),
    )
    context: int = Field(
        2048,
        ge=512,
        le=32768,
        description="Tokens of context; without this key as many as suit the model.",
    )
    max_tokens: int = Field(96, ge=16, le=1024, description="Longest answer, in tokens.")
    server: Annotated[str, AfterValidator(_server_address)] = Field(
        "",
        description=(
            "http://host:8080 of a language model on another machine of the house (llama-server, "
            "or what speaks OpenAI's chat protocol); empty: none."
        ),
    )
    server_key: Secret = Field(Secret(""), description="The key that the server asks for.")
    server_ca: str = Field(
        "",
        description=(
            "File with the authority of one's own that signed the server's certificate, "
            "for an https:// address."
        ),
    )
    server_model: str = Field(
        "", description="Name of the model, on a server that has several; empty: its first."
    )
    server_slot: int = Field(
        -1,
        ge=-1,
        le=255,
        description=(
            "The slot of this box on a llama-server that several boxes ask, from 0; "
            "-1: the server chooses."
        ),
    )
    server_s: float = Field(
        4.0,
        ge=0.5,
        le=30,
        description=(
            "Seconds in which the server's answer, or the first sentence of a long one, must be "
            "there; then the model on this box answers."
        ),
    )
    server_outside: bool = Field(
        False,
        description=(
            "Whether the server may stand outside the home network. "
            "What is said to the box goes there then."
        ),
    )

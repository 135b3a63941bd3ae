"""What all sections of the configuration are made of."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """One table of the configuration file."""

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())


def web_address(url: str) -> str:
    """An address as people write it: "homeassistant.local:8123" is meant as
    "http://homeassistant.local:8123". Raises ValueError for another scheme.
    """
    scheme, separator, _ = url.partition("://")
    if not url or scheme.lower() in ("http", "https"):
        return url
    if separator:
        raise ValueError("it must begin with http:// or https://")
    return f"http://{url}"

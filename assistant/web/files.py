"""The page's own files, read once: what is not among them can't be asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("page")
TYPES: Mapping[str, str] = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webmanifest": "application/manifest+json",
}
TEXTS = frozenset({".html", ".js", ".css", ".svg", ".webmanifest"})


@dataclass(frozen=True, slots=True)
class PageFile:
    """One file, with what a browser needs to know of it."""

    body: bytes
    content_type: str
    charset: str | None
    tag: str
    """Changes with the content: a browser that has it is not sent it again."""


def page_files(folder: Path = FOLDER) -> Mapping[str, PageFile]:
    """Every file by its path in the address; "/" is index.html."""
    found = {
        f"/{path.relative_to(folder).as_posix()}": _read(path)
        for path in sorted(folder.rglob("*"))
        if path.suffix in TYPES
    }
    return {**found, "/": found["/index.html"]}


def _read(path: Path) -> PageFile:
    body = path.read_bytes()
    charset = "utf-8" if path.suffix in TEXTS else None
    return PageFile(body, TYPES[path.suffix], charset, hashlib.sha256(body).hexdigest()[:16])

"""Reloads skill files when they are saved. A half-written file keeps its former version until it
loads.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

from watchfiles import awatch

from assistant.skillkit.host.loader import Registry
from assistant.skillkit.host.skillfile import Problem

log = logging.getLogger(__name__)

DEBOUNCE_MS = 300
"""Editors write a file in several steps; changes this close together are one."""
_LOOK_MS = 150
"""How often the watching thread wakes to look for changes."""


async def watch(
    registry: Registry, reloaded: Callable[[tuple[Problem, ...]], None] | None = None
) -> None:
    """Runs for ever. `reloaded` is called after each reload with the problems it found. Folders
    that are missing are made.
    """
    for folder in registry.folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            log.warning("%s can't be watched for skills: %s", folder, error.strerror)
    folders = [folder for folder in registry.folders if folder.is_dir()]
    try:
        await _follow(registry, folders, reloaded)
    except (
        OSError,
        RuntimeError,
    ) as error:  # the system's watches are used up, or the folder went away
        log.warning(
            (
                "skills are no longer reloaded when they are saved: %s; "
                "restart the assistant to load changes"
            ),
            error,
        )


async def _follow(
    registry: Registry, folders: list[Path], reloaded: Callable[[tuple[Problem, ...]], None] | None
) -> None:
    async for changes in awatch(*folders, recursive=True, debounce=DEBOUNCE_MS, step=_LOOK_MS):
        paths = {Path(path) for _, path in changes}
        skills = [path for path in paths if path.suffix in (".py", ".toml", ".ftl")]
        if not skills:
            continue
        await asyncio.to_thread(registry.try_out, skills)
        problems = registry.reload(skills)
        log.info("skills reloaded: %s", ", ".join(sorted(path.name for path in paths)))
        if reloaded:
            reloaded(problems)
